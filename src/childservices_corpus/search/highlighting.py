"""The places of a query's words in one record: exact places in its fields, with either engine."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass

from .fts5 import LIST, TOKENS, create_words, expand, to_fts5
from .query import COLUMNS, Either, Expression, terms_of
from .texts import CLOSE, OPEN, Piece, Pieces, indexed


@dataclass(frozen=True, order=True)
class Highlight:
    """A place in a record: ``[start, end)`` in code points of the value of `field`, or of its item `item`.

    ``speakers.name`` with item 1 is the name of the second speaker.
    """

    field: str
    item: int | None
    start: int
    end: int


def highlights(pieces: Pieces, expression: Expression) -> list[Highlight]:
    """The places in `pieces` of the words of `expression`, in the order of columns and text."""
    marked = _marked(indexed(pieces), expression)
    found: list[Highlight] = []
    for column, text in zip(COLUMNS, marked, strict=True):
        for start, end in _spans(text):
            found += _in_pieces(pieces.get(column, ()), start, end)
    return found


def _marked(texts: tuple[str, ...], expression: Expression) -> tuple[str, ...]:
    """Each of `texts` with marks around the words found, from an index of this one record."""
    marks = ", ".join("?" * len(COLUMNS))
    parts = ", ".join(f"highlight(one, {place}, ?, ?)" for place in range(len(COLUMNS)))
    with closing(sqlite3.connect(":memory:")) as run:
        create_words(run)
        run.execute(f"CREATE VIRTUAL TABLE one USING fts5({LIST}, tokenize='{TOKENS}')")
        run.execute(f"INSERT INTO one({LIST}) VALUES ({marks})", texts)
        run.execute(f"INSERT INTO plain(rowid, {LIST}) VALUES (1, {marks})", texts)
        either = to_fts5(expand(Either(terms_of(expression)), run))
        if either is None:
            return texts
        found = run.execute(
            f"SELECT {parts} FROM one WHERE one MATCH ?", (*(OPEN, CLOSE) * len(COLUMNS), either)
        ).fetchone()
    return texts if found is None else tuple(found)


def _spans(marked: str) -> Iterator[tuple[int, int]]:
    """The marked places, as offsets in the text without the marks."""
    before, *parts = marked.split(OPEN)
    place = len(before)
    for part in parts:
        inside, _, after = part.partition(CLOSE)
        yield place, place + len(inside)
        place += len(inside) + len(after)


def _in_pieces(pieces: Sequence[Piece], start: int, end: int) -> Iterator[Highlight]:
    """A place in a column as places in the pieces of that column."""
    offset = 0
    for piece in pieces:
        first, last = max(start, offset), min(end, offset + len(piece.text))
        if first < last:
            yield Highlight(piece.field, piece.item, first - offset, last - offset)
        offset += len(piece.text) + 1
