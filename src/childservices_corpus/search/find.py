"""From a query to hits: rank, take the best, and find the places of the words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

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


@dataclass(frozen=True)
class Matches:
    """Matches of a query, the best first: the number of each one's table in `tables`, its row there, and its score.

    ``total`` counts all matches, also those that are left out here.
    """

    tables: tuple[str, ...]
    table: npt.NDArray[np.int64]
    rows: Rows
    scores: npt.NDArray[np.float64]
    total: int
    notes: tuple[str, ...] = ()


def find_hits(
    corpus: Searched, chosen: Mapping[str, Rows | None], text: str, limit: int | None, engine: str
) -> Hits[Any]:
    """The `limit` best matches of the query `text` among the rows `chosen` of each table; ``None`` means all."""
    if limit is not None and limit < 0:
        raise QueryError(f"cannot give {limit} hits")
    query = parse_query(text)
    expression, notes = query.expression, query.notes
    best = _ranked(corpus, chosen, expression, limit, engine)
    if not best.total and (wider := any_word(query)) is not None:
        expression = wider
        best = _ranked(corpus, chosen, expression, limit, engine)
        notes = (*notes, _ANY) if best.total else notes
    hits = _hits(corpus, best, expression) if expression is not None else []
    index = corpus.search_index(next(iter(chosen)), engine)
    return Hits(text, hits, best.total, f"{index.engine}, {index.why}", notes)


def matches(corpus: Searched, chosen: Mapping[str, Rows | None], text: str, engine: str) -> Matches:
    """All matches of the query `text` among the rows `chosen` of each table, with notes on the search."""
    query = parse_query(text)
    return replace(_ranked(corpus, chosen, query.expression, None, engine), notes=query.notes)


def _ranked(
    corpus: Searched, chosen: Mapping[str, Rows | None], expression: Expression | None, limit: int | None, engine: str
) -> Matches:
    """The `limit` best matches; of equal ones the first tables and rows come first."""
    found: list[tuple[npt.NDArray[np.int64], Rows, npt.NDArray[np.float64]]] = []
    total = 0
    for number, (table, rows) in enumerate(chosen.items()):
        ranking = corpus.search_index(table, engine).match(expression, table, limit if rows is None else None)
        numbers, scores = ranking.numbers, ranking.scores
        if rows is not None:
            kept = np.isin(numbers, rows)
            numbers, scores = numbers[kept], scores[kept]
        total += ranking.total if rows is None else len(numbers)
        found.append((np.full(len(numbers), number), numbers, scores))
    tables, rows, scores = (np.concatenate(parts) for parts in zip(*found, strict=True))
    order = np.lexsort((rows, tables, -scores))[:limit]
    return Matches(tuple(chosen), tables[order], rows[order], scores[order], total)


def _hits(corpus: Searched, best: Matches, expression: Expression) -> list[Hit[Any]]:
    """The hits for `best`; the records of a table are read together, since each row group is read as a whole."""
    found: dict[int, Hit[Any]] = {}
    for number, table in enumerate(best.tables):
        places = np.flatnonzero(best.table == number)
        records = corpus.at(table, best.rows[places])
        quotes = quoted_words(corpus, [one.id for one in records]) if table == "statements" and records else {}
        pieces = [pieces_of(table, one.model_dump(), quotes.get(one.id, ())) for one in records]
        for place, record, own, marks in zip(
            places.tolist(), records, pieces, highlights(pieces, expression), strict=True
        ):
            score = float(best.scores[place])
            found[place] = Hit(record, score, tuple(marks), snippet(own, record, tuple(marks)))
    return [found[place] for place in range(len(best.rows))]


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
