"""The declaration of a listing, and the evidence for each of its records on a page."""

from dataclasses import dataclass, fields
from typing import Literal, Self

import numpy as np

from ...errors import LayoutError
from ...models import ListingOrder
from ...text.lines import Flags, Ints, Lines
from ...text.points import among, distinct
from ..contract import wrong_name
from .line_shapes import dated, ending_in, gaps

Part = Literal["title", "day", "summary"]
PARTS: tuple[Part, ...] = ("title", "day", "summary")


@dataclass(frozen=True)
class Declared:
    """The declaration of a listing; :class:`~.listing.ListingForm` explains each part."""

    name: str
    publisher: str
    lines: tuple[Part, ...]
    bullet: bool = False
    blanks: tuple[int, ...] = ()
    heading: str = ""
    furniture: tuple[str, ...] = ()
    order: ListingOrder | None = None

    def __new__(cls, *_: object, **given: object) -> Self:
        """A new declaration; an unknown part is refused with the names of all parts."""
        parts = [part.name for part in fields(cls)]
        if unknown := [name for name in given if name not in parts]:
            raise LayoutError(f"a form does not have the part {unknown[0]!r}; its parts are {', '.join(parts)}")
        return super().__new__(cls)

    def __post_init__(self) -> None:
        why = wrong_name(self.name) or self._amiss()
        if why is not None:
            raise LayoutError(f"the form {self.name!r} cannot be used: {why}")

    def _amiss(self) -> str | None:
        if not all(isinstance(given, tuple) for given in (self.lines, self.blanks, self.furniture)):
            return "lines, blanks and furniture must be tuples, such as ('title', 'day')"
        if self.lines[:1] != ("title",) or len(self.lines) < 2:
            return f"lines must be title, then day or summary or both; not {self.lines}"
        if len(set(self.lines)) != len(self.lines) or not set(self.lines) <= set(PARTS):
            return f"each of its lines must be one of {', '.join(PARTS)}, each at most once; not {self.lines}"
        if not self.bullet and "day" not in self.lines:
            return "each record needs a certain mark: a bullet or a day; write code for a form that has neither"
        if self.blanks and len(self.blanks) != len(self.lines) - 1:
            return f"blanks must have one number for each line after the title; not {self.blanks}"
        return None if all(self.furniture) else "furniture contains an empty text, which would match every line"


@dataclass(frozen=True, eq=False)
class Evidence:
    """The evidence for each record of a page, one entry a record. A place is the number of a filled line.

    ``title`` is the place of a record's title, ``end`` the place after its last line. ``sure`` is true if its bullet
    and its day are where the form puts them, ``spaced`` if its blank lines are. ``headings`` are the places of page
    headings. ``furniture`` has one entry a filled line.
    """

    title: Ints
    end: Ints
    sure: Flags
    spaced: Flags
    headings: Ints
    furniture: Flags


def evidence(form: Declared, lines: Lines) -> Evidence:
    """The evidence for the records of `form` on a page."""
    return lines.once(form, lambda: _evidence(form, lines))


def _evidence(form: Declared, lines: Lines) -> Evidence:
    filled, parts = len(lines.filled), len(form.lines)
    headings, openers = _headings(form, lines), _openers(form, lines)
    day_at = form.lines.index("day") if "day" in form.lines else 0
    is_day = np.append(dated(lines), np.zeros(parts, dtype=np.bool_))
    if form.bullet:
        title = np.flatnonzero(lines.bullets)
    else:
        days = np.flatnonzero(is_day)
        title = days[days >= day_at] - day_at
        # If two days follow each other, the second does not belong to a title.
        title = title[~is_day[title]]
    bounds = distinct(np.append(headings, openers))
    if len(bounds):
        title = title[~np.isin(title, bounds)]
    end = np.append(title[1:], filled)[: len(title)]
    if len(bounds):
        end = np.minimum(end, np.append(bounds, filled)[np.searchsorted(bounds, title)])
    sure = (is_day[title + day_at] & (title + day_at < end)) if day_at else np.ones(len(title), dtype=np.bool_)
    spaced = np.ones(len(title), dtype=np.bool_)
    above = np.append(gaps(lines), np.zeros(parts, dtype=np.int64)) if form.blanks else gaps(lines)
    for offset, least in enumerate(form.blanks, start=1):
        spaced &= above[title + offset] >= least
    return Evidence(title, end, sure, spaced, headings, _reach(openers, title, headings, filled))


def _headings(form: Declared, lines: Lines) -> Ints:
    """Places of the headings of pages."""
    return ending_in(lines, form.heading) if form.heading else np.zeros(0, dtype=np.int64)


def _openers(form: Declared, lines: Lines) -> Ints:
    """Places of lines that begin with words of the form's furniture."""
    words = tuple(one.lower() for one in form.furniture)
    initials = [ord(letter) for one in words for letter in (one[0], one[0].upper())]
    likely = np.flatnonzero(among(lines.firsts, initials)).tolist() if words else []
    longest = max(map(len, words), default=0)
    return np.array([place for place in likely if _start(lines, place, longest).startswith(words)], dtype=np.int64)


def _start(lines: Lines, place: int, length: int) -> str:
    """The first `length` characters of the line at `place`, in small letters."""
    start, stop = int(lines.start[lines.filled[place]]), int(lines.stop[lines.filled[place]])
    return lines.text[start : min(stop, start + length)].lower()


def _reach(openers: Ints, title: Ints, headings: Ints, filled: int) -> Flags:
    """For each filled line, whether it is furniture: from a line in `openers` up to the next title or heading."""
    if not len(openers):
        return np.zeros(filled, dtype=np.bool_)
    change = np.zeros(filled + 1, dtype=np.int64)
    ends = np.append(distinct(np.append(title, headings)), filled).astype(np.int64)
    np.add.at(change, openers, 1)
    np.add.at(change, ends[np.searchsorted(ends, openers, side="right")], -1)
    return np.cumsum(change)[:-1] > 0
