"""What a made page holds, and the sheet on which a maker writes it down together with its truth."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

NOBODY = -1
Publisher = Literal["themj", "localgov", "adcs"]
# How a page begins: with a line that says what it is, with a title, or with text that could go on from any other.
Start = Literal["mark", "title", "text"]
# How a page ends: so that nothing below can belong to it, or in the middle of a text or a listing.
End = Literal["closed", "open"]


@dataclass(frozen=True)
class Made:
    """One record as it truly is. ``sure`` is false if nothing on its page says whose it is.

    ``may_hold`` are lines that can count as paragraphs or not: an author's name and post, a standfirst given again.
    """

    publisher: Publisher
    kind: Literal["article", "statement"]
    title: str | None = None
    summary: str | None = None
    day: date | None = None
    authors: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    subheadings: tuple[str, ...] = ()
    form: Literal["listing", "page"] | None = None
    complete: bool | None = None
    title_truncated: bool = False
    summary_truncated: bool = False
    may_hold: tuple[str, ...] = ()
    sure: bool = True


@dataclass(frozen=True)
class Page:
    """A made page: its lines, each with the number of its record or ``NOBODY``, and the records that it holds.

    ``perhaps`` are records that a cut leaves in part: they may be read, in part, or not. ``origins`` are the forms of
    the records. ``mark_below`` is true if only lines below the records say whose they are.
    """

    form: str
    lines: tuple[tuple[str, int], ...]
    records: tuple[Made, ...]
    sure: bool = True
    start: Start = "title"
    end: End = "closed"
    changed: tuple[str, ...] = ()
    perhaps: tuple[Made, ...] = ()
    origins: tuple[str, ...] = ()
    mark_below: bool = False

    @cached_property
    def text(self) -> str:
        """The page as it is read."""
        return "\n".join([words for words, _ in self.lines])


@dataclass
class Sheet:
    """A page while it is written: ``start`` a record, ``tell`` its lines, ``put`` lines that are nobody's."""

    form: str
    lines: list[tuple[str, int]] = field(default_factory=list)
    records: list[Made] = field(default_factory=list)

    def begin(self, record: Made) -> None:
        self.records.append(record)

    def tell(self, *lines: str) -> None:
        number = len(self.records) - 1
        self.lines.extend([(words, number) for words in lines])

    def put(self, *lines: str) -> None:
        self.lines.extend([(words, NOBODY) for words in lines])

    def gap(self, blanks: int = 1) -> None:
        for _ in range(blanks):
            self.lines.append(("", NOBODY))

    def tell_spaced(self, *lines: str, blanks: int = 1) -> None:
        """Lines of the record with blank lines below each."""
        for words in lines:
            self.tell(words)
            self.gap(blanks)

    def put_spaced(self, *lines: str, blanks: int = 1) -> None:
        """Nobody's lines with blank lines below each."""
        for words in lines:
            self.put(words)
            self.gap(blanks)

    def page(self, *, sure: bool = True, start: Start = "title", end: End = "closed", mark_below: bool = False) -> Page:
        return Page(
            self.form,
            tuple(self.lines),
            tuple(self.records),
            sure,
            start,
            end,
            origins=(self.form,) * len(self.records),
            mark_below=mark_below,
        )
