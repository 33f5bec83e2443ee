"""What a reader does not see hides nothing: line ends of a wrapped page, unusual spaces, format characters."""

import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import childservices_corpus as csc
from childservices_corpus.annotate.language.view import passage_of
from childservices_corpus.annotate.language.visible import visible

STATEMENT = (
    "Comment: a report\n\nCommenting on the report, Ann Sample, ADCS President, said:\n\n"
    "“The Department for Education has found £12 million, and Kent County Council will spend it by May 2022. "
    "It is what the children of the county, and all of the people who look after them, have needed for years.”\n\n"
    "ENDS\n\nTags assigned to this article:\nThere are no tags assigned to this article!\n\nRelated Articles\n"
)
# Each stands between two words that belong together.
BETWEEN = {
    "two spaces": "  ",
    "a narrow no-break space": "\N{NARROW NO-BREAK SPACE}",
    "a thin space": "\N{THIN SPACE}",
    "a tab": "\t",
    "a zero-width space beside a space": " \N{ZERO WIDTH SPACE}",
    "a mark of direction beside a space": "\N{LEFT-TO-RIGHT MARK} ",
}
PAIRS = ["Ann Sample", "ADCS President", "Department for", "for Education", "£12 million", "Kent County", "May 2022"]


Speaker = tuple[str | None, str | None, str | None]
Meant = tuple[str, str | None]


def read(page: str, folder: Path) -> tuple[list[Speaker], list[Meant]]:
    """The speakers of the page's quotations, and what its mentions mean; every mention is a slice of the page."""
    folder.mkdir(parents=True, exist_ok=True)
    dump = folder / "page.txt"
    dump.write_bytes(page.encode())
    corpus = csc.load(csc.build(dump, folder.with_suffix(".release")).folder)
    for mention in corpus.mentions:
        assert page[mention.start : mention.end] == mention.text
    said = [(one.speaker, one.role, one.organisation) for one in corpus.quotations]
    return said, [(one.kind, one.ref) for one in corpus.mentions]


@pytest.mark.parametrize("between", BETWEEN.values(), ids=list(BETWEEN))
def test_names_bodies_amounts_and_days_are_found_across(between: str, tmp_path: Path) -> None:
    plain = read(STATEMENT, tmp_path / "plain")
    assert plain[0] == [("Ann Sample", "ADCS President", "ADCS")]
    assert {kind for kind, _ in plain[1]} >= {"person", "organisation", "authority", "money", "date"}
    page = STATEMENT
    for pair in PAIRS:
        page = page.replace(pair, pair.replace(" ", between), 1)
    assert read(page, tmp_path / "other") == plain


@pytest.mark.parametrize("width", [72, 78, 84, 96])
@pytest.mark.parametrize("indent", ["", "    "])
def test_wrapped_lines_hide_nothing(width: int, indent: str, tmp_path: Path) -> None:
    wrapped = (textwrap.fill(line, width, subsequent_indent=indent) for line in STATEMENT.split("\n"))
    assert read("\n".join(wrapped), tmp_path / "wrapped") == read(STATEMENT, tmp_path / "plain")


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("one  two", "one two"),
        ("one\n  two", "one two"),
        ("long-\nterm", "long-term"),
        ("10 -\n20", "10 - 20"),
        ("soft\N{SOFT HYPHEN}ly", "softly"),
        ("no\N{NO-BREAK SPACE}break", "no\N{NO-BREAK SPACE}break"),
        ("a \N{ZERO WIDTH SPACE} b", "a b"),
        ("", ""),
    ],
)
def test_what_is_seen(raw: str, text: str) -> None:
    assert visible(raw)[0] == text


@given(st.text(alphabet=" ab-\n\r\t\N{NO-BREAK SPACE}\N{ZERO WIDTH SPACE}\N{THIN SPACE}“", max_size=40))
def test_every_character_keeps_its_place(raw: str) -> None:
    passage = passage_of("summary", None, raw, 100)
    assert passage.raw == raw
    assert passage.end == 100 + len(raw)
    assert visible(passage.text) == (passage.text, None)
    for index, letter in enumerate(passage.text):
        assert passage.at(index) < passage.after(index + 1) <= passage.end
        written = raw[passage.at(index) - 100]
        assert written == letter or (letter == " " and (written.isspace() or written == "\N{ZERO WIDTH SPACE}"))
        assert passage.words(index, index + 1).startswith(written)
    assert [letter for letter in passage.text if letter.isalpha()] == [letter for letter in raw if letter.isalpha()]
