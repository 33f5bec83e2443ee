"""Rows that are vouched for as whole columns are rows that the models accept, and good rows are vouched for."""

from functools import cache
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import childservices_corpus as csc
from childservices_corpus.release.best_readings import ranks
from childservices_corpus.release.readings import rank
from childservices_corpus.storage.files import read_table
from childservices_corpus.tables.rows import models
from childservices_corpus.tables.rules import check
from childservices_corpus.tables.schemas import TABLES
from childservices_corpus.tables.validity import surely_valid
from commands import release

WORDS = ["", "x", "unknown", "themj", "themj/a-12345678", "0" * 64, "http://x", "listing", "news\n", "a b", "é"]
ODD: dict[str, list[Any]] = {
    "string": [None, *WORDS],
    "bool": [None, True, False],
    "int64": [None, -1, 0, 1, 10**9, 2**60],
    "double": [None, -0.5, 0.0, 1.0, 1.5, float("nan"), float("inf")],
    "date32[day]": [None, -800_000, -1, 0, 20_000, 3_000_000],
}


@cache
def table(name: str) -> pa.Table:
    return read_table(release(), name)


def cells(kind: pa.DataType) -> st.SearchStrategy[Any]:
    """Cells of a column of that type, most of which no model accepts."""
    if pa.types.is_dictionary(kind):
        return cells(kind.value_type)
    if pa.types.is_list(kind):
        return st.none() | st.lists(cells(kind.value_type), max_size=2)
    if pa.types.is_struct(kind):
        return st.none() | st.fixed_dictionaries({part.name: cells(part.type) for part in kind})
    return st.sampled_from(ODD[str(kind)])


def column(values: list[Any], kind: pa.DataType) -> pa.Array:
    if pa.types.is_dictionary(kind):
        return pa.array(values, kind.value_type).dictionary_encode().cast(kind)
    return pa.array(values, kind)


def accepted(name: str, rows: pa.Table) -> bool:
    try:
        check(name, rows)
        models(name, rows)
    except (ValueError, ArithmeticError):
        return False
    return True


@pytest.mark.parametrize("name", [name for name in TABLES if name not in ("problems", "links", "people")])
def test_the_rows_of_a_release_are_vouched_for(name: str) -> None:
    assert table(name).num_rows
    assert surely_valid(name, table(name))
    assert surely_valid(name, table(name).slice(0, 0))


@settings(max_examples=400, deadline=None)
@given(data=st.data())
def test_what_is_vouched_for_is_accepted_by_the_models(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([name for name in TABLES if table(name).num_rows]))
    rows = table(name)
    field = data.draw(st.sampled_from(list(rows.schema)))
    plain = rows[field.name].to_pylist()
    # Days are drawn as numbers, since Python has no words for the days beyond its years.
    drawn = data.draw(cells(field.type).map(lambda cell: [*plain[:-1], cell]))
    try:
        kind = rows.schema.field(field.name).type
        index = rows.schema.get_field_index(field.name)
        changed = rows.set_column(index, pa.field(field.name, kind), column(drawn, kind))
    except (pa.ArrowException, ArithmeticError, TypeError):
        return
    if surely_valid(name, changed):
        try:
            check(name, changed)
        except csc.CorpusError:
            return
        assert accepted(name, changed), drawn[-1]


REFUSED = [
    ("articles", "genre", "gossip"),
    ("articles", "id", "themj/a-1234567"),
    ("articles", "id", "themj/a-12345678\n"),
    ("articles", "document_id", "0" * 63),
    ("articles", "position", -1),
    ("articles", "published_earliest", 3_000_000),
    ("provenance", "field", ""),
    ("provenance", "item", -1),
    ("ledger", "fate", "lost"),
    ("mentions", "kind", "animal"),
    ("quotations", "id", "themj/a-12345678#x1"),
    ("documents", "address", "ftp://example.org"),
    ("topics", "score", float("nan")),
    ("statements", "kind", "joke"),
    ("statements", "word_count", 10**9),
]


@pytest.mark.parametrize(("name", "field", "cell"), REFUSED)
def test_a_cell_that_no_model_accepts_is_not_vouched_for(name: str, field: str, cell: Any) -> None:
    rows = table(name)
    kind = rows.schema.field(field).type
    cells = [*rows[field].to_pylist()[:-1], cell]
    if pa.types.is_date32(kind):
        cells = [None, *[None] * (len(cells) - 2), cell]
    index = rows.schema.get_field_index(field)
    assert not surely_valid(name, rows.set_column(index, pa.field(field, kind), column(cells, kind)))


def test_an_unknown_or_a_missing_column_is_not_vouched_for() -> None:
    rows = table("sightings")
    assert not surely_valid("sightings", rows.drop_columns(["section"]))
    assert not surely_valid("sightings", rows.append_column("more", rows["start"]))


@pytest.mark.parametrize("name", ["articles", "statements"])
def test_ranks_of_columns_are_those_of_rows(name: str) -> None:
    rows = table(name)
    found = [(one >> 32, one & 0xFFFFFFFF) for one in ranks(rows).tolist()]
    assert found == [rank(row) for row in rows.to_pylist()]
