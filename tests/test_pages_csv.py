"""What is known of dumps, in a table beside them: which rows are refused, and what the others do."""

import re
from pathlib import Path

import pytest

import childservices_corpus as csc
from childservices_corpus.corpus import Corpus
from childservices_corpus.curation.pages import read_pages
from childservices_corpus.errors import InputError

HEADER = "name,address,saved,publisher,layout\n"
BODY = (
    "Fees for placements have risen again this year, councils said.\n"
    "The rise is the third in a row, and the largest of them.\n"
    "What next\n"
    "More homes are needed near to the children's schools, the councils said.\n"
)
LISTING = (
    "Fees rise again\n3 May 2024\nTwo councils say that the fees of agencies have gone up by a tenth in a year.\n"
    "Hubs open doors\n2 May 2024\nFive family hubs will open their doors before the end of the summer.\n"
)


def folder_of(path: Path, table: str, **dumps: str) -> Path:
    """A folder of dumps with a table beside them."""
    path.mkdir(parents=True, exist_ok=True)
    for name, text in dumps.items():
        (path / f"{name}.txt").write_text(text, "utf-8")
    (path / "pages.csv").write_text(table, "utf-8")
    return path


def built(path: Path, out: Path, pages: Path | None = None) -> Corpus:
    return csc.load(csc.build(path, out, pages=pages).folder)


