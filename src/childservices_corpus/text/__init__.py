"""Dumps as text: which files are given, their bytes decoded, their lines, the slices and the date lines in them."""
