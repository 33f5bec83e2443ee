"""Tables for spreadsheets: Excel shows what the page says, runs none of it, and lists can be separated again."""

import csv
import re
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from childservices_corpus.corpus.output import Out
from childservices_corpus.corpus.sets.selection import Selection
from childservices_corpus.errors import QueryError
from childservices_corpus.export.cells import (
    LONGEST,
    SEPARATOR,
    defused,
    fitted,
    joined,
    split_cell,
    undefused,
)
from corpora import labelled_corpus, real_corpus

TEXTS = st.text(max_size=30) | st.text(r"\|;N E=-'", max_size=8)
SEPARATORS = [SEPARATOR, "; ", "\n", "|", " ", "||", "§ ", '"']
LONG = "Foster carers \N{SEEDLING} " * 3000
CUT = re.compile(r" \[cut: the first ([\d,]+) of ([\d,]+) characters\]\Z")


def of(*values: Any, kind: pa.DataType | None = None) -> Selection:
    return Selection.of("table", pa.table({"value": pa.array(list(values), kind)}))


def read_csv(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


@given(st.lists(st.none() | TEXTS, max_size=5), st.sampled_from(SEPARATORS))
def test_the_items_of_a_list_come_back(items: list[str | None], separator: str) -> None:
    assert split_cell(joined(items, separator), separator) == tuple(items)


@given(TEXTS, st.sampled_from(SEPARATORS))
def test_any_cell_can_be_separated(cell: str, separator: str) -> None:
    assert isinstance(split_cell(cell, separator), tuple)


@pytest.mark.parametrize("separator", ["", "and", "\\", " \\ ", "1"])
def test_a_separator_that_cannot_be_undone_is_refused(separator: str) -> None:
    with pytest.raises(QueryError, match=r"could not be separated again; take a sign such as ' \| '"):
        joined(["a"], separator)
    with pytest.raises(QueryError, match="could not be separated again"):
        split_cell("a", separator)


@given(TEXTS)
def test_a_formula_comes_back(text: str) -> None:
    assert undefused(defused(text)) == text


@given(st.text("ab\N{SEEDLING}", max_size=40).flatmap(lambda some: st.integers(0, 4000).map(lambda n: some * n)))
def test_no_cell_is_longer_than_excel_holds(text: str) -> None:
    shown = fitted(text)
    assert len(shown.encode("utf-16-le")) // 2 <= LONGEST
    if shown != text:
        assert len(text.encode("utf-16-le")) // 2 > LONGEST
        mark = CUT.search(shown)
        assert mark is not None
        kept, of_all = (int(number.replace(",", "")) for number in mark.groups())
        assert (text[:kept], len(text)) == (shown[: mark.start()], of_all)
        assert kept > LONGEST // 2 - 200


def test_csv_for_excel(tmp_path: Path) -> None:
    rows = of(["a | b", None, "", "=c"], ["=first"], [], None, kind=pa.list_(pa.string()))
    path = rows.to_csv(tmp_path / "out.csv", excel=True)
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbfvalue\r\n")
    assert data.count(b"\n") == data.count(b"\r\n") == 5
    cells = [row[0] if row else "" for row in read_csv(path)[1:]]
    assert cells == [r"a \| b | \N | \E | =c", "'=first", "", ""]
    assert [split_cell(undefused(cell)) for cell in cells] == [("a | b", None, "", "=c"), ("=first",), (), ()]


def test_csv_for_excel_has_letters_days_and_short_cells(tmp_path: Path) -> None:
    table = pa.table({"day": [date(2022, 3, 23)], "text": [f"=\N{RIGHT SINGLE QUOTATION MARK}{LONG}"], "true": [True]})
    path = Selection.of("table", table).to_csv(tmp_path / "out.csv", excel=True)
    [day, text, true] = read_csv(path)[1]
    assert (day, true) == ("2022-03-23", "true")
    assert text.startswith("'=\N{RIGHT SINGLE QUOTATION MARK}Foster carers")
    assert CUT.search(text)
    whole = Selection.of("table", table).to_csv(tmp_path / "whole.csv")
    assert whole.read_bytes().startswith(b"day,text,true\n")
    assert len(read_csv(whole)[1][1]) > LONGEST


def test_an_unknown_item_is_empty_in_plain_csv(tmp_path: Path) -> None:
    assert read_csv(of(["a", None]).to_csv(tmp_path / "out.csv"))[1] == ["a | "]


def test_every_kind_of_table_leaves_for_excel(tmp_path: Path) -> None:
    corpus = labelled_corpus()
    tables: list[Out] = [
        corpus.articles,
        corpus.records,
        corpus.statements.select("id", "speakers.role"),
        corpus.articles.count_by("topic"),
        corpus.articles.count_by("year"),
        corpus.articles.trend("year"),
        corpus.coverage(),
        corpus.describe(),
    ]
    for number, table in enumerate(tables):
        rows = read_csv(table.to_csv(tmp_path / f"{number}.csv", excel=True))
        assert rows[0] == table.to_arrow().column_names
        assert len(rows) == table.to_arrow().num_rows + 1
    for row, article in zip(read_csv(tmp_path / "0.csv")[1:], corpus.articles, strict=True):
        cells = dict(zip(corpus.articles.columns, row, strict=True))
        assert split_cell(undefused(cells["topics"])) == article.topics


def test_counts_leave_in_every_way(tmp_path: Path) -> None:
    counts = real_corpus().articles.count_by("publisher")
    assert counts.to_csv(tmp_path / "counts.csv").read_text("utf-8") == "publisher,n\nlocalgov,100\nthemj,60\n"
    assert (
        counts.to_jsonl(tmp_path / "counts.jsonl").read_text("utf-8").startswith('{"publisher":"localgov","n":100}\n')
    )
    assert counts.to_parquet(tmp_path / "counts.parquet").is_file()
    assert counts == real_corpus().articles.count_by("publisher")
