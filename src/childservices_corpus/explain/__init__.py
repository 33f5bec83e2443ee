"""Shows a value at its place in the source, and tells in sentences how a date was found."""
