"""What every annotator needs: a record as passages, spans found in it, words and phrases."""
