"""Revisions: a publisher changed the title or the words of an item, so the item gives two records, one after the other.

Pages that were saved on known days show which came first. A revision is a claim about two records that never are on
one page; what else may explain them, such as the next number of a weekly column, rules it out.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ...models.wording import days_in_words
from .features import Features
from .judged import Judged
from .rules import SAME_TITLE, title_likeness

# With fewer words a title may be the name of a column.
FEWEST_TITLE_WORDS = 5
# The score of two records that share the title and the day or the neighbours, and little else.
_SAME_PLACE = 0.9
_ALIKE = frozenset({"same_text", "same_story"})


class Sightings(NamedTuple):
    """Where and when a record was seen: days of saving as ordinals, sorted, and numbers of documents and neighbours.

    ``dated`` is true if the day of saving of each of its documents is known. ``above`` and ``below`` are the records
    next to it.
    """

    days: tuple[int, ...]
    dated: bool
    documents: frozenset[int]
    above: frozenset[int]
    below: frozenset[int]


@dataclass(frozen=True, eq=False)
class Seen:
    """When records were seen: by number the first day of saving as an ordinal, 0 if unknown, and all sightings."""

    first: npt.NDArray[np.int32]
    of: Callable[[int], Sightings]


def series_of(item: Features) -> tuple[str, str, str]:
    """Publisher, kind and form of page: two versions of one item agree in these."""
    return item.told.publisher, item.kind, item.told.form


def telling_title(item: Features) -> bool:
    """True for a title that is long enough to name one item."""
    return len(item.title.split()) >= FEWEST_TITLE_WORDS


def revision_of(
    one: Features, other: Features, link: Judged | None, ours: Sightings, theirs: Sightings
) -> Judged | None:
    """The link from the later to the earlier version of an item; ``None`` if the two are not surely that.

    `link` is what the other rules found; `ours` and `theirs` are the sightings of `one` and of `other`.
    """
    if link is not None and link.relation not in _ALIKE:
        return None
    if series_of(one) != series_of(other) or not (ours.days and theirs.days) or ours.documents & theirs.documents:
        return None
    if ours.days[0] < theirs.days[0]:
        one, other, ours, theirs = other, one, theirs, ours
    # A version that was also seen on an unknown day may be the earlier one.
    if ours.days[0] == theirs.days[0] or not ours.dated or _apart(one, other):
        return None
    place = _same_place(one, other, ours, theirs)
    if place is None and not (link is not None and _nearly_equal(one, other, link)):
        return None
    if link is None and not (telling_title(one) and one.title == other.title):
        return None
    reasons = [
        _changed(one, other, ours, theirs),
        *filter(None, [place]),
        *([link.evidence] if link else ["same title"]),
    ]
    return Judged(one, other, "revision_of", link.score if link else _SAME_PLACE, "; ".join(reasons))


def _apart(one: Features, other: Features) -> bool:
    """True if the two are surely of different days."""
    (first, last), (their_first, their_last) = one.days, other.days
    late = first is not None and their_last is not None and first > their_last
    return late or (last is not None and their_first is not None and their_first > last)


def _same_place(one: Features, other: Features, ours: Sightings, theirs: Sightings) -> str | None:
    """Why the two are in one place of their listing, in words: the same day, or the same neighbours."""
    first, last = one.days
    if first is not None and first == last and one.days == other.days:
        return "same day"
    above, below = ours.above & theirs.above, ours.below & theirs.below
    # The first item of a listing has nothing above it, and the last one nothing below.
    if (
        (above or below)
        and (above or not (ours.above and theirs.above))
        and (below or not (ours.below and theirs.below))
    ):
        return "same neighbours"
    return None


def _nearly_equal(one: Features, other: Features, link: Judged) -> bool:
    """True for two texts with nearly the same words and titles, and with the same figures."""
    figures = [sorted(word for word in item.body.split() if any(map(str.isdigit, word))) for item in (one, other)]
    return link.relation == "same_text" and title_likeness(one, other) >= SAME_TITLE and figures[0] == figures[1]


def _changed(newer: Features, older: Features, ours: Sightings, theirs: Sightings) -> str:
    """What changed, and between which days of saving."""
    fields = ["title", *(["summary"] if newer.kind == "article" else []), "paragraphs"]
    names = [name for name in fields if getattr(newer.told, name) != getattr(older.told, name)]
    told = " and ".join(name.replace("paragraphs", "text") for name in names) or "other details"
    last = max(day for day in theirs.days if day < ours.days[0])
    days = date.fromordinal(last), date.fromordinal(ours.days[0])
    return f"{told} changed {days_in_words(*days, edtf='')}"
