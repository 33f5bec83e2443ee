"""Compares two releases, record by record and field by field, and says what caused each difference."""
