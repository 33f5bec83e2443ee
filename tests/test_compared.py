"""Text as it comes: characters that nobody sees change no record, and values keep the page's own characters."""

import unicodedata
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import childservices_corpus as csc
from childservices_corpus.reference import table
from childservices_corpus.text.compared import comparable, trimmed
from childservices_corpus.text.lines import split
from support import assert_invariants

ZERO_WIDTH, LEFT_TO_RIGHT, MARK, NARROW = "\u200b", "\u200e", "\ufeff", "\u202f"


def listed(name: str) -> set[str]:
    found = (item.partition("-") for item in table("characters")[name])
    return {chr(code) for first, _, last in found for code in range(int(first, 16), int(last or first, 16) + 1)}


IGNORED, SPACES = listed("ignored"), listed("spaces")
# Two bulleted articles, an article with a byline, and a statement with its closing block.
BULLETED = (
    "Childrens services\n\n  • One hub\n\n    12 May 2022\n\n    A hub opens.\n\n"
    "  • Two hubs\n\n    11 May 2022\n\n    Two open.\n"
)
BYLINED = (
    "Hubs open\n\nBy Ann Sample | 12 May 2022\n\nFive hubs will open.\n\n"
    "More\n\nBy Bo Other | 11 May 2022\n\nFar more will.\n"
)
STATEMENT = (
    "Comment: a report\n\nCommenting on it, Ann Sample, ADCS President, said:\n\n“It matters.”\n\nENDS\n\n"
    "Tags assigned to this article:\nThere are no tags assigned to this article!\n\nRelated Articles\n\n"
    "Use of directors\n\nAnn Sample, ADCS President, said:\n\n“We will study it.”\n"
)
# A structural line of each sort, and a place in it or at its ends.
PLACES = [
    ("bullet", BULLETED, "  • Two", 2),
    ("date line", BULLETED, "    11 May 2022", 4),
    ("inside a date line", BULLETED, "    11 May 2022", 7),
    ("end of a date line", BULLETED, "    11 May 2022", 15),
    ("heading", BULLETED, "Childrens services", 9),
    ("byline", BYLINED, "By Ann Sample | 12", 1),
    ("before a bar", BYLINED, "Ann Sample | 12", 10),
    ("marker", STATEMENT, "Related Articles", 0),
    ("inside a marker", STATEMENT, "Related Articles", 7),
    ("end of a marker", STATEMENT, "Related Articles", 16),
    ("tags", STATEMENT, "Tags assigned", 4),
    ("end marker", STATEMENT, "ENDS", 2),
    ("title", STATEMENT, "Use of directors", 0),
    ("end of a title", STATEMENT, "Use of directors", 16),
]


def told(page: str) -> tuple[list[object], list[object], list[str]]:
    """What a page's records say; ids follow the letters, so they are left out."""
    parsed = csc.parse(page)
    assert_invariants(parsed)
    return (
        [(one.title, one.section, one.published_earliest, one.authors, one.summary) for one in parsed.articles],
        [(one.title, one.text, one.end_marker, one.kind, one.paragraph_roles) for one in parsed.statements],
        [problem.code for problem in parsed.problems],
    )


def plain(answer: object) -> str:
    """All that `answer` says, in its comparing form."""
    return comparable("\n".join(strings(answer)))


def strings(answer: object) -> Iterator[str]:
    if isinstance(answer, list | tuple):
        for item in answer:
            yield from strings(item)
    else:
        yield str(answer)


# A byte order mark at the beginning of a line begins another file: see test_seams.py.
OPENED = {(MARK, "bullet"), (MARK, "date line")}
UNSEEN = [
    pytest.param(*place[1:], character, id=f"{place[0]}-{ord(character):x}")
    for place in PLACES
    for character in (ZERO_WIDTH, LEFT_TO_RIGHT, MARK, "\u00ad", "\ufe0f", "\U000e0020")
    if (character, place[0]) not in OPENED
]


@pytest.mark.parametrize(("page", "words", "at", "character"), UNSEEN)
def test_a_character_that_nobody_sees_changes_no_record(page: str, words: str, at: int, character: str) -> None:
    place = page.index(words) + at
    assert plain(told(page[:place] + character + page[place:])) == plain(told(page))


