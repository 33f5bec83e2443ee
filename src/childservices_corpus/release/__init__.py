"""Releases: builds a folder of Parquet files from dumps, and checks the folder against the dumps."""
