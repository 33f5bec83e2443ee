"""Parquet files of a release, written with a stamp and read piece by piece."""
