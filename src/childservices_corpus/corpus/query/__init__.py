"""Questions about the corpus: names of columns, values and periods, and the rows that answer."""
