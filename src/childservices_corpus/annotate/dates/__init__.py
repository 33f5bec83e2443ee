"""The day a record was published or issued: the clues, the order of a listing, the range of days."""
