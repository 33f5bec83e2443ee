"""Facts that people found and wrote down: days from other sources, and corrections; each row has its source."""
