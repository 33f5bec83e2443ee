"""A record as annotators see it: passages are slices of the document, so that every find has its offsets."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple
from unicodedata import combining

from ...models import Article, Parsed, Provenance, Segment, Statement
from ...parsing.lazy import Rows
from ...text.lines import Ints
from .visible import visible

# The order in which a reader meets the fields of a record.
_READ = ("title", "summary", "paragraphs", "subheadings", "notes")
_AUTHORS = "authors"
_LONGEST_BYLINE = 300
# The end of a cut text: dots, alone or in brackets.
DOTS = ".\N{HORIZONTAL ELLIPSIS} []()"
_CUT_ENDS = ("...", "\N{HORIZONTAL ELLIPSIS}")
_AROUND_DOTS = " ])"
# The last characters of a complete line. Without one of them, the last line of a page may be cut inside a word.
_STOPS = (
    ".",
    "!",
    "?",
    ":",
    ";",
    ")",
    "\N{HORIZONTAL ELLIPSIS}",
    '"',
    "\N{RIGHT DOUBLE QUOTATION MARK}",
    " ",
    "\n",
    "\r",
)


class Passage(NamedTuple):
    """A value of a record as a reader sees it (:mod:`.visible`); it begins at the offset ``start`` of the document.

    ``raw`` is the slice of the document, and ``places`` the place in it of each character of ``text``; without
    ``places`` both are equal.
    """

    field: str
    item: int | None
    text: str
    start: int
    places: Ints | None = None
    written: str | None = None

    @property
    def raw(self) -> str:
        """The slice of the document."""
        return self.text if self.written is None else self.written

    @property
    def end(self) -> int:
        """Offset just after the passage."""
        return self.start + len(self.raw)

    def at(self, index: int) -> int:
        """The offset in the document of the character of ``text`` at `index`."""
        return self.start + (index if self.places is None else int(self.places[index]))

    def after(self, index: int) -> int:
        """The offset in the document just after the characters of ``text`` before `index`."""
        if self.places is None or not index:
            return self.start + index
        end, raw = int(self.places[index - 1]) + 1, self.raw
        # The accents of the last letter belong to it.
        while end < len(raw) and combining(raw[end]):
            end += 1
        return self.start + end

    def words(self, low: int, high: int) -> str:
        """The slice of the document from the character of ``text`` at `low` up to that at `high`."""
        if self.places is None:
            return self.text[low:high]
        return self.raw[self.at(low) - self.start : self.after(high) - self.start]

    def span(self, low: int, high: int) -> tuple[int, int, str]:
        """Where the words of ``text[low:high]`` are in the document, and the slice of the document."""
        if self.places is None:
            return self.start + low, self.start + high, self.text[low:high]
        start, end = self.at(low), self.after(high)
        return start, end, self.raw[start - self.start : end - self.start]


@dataclass(frozen=True)
class View:
    """A record with its passages in the order of the page: title, summary, paragraphs, subheadings and notes.

    ``cuts`` are the offsets where words may have been cut: at the dots of a cut title or summary, and at the end of a
    page that breaks off in the record without a full stop. A name or an amount that ends there may be the start of a
    longer one. ``byline`` is the line that names the authors of an article, up to the text below it.
    """

    record: Article | Statement
    passages: tuple[Passage, ...]
    cuts: tuple[int, ...] = ()
    byline: Passage | None = None

    def of(self, field: str) -> tuple[Passage, ...]:
        """The passages of `field`."""
        return tuple(passage for passage in self.passages if passage.field == field)


def views(parsed: Parsed) -> Iterator[View]:
    """Give a view of each record of `parsed`, articles first."""
    text = parsed.document.text
    spans: dict[str, dict[tuple[str, int | None], tuple[int, int]]] = defaultdict(dict)
    for record_id, field, item, start, end in values(parsed.provenance, "record_id", "field", "item", "start", "end"):
        if field in _READ or field == _AUTHORS:
            # A record that appears twice on the page is read at its first place.
            spans[record_id].setdefault((field, item), (start, end))
    breaks_off = not text.endswith(_STOPS)
    records: tuple[Article | Statement, ...] = (*parsed.articles, *parsed.statements)
    for record in records:
        rows = sorted(((key, span) for key, span in spans[record.id].items() if key[0] in _READ), key=itemgetter(1))
        passages = tuple(passage_of(field, item, text[start:end], start) for (field, item), (start, end) in rows)
        cuts = tuple(_cuts(record, passages, len(text) if breaks_off else None))
        signed = spans[record.id].get((_AUTHORS, 0))
        yield View(record, passages, cuts, None if signed is None else _byline(text, signed[0], passages))


def _byline(text: str, name: int, passages: Sequence[Passage]) -> Passage:
    """The line of the name at `name`, and what is between it and the next passage."""
    start, stop = text.rfind("\n", 0, name) + 1, text.find("\n", name)
    below = min((passage.start for passage in passages if passage.start > name), default=stop)
    end = min(below if below >= 0 else len(text), start + _LONGEST_BYLINE)
    return passage_of(_AUTHORS, None, text[start:end], start)


def passage_of(field: str, item: int | None, raw: str, start: int) -> Passage:
    """The passage of the slice `raw` of the document, which begins at `start`."""
    text, places = visible(raw)
    return Passage(field, item, text, start, places, None if places is None else raw)


def _cuts(record: Article | Statement, passages: Sequence[Passage], broken: int | None) -> Iterator[int]:
    field = _field_cut(record)
    yield from (passage.start + len(passage.raw.rstrip(DOTS)) for passage in passages if _is_cut(passage, field))
    if broken is not None and passages and passages[-1].end == broken:
        yield broken


def _is_cut(passage: Passage, field: str | None) -> bool:
    """True for the field that the page marks as cut, and for any words that end in the dots of a cut."""
    return passage.field == field or passage.text.rstrip(_AROUND_DOTS).endswith(_CUT_ENDS)


def _field_cut(record: Article | Statement) -> str | None:
    """The field that the page cuts with dots."""
    if isinstance(record, Statement):
        return "title" if record.title_truncated else None
    return "summary" if record.summary_truncated else None


def values(rows: Sequence[Segment] | Sequence[Provenance], *fields: str) -> Iterable[tuple[Any, ...]]:
    """The values of two or more `fields` of each of `rows`, without making the rows of a parsed page."""
    return rows.values(*fields) if isinstance(rows, Rows) else map(attrgetter(*fields), rows)
