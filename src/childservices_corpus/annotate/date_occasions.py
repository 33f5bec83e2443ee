"""Occasions that come round each year in the same weeks: news of one is from those weeks of some year.

The table is ``reference/occasions.toml``. Which year it is has to follow from what else is known of the record.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from ..reference import table
from .date_clues import Clue, Options
from .passages import Passage

_APOSTROPHES = str.maketrans({"\N{RIGHT SINGLE QUOTATION MARK}": "'", "\N{NO-BREAK SPACE}": " "})


@cache
def _rules() -> tuple[tuple[re.Pattern[str], re.Pattern[str], Options], ...]:
    """For each occasion the words that name it, the words that make it news, and its weeks in every year."""
    return tuple(
        (_any_of(rule["words"]), _any_of(rule["news"]), tuple(_weeks(rule["weeks"])))
        for rule in table("occasions")["occasion"]
    )


def _any_of(phrases: list[str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r")\b", re.IGNORECASE)


def _weeks(weeks: list[list[str]]) -> Iterator[tuple[date, date]]:
    """Each stretch of `weeks`, month and day of its first and last day, in every year; it may run into the next."""
    words = table("date_phrases")
    for year in range(words["first_year"], words["last_year"]):
        for first, last in weeks:
            start = date.fromisoformat(f"{year}-{first}")
            yield start, date.fromisoformat(f"{year if last >= first else year + 1}-{last}")


def occasion_clues(passage: Passage) -> Iterator[Clue]:
    """A clue for each yearly occasion that `passage` has news of."""
    text = passage.text.translate(_APOSTROPHES)
    for words, news, options in _rules():
        named = words.search(text)
        if named is not None and news.search(text) is not None:
            found = passage.text[named.start() : named.end()]
            yield Clue("issued", options, found, passage.start + named.start())
