"""Checks for other packages: :func:`check_layout` checks a layout."""

from .layouts import Checked, check_layout

__all__ = ["Checked", "check_layout"]
