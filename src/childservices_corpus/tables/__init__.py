"""Records as Arrow tables: schemas from the models, columns from a reading, rows back to models."""
