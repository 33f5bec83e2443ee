"""The day that a text calls its own, in the spellings of pages: "Today, Tues 8 June", "today (08/06/2021)"."""

from datetime import date

import pytest

from childservices_corpus.annotate.dates.phrases import text_clues
from childservices_corpus.annotate.language.view import Passage, View, views
from childservices_corpus.parsing.objects import parse

CLOSING = "\n\n\nTags assigned to this article:\nThere are no tags assigned to this article!\n\nRelated Articles\n\n"
DAY = date(2021, 6, 8)
OWN = [
    ("short weekday, no year", "Today, Tues 8 June, the Chancellor spoke."),
    ("weekday with a stop", "Today, Tue. 8 June, the Chancellor spoke."),
    ("in brackets", "Published today (Tues 8 June) by the Chancellor."),
    ("in brackets, with year", "Published today (Tuesday, 8th June 2021) by the Chancellor."),
    ("figures", "Today, 08/06/2021, the Chancellor spoke."),
    ("figures with stops", "Today, 8.6.2021, the Chancellor spoke."),
    ("month by hyphens", "Today, 8-Jun-2021, the Chancellor spoke."),
    ("ISO", "Today, 2021-06-08, the Chancellor spoke."),
    ("narrow spaces", "Today, 8\u202fJune\u202f2021, the Chancellor spoke."),
    ("a narrow space behind today", "Today\u202f8 June 2021 the Chancellor spoke."),
    ("a mark of direction", "Today, \u200e8 June 2021, the Chancellor spoke."),
    ("weekday behind", "Today, 8 June (Tuesday), the Chancellor spoke."),
    ("ordinal and of", "Today, the 8th of June 2021, the Chancellor spoke."),
    ("short year", "Today, 8 June \u201921, the Chancellor spoke."),
    ("short year in figures", "Published today (08/06/21) by the Chancellor."),
    ("month first", "Today, June 8th, 2021, the Chancellor spoke."),
]
NOT_OWN = [
    ("a year that no page can be of", "Today, 8 June 2921, the Chancellor spoke."),
    ("a year of the Romans", "Today, 8 June 0022, the Chancellor spoke."),
    ("no day of the calendar", "Today, 31 February 2021, the Chancellor spoke."),
]


def view(text: str) -> View:
    (found,) = views(parse(f"Comment: a report\n\n{text}{CLOSING}"))
    return found


@pytest.mark.parametrize("text", [pytest.param(text, id=label) for label, text in OWN])
def test_the_own_day_of_a_text_in_any_common_spelling(text: str) -> None:
    (clue,) = [clue for clue in text_clues(view(text)) if clue.means == "issued"]
    assert (DAY, DAY) in clue.options
    # Without a year, the weekday leaves one year in six.
    assert len(clue.options) == 1 or all(first is not None and first.isoweekday() == 2 for first, _ in clue.options)
    assert clue.words in text


@pytest.mark.parametrize("text", [pytest.param(text, id=label) for label, text in NOT_OWN])
def test_a_day_that_no_page_can_have_is_never_moved_to_another_year(text: str) -> None:
    assert [clue for clue in text_clues(view(text)) if clue.options] == []


def test_a_passage_keeps_its_words() -> None:
    (clue,) = text_clues(View(view("A text.").record, (Passage("paragraphs", 0, OWN[8][1], 7),)))
    assert (clue.words, clue.start) == ("8\u202fJune\u202f2021", 14)
