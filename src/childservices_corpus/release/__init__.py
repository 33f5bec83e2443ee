"""Releases: dumps in, a folder of Parquet files out, and back again to check it."""
