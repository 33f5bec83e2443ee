"""The places of a query's words in one record: exact places in its fields, with either engine."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass

from .columns import COLUMNS
from .fts5 import LIST, TOKENS, create_words, expand, sound, to_fts5
from .query import Either, Expression, terms_of
from .texts import CLOSE, OPEN, Piece, Pieces, indexed

# Records whose places are looked for at once.
TOGETHER = 256


@dataclass(frozen=True, order=True)
class Highlight:
    """A place in a record: ``[start, end)`` in code points of the value of `field`, or of its item `item`.

    ``speakers.name`` with item 1 is the name of the second speaker.
    """

    field: str
    item: int | None
    start: int
    end: int


def highlights(records: Sequence[Pieces], expression: Expression) -> list[list[Highlight]]:
    """The places in each of `records` of the words of `expression`, in the order of columns and text."""
    found: list[list[Highlight]] = []
    for start in range(0, len(records), TOGETHER):
        some = records[start : start + TOGETHER]
        for pieces, marked in zip(some, _marked([indexed(pieces) for pieces in some], expression), strict=True):
            places: list[Highlight] = []
            for column, text in zip(COLUMNS, marked, strict=True):
                for first, last in _spans(text):
                    places += _in_pieces(pieces.get(column, ()), first, last)
            found.append(places)
    return found


def _marked(texts: Sequence[tuple[str, ...]], expression: Expression) -> list[tuple[str, ...]]:
    """Each of `texts` with marks around the words found, from an index of these texts alone."""
    marks = ", ".join("?" * (len(COLUMNS) + 1))
    parts = ", ".join(f"highlight(one, {place}, ?, ?)" for place in range(len(COLUMNS)))
    numbered = [(number, *map(sound, row)) for number, row in enumerate(texts)]
    with closing(sqlite3.connect(":memory:")) as run:
        create_words(run)
        run.execute(f"CREATE VIRTUAL TABLE one USING fts5({LIST}, tokenize='{TOKENS}')")
        run.executemany(f"INSERT INTO one(rowid, {LIST}) VALUES ({marks})", numbered)
        run.executemany(f"INSERT INTO plain(rowid, {LIST}) VALUES ({marks})", numbered)
        either = to_fts5(expand(Either(terms_of(expression)), run, most=-1))
        if either is None:
            return list(texts)
        asked = f"SELECT rowid, {parts} FROM one WHERE one MATCH ?"
        found = {number: row for number, *row in run.execute(asked, (*(OPEN, CLOSE) * len(COLUMNS), either))}
    return [tuple(found.get(number, text)) for number, text in enumerate(texts)]


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
