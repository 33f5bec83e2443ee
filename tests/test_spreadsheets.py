"""Tables for spreadsheets: Excel shows what the page says, runs none of it, and lists can be separated again."""

import csv
import re
import zipfile
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

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
HOSTILE = [
    "=1+1",
    "'=1+1",
    "+44 20",
    "@sum(a1)",
    "\tx",
    "https://example.org/",
    "mailto:a@example.org",
    "{=1}",
    "1/2",
    "007",
    "<r><t>x</t></r>",
    "<b>&amp;</b>",
    "_x0041_ and _x000D_",
    " spaces ",
    "two\nlines",
]


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
    with pytest.raises(QueryError, match=r"could not be separated again; take a sign such as ' \\| '"):
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
    tables = [
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


# What follows reads the workbook as the format says (ECMA-376), without the library that wrote it.
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


class Book:
    """The one sheet of a workbook: its cells as (kind, text), row by row."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as parts:
            self.names = parts.namelist()
            texts = ElementTree.fromstring(parts.read("xl/sharedStrings.xml"))
            self.sheet = ElementTree.fromstring(parts.read("xl/worksheets/sheet1.xml"))
            self.styles = ElementTree.fromstring(parts.read("xl/styles.xml"))
            self.book = ElementTree.fromstring(parts.read("xl/workbook.xml"))
        self.texts = ["".join(part.text or "" for part in one.iter(f"{MAIN}t")) for one in texts]
        self.rows = [[self._cell(cell) for cell in row] for row in self.sheet.iter(f"{MAIN}row")]

    def _cell(self, cell: ElementTree.Element) -> tuple[str, str]:
        value = cell.findtext(f"{MAIN}v") or ""
        kind = cell.get("t", "n")
        return (kind, _unescaped(self.texts[int(value)])) if kind == "s" else (kind, value)

    def style_of(self, row: int, column: int) -> ElementTree.Element:
        cell = list(list(self.sheet.iter(f"{MAIN}row"))[row])[column]
        styles = self.styles.find(f"{MAIN}cellXfs")
        assert styles is not None
        return styles[int(cell.get("s", "0"))]


def _unescaped(text: str) -> str:
    return re.sub(r"_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), text)


@pytest.fixture
def _excel() -> None:
    pytest.importorskip("xlsxwriter")


@pytest.mark.usefixtures("_excel")
def test_text_of_a_page_is_text_in_a_workbook(tmp_path: Path) -> None:
    book = Book(of(*HOSTILE).to_excel(tmp_path / "out.xlsx"))
    assert book.rows == [[("s", "value")], *([("s", text)] for text in HOSTILE)]
    assert not list(book.sheet.iter(f"{MAIN}f"))
    assert not list(book.sheet.iter(f"{MAIN}hyperlink"))
    assert not [name for name in book.names if name.endswith("sheet1.xml.rels")]
    assert book.style_of(1, 0).get("quotePrefix") == "1"


@pytest.mark.usefixtures("_excel")
def test_characters_that_a_workbook_cannot_hold_are_replaced(tmp_path: Path) -> None:
    book = Book(of("a\x00b\x1b[31mc", "one\r\ntwo\rthree", "\uffff", LONG).to_excel(tmp_path / "out.xlsx"))
    [first], [second], [third], [long] = book.rows[1:]
    assert first == ("s", "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}[31mc")
    assert (second, third) == (("s", "one\ntwo\nthree"), ("s", "\N{REPLACEMENT CHARACTER}"))
    assert CUT.search(long[1])


@pytest.mark.usefixtures("_excel")
def test_days_numbers_and_lists_in_a_workbook(tmp_path: Path) -> None:
    table = pa.table(
        {
            "day": [date(2022, 3, 23), None, date(1850, 1, 1)],
            "number": [1, 2, None],
            "share": [0.5, float("nan"), None],
            "true": [True, False, None],
            "items": pa.array([["a | b", None], [], None], pa.list_(pa.string())),
            "part": [{"name": "A"}, None, {"name": "B"}],
        }
    )
    path = Selection.of("table", table).to_excel(tmp_path / "out.xlsx")
    book = Book(path)
    first, second, third = book.rows[1:]
    assert first[:4] == [("n", "44643"), ("n", "1"), ("n", "0.5"), ("b", "1")]
    assert first[4:] == [("s", r"a \| b | \N"), ("s", '{"name":"A"}')]
    assert second == [("n", "2"), ("s", "nan"), ("b", "0")]
    assert third == [("s", "1850-01-01"), ("s", '{"name":"B"}')]
    formats = {one.get("numFmtId"): one.get("formatCode") for one in book.styles.iter(f"{MAIN}numFmt")}
    assert formats[book.style_of(1, 0).get("numFmtId")] == "yyyy-mm-dd"
    pane, filters = next(book.sheet.iter(f"{MAIN}pane")), next(book.sheet.iter(f"{MAIN}autoFilter"))
    assert (pane.get("state"), pane.get("ySplit"), filters.get("ref")) == ("frozen", "1", "A1:F4")
    assert [one.get("name") for one in book.book.iter(f"{MAIN}sheet")] == ["table"]
    assert Selection.of("table", table).to_excel(tmp_path / "again.xlsx").read_bytes() == path.read_bytes()


@pytest.mark.usefixtures("_excel")
def test_a_workbook_has_every_record(tmp_path: Path) -> None:
    articles = real_corpus().articles
    book = Book(articles.to_excel(tmp_path / "articles.xlsx"))
    place = articles.columns.index("id")
    assert [row[place][1] for row in book.rows[1:]] == [article.id for article in articles]
    assert len(real_corpus().articles[:0].to_excel(tmp_path / "none.xlsx").read_bytes()) > 1000


@pytest.mark.usefixtures("_excel")
def test_a_workbook_is_refused_under_another_ending_or_with_too_many_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(QueryError, match=r"out\.xls: Excel opens a workbook only under the ending \.xlsx"):
        of("a").to_excel(tmp_path / "out.xls")
    monkeypatch.setattr("childservices_corpus.export.excel.MOST_ROWS", 1)
    with pytest.raises(QueryError, match="a sheet of Excel holds 1 rows, and these are 2; take Parquet"):
        of("a", "b").to_excel(tmp_path / "out.xlsx")
    assert list(tmp_path.iterdir()) == []
