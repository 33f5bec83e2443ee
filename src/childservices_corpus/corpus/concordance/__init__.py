"""Words in context: each place of the words found, with the words around it and its place in the dump."""
