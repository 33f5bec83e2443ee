"""Record sets: chosen and ordered rows of a table; an object is made only on demand."""
