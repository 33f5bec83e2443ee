from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from childservices_corpus.annotate.dates.rounds import ends
from childservices_corpus.explain.dates import tell
from childservices_corpus.models import Basis, DateRange, Evidence
from childservices_corpus.parsing.objects import parse

RAW = Path(__file__).parents[1] / "data" / "raw"
STATEMENT = parse("A title\n\nText.\n\n\nTags assigned to this article:\nRelated Articles\n").statements[0]
ARTICLE = parse(next(RAW.glob("000*"))).articles[0]


def between(earliest: str | None, latest: str | None) -> DateRange:
    return DateRange(
        earliest=date.fromisoformat(earliest) if earliest else None,
        latest=date.fromisoformat(latest) if latest else None,
    )


def ranged(basis: Basis, *evidence: Evidence) -> DateRange:
    """The tightest range that all of `evidence` allows."""
    earliest, latest = ends(evidence)
    return DateRange(earliest=earliest, latest=latest, basis=basis, evidence=evidence)


WORDS = [
    ("day", "2022-03-23", "2022-03-23", "on 23 March 2022"),
    ("same month", "2022-02-02", "2022-02-09", "between 2 and 9 February 2022"),
    ("same year", "2022-02-28", "2022-03-03", "between 28 February and 3 March 2022"),
    ("two years", "2021-12-31", "2022-01-05", "between 31 December 2021 and 5 January 2022"),
    ("same month of two years", "2021-01-02", "2022-01-09", "between 2 January 2021 and 9 January 2022"),
    ("open before", None, "2022-02-09", "on or before 9 February 2022"),
    ("open after", "2022-02-09", None, "on or after 9 February 2022"),
    ("nothing", None, None, "date unknown"),
]


@pytest.mark.parametrize(("earliest", "latest", "words"), [pytest.param(*case[1:], id=case[0]) for case in WORDS])
def test_in_words(earliest: str | None, latest: str | None, words: str) -> None:
    assert between(earliest, latest).in_words() == words


def test_a_story_names_each_reason_that_sets_an_end() -> None:
    found = (
        Evidence(kind="curated", earliest=date(2022, 2, 2), source="https://example.org/news"),
        Evidence(kind="text", earliest=date(2022, 1, 1), words="2022"),
        Evidence(kind="order", latest=date(2022, 2, 9), words="stands below x, which is not after 2022-02-09"),
    )
    story = tell(STATEMENT, ranged("curated", *found))
    assert story.startswith("Issued between 2 and 9 February 2022. Not before 2 February 2022: ")
    assert "https://example.org/news" in story
    assert "Not after 9 February 2022: by the order of the listing it stands below x" in story
    assert story.endswith("1 more reason agrees with this.")


def test_a_stated_day_is_told_by_its_words() -> None:
    evidence = Evidence(kind="stated", earliest=date(2024, 6, 13), latest=date(2024, 6, 13), words="13 June 2024")
    story = tell(ARTICLE, ranged("stated", evidence))
    assert story.startswith("Published on 13 June 2024. On 13 June 2024: the page says ")
    assert "13 June 2024" in story.split(":", 1)[1]


def test_a_founding_is_not_told_as_the_day_of_a_page() -> None:
    evidence = Evidence(kind="document", earliest=date(2007, 2, 1), source="https://example.org/founded")
    story = tell(STATEMENT, ranged("document", evidence))
    assert "Not before 1 February 2007: publisher: https://example.org/founded" in story
    assert "the page was taken" not in story


def test_an_open_side_is_said_to_be_open() -> None:
    assert "The last possible day is unknown" in tell(STATEMENT, between("2022-02-02", None))
    assert "The first possible day is unknown" in tell(STATEMENT, between(None, "2022-02-02"))
    assert "date unknown" in tell(STATEMENT, between(None, None))


days = st.one_of(st.none(), st.dates())


@given(days, days)
def test_any_range_can_be_told(one: date | None, other: date | None) -> None:
    if one is not None and other is not None and one > other:
        one, other = other, one
    found = DateRange(earliest=one, latest=other)
    assert found.in_words() in tell(STATEMENT, found)
