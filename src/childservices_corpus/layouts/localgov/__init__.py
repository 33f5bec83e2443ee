"""Pages of LocalGov."""
