"""Runs of eight words that a folder shares with pages, however words are counted."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from html import unescape
from pathlib import Path
from typing import Any
from unicodedata import normalize
from urllib.parse import unquote

import pyarrow as pa
import pyarrow.parquet as pq

EIGHT = 8
APOSTROPHES = str.maketrans("", "", "'\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}")
NUMBERED = re.compile(r"\\u([0-9a-f]{4})")
WORD = re.compile(r"[^\W_]+")


def fine(text: str) -> list[str]:
    """The words of `text`; "children's" is two."""
    return WORD.findall(normalize("NFKC", text).casefold())


def joined(text: str) -> list[str]:
    """The words of `text`; "children's" is one, and so is its slug."""
    return WORD.findall(normalize("NFKC", text).translate(APOSTROPHES).casefold())


def unquoted(text: str) -> list[str]:
    """The words of `text` in which signs are written by name or number: "%20" is a space."""
    numbered = NUMBERED.sub(lambda one: chr(int(one[1], 16)), unquote(unquote(text)))
    return joined(unescape(numbered))


WAYS: tuple[Callable[[str], list[str]], ...] = (fine, joined, unquoted)


def runs(words: list[str]) -> set[tuple[str, ...]]:
    return set(zip(*(words[first:] for first in range(EIGHT)), strict=False))


def strings(value: Any) -> Iterator[str]:
    """Each string in `value`, at any depth."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, bytes):
        yield value.decode("utf-8", "replace")
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)


def told(path: Path) -> Iterator[str]:
    """Each string in the file `path`: the values and the metadata of a table, or the whole of a text."""
    if path.suffix != ".parquet":
        text = path.read_text("utf-8")
        yield text
        if path.suffix == ".json":
            yield from strings(json.loads(text))
        return
    rows: pa.Table = pq.read_table(path)
    yield from strings([*(rows.schema.metadata or {}).values()])
    for row in rows.to_pylist():
        yield from strings(row)


def shared_runs(folder: Path, pages: Iterable[str]) -> list[tuple[str, str]]:
    """The runs of eight words of `pages` in the files of `folder`, each with the name of its file."""
    texts = list(pages)
    found = []
    for way in WAYS:
        known = {run for text in texts for run in runs(way(text))}
        for path in sorted(folder.iterdir()):
            mine = {run for text in told(path) for run in runs(way(text))}
            found += [(path.name, " ".join(run)) for run in sorted(mine & known)]
    return found
