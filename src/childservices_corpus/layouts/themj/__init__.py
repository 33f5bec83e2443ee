"""Pages of The MJ."""
