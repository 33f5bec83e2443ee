"""Occasions that come round each year in the same weeks: news of one is from those weeks of some year.

The table is ``reference/occasions.toml``. Which year it is has to follow from what else is known of the record.
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
    """For each occasion the words that name it, the words that make it news, and its weeks in every year."""
    return tuple(
        (
            any_as_written(tuple(rule["words"])),
            any_as_written(tuple(rule["news"]), any_initial=True),
            tuple(_weeks(rule["weeks"])),
        )
        for rule in table("occasions")["occasion"]
    )


def _weeks(weeks: list[list[str]]) -> Iterator[tuple[date, date]]:
    """Each stretch of `weeks`, month and day of its first and last day, in every year; it may run into the next."""
    words = table("date_phrases")
    for year in range(words["first_year"], words["last_year"]):
        for first, last in weeks:
            start = date.fromisoformat(f"{year}-{first}")
            yield start, date.fromisoformat(f"{year if last >= first else year + 1}-{last}")


def occasion_clues(passage: Passage) -> Iterator[Clue]:
    """A clue for each yearly occasion that `passage` has news of."""
    for words, news, options in _rules():
        named = words.search(passage.text)
        if named is not None and news.search(passage.text) is not None:
            yield Clue("issued", options, named[0], passage.start + named.start())
