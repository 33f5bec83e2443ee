"""A line of a concordance: words found, the words beside them, and where they are."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from ...models.wording import edtf
from ...search.highlighting import Highlight
from .facts import FACTS

# A stretch without blanks counts as several words of this length, so that a line stays short.
LONGEST_WORD = 50
_WORD = re.compile(r"[^\s\w]*\w\S*")


@dataclass(frozen=True)
class Line:
    """Words found in a value of a record.

    ``left``, ``key`` and ``right`` put together are a stretch of the value, and ``key`` is ``value[start:end]`` of the
    value of ``field`` or of its item ``item``. The value is that of the quotation ``quotation_id`` if there is one, and
    otherwise of the record. ``document_start`` and ``document_end`` are the place of the key in the dump; they and
    ``line`` are ``None`` if the corpus does not hold the place of the value or the text of the dump.
    """

    left: str
    key: str
    right: str
    sentence: str
    record_id: str
    quotation_id: str | None
    type: str | None
    publisher: str | None
    headline: str | None
    dated_earliest: date | None
    dated_latest: date | None
    field: str
    item: int | None
    start: int
    end: int
    document: str | None
    document_id: str
    line: int | None
    document_start: int | None
    document_end: int | None

    @property
    def dated(self) -> str:
        """The days on which the record can be dated, as EDTF: ``2022-03-09/2022-03-10``."""
        return edtf(self.dated_earliest, self.dated_latest)


_KINDS = FACTS | dict.fromkeys(("item", "start", "end", "line", "document_start", "document_end"), pa.int64())
SCHEMA = pa.schema([pa.field(name, _KINDS.get(name, pa.string())) for name in Line.__dataclass_fields__])


def keys(value: str, highlights: Sequence[Highlight]) -> Iterator[tuple[int, int]]:
    """The stretches of `value` that hold the `highlights`; words side by side are one stretch."""
    start, end = None, 0
    for one in sorted(highlights, key=lambda one: (one.start, one.end)):
        gap = value[end : one.start]
        if start is None:
            start = one.start
        elif one.start > end and (not gap.isspace() or gap.count("\n") > 1):
            yield start, end
            start = one.start
        end = max(end, one.end)
    if start is not None:
        yield start, end


def beside(value: str, start: int, end: int, window: int) -> tuple[str, str]:
    """The words of `value` before `start` and after `end`, at most `window` of each."""
    low, high = max(0, start - window * LONGEST_WORD), min(len(value), end + window * LONGEST_WORD)
    before, after = value[low:start], value[end:high]
    places = [word.start() for word in _WORD.finditer(before)]
    if len(places) >= window:
        before = before[places[-window] :] if window else ""
    stops = [word.end() for word in _WORD.finditer(after)]
    if len(stops) >= window:
        after = after[: stops[window - 1]] if window else ""
    return before, after
