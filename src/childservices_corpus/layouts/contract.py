"""What a layout is: it claims the lines that it is sure of, and labels every line of what it is given.

Records, ledger, provenance and tables all follow from these labels, so a new publisher is one small file. In this
room a *line* is the number of a line of the page, a *place* is the number of a line among the lines that are not
blank (``Lines.filled``), and an *offset* counts the code points of the text.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from reprlib import repr as brief
from typing import NamedTuple, Protocol, get_args

import numpy as np
import numpy.typing as npt

from ..models import Fate, ListingOrder
from ..text.lines import Flags, Ints, Lines

FATES: tuple[str, ...] = get_args(Fate)
CODE: dict[str, int] = {fate: code for code, fate in enumerate(FATES)}
NOBODY = -1
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_NAME = 60


def wrong_name(name: object) -> str | None:
    """What is wrong with `name` as the name of a layout, in words that follow a colon; ``None`` for a good name."""
    if type(name) is str and len(name) <= _LONGEST_NAME and _NAME.fullmatch(name) is not None:
        return None
    return (
        f"its name is {brief(name)}; a name consists of small letters and digits, with hyphens between, "
        f"{_LONGEST_NAME} characters at most"
    )


@dataclass(frozen=True)
class LineFinding:
    """A problem that a layout reports: a code of ``reference/problems.toml``, and the first and last line concerned.

    ``words`` say what is wrong. Without words the problem shows the beginning of these lines.
    """

    code: str
    first: int
    last: int
    words: str | None = None


class Inner(NamedTuple):
    """A value inside a line that holds another value too: its fate, and its offsets in code points.

    ``link_labels`` is a label at the end of a paragraph, ``published_text`` a day before a summary, ``byline`` the name
    of an author before a day, ``publisher_topics`` one topic of a line that lists several.
    """

    record: int
    field: str
    start: int
    end: int


# Whether the whole text of an article is on its page.
UNKNOWN, CUT, WHOLE = -1, 0, 1


@dataclass(eq=False)
class LineLabels:
    """What each line of a page is.

    One entry a line: ``fate`` is an index into :data:`FATES`. ``record`` is the number of the line's record, in the
    order of the page, or :data:`NOBODY` for a line outside records. ``value_start`` is the offset in code points at
    which the line's value starts, after a bullet. ``value_stop`` is the offset at which it stops, before closing
    marks; ``None`` means that every value stops at the end of its line.

    One entry a record: ``section`` is the line of its heading, or :data:`NOBODY`. ``section_stop`` gives, by line, the
    offset at which a heading stops that is shorter than its line. ``kind`` is ``"article"`` or ``"statement"``, and
    ``records`` the number of records. Two more columns are for articles; ``None`` means their default. ``page``
    is true for an article on a page of its own, and false for an item of a listing (the default). ``complete`` is
    :data:`WHOLE` if the page holds the article's whole text, :data:`CUT` if a paywall, a pointer such as "To continue
    reading" or dots cut it, and :data:`UNKNOWN` (the default) where nothing says so.
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
    page: Flags | None = None
    complete: Ints | None = None

    @property
    def records(self) -> int:
        """Number of records."""
        return len(self.section)

    def mark(self, line: int, fate: str, record: int = NOBODY) -> None:
        """Give `line` its fate."""
        self.fate[line] = CODE[fate]
        self.record[line] = record


def blank_labels(lines: Lines, kind: str) -> LineLabels:
    """First labels of a page: blank lines are blank, all other lines are unrecognised."""
    fate = np.full(len(lines), CODE["blank"], dtype=np.uint8)
    fate[lines.stop > lines.start] = CODE["unrecognised"]
    return LineLabels(kind, fate, np.full(len(lines), NOBODY, dtype=np.int64), lines.start.copy())


# Layouts claim lines in three turns. First come records that are bounded by marks of their own. Then come pages that
# are open upwards or downwards, and take what is left beside their marks. Forms without marks come last. If the page's
# publisher is known from outside (``Lines.publisher``), its layouts have one more turn, for pages without any mark.
BOUNDED, OPEN, WEAK, UNMARKED = 0, 1, 2, 3
TURNS = (BOUNDED, OPEN, WEAK)
# What a claim rests on: it fills the lines beside a claim of the same layout; it has the shape of a record or a page;
# it has a mark that no other form has.
FILLER, SHAPE, MARK = 0, 1, 2


@dataclass(frozen=True, eq=False)
class Claims:
    """Stretches of a document that a layout recognises, each by what is at its own place.

    One entry a claim, in the order of the page; claims of one layout do not overlap. ``first`` and ``stop`` are places,
    half open. ``basis`` is :data:`MARK`, :data:`SHAPE` or :data:`FILLER`. A filler counts only beside another claim of
    the layout, and only as far as other layouts do not claim its lines.
    """

    first: Ints
    stop: Ints
    basis: Ints

    def chosen(self, which: Flags) -> "Claims":
        """The claims `which`."""
        return Claims(self.first[which], self.stop[which], self.basis[which])

    @classmethod
    def of(cls, found: Iterable[tuple[int, int, int]]) -> "Claims":
        """Claims from rows of first place, stop and basis."""
        return cls(*np.array(sorted(found), dtype=np.int64).reshape(-1, 3).T)


def no_signs(lines: Lines) -> Flags:
    """The signs of a form that claims nothing in the first turn: none."""
    return np.zeros(len(lines.filled), dtype=np.bool_)


def signs_at(lines: Lines, places: Ints) -> Flags:
    """Signs of a form at `places`."""
    found = no_signs(lines)
    found[places] = True
    return found


class Layout(Protocol):
    """A form of page. Packages add their own under the entry point group ``childservices_corpus.layouts``."""

    @property
    def name(self) -> str:
        """Short name, such as ``localgov-listing``."""
        ...

    @property
    def publisher(self) -> str:
        """Publisher of pages of this form: the name of a :class:`~childservices_corpus.models.Publisher`."""
        ...

    @property
    def order(self) -> ListingOrder | None:
        """The order of days on such a page; ``None`` for the order of the publisher's other listings."""

    def score(self, lines: Lines, /) -> float:
        """How well `lines` fit this form, from 0 (not at all) to 1 (certainly)."""
        ...

    def label(self, lines: Lines, /) -> LineLabels:
        """The label of each of `lines`. It must return an answer for any lines."""
        ...

    def anchors(self, lines: Lines, /) -> Ints:
        """Indices of lines at which a page or record of this form certainly begins; joined pages are cut there."""
        ...


@dataclass(frozen=True)
class FormLayout:
    """A layout made of three functions, or of four.

    ``claims`` gives the stretches of a document that the layout recognises. It is asked in each turn
    (:data:`BOUNDED`, :data:`OPEN`, :data:`WEAK`, and :data:`UNMARKED` where ``lines.publisher`` is its publisher), and
    given the places that are taken. Without it the layout is given the lines from each of its anchors on, if their
    score is above the threshold. ``signs`` is quicker than ``claims``: it gives for each filled line whether it may be
    a sign of the form. Of lines without any sign, ``claims`` gives nothing in the turn :data:`BOUNDED`, and is not
    asked.
    """

    name: str
    publisher: str
    score: Callable[[Lines], float]
    label: Callable[[Lines], LineLabels]
    anchors: Callable[[Lines], Ints]
    order: ListingOrder | None = None
    claims: Callable[[Lines, Flags, int], Claims] | None = None
    signs: Callable[[Lines], Flags] | None = None
