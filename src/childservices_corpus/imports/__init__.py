"""Imports that are made at the first use: names of this package, and optional dependencies."""
