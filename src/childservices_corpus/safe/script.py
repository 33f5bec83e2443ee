"""JSON inside the script of a web page."""

import json
from collections.abc import Iterator
from typing import Any

_ESCAPES = str.maketrans({letter: f"\\u{ord(letter):04x}" for letter in "<>&"})


class ScriptSafe(json.JSONEncoder):
    """Writes ``<``, ``>`` and ``&`` as JSON's escapes, so that text cannot end the script or open a comment in it.

    A browser searches a script for ``</script`` and ``<!--`` before it reads the language (HTML Standard, 4.12.1.3).
    """

    def encode(self, o: Any) -> str:
        """`o` as JSON."""
        return super().encode(o).translate(_ESCAPES)

    def iterencode(self, o: Any, _one_shot: bool = False) -> Iterator[str]:
        """`o` as pieces of JSON."""
        return (piece.translate(_ESCAPES) for piece in super().iterencode(o, _one_shot))
