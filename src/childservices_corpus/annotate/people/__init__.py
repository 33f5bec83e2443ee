"""People: their names, their roles, and the days between which each was seen in a role."""
