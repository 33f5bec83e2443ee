"""Faults that can be made in a table of knowledge: a row or a word that is lost, a value or a day that is another."""

import re
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import zip_longest
from typing import NamedTuple

from fault import Fault

# What tells a reader where something is from, or what it is called, and decides nothing.
PROSE = {"why", "source", "definition", "message", "hint", "official_name", "kind", "uses"}
_TOKEN = re.compile(
    r"(?P<comment>#[^\n]*)|(?P<string>\"(?:[^\"\\\n]|\\.)*\")|(?P<day>\d{4}-\d\d-\d\d)|(?P<number>-?\d+(?:\.\d+)?)"
    r"|(?P<bare>[A-Za-z_][\w-]*)|(?P<mark>[\[\]{}=,])|(?P<end>\n)"
)
_HEADER = re.compile(r"^\[(\[?)([^\]\n]+)\]\]?", re.MULTILINE)
_LINE = re.compile(r"^(?P<key>\"[^\"\n]*\"|[\w-]+) = (?P<value>.*)$", re.MULTILINE)
_ROW_IN_LIST = re.compile(r"^ +\{ .*\},?\n", re.MULTILINE)
_MONTH = 30


class _Token(NamedTuple):
    kind: str
    words: str
    start: int
    end: int
    section: str
    key: str
    depth: str


def table_faults(path: str, text: str) -> list[Fault]:
    """The faults that can be made in the table `path` with that `text`; some leave no table: see :func:`is_read`."""
    found = _in_csv(path, text) if path.endswith(".csv") else (*_rows(path, text), *_words_and_values(path, text))
    return sorted(found, key=lambda fault: (fault.start, fault.end, fault.after))


def is_read(fault: Fault, text: str) -> bool:
    """True if the table `text` can be read with `fault` in it, and is another one then."""
    try:
        return fault.path.endswith(".csv") or tomllib.loads(fault.made_in(text)) != tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False


def _rows(path: str, text: str) -> Iterator[Fault]:
    headers = list(_HEADER.finditer(text))
    for header, following in zip_longest(headers, headers[1:]):
        if header[1]:
            end = len(text) if following is None else following.start()
            yield _lost(path, text, header.start(), end, "deleted row", header[2])
    for row in _ROW_IN_LIST.finditer(text):
        yield _lost(path, text, row.start(), row.end(), "deleted row")
    for line in _LINE.finditer(text):
        # A bare key over a list is the name of the list, not knowledge.
        section = next((h[2] for h in reversed(headers) if h.start() < line.start()), "")
        if PROSE.isdisjoint((line["key"], section)) and (line["key"][0] == '"' or line["value"][:1] not in "["):
            entry = ".".join(filter(None, (section, line["key"].strip('"'))))
            yield _lost(path, text, line.start(), line.end() + 1, "deleted row", entry)


def _lost(path: str, text: str, start: int, end: int, kind: str, entry: str = "") -> Fault:
    return Fault(path, text.count("\n", 0, start) + 1, kind, text[start:end], "", start, end, entry)


def _words_and_values(path: str, text: str) -> Iterator[Fault]:
    for token in _tokens(text):
        if token.key in PROSE or token.section in PROSE:
            continue
        line = text.count("\n", 0, token.start) + 1
        if token.kind == "string" and token.depth.endswith("["):
            end = token.end + 1 if text[token.end : token.end + 1] == "," else token.end
            value = tomllib.loads(f"a = {token.words}")["a"]
            entry = f"{'.'.join(filter(None, (token.section, token.key)))}: {value!r}"
            yield Fault(path, line, "deleted word", text[token.start : end], "", token.start, end, entry)
        elif token.kind in ("number", "day", "string") and not token.depth.endswith("["):
            yield Fault(path, line, "changed value", token.words, _another(token), token.start, token.end)


def _another(token: _Token) -> str:
    if token.kind == "day":
        return (date.fromisoformat(token.words) + timedelta(days=_MONTH)).isoformat()
    if token.kind == "string":
        return token.words[:-1] + 'x"'
    return f"{float(token.words) + 1}" if "." in token.words else str(int(token.words) + 1)


def _tokens(text: str) -> Iterator[_Token]:
    """The values in `text` with the section, the key and the brackets that they stand in."""
    section = key = depth = ""
    pending: re.Match[str] | None = None
    at = 0
    while at < len(text):
        header = _HEADER.match(text, at) if not depth and (at == 0 or text[at - 1] == "\n") else None
        if header is not None:
            section, at = header[2], header.end()
            continue
        token = _TOKEN.match(text, at)
        at = at + 1 if token is None else token.end()
        if token is None or token["comment"] or token["end"]:
            continue
        if token["mark"]:
            mark = token["mark"]
            depth = depth + mark if mark in "[{" else depth[:-1] if mark in "]}" else depth
            if mark == "=" and pending is not None and not depth.endswith("["):
                key = pending[0].strip('"')
            continue
        pending = token
        is_key = not depth.endswith("[") and re.match(r"\s*=", text[token.end() : token.end() + 2]) is not None
        if not is_key and not token["bare"]:
            yield _Token(token.lastgroup or "", token[0], token.start(), token.end(), section, key, depth)


def _in_csv(path: str, text: str) -> Iterator[Fault]:
    start = text.index("\n") + 1
    for line in text[start:].splitlines(keepends=True):
        yield _lost(path, text, start, start + len(line), "deleted row")
        cells = list(re.finditer(r"\"[^\"\n]*\"|[^,\n]+", line))
        for cell in cells:
            at = start + cell.start()
            if re.fullmatch(r"\d{4}-\d\d-\d\d", cell[0]):
                moved = (date.fromisoformat(cell[0]) - timedelta(days=_MONTH)).isoformat()
                yield Fault(path, text.count("\n", 0, at) + 1, "changed value", cell[0], moved, at, at + len(cell[0]))
            elif "|" in cell[0]:
                for word in re.finditer(r"[^|\"\n]+(\|)?", cell[0]):
                    yield _lost(path, text, at + word.start(), at + word.end(), "deleted word")
        start += len(line)
