"""Records as Arrow tables: schemas from the models, columns from a reading, and rows back to models."""
