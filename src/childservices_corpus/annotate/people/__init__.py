"""People: their names, their roles, and how long each was seen in a role."""