WRONG = {
    "unknown column": (
        "name,addres\na.txt,\n",
        "pages.csv: lacks the column(s) address, saved, publisher, layout; has",
    ),
    "one column too many": (
        HEADER.replace("\n", ",author\n") + "a.txt,,,,,Ann Sample\n",
        "pages.csv: has the unknown column(s) 'author'; the columns of its header are name, address, saved, publisher,",
    ),
    "not a dump": (HEADER + "b.txt,,,,\n", "pages.csv, line 2: b.txt is not the name of a dump"),
    "a file that is not there": (HEADER + "b.txt,,,,\n", "the file may be missing; write its path from the folder"),
    "a backslash": (HEADER + "news\\b.txt,,,,\n", "write / between folder and file, as news/b.txt"),
    "several rows": (
        HEADER + "a.txt,,20/03/2025,,\nb.txt,,,The MJ,\n",
        "line 2: saved '20/03/2025' is not a day",
        "line 3: the publisher 'The MJ' is unknown",
    ),
    "several names": (
        HEADER + "b.txt,,,,\na.txt,,,,\nc.txt,,,,\n",
        "line 2: b.txt is not the name of a dump",
        "line 4: c.txt is not the name of a dump",
    ),
    "outside the folder": (HEADER + "../in/a.txt,,,,\n", "pages.csv, line 2: ../in/a.txt is not the name of a dump"),
    "the table itself": (HEADER + "pages.csv,,,,\n", "pages.csv, line 2: pages.csv is not the name of a dump"),
    "a name that cannot be": (HEADER + "\\udc00/\\x00,,,,\n", "is not the name of a dump"),
    "no name": (HEADER + ",https://www.example.org/a,,,\n", "pages.csv, line 2: the name is empty"),
    "twice": (HEADER + "a.txt,,,,\n\na.txt,,,,\n", "pages.csv, line 4: a.txt is there twice; "),
    "twice in two spellings": (HEADER + "a.txt,,,,\n./a.txt,,,,\n", "pages.csv, line 3: ./a.txt is there twice; "),
    "impossible day": (HEADER + "a.txt,,2024-02-30,,\n", "pages.csv, line 2: saved '2024-02-30' is not a day"),
    "day in words": (HEADER + "a.txt,,12 May 2024,,\n", "pages.csv, line 2: saved '12 May 2024' is not a day"),
    "day before the web": (HEADER + "a.txt,,0024-05-12,,\n", "pages.csv, line 2: saved '0024-05-12' is not a day"),
    "publisher": (
        HEADER + "a.txt,,,gazette,\n",
        "line 2: the publisher 'gazette' is unknown; the publishers are adcs,",
    ),
    "layout": (
        HEADER + "a.txt,,,,gazette-list\n",
        "line 2: a layout called 'gazette-list' does not exist; the layouts",
    ),
    "layout of another": (
        HEADER + "a.txt,,,adcs,themj-body\n",
        "'themj-body' of childservices-corpus is for pages of themj, not",
    ),
    "a path": (HEADER + "a.txt,/news/fees,,,\n", "pages.csv, line 2: the address '/news/fees' is not an http or https"),
    "a file": (HEADER + "a.txt,file:///a.html,,,\n", "line 2: the address 'file:///a.html' is not an http or https"),
    "a script": (HEADER + "a.txt,javascript:alert(1),,,\n", "line 2: the address 'javascript:alert(1)' is not an http"),
    "without host": (HEADER + "a.txt,https:///news,,,\n", "line 2: the address 'https:///news' is not an http"),
    "a bad host": (HEADER + "a.txt,https://[x/news,,,\n", "line 2: the address 'https://[x/news' is not an http"),
    "with a password": (HEADER + "a.txt,https://ann:x@example.org/,,,\n", "line 2: the address 'https://ann:x@ex"),
    "with a space": (
        HEADER + "a.txt,https://www.example.org/a b,,,\n",
        "line 2: the address 'https://www.example.org/a b'",
    ),
    "cells missing": (HEADER + "a.txt,\n", "pages.csv, line 2: 2 cells instead of 5"),
    "semicolons": (HEADER.replace(",", ";") + "a.txt;;;;\n", "semicolons separate its cells; save it with commas"),
    "no header": ("a.txt,,,,\n", "the columns of its header are name, address, saved, publisher, layout"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_row_is_refused_by_file_and_line(case: str, tmp_path: Path) -> None:
    table, *sentences = WRONG[case]
    folder = folder_of(tmp_path / "in", table, a=BODY)
    with pytest.raises(InputError) as refusal:
        csc.build(folder, tmp_path / "out")
    assert all(sentence in str(refusal.value) for sentence in sentences)
    assert "\n" not in str(refusal.value)
    assert not (tmp_path / "out").exists()


def test_a_table_that_is_not_there_or_not_utf8_is_refused(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "in", HEADER, a=BODY)
    with pytest.raises(InputError, match=r"none\.csv cannot be read"):
        csc.build(folder, tmp_path / "out", pages=tmp_path / "none.csv")
    (folder / "pages.csv").write_bytes(HEADER.encode("utf-16"))
    with pytest.raises(InputError, match=r"pages\.csv cannot be read: it is not UTF-8"):
        csc.build(folder, tmp_path / "out")


@pytest.mark.parametrize("mark", ["", "\N{ZERO WIDTH NO-BREAK SPACE}"], ids=["plain", "with a byte order mark"])
def test_the_columns_may_be_in_any_order_and_all_but_the_name_empty(mark: str, tmp_path: Path) -> None:
    path = tmp_path / "pages.csv"
    path.write_text(f"{mark}saved,layout,name,publisher,address\r\n2024-05-12,,a.txt,,\r\n,,b.txt,,\r\n", "utf-8")
    first, second = read_pages(path)
    assert (first.name, str(first.facts.saved), first.facts.address) == ("a.txt", "2024-05-12", None)
    assert (second.name, second.line) == ("b.txt", 3)
    assert second.facts == type(second.facts)()


def test_the_address_and_the_day_are_columns_of_documents(tmp_path: Path) -> None:
    table = f"{HEADER}a.txt,https://www.themj.co.uk/news/fees-rise-again,2024-05-12,,\n"
    corpus = built(folder_of(tmp_path / "in", table, a=BODY, b=LISTING), tmp_path / "out")
    known, unknown = corpus.documents
    assert (known.address, str(known.saved), known.terms) == (
        "https://www.themj.co.uk/news/fees-rise-again", "2024-05-12", None,
    )  # fmt: skip
    assert (unknown.address, unknown.saved, unknown.terms) == (None, None, None)
    assert "pages.csv" not in {document.name for document in corpus.documents}


def test_a_table_is_for_the_dumps_of_its_own_folder(tmp_path: Path) -> None:
    for name, host in (("one", "www.themj.co.uk"), ("two", "www.localgov.co.uk")):
        folder_of(tmp_path / "in" / name, f"{HEADER}page.txt,https://{host}/fees,,,\n", page=f"{BODY}{name} ends it.\n")
    corpus = built(tmp_path / "in", tmp_path / "out")
    assert [(one.name, one.publisher) for one in corpus.documents] == [
        ("one/page.txt", "themj"), ("two/page.txt", "localgov"),
    ]  # fmt: skip
    assert csc.verify(tmp_path / "out").sound
    folder_of(tmp_path / "in", f"{HEADER}two/page.txt,,,,\n")
    with pytest.raises(InputError, match=r"page.txt is there twice; .*in.pages\.csv, line 2 is about the same dump"):
        csc.build(tmp_path / "in", tmp_path / "other")


@pytest.mark.parametrize("given", ["folder", "pattern", "files"])
def test_a_table_counts_however_its_folder_is_given(given: str, tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "in", f"{HEADER}a.txt,,2024-05-12,,\n", a=BODY)
    paths = {"folder": [folder], "pattern": [folder / "*"], "files": sorted(folder.iterdir())}[given]
    corpus = csc.load(csc.build(paths, tmp_path / "out").folder)
    assert [(one.name, str(one.saved)) for one in corpus.documents] == [("a.txt", "2024-05-12")]


def test_a_table_of_the_caller_names_dumps_as_the_release_does(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "in" / "deep", HEADER, a=BODY)
    table = tmp_path / "known.csv"
    table.write_text(f"{HEADER}deep/a.txt,,2024-05-12,,\n", "utf-8")
    (document,) = built(tmp_path / "in", tmp_path / "out", table).documents
    assert str(document.saved) == "2024-05-12"
    # The same file as the one in the folder is read once.
    table = folder / "pages.csv"
    table.write_text(f"{HEADER}a.txt,,2024-05-13,,\n", "utf-8")
    (document,) = built(tmp_path / "in", tmp_path / "out", table).documents
    assert str(document.saved) == "2024-05-13"


def test_a_name_of_several_dumps_is_refused_in_a_table_of_the_caller(tmp_path: Path) -> None:
    one, two = (folder_of(tmp_path / name, HEADER, page=f"{BODY}{name} ends it.\n") for name in ("one", "two"))
    table = tmp_path / "known.csv"
    table.write_text(f"{HEADER}page.txt,,2024-05-12,,\n", "utf-8")
    with pytest.raises(InputError, match=r"known\.csv, line 2: 2 dumps are called page\.txt; put a pages\.csv"):
        csc.build([one, two], tmp_path / "out", pages=table)


def test_a_row_about_a_file_that_is_not_built_is_reported(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "in", f"{HEADER}a.txt,,,,\nb.txt,,2024-05-12,,\n", a=BODY, b=LISTING)
    done = csc.build([folder / "a.txt", folder / "pages.csv"], tmp_path / "out")
    assert [one.rpartition("/")[2] for one in done.unused] == ["pages.csv, line 3: b.txt is not in this build"]


def test_exact_copies_share_what_is_known_of_them(tmp_path: Path) -> None:
    table = f"{HEADER}a.txt,,2024-05-12,,\nb.txt,https://www.themj.co.uk/fees,2024-05-11,,\n"
    corpus = built(folder_of(tmp_path / "in", table, a=BODY, b=BODY), tmp_path / "out")
    (document,) = corpus.documents
    assert (document.name, document.address, str(document.saved)) == (
        "a.txt",
        "https://www.themj.co.uk/fees",
        "2024-05-11",
    )
    told = next(one.message for one in corpus.problems if one.code == "duplicate-dump")
    assert "b.txt (https://www.themj.co.uk/fees, saved 2024-05-11)" in told


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (("adcs,", "themj,"), "line 3: b.txt is an exact copy of a.txt, and its publisher is themj, not adcs"),
        (
            ("adcs,", ",themj-body"),
            "line 3: a.txt and b.txt are one dump, and what is given differs: the layout 'themj-body' of "
            "childservices-corpus is for pages of themj, not of the publisher 'adcs'",
        ),
    ],
    ids=["another publisher", "a layout of another publisher"],
)
def test_facts_of_exact_copies_that_differ_are_refused(rows: tuple[str, str], told: str, tmp_path: Path) -> None:
    folder_of(tmp_path / "in", f"{HEADER}a.txt,,,{rows[0]}\nb.txt,,,{rows[1]}\n", a=BODY, b=BODY)
    with pytest.raises(InputError, match=re.escape(told)):
        csc.build(tmp_path / "in", tmp_path / "other")


def test_a_day_of_saving_before_the_stated_day_names_the_cell(tmp_path: Path) -> None:
    table = f"{HEADER}a.txt,https://www.themj.co.uk/news,2021-01-01,,\n"
    corpus = built(folder_of(tmp_path / "in", table, a=LISTING), tmp_path / "out")
    told = [one for one in corpus.problems if one.code == "contradiction"]
    assert told
    assert all(
        "saved 2021-01-01 (see the cell saved in the row of this file in pages.csv)" in one.message for one in told
    )
