"""Amounts of money and shares of a whole."""
