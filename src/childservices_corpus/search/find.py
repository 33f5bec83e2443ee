"""From a query to hits: rank, take the best, and find the places of the words."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import numpy as np

from ..arrow import Rows
from ..errors import QueryError
from ..storage.readers import Readable
from .engines import SearchIndex, any_word
from .highlighting import Highlight, highlights
from .hits import Hit, Hits, Snippet
from .query import Expression, parse_query
from .texts import Pieces, pieces_of, quoted_words

WINDOW = 200
BEFORE = 60
_ANY = "there is not a record with all of these words; these have at least one of them"


class Searched(Readable, Protocol):
    """The parts of a corpus that a search needs: an index, and the records in rows of a table."""

    def search_index(self, table: str, engine: str) -> SearchIndex:
        """The index that holds `table`."""
        ...

    def at(self, table: str, rows: Rows) -> list[Any]:
        """The records in these rows of the table."""
        ...


def find_hits(corpus: Searched, chosen: Mapping[str, Rows | None], text: str, limit: int, engine: str) -> Hits[Any]:
    """The `limit` best matches of the query `text` among the rows `chosen` of each table; ``None`` means all rows."""
    if limit < 0:
        raise QueryError(f"cannot give {limit} hits")
    query = parse_query(text)
    expression, notes = query.expression, query.notes
    ranked, total = _ranked(corpus, chosen, expression, limit, engine)
    if not total and (wider := any_word(query)) is not None:
        expression = wider
        ranked, total = _ranked(corpus, chosen, expression, limit, engine)
        notes = (*notes, _ANY) if total else notes
    hits = _hits(corpus, ranked, expression) if expression is not None else []
    index = corpus.search_index(next(iter(chosen)), engine)
    return Hits(text, hits, total, f"{index.engine}, {index.why}", notes)


def _ranked(
    corpus: Searched, chosen: Mapping[str, Rows | None], expression: Expression | None, limit: int, engine: str
) -> tuple[list[tuple[float, str, int]], int]:
    """Score, table and row of the `limit` best, the best first, and the number of all matches."""
    found: list[tuple[float, str, int]] = []
    total = 0
    for table, rows in chosen.items():
        ranking = corpus.search_index(table, engine).match(expression, table, limit if rows is None else None)
        numbers, scores = ranking.numbers, ranking.scores
        if rows is not None:
            kept = np.isin(numbers, rows)
            numbers, scores = numbers[kept], scores[kept]
        total += ranking.total if rows is None else len(numbers)
        found += [(score, table, row) for score, row in zip(scores.tolist(), numbers.tolist(), strict=True)]
    return sorted(found, key=lambda one: (-one[0], one[1], one[2]))[:limit], total


def _hits(corpus: Searched, ranked: Sequence[tuple[float, str, int]], expression: Expression) -> list[Hit[Any]]:
    """The hits for `ranked`; their rows are read together, since each row group is read as a whole."""
    found: dict[tuple[str, int], Any] = {}
    for table in {table for _, table, _ in ranked}:
        rows = np.array([row for _, name, row in ranked if name == table], dtype=np.int64)
        found |= {(table, int(row)): one for row, one in zip(rows, corpus.at(table, rows), strict=True)}
    return [_hit(corpus, table, found[table, row], score, expression) for score, table, row in ranked]


def _hit(corpus: Searched, table: str, record: Any, score: float, expression: Expression) -> Hit[Any]:
    quotes = quoted_words(corpus, record.id).get(record.id, []) if table == "statements" else []
    pieces = pieces_of(table, record.model_dump(), quotes)
    places = tuple(highlights(pieces, expression))
    return Hit(record, score, places, snippet(pieces, record, places))


def snippet(pieces: Pieces, record: Any, places: tuple[Highlight, ...]) -> Snippet:
    """The text around the first match outside the title, else in the title, else the start of the longest text."""
    if places:
        first = next((one for one in places if one.field != "title"), places[0])
        field, item, start = first.field, first.item, first.start
    else:
        longest = max((piece for column in pieces.values() for piece in column), key=lambda one: len(one.text))
        field, item, start = longest.field, longest.item, 0
    value = _value(record, field, item)
    begin = _word_start(value, max(0, start - BEFORE), start)
    end = _word_end(value, min(len(value), begin + WINDOW))
    inside = [one for one in places if (one.field, one.item) == (field, item) and begin <= one.start and one.end <= end]
    return Snippet(field, item, begin, end, value, tuple(sorted(inside, key=lambda one: one.start)))


def _value(record: Any, field: str, item: int | None) -> str:
    """The text of `field`, such as ``text``, or of one item, such as ``speakers.name``."""
    name, _, part = field.partition(".")
    value = getattr(record, name)
    if item is not None:
        value = value[item]
    return str(getattr(value, part) if part else value)


def _word_start(text: str, place: int, latest: int) -> int:
    """The first beginning of a word at or after `place`, but not after `latest`."""
    if place == 0:
        return 0
    gap = text.find(" ", place, latest)
    return place if gap < 0 else gap + 1


def _word_end(text: str, place: int) -> int:
    """The last end of a word at or before `place`; `place` itself inside a long word."""
    if place >= len(text):
        return len(text)
    gap = text.rfind(" ", max(0, place - BEFORE), place)
    return place if gap < 0 else gap
