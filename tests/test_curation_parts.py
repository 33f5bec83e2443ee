"""Rows of a curated table word for word, and corrections that fit or are refused with a reason."""

from pathlib import Path

import pytest

from childservices_corpus.curation.apply import apply_corrections, has_value
from childservices_corpus.curation.corrections import read_corrections
from childservices_corpus.curation.rows import TableRow, read_rows
from childservices_corpus.errors import CorpusError, InputError
from childservices_corpus.models import Statement

HEADER = "the columns of its header are a, b"
READ: list[tuple[str, list[tuple[int, str, str]]]] = [
    ("a,b\n1,2\n", [(2, "1", "2")]),
    ("\N{ZERO WIDTH NO-BREAK SPACE}a,b\n1,2", [(2, "1", "2")]),
    ("b,a\n1,2\n", [(2, "2", "1")]),
    ("a,b\n\n , \n1,2\n", [(4, "1", "2")]),
    ('a,b\n"1\n2",3\n4,5\n', [(2, "1\n2", "3"), (4, "4", "5")]),
    ("a,b\n", []),
]
REFUSED = [
    ("", f": lacks the column(s) a, b; {HEADER}"),
    ("a\n1\n", f": lacks the column(s) b; {HEADER}"),
    ("a;b\n1;2\n", f": semicolons separate its cells; save it with commas; {HEADER}"),
    ("a\tb\n", f": tabs separate its cells; save it with commas; {HEADER}"),
    ("a,b,c\n", f": has the unknown column(s) 'c'; {HEADER}"),
    ("a,b,b\n", f": has the column(s) b twice; {HEADER}"),
    ("a,c\n", f": lacks the column(s) b; has the unknown column(s) 'c'; {HEADER}"),
    ("a,b\n1\n", ", line 2: 1 cells instead of 2"),
    ("a,b\n\n1,2,3\n", ", line 3: 3 cells instead of 2"),
    ('a,b\n1,2\n"x"y,3\n', " cannot be read: ',' expected after '\"', in the row that begins on line 3"),
    ("a,b\n1,\udce9\n", " cannot be read: it is not UTF-8 (byte 6); save it as UTF-8"),
]


def table(folder: Path, content: str) -> Path:
    path = folder / "table.csv"
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    return path


@pytest.mark.parametrize(("content", "rows"), READ)
def test_rows_have_their_line_and_their_cells(content: str, rows: list[tuple[int, str, str]], tmp_path: Path) -> None:
    assert read_rows(table(tmp_path, content), ("a", "b")) == tuple(TableRow(n, {"a": a, "b": b}) for n, a, b in rows)


@pytest.mark.parametrize(("content", "said"), REFUSED)
def test_rows_that_cannot_be_read_are_refused(content: str, said: str, tmp_path: Path) -> None:
    path = table(tmp_path, content)
    with pytest.raises(InputError) as told:
        read_rows(path, ("a", "b"))
    assert str(told.value) == f"{path}{said}"


RECORD = Statement.model_validate(
    {
        **{"id": "adcs/a-title-00000000", "publisher": "adcs", "title": "A title", "text": "x", "kind": "comment"},
        **{"document_id": "0" * 64, "position": 0, "topics": ("send",), "issued_earliest": "2022-03-01"},
        **{"issued_basis": "order"},
    }
)
HOLDS = [
    ("kind", "comment", True),
    ("kind", "response", False),
    ("kind", "", False),
    ("stub", "false", True),
    ("stub", "true", False),
    ("stub", "no", False),
    ("topics", '["send"]', True),
    ("topics", "", False),
    ("people", "", True),
    ("issued_earliest", "2022-03-01", True),
    ("issued_latest", "", True),
    ("nothing", "", False),
]


@pytest.mark.parametrize(("field", "cell", "holds"), HOLDS)
def test_a_cell_is_compared_with_a_value(field: str, cell: str, holds: bool) -> None:
    assert has_value(RECORD, field, cell) is holds


def corrected(folder: Path, *rows: str) -> Statement:
    content = "record,field,old,new,reason,source\n" + "".join(
        f"adcs/a-title-00000000,{row},a reason,a reader\n" for row in rows
    )
    (record,) = apply_corrections([RECORD], read_corrections(table(folder, content))).records
    return record


def test_corrections_are_applied_together(tmp_path: Path) -> None:
    found = corrected(tmp_path, "kind,comment,response", 'topics,"[""send""]",', 'people,,"[""Ann Sample""]"')
    assert (found.kind, found.topics, found.people) == ("response", (), ("Ann Sample",))
    assert corrected(tmp_path, "stub,false,true").stub is True
    days = corrected(tmp_path, "issued_earliest,2022-03-01,2022-03-02", "issued_basis,order,curated")
    assert str(days.dated) == "2022-03-02/"
    unknown = corrected(tmp_path, "issued_earliest,2022-03-01,", "issued_basis,order,unknown")
    assert str(unknown.dated) == "XXXX-XX-XX"


UNFIT = [
    (["kind,response,comment"], "the correction gives the old value 'response', but the value is comment"),
    (["kind,comment,comment"], "equals"),
    (["kind,comment,nonsense"], "nonsense"),
    (["kind,comment,response", "kind,comment,speech"], "twice"),
    (["title,A title,B title"], "title"),
    (["topics,x,y"], "JSON"),
    (
        ["issued_earliest,2022-03-01,2022-03-02"],
        "the day no longer rests on its old basis; correct issued_basis to curated as well",
    ),
    (
        ["issued_earliest,2022-03-01,"],
        "the day no longer rests on its old basis; correct issued_basis to unknown as well",
    ),
]


@pytest.mark.parametrize(("rows", "said"), UNFIT, ids=[row[0][0] for row in UNFIT])
def test_corrections_that_do_not_fit_are_refused(rows: list[str], said: str, tmp_path: Path) -> None:
    with pytest.raises(CorpusError) as told:
        corrected(tmp_path, *rows)
    assert said in str(told.value)
    assert "table.csv" in str(told.value)


def test_a_correction_of_a_record_that_is_not_there_names_it(tmp_path: Path) -> None:
    content = "record,field,old,new,reason,source\nadcs/b-title-00000000,kind,comment,response,a reason,a reader\n"
    with pytest.raises(CorpusError, match="corrections for records that do not exist: adcs/b-title-00000000"):
        apply_corrections([RECORD], read_corrections(table(tmp_path, content)))
    assert apply_corrections([RECORD], ()).records == (RECORD,)
