"""Dumps as text: the given files, their decoded bytes, and their lines, slices and date lines."""
