"""Whole words: where one begins and ends, which of several is found, and which of overlapping finds stays."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from childservices_corpus.annotate.language.spans import BLOCKED, Found, resolve
from childservices_corpus.annotate.language.whole_words import (
    Phrase,
    Phrases,
    any_as_written,
    any_of,
    ends_with,
    ends_with_any,
    has_any,
    word_end,
)
from childservices_corpus.text.date_lines import begins_date, looks_like_date, read_day

CURLY = "\N{RIGHT SINGLE QUOTATION MARK}"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("care", ["care"]),
        ("a care b", ["care"]),
        ("carer care,", ["care"]),
        ("scare (care)", ["care"]),
        ("care leaver", ["care leaver"]),
        ("care leavers", ["care"]),
        ("1care care1 _care", []),
        ("-care-", ["care"]),
        ("caring", ["caring"]),
    ],
)
def test_the_longest_whole_words_are_found(text: str, found: list[str]) -> None:
    assert [one[0] for one in any_of(["care", "Care Leaver", "caring"]).finditer(text)] == found


def test_words_as_a_page_writes_them() -> None:
    pattern = any_as_written(("Ann's", "of"))
    assert pattern.findall(f"Ann's Ann{CURLY}S ann's AnnO of OF oF off xof") == ["Ann's", f"Ann{CURLY}S", "of", "oF"]
    assert any_as_written(("of",), any_initial=True).findall("of OF Off") == ["of", "OF"]
    assert has_any("a part of it", ["of"])
    assert not has_any("a part", ["of"])


def test_the_end_of_a_text_is_a_whole_word_or_not() -> None:
    assert ends_with("he said", "said")
    assert ends_with("said", "said")
    assert ends_with("(said", "said")
    assert not ends_with("xsaid", "said")
    assert not ends_with("1said", "said")
    assert not ends_with("said ", "said")
    assert ends_with_any("he said", ["told", "said"])
    assert not ends_with_any("xsaid", ["told", "said"])
    assert not ends_with_any("he said", [])


def test_where_words_end() -> None:
    assert [word_end("ab c1", at) for at in range(6)] == [2, 2, 2, 5, 5, 5]


def hits(forms: list[str], text: str, *, once: bool) -> list[tuple[str, str]]:
    found = Phrases((Phrase(form, "sort", str(place)) for place, form in enumerate(forms)), once=once).find(text)
    assert all(text[start:end] == phrase.form for start, end, phrase in found)
    return [(phrase.form, phrase.ref) for _, _, phrase in found]


@pytest.mark.parametrize("once", [False, True])
def test_phrases_are_found_as_whole_words_overlapping_ones_too(once: bool) -> None:
    forms = ["Kent", "Kent County", "County Council", "Kent"]
    assert hits(forms, "Kent County Council", once=once) == [
        ("Kent", "0"),
        ("Kent County", "1"),
        ("County Council", "2"),
    ]
    assert hits(["Kent"], "Kent", once=once) == [("Kent", "0")]
    for without in ("Kents", "xKent", "1Kent", "Kent1", "kent", ""):
        assert hits(["Kent"], without, once=once) == []
    assert hits(["\u0141ukasz", "?ukasz"], "\u0141ukasz \u0142ukasz ?ukasz", once=once) == [
        ("\u0141ukasz", "0"),
        ("?ukasz", "1"),
    ]


def kept(*finds: tuple[int, int, str]) -> list[tuple[int, int, str]]:
    return [(one.start, one.end, one.kind) for one in resolve(Found(*find, None) for find in finds)]


@pytest.mark.parametrize(
    ("finds", "stays"),
    [
        ([(0, 2, "person"), (2, 4, "person")], [(0, 2, "person"), (2, 4, "person")]),
        ([(2, 4, "person"), (0, 2, "person")], [(0, 2, "person"), (2, 4, "person")]),
        ([(0, 2, "person"), (1, 4, "person")], [(1, 4, "person")]),
        ([(0, 3, "person"), (1, 4, "person")], [(0, 3, "person")]),
        ([(0, 4, "person"), (1, 2, "person"), (2, 3, "person")], [(0, 4, "person")]),
        ([(0, 2, "person"), (1, 5, "person"), (4, 6, "person")], [(1, 5, "person")]),
        ([(0, 3, "person"), (2, 4, "person"), (3, 6, "person")], [(0, 3, "person"), (3, 6, "person")]),
        ([(0, 4, BLOCKED), (1, 3, "person"), (4, 5, "person")], [(4, 5, "person")]),
        ([(0, 4, BLOCKED), (0, 4, "organisation")], []),
        ([(0, 4, BLOCKED), (0, 5, "organisation")], [(0, 5, "organisation")]),
        ([], []),
    ],
)
def test_the_longest_of_overlapping_finds_stays(
    finds: list[tuple[int, int, str]], stays: list[tuple[int, int, str]]
) -> None:
    assert kept(*finds) == stays


SPANS = st.lists(
    st.tuples(st.integers(0, 12), st.integers(1, 5)).map(lambda at: (at[0], sum(at), "person")), max_size=9
)


@given(SPANS)
def test_what_stays_does_not_overlap_and_what_goes_does(finds: list[tuple[int, int, str]]) -> None:
    stays = kept(*finds)
    assert stays == sorted(stays)
    assert all(one[1] <= other[0] for one, other in pairwise(stays))
    for start, end, _ in finds:
        rivals = [one for one in stays if one[0] < end and start < one[1]]
        assert rivals
        assert max(one[1] - one[0] for one in rivals) >= end - start


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("31 December 1899", None),
        ("1 January 1900", date(1900, 1, 1)),
        ("31 December 2099", date(2099, 12, 31)),
        ("1 January 2100", None),
        ("31 June 2024", None),
        ("13/06/24", date(2024, 6, 13)),
        ("03/04/2024", date(2024, 4, 3)),
        ("13 June", None),
        ("x 13 June 2024", None),
        ("13 June 2024" + " " * 49, None),
    ],
)
def test_a_day_of_a_line_is_in_two_centuries(line: str, day: date | None) -> None:
    assert read_day(line) == day


def test_a_line_of_a_date_is_whole_or_cut() -> None:
    assert [looks_like_date(line) for line in ("13 June 2024", "13 June", "13/06/20", "13/06/24", "June 2024")] == [
        True, False, False, True, False,
    ]  # fmt: skip
    assert [begins_date(line) for line in ("13", "13 Ju", "13 June 20", "13 Jux", "130", "June", "13 June 2024")] == [
        True, True, True, False, False, False, False,
    ]  # fmt: skip
