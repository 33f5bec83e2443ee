"""What `explain` shows is the text that was read; it says so where that text is not the file itself."""

from pathlib import Path

import pytest

import childservices_corpus as csc
from childservices_corpus.explain.shown import OPEN

LISTING = "Council opens family hubs\n\nBy Ann Sample | 13 June 2024\n\nFive family hubs cost £5m – a caf\xe9 each.\n"
STORY = "<h3>Council opens family hubs</h3><p>By Ann Sample | 13 June 2024</p><p>Five family hubs will open.</p>"
HTML = f"<!DOCTYPE html><meta charset=utf-8><title>The MJ</title><body>{STORY}</body>"
MADE, DECODED = "is an HTML page: these are lines of the text", "was decoded from {}: these are lines of the text"
STATEMENT = """No time to lose

Ann Sample, ADCS President, said:

\N{LEFT DOUBLE QUOTATION MARK}Foster carers cannot wait \N{EN DASH} any longer.\N{RIGHT DOUBLE QUOTATION MARK}

Tags assigned to this article:
There are no tags assigned to this article!

Related Articles
"""
ENCODINGS = ["windows-1252", "utf-16"]


def explained(record: csc.Article | csc.Statement, field: str = "title") -> list[str]:
    """The lines of an explanation; the lines of the page are in it."""
    told = record.explain(field)
    assert OPEN in told
    return told.splitlines()


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_page_of_another_encoding_says_that_it_was_decoded(encoding: str, tmp_path: Path) -> None:
    [statement] = csc.parse(STATEMENT.encode(encoding), name="page.txt").statements
    first, second, *_ = explained(statement)
    assert first.startswith(f"page.txt {DECODED.format(encoding)}")
    assert second.startswith("title in page.txt, line 1, offsets 0 to 15")
    file = tmp_path / "page.txt"
    file.write_bytes(STATEMENT.encode(encoding))
    [built] = csc.load(csc.build([file], tmp_path / "release").folder).statements
    assert explained(built) == explained(statement)
    for field in ("kind", "topics"):
        lines = explained(built, field)
        assert sum(DECODED.format(encoding) in line for line in lines) == 1, field
        place = next(number for number, line in enumerate(lines) if DECODED.format(encoding) in line)
        assert not any(OPEN in line for line in lines[:place])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_page_of_utf_8_is_shown_as_it_is(encoding: str) -> None:
    [statement] = csc.parse(STATEMENT.encode(encoding), name="page.txt").statements
    assert explained(statement)[0].startswith("title in page.txt, line 1")


def test_a_saved_html_page_says_that_the_lines_are_of_a_text_made_of_it(tmp_path: Path) -> None:
    pytest.importorskip("resiliparse")
    [article] = csc.parse(HTML.encode(), name="page.html").articles
    first, second, *_ = explained(article)
    assert first.startswith(f"page.html {MADE} that resiliparse")
    assert second.startswith("title in page.html, line ")
    file = tmp_path / "page.html"
    file.write_bytes(HTML.encode())
    corpus = csc.load(csc.build([file], tmp_path / "release").folder)
    assert explained(corpus.articles[0]) == explained(article)
    [document] = corpus.documents
    assert f"the text that {document.made_by} made of it" in first
