"""Docstrings of the package as Markdown: the roles of Sphinx become code."""

import re
from typing import Any

from griffe import Extension, Object

_ROLE = re.compile(r":(?:class|func|meth|mod|data|exc|attr|obj):`~?(?:[^`]*\.)?([^`.]+)`")


def plain(text: str) -> str:
    """`text` without roles: ``:class:`~a.b.Name``` is the name as code."""
    return _ROLE.sub(r"`\1`", text)


class PlainDocstrings(Extension):
    """Rewrites each docstring as it is read."""

    def on_instance(self, *, obj: Object, **_: Any) -> None:
        """Rewrites the docstring of `obj`."""
        if obj.docstring is not None:
            obj.docstring.value = plain(obj.docstring.value)
