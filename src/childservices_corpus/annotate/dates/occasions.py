"""Occasions that come in the same weeks of each year: news of an occasion is from those weeks of some year.

The table is ``reference/occasions.toml``. Other evidence of the record must decide which year it is.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from ...reference import table
from ..language.view import Passage
from ..language.whole_words import any_as_written
from .clues import Clue, Options


@cache
def _rules() -> tuple[tuple[re.Pattern[str], re.Pattern[str], Options], ...]:
    """For each occasion: the words that name it, the words that make a text news of it, and its weeks in every year."""
    return tuple(
        (
            any_as_written(tuple(rule["words"])),
            any_as_written(tuple(rule["news"]), any_initial=True),
            tuple(_weeks(rule["weeks"])),
        )
        for rule in table("occasions")["occasion"]
    )


@cache
def _named() -> re.Pattern[str]:
    """The words that name any of the occasions."""
    return any_as_written(tuple(words for rule in table("occasions")["occasion"] for words in rule["words"]))


def _weeks(weeks: list[list[str]]) -> Iterator[tuple[date, date]]:
    """Each period in `weeks`, from month and day to month and day, in every year; it may run into the next year."""
    words = table("date_phrases")
    for year in range(words["first_year"], words["last_year"]):
        for first, last in weeks:
            start = date.fromisoformat(f"{year}-{first}")
            yield start, date.fromisoformat(f"{year if last >= first else year + 1}-{last}")


def occasion_clues(passage: Passage) -> list[Clue]:
    """A clue for each yearly occasion that `passage` has news of."""
    if _named().search(passage.text) is None:
        return []
    named = [(words.search(passage.text), news, options) for words, news, options in _rules()]
    return [
        Clue("issued", options, passage.words(*found.span()), passage.at(found.start()))
        for found, news, options in named
        if found is not None and news.search(passage.text) is not None
    ]
