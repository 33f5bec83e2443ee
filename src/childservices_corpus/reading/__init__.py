"""Reads records, ledger, provenance and problems off a scan, as columns: one list or array a field."""
