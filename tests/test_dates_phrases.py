"""Phrases that date a text, and the day that each means."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from childservices_corpus.annotate.dates.listings import listings
from childservices_corpus.annotate.dates.phrases import text_clues
from childservices_corpus.annotate.dates.words import named_dates
from childservices_corpus.parsing.objects import parse
from phrases import CLOSING, clues, day
from support import CURLY

CASES = [
    # label, text, means, words, first option or number of options, why
    (
        "today with a year",
        "Today, 8 June 2021, a report came out.",
        "issued",
        "8 June 2021",
        ("2021-06-08",) * 2,
        "its own day",
    ),
    (
        "straight after today",
        "ADCS (today, 8th June 2021) publishes",
        "issued",
        "8th June 2021",
        ("2021-06-08",) * 2,
        "ordinal",
    ),
    (
        "weekday only",
        "ADCS today, Tuesday 14 July, publishes a paper.",
        "issued",
        "Tuesday 14 July",
        8,
        "a Tuesday in 8 of 55 years",
    ),
    (
        "slip of the weekday",
        "Today, Monday 8 June 2021, ADCS",
        "issued",
        "Monday 8 June 2021",
        ("2021-06-08",) * 2,
        "date stands",
    ),
    (
        "this year",
        "This year, 2020, marks the anniversary.",
        "issued",
        "2020",
        ("2020-01-01", "2020-12-31"),
        "its own year",
    ),
    (
        "past day",
        "Figures as at 31 March 2020 show a rise.",
        "not_before",
        "31 March 2020",
        ("2020-03-31", None),
        "counted",
    ),
    ("past month", "since the lockdown in March 2020.", "not_before", "March 2020", ("2020-03-01", None), "has come"),
    ("past year", "The rate was at 16.3 in 2021.", "not_before", "2021", ("2021-01-01", None), "told in the past"),
    ("since", "Since 2010 funding has halved.", "not_before", "2010", ("2010-01-01", None), "has come"),
    ("figures for", "The figures for 2021 are worrying.", "not_before", "2021", ("2021-01-01", None), "counted before"),
    (
        "occasion before",
        "Our response to the Queen's Speech 2022.",
        "event",
        "2022",
        ("2022-01-01", None),
        "yearly occasion",
    ),
    (
        "occasion after",
        "Her words to the 2021 Annual Conference.",
        "event",
        "2021",
        ("2021-01-01", None),
        "yearly occasion",
    ),
    (
        "pair of years",
        "Ofsted's annual report 2020/21 is out.",
        "event",
        "2020/21",
        ("2021-01-01", None),
        "the later year",
    ),
    (
        "office with years",
        "A. Body is ADCS President 21/22 no more",
        None,
        None,
        None,
        "21/22 is no pair of full years",
    ),
    (
        "office with full years",
        "A. Body, ADCS President 2020/21",
        "not_before",
        "2020/21",
        ("2020-04-01", None),
        "1 April of the first",
    ),
    (
        "month that passed",
        "In July ADCS published a paper.",
        "not_before",
        "July",
        54,
        "in every year, the year from it on",
    ),
    (
        "month of this year",
        "In July this year numbers fell.",
        "not_before",
        "July",
        54,
        "in every year, the rest of it",
    ),
    (
        "address",
        "See https://example.org/2021/02/17/a",
        "not_before",
        "2021/02/17",
        ("2021-02-17", None),
        "no text before it",
    ),
    (
        "past day opening its sentence",
        "On 14 October 2015, the President of the association, in the chair, gave her address.",
        "not_before",
        "14 October 2015",
        ("2015-10-14", None),
        "a verb that is no participle",
    ),
    (
        "day of a letter",
        "In a letter dated 3 May 2021 they ask.",
        "not_before",
        "3 May 2021",
        ("2021-05-03", None),
        "old",
    ),
    ("announced in", "It was announced in May 2021.", "not_before", "May 2021", ("2021-05-01", None), "right before"),
    ("number before", "It was 80,000 in May 2021.", "not_before", "May 2021", ("2021-05-01", None), "no clause ends"),
    ("year to", "In the year to June 2022 it fell.", "not_before", "June 2022", ("2022-06-01", None), "counted for it"),
    (
        "what ought to have been",
        "The inquiry in 2016 should have been the end of it.",
        "not_before",
        "2016",
        ("2016-01-01", None),
        "past, for all its should",
    ),
    (
        "written for it",
        "Our submission to the CSR 2020",
        "event",
        "2020",
        ("2019-01-01", None),
        "perhaps the year before",
    ),
]


@pytest.mark.parametrize(
    ("text", "means", "words", "options"), [pytest.param(*case[1:5], id=case[0]) for case in CASES]
)
def test_phrases(text: str, means: str | None, words: str | None, options: Any) -> None:
    if isinstance(options, tuple):
        options = tuple(None if end is None else day(end) for end in options)
    assert clues(text) == ([] if means is None else [(means, words, options)])


def test_a_stub_speech_went_up_on_its_day_or_within_a_week() -> None:
    found = clues("On 6 April 2022 she made her speech.\n\nView speech", title="Inaugural Speech")
    assert found == [("event", "6 April 2022", (day("2022-04-06"), day("2022-04-13")))]


def test_in_a_reprint_every_phrase_bounds_below_only() -> None:
    text = (
        "Today, 8 June 2021, a report came out.\n\n"
        "This column first appeared on the LGC website on 17 June 2021 https://example.org/a-b-17-06-2021/"
    )
    found = clues(text, title="A column")
    assert {option for _, _, option in found} == {(day("2021-06-08"), None), (day("2021-06-17"), None)}
    assert ("first_published", "17-06-2021", (day("2021-06-17"), None)) in found


OCCASIONS = [
    ("honours", "She is recognised in the New Year's Honours list.", 1, "news of the list"),
    ("honours in passing", "The New Year's Honours list is long.", 0, "no news word"),
    ("week", "As Care Leavers' Week begins today, ministers say", 1, "begins"),
    ("half-term", "Meals during half-term week next month", 1, "a month before half-term"),
]


@pytest.mark.parametrize("apostrophe", ["'", CURLY])
@pytest.mark.parametrize(("text", "number"), [pytest.param(*case[1:3], id=case[0]) for case in OCCASIONS])
def test_occasions_fit_every_year_and_date_nothing_alone(text: str, number: int, apostrophe: str) -> None:
    found = clues(text.replace("'", apostrophe))
    assert len(found) == number
    assert all(isinstance(options, int) and options > 50 for _, _, options in found)


texts = st.text(
    st.sampled_from(list("0123456789/-,. '\N{RIGHT SINGLE QUOTATION MARK}\nthsMayJul")) | st.characters(), max_size=80
)


@given(texts)
def test_any_text_gives_spans_that_hold_the_words(text: str) -> None:
    for named in named_dates(text):
        assert 0 <= named.start < named.end <= len(text)
        assert named.first_day is None or isinstance(named.first_day, date)
    parsed = parse(f"A title\n\n{text}{CLOSING}")
    for page in listings(parsed):
        for view in page.views:
            for clue in text_clues(view):
                assert parsed.document.text[clue.start : clue.start + len(clue.words)] == clue.words
                assert all(first is None or last is None or first <= last for first, last in clue.options)


def test_hostile_text_takes_linear_time() -> None:
    for piece in ("1 of ", "today, ", "New Year's Honour", "ADCS President ", "2020/", "January "):
        clues(piece * 20_000)
