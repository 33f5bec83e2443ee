"""Docstrings of the package as Markdown: roles of Sphinx become code, the meaning of a field becomes its docstring."""

import ast
import re
from typing import Any

from griffe import Attribute, Docstring, Extension, Object

_ROLE = re.compile(r":(?:class|func|meth|mod|data|exc|attr|obj):`~?(?:[^`]*\.)?([^`.]+)`")


def plain(text: str) -> str:
    """`text` without roles: ``:class:`~a.b.Name``` is the name as code."""
    return _ROLE.sub(r"`\1`", text)


def described(value: str) -> str | None:
    """The description in `value`, the source of a field: ``Field(description="…")``."""
    call = ast.parse(value, mode="eval").body
    given = {one.arg: one.value for one in call.keywords} if isinstance(call, ast.Call) else {}
    words = given.get("description")
    return words.value if isinstance(words, ast.Constant) and isinstance(words.value, str) else None


class PlainDocstrings(Extension):
    """Rewrites each docstring as it is read."""

    def on_instance(self, *, obj: Object, **_: Any) -> None:
        """Rewrites the docstring of `obj`."""
        if isinstance(obj, Attribute) and obj.docstring is None and "description=" in str(obj.value):
            meaning = described(str(obj.value))
            obj.docstring = None if meaning is None else Docstring(meaning, parent=obj)
            obj.value = None
        if obj.docstring is not None:
            obj.docstring.value = plain(obj.docstring.value)
