"""What people found out and wrote down: days from other sources, and corrections; each row has its source."""
