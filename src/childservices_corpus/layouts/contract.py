"""What a layout is: it recognises a page by a score and says of every line what it is.

Records, ledger, provenance and tables all follow from these labels, so a new publisher is one small file. In this room
a *line* is the number of a line of the page, and a *place* the number of a line among those that are not blank
(``Lines.filled``); where in the text something stands is an *offset*.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol, get_args

import numpy as np
import numpy.typing as npt

from ..models import Fate, ListingOrder
from ..text.lines import Ints, Lines

FATES: tuple[str, ...] = get_args(Fate)
CODE: dict[str, int] = {fate: code for code, fate in enumerate(FATES)}
NOBODY = -1


@dataclass(frozen=True)
class LineFinding:
    """A problem as a layout sees it: a code of ``reference/problems.toml`` and the lines concerned, first and last.

    ``words`` say what is wrong. Without them the problem shows how these lines begin.
    """

    code: str
    first: int
    last: int
    words: str | None = None


@dataclass(frozen=True)
class Inner:
    """A value that stands inside a line beside another: a fate, and its offsets.

    ``link_labels`` is a label run into a paragraph, ``published_text`` a day before a summary, ``byline`` the name of
    an author before a day.
    """

    record: int
    field: str
    start: int
    end: int


@dataclass(eq=False)
class LineLabels:
    """What each line of a page is.

    ``fate`` holds an index into :data:`FATES` and ``record`` the number of the record the line belongs to, or
    :data:`NOBODY`; ``value_start`` is where a line's value starts, after a bullet, and ``value_stop`` where it stops,
    before closing marks (``None``: every value ends with its line). ``records`` is how many records there are; they are
    numbered in the order of the page. ``section`` has one entry a record: the line of the heading it stands under, or
    :data:`NOBODY`; ``section_stop`` says where a heading stops that does not end with its line. ``kind`` is
    ``"article"`` or ``"statement"``.
    """

    kind: str
    fate: npt.NDArray[np.uint8]
    record: Ints
    value_start: Ints
    section: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    section_stop: dict[int, int] = field(default_factory=dict)
    findings: list[LineFinding] = field(default_factory=list)
    inner: list[Inner] = field(default_factory=list)
    value_stop: Ints | None = None

    @property
    def records(self) -> int:
        """Number of records."""
        return len(self.section)

    def mark(self, line: int, fate: str, record: int = NOBODY) -> None:
        """Give `line` its fate."""
        self.fate[line] = CODE[fate]
        self.record[line] = record


def blank_labels(lines: Lines, kind: str) -> LineLabels:
    """Labels of a page of which nothing is known yet: blank lines are blank, all else is unrecognised."""
    fate = np.full(len(lines), CODE["blank"], dtype=np.uint8)
    fate[lines.stop > lines.start] = CODE["unrecognised"]
    return LineLabels(kind, fate, np.full(len(lines), NOBODY, dtype=np.int64), lines.start.copy())


class Layout(Protocol):
    """A form of page. Packages add their own under the entry point group ``childservices_corpus.layouts``."""

    @property
    def name(self) -> str:
        """Short name, such as ``localgov-listing``."""
        ...

    @property
    def publisher(self) -> str:
        """Whose pages have this form: the name of a :class:`~childservices_corpus.models.Publisher`."""
        ...

    @property
    def order(self) -> ListingOrder | None:
        """Which way such a page runs; ``None`` if as the publisher's listings do."""

    def score(self, lines: Lines, /) -> float:
        """How much `lines` look like this form, from 0 (not at all) to 1 (surely)."""
        ...

    def label(self, lines: Lines, /) -> LineLabels:
        """What each of `lines` is. Must return for any lines at all."""
        ...

    def anchors(self, lines: Lines, /) -> Ints:
        """Indices of lines at which a page or record of this form surely begins; joined pages are cut apart there."""
        ...


@dataclass(frozen=True)
class FormLayout:
    """A layout put together from three functions."""

    name: str
    publisher: str
    score: Callable[[Lines], float]
    label: Callable[[Lines], LineLabels]
    anchors: Callable[[Lines], Ints]
    order: ListingOrder | None = None
