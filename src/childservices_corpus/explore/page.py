"""Writes the page: the data, the program and the style in one file."""

import json
from importlib.resources import files
from pathlib import Path

from ..html import shown
from ..storage.readers import Recorded
from ..storage.whole import whole
from .data import data_of

# Nothing is fetched, and nothing but the program in the page runs.
_POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:"


def write_page(corpus: Recorded, path: Path, title: str, cite: str) -> Path:
    """Write the page of `corpus` to `path`; returns the path. The page says how to `cite` the release."""
    text = page_of(corpus, title, cite)
    with whole(path) as beside:
        beside.write_text(text, encoding="utf-8")
    return path


def page_of(corpus: Recorded, title: str, cite: str) -> str:
    """The page of `corpus` as HTML."""
    parts = {
        "TITLE": shown(title),
        "CITE": shown(cite),
        "POLICY": _POLICY,
        "LICENCES": shown(_part("licences.txt")),
        "STYLE": _part("app.css"),
        "DATA": _harmless(data_of(corpus, cite)),
        "PROGRAM": _part("app.js"),
    }
    # Each part is put in once: a part that contains the name of another one is left as it is.
    pieces = _part("page.html").split("%%")
    return "".join(parts[piece] if number % 2 else piece for number, piece in enumerate(pieces))


def _harmless(data: object) -> str:
    """`data` as JSON that cannot end the element which holds it: ``<`` is written as an escape."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return written.replace("<", "\\u003c").replace("\N{LINE SEPARATOR}", "\\u2028").replace("\u2029", "\\u2029")


def _part(name: str) -> str:
    return files(__name__.rpartition(".")[0]).joinpath(name).read_text(encoding="utf-8")
