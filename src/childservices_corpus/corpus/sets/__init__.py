"""Record sets: rows of a table, chosen and ordered; an object is made only when it is asked for."""
