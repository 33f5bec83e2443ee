"""Parquet files of a release: written with their stamp, read piece by piece."""
