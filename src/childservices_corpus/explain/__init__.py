"""Shows a value at its place in the source, and explains in sentences how a date was found."""
