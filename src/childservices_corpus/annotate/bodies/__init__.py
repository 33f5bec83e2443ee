"""Organisations and local authorities."""
