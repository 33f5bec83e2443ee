"""The lines of a concordance, made for some records at a time."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from ...annotate.speech.sentences import plain_sentences
from ...arrow import Rows
from ...models import Document
from ...search.highlighting import Highlight, highlights
from ...search.query import Expression
from ...search.texts import rows_to_search, value_of
from ...text.fold import plain_spaces
from ..query.both import RECORDS
from ..query.store import Store
from .dumps import Place, documents_of, places_of
from .facts import facts_at, facts_of
from .lines import Line, beside, keys

# The first lines are there at once; later, more records are looked at together.
FIRST, MOST = 16, 1024
_OWN = {"quotations": ["id", "record_id", "document_id", "start", "end"]}


def stream(corpus: Store, table: str, rows: Rows, expression: Expression, window: int) -> Iterator[Line]:
    """The lines of the words of `expression` in `rows` of `table`, with at most `window` words on each side."""
    size, start = FIRST, 0
    while start < len(rows):
        yield from _lines(corpus, table, rows[start : start + size], expression, window)
        start, size = start + size, min(2 * size, MOST)


def _lines(corpus: Store, table: str, rows: Rows, expression: Expression, window: int) -> list[Line]:
    if table == RECORDS:
        places, own = corpus.both.split(rows)
        by_row = [lines for name, some in own.items() for lines in _by_row(corpus, name, some, expression, window)]
        return [line for place in np.argsort(places).tolist() for line in by_row[place]]
    return [line for lines in _by_row(corpus, table, rows, expression, window) for line in lines]


def _by_row(corpus: Store, table: str, rows: Rows, expression: Expression, window: int) -> list[list[Line]]:
    """The lines of each of `rows`."""
    if not len(rows):
        return []
    searched = rows_to_search(corpus, table, rows)
    own = corpus.reader(table).take(rows, _OWN.get(table, ["id", "document_id"])).to_pylist()
    facts = _facts(corpus, table, rows, own)
    places = places_of(corpus, table, own)
    marked = highlights([pieces for _, pieces in searched], expression)
    found: list[list[Line]] = []
    where: dict[str, list[tuple[int, int, list[Place]]]] = defaultdict(list)
    for number, ((row, _), marks, one, fact) in enumerate(zip(searched, marked, own, facts, strict=True)):
        lines: list[Line] = []
        values: dict[tuple[str, int | None], list[Highlight]] = {}
        for mark in marks:
            values.setdefault((mark.field, mark.item), []).append(mark)
        for (field, item), mine in values.items():
            value = value_of(row, field, item)
            fits = [place for place in places.get((one["id"], field, item), ()) if place[2] - place[1] == len(value)]
            for line in _of_value(value, mine, {**fact, "document_id": one["document_id"]}, window):
                where[one["document_id"]].append((number, len(lines), fits))
                lines.append(line)
        found.append(lines)
    for document in documents_of(corpus, list(where)):
        for number, place, fits in where[document.id]:
            found[number][place] = _in_dump(found[number][place], document, fits)
    return found


def _facts(corpus: Store, table: str, rows: Rows, own: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What each line says of the record of each of `rows`."""
    if table != "quotations":
        return [{**fact, "quotation_id": None} for fact in facts_at(corpus, table, rows)]
    records = facts_of(corpus, [row["record_id"] for row in own])
    return [{**fact, "quotation_id": row["id"]} for fact, row in zip(records, own, strict=True)]


def _of_value(value: str, marks: list[Highlight], facts: dict[str, Any], window: int) -> Iterator[Line]:
    """The lines of one value, without their places in the dump."""
    sentences = plain_sentences(value)
    starts = [start for start, _ in sentences]
    for start, end in keys(value, marks):
        first, last = bisect_right(starts, start) - 1, bisect_right(starts, end - 1) - 1
        left, right = beside(value, start, end, window)
        yield Line(
            left=left,
            key=value[start:end],
            right=right,
            sentence=value[sentences[first][0] : sentences[last][1]].strip(),
            field=marks[0].field,
            item=marks[0].item,
            start=start,
            end=end,
            document=None,
            line=None,
            document_start=None,
            document_end=None,
            **facts,
        )


def _in_dump(line: Line, document: Document, places: list[Place]) -> Line:
    """`line` with its place in the `document`: the first of `places` where the dump holds the words."""
    for _, start, _ in places:
        first, last = start + line.start, start + line.end
        if plain_spaces(document.text[first:last]) == plain_spaces(line.key):
            return replace(
                line, document=document.name, line=document.line_of(first), document_start=first, document_end=last
            )
    return replace(line, document=document.name)
