"""Questions about the corpus: how columns, values and periods are worded, and the rows that answer."""
