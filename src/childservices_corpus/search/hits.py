"""The results of a search: the records found, how well they match, and the words around the place."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar, overload

from ..html import shown
from ..models import Frozen
from ..models.wording import counted
from ..safe.terminal import visible
from .highlighting import Highlight

Found_co = TypeVar("Found_co", bound=Frozen, covariant=True)
OPEN, CLOSE = "\N{MATHEMATICAL LEFT WHITE SQUARE BRACKET}", "\N{MATHEMATICAL RIGHT WHITE SQUARE BRACKET}"
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"


@dataclass(frozen=True)
class Snippet:
    """A stretch ``[start, end)`` of the value of `field`, or of its item `item`, and the words found in it."""

    field: str
    item: int | None
    start: int
    end: int
    value: str
    highlights: tuple[Highlight, ...]

    @property
    def text(self) -> str:
        """The words of the stretch, exactly as in the record."""
        return self.value[self.start : self.end]

    def marked(self, before: str = OPEN, after: str = CLOSE) -> str:
        """The stretch with marks around the words found, and dots where it was cut."""
        return "".join(before + text + after if found else text for found, text in self._parts())

    def to_html(self) -> str:
        """The stretch as HTML, the words found inside ``<mark>``."""
        return "".join(f"<mark>{shown(text)}</mark>" if found else shown(text) for found, text in self._parts())

    def _parts(self) -> list[tuple[bool, str]]:
        parts = [(False, ELLIPSIS)] if self.start else []
        place = self.start
        for one in self.highlights:
            parts += [(False, self.value[place : one.start]), (True, self.value[one.start : one.end])]
            place = one.end
        parts.append((False, self.value[place : self.end]))
        return [*parts, (False, ELLIPSIS)] if self.end < len(self.value) else parts

    def __str__(self) -> str:
        return visible(" ".join(self.marked().split()), lines=False)


@dataclass(frozen=True)
class Hit(Generic[Found_co]):
    """One record found: its score (larger is better), the places of the words, and a snippet around the first ones."""

    record: Found_co
    score: float
    highlights: tuple[Highlight, ...]
    snippet: Snippet

    def __str__(self) -> str:
        title = getattr(self.record, "headline", None) or getattr(self.record, "speaker", None) or "speaker unknown"
        return f"{self.score:6.2f}  {visible(title, lines=False)}\n        {_id(self.record)}\n        {self.snippet}"


def _id(record: Frozen) -> str:
    return str(getattr(record, "id", ""))


class Hits(Generic[Found_co]):
    """The best matches of a query, the number of all matches, the engine, and notes on the search.

    They have length, items and order. They are not a ``Sequence``, since frames would take one for a list of rows.
    """

    def __init__(
        self, query: str, found: Iterable[Hit[Found_co]], total: int, engine: str, notes: tuple[str, ...]
    ) -> None:
        self._found = tuple(found)
        self.query = query
        self.total = total
        self.engine = engine
        self.notes = notes

    @overload
    def __getitem__(self, index: int) -> Hit[Found_co]: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Hit[Found_co]]: ...

    def __getitem__(self, index: int | slice) -> "Hit[Found_co] | Sequence[Hit[Found_co]]":
        return self._found[index]

    def __len__(self) -> int:
        return len(self._found)

    def __iter__(self) -> Iterator[Hit[Found_co]]:
        return iter(self._found)

    @property
    def records(self) -> tuple[Found_co, ...]:
        """The records alone."""
        return tuple(hit.record for hit in self._found)

    def __repr__(self) -> str:
        head = f"<{len(self)} of {counted(self.total, 'matches')} for {self.query!r}, {self.engine}>"
        return "\n".join([head, *(f"note: {visible(note)}" for note in self.notes), *map(str, self._found)])

    def _repr_html_(self) -> str:
        items = "".join(
            f"<li>{shown(getattr(hit.record, 'headline', None) or '')} <code>{shown(_id(hit.record))}</code><br>"
            f"{hit.snippet.to_html()}</li>"
            for hit in self._found
        )
        notes = "".join(f"<p>{shown(note)}</p>" for note in self.notes)
        head = f"<p>{len(self)} of {counted(self.total, 'matches')} for {shown(self.query)} ({shown(self.engine)})</p>"
        return f"{head}{notes}<ol>{items}</ol>"
