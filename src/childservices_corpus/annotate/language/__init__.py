"""Tools for every annotator: a record as passages, the spans found in it, words and phrases."""
