"""A clue to the day of a record: words, and the ranges of days they allow."""

from dataclasses import dataclass
from datetime import date

from ...models import Evidence

LAST_DAY = date.max.toordinal()
Options = tuple[tuple[date | None, date | None], ...]


def in_calendar(ordinal: int) -> int:
    """`ordinal`, or that of the first or last day of the calendar for one beyond it."""
    return 1 if ordinal < 1 else min(ordinal, LAST_DAY)


def day_of(ordinal: int) -> date:
    """The day with that ordinal; the first or last day of the calendar for one beyond it."""
    return date.fromordinal(in_calendar(ordinal))


@dataclass(frozen=True)
class Clue:
    """Words that date a record: the ranges of days they allow, what they mean, and where they stand.

    One range is evidence as it stands. Several (a weekday with day and month fits a year in six) are decided by what
    else is known of the record. ``means`` is ``issued``, ``event``, ``first_published`` or ``not_before``. With
    ``below_only`` the range decided on bounds below only.
    """

    means: str
    options: Options
    words: str
    start: int
    below_only: bool = False

    def evidence(self, document_id: str, earliest: date | None, latest: date | None) -> Evidence:
        """The clue as evidence for the given bounds."""
        return Evidence(
            kind="text",
            earliest=earliest,
            latest=None if self.below_only else latest,
            words=self.words,
            document_id=document_id,
            start=self.start,
            end=self.start + len(self.words),
        )
