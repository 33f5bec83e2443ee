"""Reads records, ledger, provenance and problems from a scan, as columns: one list or array for each field."""
