"""One line for each record of a set: which cells it has, and the headline above it."""

from datetime import date
from typing import Any

import pyarrow as pa
import pytest

from childservices_corpus.corpus import Corpus
from childservices_corpus.corpus.sets.display import columns_of, record_line
from childservices_corpus.models import Link
from childservices_corpus.parsing.objects import parse
from childservices_corpus.reading.problems import problem
from commands import corpus


def with_days(*days: tuple[date | None, date | None]) -> Corpus:
    """The two articles with other days."""
    table = corpus().articles.to_arrow()
    rows = table.to_pylist()
    for row, (first, last) in zip(rows, days, strict=True):
        row |= {"published_earliest": first, "published_latest": last, "published_text": None}
    return Corpus.from_tables({"articles": pa.Table.from_pylist(rows, schema=table.schema)})


MAY, JUNE, JULY = date(2024, 5, 1), date(2024, 6, 1), date(2024, 7, 1)
HEADLINES: list[tuple[Any, str]] = [
    (((MAY, JUNE), (JUNE, JUNE)), "dated 2024-05-01 to 2024-06-01; 1 to the very day"),
    (((MAY, JULY), (JUNE, None)), "dated 2024-05-01 to 2024-07-01; 0 to the very day"),
    (((None, JULY), (None, JUNE)), "dated unknown to 2024-07-01; 0 to the very day"),
    (((MAY, None), (JUNE, None)), "dated 2024-05-01 to unknown; 0 to the very day"),
    (((None, None), (None, None)), "0 to the very day"),
]


@pytest.mark.parametrize(("days", "said"), HEADLINES, ids=[said for _, said in HEADLINES])
def test_a_headline_says_from_when_to_when(days: Any, said: str) -> None:
    assert str(with_days(*days).articles).splitlines()[0] == f"<2 articles; {said}; themj 2>"


CELLS = {
    "articles": ("date", "publisher", "headline"),
    "statements": ("date", "publisher", "kind", "headline"),
    "quotations": ("speaker", "text"),
    "mentions": ("kind", "text", "ref", "record_id"),
    "links": ("relation", "score", "source_id", "target_id"),
    "documents": ("name", "publisher", "layout", "n_chars"),
    "ledger": ("start", "end", "fate", "record_id"),
    "provenance": ("record_id", "field", "item", "start", "end"),
    "sightings": ("record_id", "position", "section"),
    "problems": ("code", "document", "line", "message"),
}


@pytest.mark.parametrize("table", CELLS)
def test_the_cells_of_a_line(table: str) -> None:
    assert columns_of(table) == CELLS[table]
    for record in corpus().table(table)[:1]:
        assert len(record_line(table, record)) == len(CELLS[table])


def test_a_link_is_its_relation_its_score_and_both_ends() -> None:
    one, other = (record.id for record in corpus().articles)
    link = Link(source_id=one, target_id=other, relation="reprint", score=0.5, evidence="Words")
    assert record_line("links", link) == ("reprint", "0.5", one, other)


def test_a_problem_is_its_code_its_place_and_what_is_wrong() -> None:
    found = problem(parse("Words.", name="a.txt").document, "zeros", 7, 0, 1)
    assert record_line("problems", found) == ("zeros", "a.txt", "7", found.message)