@given(st.sampled_from(PLACES), st.text(st.sampled_from(sorted(set(IGNORED) - {MARK})), min_size=1, max_size=3))
def test_no_format_character_changes_a_record(place: tuple[str, str, str, int], characters: str) -> None:
    _, page, words, at = place
    offset = page.index(words) + at
    assert plain(told(page[:offset] + characters + page[offset:])) == plain(told(page))


@given(st.sampled_from([BULLETED, BYLINED, STATEMENT]), st.data())
def test_no_other_space_or_hyphen_changes_a_record(page: str, data: st.DataObject) -> None:
    spaces = [at for at, letter in enumerate(page) if letter == " "]
    chosen = data.draw(st.lists(st.sampled_from(spaces), min_size=1, max_size=4, unique=True))
    character = data.draw(st.sampled_from(sorted(SPACES - set("\0"))))
    changed = "".join(character if at in chosen else letter for at, letter in enumerate(page))
    assert plain(told(changed)) == plain(told(page))


@pytest.mark.parametrize("hyphen", sorted(listed("hyphens")))
def test_no_other_hyphen_changes_a_record(hyphen: str) -> None:
    page = BULLETED.replace("11 May 2022", "11-May-2022")
    assert plain(told(page.replace("-", hyphen))) == plain(told(page))


@pytest.mark.parametrize("apostrophe", [*sorted(listed("apostrophes")), "\u2019", "\u2018"])
def test_no_other_apostrophe_hides_a_heading(apostrophe: str) -> None:
    heading = f"Children{apostrophe}s social care"
    parsed = csc.parse(
        f"Hubs open\nFive hubs will open.\n{heading}\nMore hubs\nFar more hubs will open.\n", "themj-plain"
    )
    assert [(one.title, one.section) for one in parsed.articles] == [("Hubs open", None), ("More hubs", heading)]


def test_values_stay_as_they_are_and_their_places_are_exact() -> None:
    page = BYLINED.replace("Hubs open", f"{MARK}Hubs{NARROW}open{ZERO_WIDTH}").replace("Ann", f"A{LEFT_TO_RIGHT}nn")
    parsed = csc.parse(page)
    (title, second), *_ = [[article.title for article in parsed.articles]]
    assert (title, second) == (f"Hubs{NARROW}open", "More")
    assert parsed.articles[0].authors == (f"A{LEFT_TO_RIGHT}nn Sample",)
    (span,) = [row for row in parsed.provenance if row.record_id == parsed.articles[0].id and row.field == "title"]
    assert (span.start, span.end) == (1, 10)


@given(st.text(st.sampled_from([*"ab \r\n\t|’", ZERO_WIDTH, MARK, "\x00", NARROW, "\xa0", "\U000e0020", "\ud83d"])))
@example(f"\r{ZERO_WIDTH}\na")
def test_lines_stay_lines_and_every_offset_leads_home(text: str) -> None:
    lines = split(text)
    ends = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    # A last line that holds only characters that nobody sees may be left out.
    assert len(lines) in (len(ends) - (not set(ends[-1]) - IGNORED), len(ends) - (not ends[-1]))
    for start, stop in zip(lines.start.tolist(), lines.stop.tolist(), strict=True):
        low, high = (
            int(found[0])
            for found in (lines.written.own_starts(np.array([start])), lines.written.own_stops(np.array([stop])))
        )
        if start < stop:
            assert comparable(text[low:high]) == lines.text[start:stop] or "\t" in text[low:high]
            assert text[low] not in trimmed()
            assert text[high - 1] not in trimmed()


def test_the_table_has_every_format_character_and_every_space() -> None:
    every = [chr(code) for code in range(0x110000)]
    formats = {letter for letter in every if unicodedata.category(letter) == "Cf"}
    spaces = {letter for letter in every if letter.isspace() or unicodedata.category(letter) == "Cc"}
    assert not formats - IGNORED
    assert spaces == SPACES | set(" \n\r")
    assert not IGNORED & spaces


@pytest.mark.parametrize("line", ["Related Articles", "Tags assigned to this article:", "Use of directors"])
def test_a_tab_inside_a_line_is_a_space(line: str) -> None:
    parsed = csc.parse(STATEMENT.replace(line, line.replace(" ", "\t")))
    assert_invariants(parsed)
    assert [problem.code for problem in parsed.problems] == [problem.code for problem in csc.parse(STATEMENT).problems]
    assert len(parsed.statements) == 2
