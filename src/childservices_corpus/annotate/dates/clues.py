"""A clue to the day of a record: words of a page, and the ranges of days that they allow."""

from dataclasses import dataclass
from datetime import date

from ...models import Evidence

LAST_DAY = date.max.toordinal()
Options = tuple[tuple[date | None, date | None], ...]


def in_calendar(ordinal: int) -> int:
    """`ordinal`, or the ordinal of the first or last day of the calendar if it lies outside."""
    return 1 if ordinal < 1 else min(ordinal, LAST_DAY)


def day_of(ordinal: int) -> date:
    """The day with this ordinal, or the first or last day of the calendar if it lies outside."""
    return date.fromordinal(in_calendar(ordinal))


@dataclass(frozen=True)
class Clue:
    """Words that date a record: the ranges of days that they allow, their meaning, and their place.

    One range is evidence by itself. Several ranges are open: a weekday with day and month fits about one year in six.
    Other evidence of the record then decides between them. ``means`` is ``issued``, ``event``, ``first_published`` or
    ``not_before``. With ``below_only`` the chosen range sets only the first possible day.
    """

    means: str
    options: Options
    words: str
    start: int
    below_only: bool = False

    def evidence(self, document_id: str, earliest: date | None, latest: date | None) -> Evidence:
        """The clue as evidence with the given first and last day."""
        return Evidence(
            kind="text",
            earliest=earliest,
            latest=None if self.below_only else latest,
            words=self.words,
            document_id=document_id,
            start=self.start,
            end=self.start + len(self.words),
        )
