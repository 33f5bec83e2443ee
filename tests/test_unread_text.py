"""Problems about unread text: which lines, and a way out that has not been tried; files that are not texts."""

import gzip
from pathlib import Path
from random import Random

import pytest

import childservices_corpus as csc
from childservices_corpus.models import Problem
from commands import ran
from support import DUMPS, assert_invariants
from test_pages_csv import BODY

TEXT = DUMPS[0].read_text("utf-8")
MINUTES = "Minutes of the meeting\n\nPresent\n\nAnn Sample\n"


def unknown(text: str, layout: str | None = None) -> Problem:
    parsed = csc.parse(text, layout)
    assert_invariants(parsed)
    (problem,) = [one for one in parsed.problems if one.code == "unknown-layout"]
    return problem


def test_a_page_without_records_says_which_lines_and_all_ways_out() -> None:
    problem = unknown(f"\n{MINUTES}")
    assert problem.message == "No known layout fits lines 2 to 6 (43 characters)."
    assert all(way in problem.hint for way in ("layout=", "parse --layout", "pages.csv", "entry point"))
    assert unknown("Minutes.").message == "No known layout fits line 1 (8 characters)."


def test_unread_lines_around_records_do_not_ask_for_a_layout_of_the_page() -> None:
    problem = unknown(f"{MINUTES}\n\n\n\n{MINUTES}\n\n{TEXT}")
    assert problem.message.startswith("No known layout fits lines 1 to ")
    assert problem.message.endswith("; the records elsewhere on the page are read.")
    assert problem.hint.startswith("Compare these lines with the page.")


def test_a_layout_that_was_named_and_does_not_fit_is_not_advised_again() -> None:
    problem = unknown(MINUTES, "themj-bulleted")
    assert problem.message == "The layout themj-bulleted does not fit lines 1 to 5 (43 characters)."
    assert problem.hint.startswith("Leave the layout out")


NO_TEXTS = {
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "a PDF"),
    "docx": (b"PK\x03\x04\x14\0\x06\0\x08\0", "a ZIP archive"),
    "gz": (gzip.compress(TEXT.encode(), mtime=0), "a gzip archive"),
    "png": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a PNG picture"),
    "rtf": (b"{\\rtf1\\ansi Minutes}", "rich text"),
    "bytes": (Random(1).randbytes(4000), "control characters"),
}


@pytest.mark.parametrize(("data", "said"), NO_TEXTS.values(), ids=NO_TEXTS)
def test_a_file_that_is_not_a_text_is_one_problem(data: bytes, said: str) -> None:
    parsed = csc.parse(data)
    (problem,) = parsed.problems
    assert (problem.code, problem.severity) == ("not-a-text", "error")
    assert said in problem.message
    assert_invariants(parsed)


def test_records_below_such_a_beginning_are_read() -> None:
    parsed = csc.parse(f"%PDF-1.7\n\n\n\n{TEXT}")
    assert len(parsed.articles) == 20
    assert "not-a-text" not in [one.code for one in parsed.problems]


def test_the_build_tells_pages_without_a_record_from_pages_with_unread_text(tmp_path: Path) -> None:
    (tmp_path / "whole.txt").write_text(TEXT, "utf-8")
    (tmp_path / "around.txt").write_text(f"{MINUTES}\n\n\n\n{TEXT.replace('e', 'x')}", "utf-8")
    (tmp_path / "minutes.txt").write_text(MINUTES, "utf-8")
    (tmp_path / "body.txt").write_text(BODY, "utf-8")
    built = csc.build([tmp_path / f"{name}.txt" for name in ("whole", "around", "minutes", "body")], tmp_path / "out")
    assert built.without_records == ("body.txt", "minutes.txt")
    assert built.partly_read == ("around.txt",)
    done = ran("build", *sorted(tmp_path.glob("*.txt")), "-o", tmp_path / "again")
    assert done.code == 1
    assert "2 pages without a record: body.txt, minutes.txt" in done.errors
    assert "1 page with records, and with text that belongs to none: around.txt" in done.errors
