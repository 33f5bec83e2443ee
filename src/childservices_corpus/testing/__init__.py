"""Checks that other packages can run on what they add: :func:`check_layout` for a layout."""

from .layouts import Checked, check_layout

__all__ = ["Checked", "check_layout"]
