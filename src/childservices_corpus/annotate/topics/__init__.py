"""What a record is about."""
