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


def _weeks(weeks: list[list[str]]) -> Iterator[tuple[date, date]]:
    """Each period in `weeks`, from month and day to month and day, in every year; it may run into the next year."""
    words = table("date_phrases")
    for year in range(words["first_year"], words["last_year"]):
        for first, last in weeks:
            start = date.fromisoformat(f"{year}-{first}")
            yield start, date.fromisoformat(f"{year if last >= first else year + 1}-{last}")


def occasion_clues(passage: Passage) -> Iterator[Clue]:
    """Give a clue for each yearly occasion that `passage` has news of."""
    for words, news, options in _rules():
        named = words.search(passage.text)
        if named is not None and news.search(passage.text) is not None:
            yield Clue("issued", options, passage.words(*named.span()), passage.at(named.start()))
