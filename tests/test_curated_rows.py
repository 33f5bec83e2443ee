"""Curated tables as people and their programs write them: read as they were meant, or refused by line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from childservices_corpus.curation.corrections import Correction, read_corrections
from childservices_corpus.curation.date_evidence import read_curated
from childservices_corpus.curation.vocabulary import refuse_unfit
from childservices_corpus.errors import CorpusError, CurationError

DATES = (
    "publisher,record_id,title,earliest,latest,kind,byline,source\n"
    'adcs,adcs/a-title-00000000,A title,2021-01-02,2021-01-05,event,,"a page, on\na second line"\n'
    "adcs,adcs/b-title-00000000,B title,2021-02-02,2021-02-05,event,,a page\n"
)
CORRECTIONS = (
    "record,field,old,new,reason,source\n"
    'adcs/a-title-00000000,kind,comment,response,"it answers\na consultation",a reader\n'
    "adcs/b-title-00000000,kind,comment,response,it answers,a reader\n"
)
TABLES: dict[str, tuple[Callable[[Path], tuple[object, ...]], str]] = {
    "dates": (read_curated, DATES),
    "corrections": (read_corrections, CORRECTIONS),
}


def _reordered(text: str) -> str:
    return "\n".join(",".join(reversed(line.split(","))) for line in text.split("\n"))


def _one_line(text: str) -> str:
    """The table without its cell of two lines."""
    head, _, _, last, _ = text.split("\n")
    return f"{head}\n{last}\n"


AS_MEANT: dict[str, Callable[[str], str]] = {
    "a byte order mark": lambda text: f"\N{ZERO WIDTH NO-BREAK SPACE}{text}",
    "line ends of Windows": lambda text: _one_line(text).replace("\n", "\r\n"),
    "blank lines": lambda text: text.replace("\nadcs/b", "\n\n\nadcs/b").replace("\nadcs,adcs/b", "\n\nadcs,adcs/b"),
    "rows of commas at the end": lambda text: text + "," * text.partition("\n")[0].count(",") + "\n",
    "columns in another order": lambda text: _reordered(_one_line(text)),
}
REFUSED: dict[str, tuple[Callable[[str], str], str]] = {
    "semicolons": (lambda text: text.replace(",", ";"), "semicolons"),
    "tabs": (lambda text: text.replace(",", "\t"), "tabs"),
    "an unknown column": (lambda text: _one_line(text).replace("\n", ",note\n"), "unknown column.*'note'"),
    "a column twice": (lambda text: _one_line(text).replace("\n", ",source\n"), "source twice"),
    "too many cells": (lambda text: f"{text[:-1]},more\n", "line 4: .* cells instead of"),
    "too few cells": (lambda text: f"{text}adcs/c\n", "line 5: 1 cells instead of"),
    "a quotation mark that is never closed": (lambda text: text.replace('line"', "").replace('tion"', ""), "line 2"),
    "a quotation mark within a cell": (lambda text: text.replace(',"', ',"a" b'), "line 2"),
    "a cell too long for any reader": (lambda text: f"{text[:-1]}{'x' * 200_000}\n", "line 4"),
    "another encoding": (lambda text: text.replace("reader", "r\udce9ader").replace("page", "p\udce9ge"), "UTF-8"),
    "nothing at all": (lambda text: "", "column"),
}  # fmt: skip


def _read(name: str, text: str, folder: Path) -> tuple[object, ...]:
    read, _ = TABLES[name]
    path = folder / f"{name}.csv"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    return read(path)


@pytest.mark.parametrize("change", AS_MEANT)
@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_read_as_it_was_meant(name: str, change: str, tmp_path: Path) -> None:
    whole = _read(name, TABLES[name][1], tmp_path)
    assert len(whole) == 2
    found = _read(name, AS_MEANT[change](TABLES[name][1]), tmp_path)
    assert found == whole[-len(found) :]
    assert found


@pytest.mark.parametrize("change", REFUSED)
@pytest.mark.parametrize("name", TABLES)
def test_a_table_that_says_something_else_is_refused_by_line(name: str, change: str, tmp_path: Path) -> None:
    written, told = REFUSED[change]
    with pytest.raises(CorpusError, match=told):
        _read(name, written(TABLES[name][1]), tmp_path)


@pytest.mark.parametrize("name", TABLES)
def test_a_row_is_named_by_the_line_on_which_it_begins(name: str, tmp_path: Path) -> None:
    assert [vars(row)["place"] for row in _read(name, TABLES[name][1], tmp_path)] == [
        f"{name}.csv, line 2",
        f"{name}.csv, line 4",
    ]


@pytest.mark.parametrize("cell", ["[" * 100_000, "9" * 5_000], ids=["many brackets", "a long number"])
def test_a_cell_that_python_cannot_hold_is_not_json(cell: str) -> None:
    with pytest.raises(CurationError, match="write a list as"):
        refuse_unfit(Correction("themj/a-00000000", "topics", "", cell, "a reason", "a source"))
