"""How many records there are in each period, and what was captured when."""
