"""Workbooks for Excel, read as their format says (ECMA-376) and without the library that wrote them."""

import re
import zipfile
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pyarrow as pa
import pytest

from childservices_corpus.corpus.sets.selection import Selection
from childservices_corpus.errors import QueryError
from corpora import real_corpus
from test_spreadsheets import CUT, LONG, of

pytest.importorskip("xlsxwriter")

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


def test_text_of_a_page_is_text_in_a_workbook(tmp_path: Path) -> None:
    book = Book(of(*HOSTILE).to_excel(tmp_path / "out.xlsx"))
    assert book.rows == [[("s", "value")], *([("s", text)] for text in HOSTILE)]
    assert not list(book.sheet.iter(f"{MAIN}f"))
    assert not list(book.sheet.iter(f"{MAIN}hyperlink"))
    assert not [name for name in book.names if name.endswith("sheet1.xml.rels")]
    assert book.style_of(1, 0).get("quotePrefix") == "1"


def test_characters_that_a_workbook_cannot_hold_are_replaced(tmp_path: Path) -> None:
    book = Book(of("a\x00b\x1b[31mc", "one\r\ntwo\rthree", "\uffff", LONG).to_excel(tmp_path / "out.xlsx"))
    [first], [second], [third], [long] = book.rows[1:]
    assert first == ("s", "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}[31mc")
    assert (second, third) == (("s", "one\ntwo\nthree"), ("s", "\N{REPLACEMENT CHARACTER}"))
    assert CUT.search(long[1])


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


def test_a_workbook_has_every_record(tmp_path: Path) -> None:
    articles = real_corpus().articles
    book = Book(articles.to_excel(tmp_path / "articles.xlsx"))
    place = articles.columns.index("id")
    assert [row[place][1] for row in book.rows[1:]] == [article.id for article in articles]
    assert len(real_corpus().articles[:0].to_excel(tmp_path / "none.xlsx").read_bytes()) > 1000


def test_a_workbook_is_refused_under_another_ending_or_with_too_many_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(QueryError, match=r"out\.xls: Excel opens a workbook only under the ending \.xlsx"):
        of("a").to_excel(tmp_path / "out.xls")
    monkeypatch.setattr("childservices_corpus.export.excel.MOST_ROWS", 1)
    with pytest.raises(QueryError, match="a sheet of Excel holds 1 rows, and these are 2; take Parquet"):
        of("a", "b").to_excel(tmp_path / "out.xlsx")
    assert list(tmp_path.iterdir()) == []
