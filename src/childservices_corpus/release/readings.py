"""Different readings of the same record in several places: all are kept, and the best is shown.

Records are the same if their content is equal (see :mod:`~childservices_corpus.reading.ids`). The section, or the
authors in a byline, may still differ from page to page. The best reading has the most filled fields; then the most
items in its lists; then the first place, in the order of the names of dumps and of the page.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ..models import Problem
from ..reading.ids import CONTENT, content_hash, content_of
from ..reading.problems import Place, worded

# Columns in which readings may differ, beside the content; for a list whose words are part of the content, the number
# of items is enough (COUNTED).
DIFFERING = {
    "articles": ("section", "form", "authors", "subheadings", "complete", "publisher_topics"),
    "statements": ("kind", "stub", "end_marker", "byline", "word_count", "first_published"),
}
COUNTED: dict[str, tuple[str, ...]] = {
    "articles": (),
    "statements": ("paragraphs", "subheadings", "link_labels", "notes"),
}
DIFFERENT = "differing-readings"
_PLACE = ("document_id", "position")
_EMPTY: tuple[Any, ...] = (None, "", False, [], ())
Row = Mapping[str, Any]
Rank = tuple[int, int]


def rank(row: Row) -> Rank:
    """The rank of the reading `row`: the number of its filled fields, then of the items in its lists."""
    values = [value for name, value in row.items() if name not in _PLACE and value not in _EMPTY]
    return len(values), sum(len(value) for value in values if isinstance(value, list | tuple))


class Later(NamedTuple):
    """One of the different readings of a record: its table and row, and the place of its first line."""

    table: str
    row: Row
    place: Place


# The different readings of records, by id; the first is the one that was met first.
Disputed = Mapping[str, Sequence[Later]]


@dataclass(frozen=True)
class Settled:
    """The reading to show for each record whose first reading is not the best, and problems for all that differ."""

    shown: Mapping[str, Later] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def places(self) -> dict[str, tuple[str, int]]:
        """Document and position of each reading to show, by the id of the record."""
        return {key: (later.row["document_id"], later.row["position"]) for key, later in self.shown.items()}


def kept_of(disputed: Disputed) -> dict[str, str]:
    """For each id that different contents share, the lowest hash of these contents, which keeps the id."""
    found = {}
    for record_id, readings in disputed.items():
        hashes = {hash_of(one.table, one.row) for one in readings}
        if len(hashes) > 1:
            found[record_id] = min(hashes)
    return found


def settle(disputed: Disputed, names: Mapping[str, str]) -> Settled:
    """The readings to show, and a problem for each different reading; `names` are names of documents by id."""
    shown: dict[str, Later] = {}
    problems: list[Problem] = []
    for record_id, (first, *others) in disputed.items():
        # Of equal readings the first is shown: `max` returns the first.
        best = max([first, *others], key=lambda one: rank(one.row))
        if best is not first:
            shown[record_id] = best
        why = _why(rank(best.row), max(rank(one.row) for one in (first, *others) if one is not best))
        where, best_in = names[first.row["document_id"]], names[best.row["document_id"]]
        for later in others:
            told = f"{_told(first.row, later.row, where, best_in, best.row)}, since it {why}"
            problems.append(worded(DIFFERENT, told, later.place))
    return Settled(shown, tuple(sorted(problems, key=lambda one: (one.document, one.start, one.message))))


def hash_of(table: str, row: Row) -> str:
    """The SHA-256 of the content of `row` in `table`."""
    return content_hash(content_of(row[column] for column in CONTENT[table]))


def _told(first: Row, later: Row, where: str, best_in: str, best: Row) -> str:
    """The values that differ, and the reading that is shown, in words."""
    differing = [name for name in first if name not in _PLACE and first[name] != later[name]]
    values = "; ".join(f"{name} is {_cell(later[name])} here and {_cell(first[name])} in {where}" for name in differing)
    if best is later:
        return f"{first['id']}: {values}; the reading here is shown"
    return f"{first['id']}: {values}; the reading in {best_in} is shown"


def _why(best: Rank, second: Rank) -> str:
    """Why the reading with the rank `best` is shown; `second` is the best rank of the others."""
    if best[0] > second[0]:
        return "has more filled fields"
    return "has more items in its lists" if best > second else "comes first"


def _cell(value: Any) -> str:
    if value in _EMPTY:
        return "empty"
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else f"{value}"
