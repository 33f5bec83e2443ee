"""Full-text search: one query language, two engines behind one interface."""
