"""Different readings of the same record in several places: all are kept, and the best is shown.

Records are the same if their content is equal (see :mod:`~childservices_corpus.reading.ids`). The section, or the
authors in a byline, may still differ from page to page. The best reading has the most filled fields; then the most
items in its lists; then the first place, in the order of the names of dumps and of the page.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from ..arrow import values
from ..models import Problem
from ..reading.ids import CONTENT, content_hash, content_of, shared_id
from ..reading.problems import Place, worded
from .seen_records import SeenRecords

# Columns in which readings may differ, beside the content; for a list whose words are part of the content, the number
# of items is enough.
DIFFERING = {
    "articles": ("section", "form", "authors", "subheadings", "complete", "publisher_topics"),
    "statements": ("kind", "stub", "end_marker", "byline", "word_count", "first_published"),
}
_LISTS: dict[str, tuple[str, ...]] = {
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


class Reading(NamedTuple):
    """The rank of a reading, and its place."""

    rank: Rank
    document_id: str
    position: int


class Later(NamedTuple):
    """A reading of a record that differs from the first, and the place of its first line."""

    table: str
    row: Row
    place: Place


@dataclass(frozen=True)
class Settled:
    """The reading to show for each record whose first reading is not the best, and problems for all that differ."""

    shown: Mapping[str, Later] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def places(self) -> dict[str, tuple[str, int]]:
        """Document and position of each reading to show, by the id of the record."""
        return {key: (later.row["document_id"], later.row["position"]) for key, later in self.shown.items()}


class Readings:
    """The readings of all records of a build; each different reading is stored once."""

    def __init__(self) -> None:
        self._seen = SeenRecords()
        self._later: dict[str, dict[str, Later]] = {}

    @property
    def disputed(self) -> Collection[str]:
        """The ids of records with more than one reading."""
        return self._later.keys()

    def new(self, name: str, table: pa.Table, place_of: Callable[[int], Place]) -> pa.Table:
        """The rows of `table` whose records are new; the other rows remain as sightings.

        `place_of` gives the place of the record at a position in the page.
        """
        marks = _marks(name, table)
        met = [self._seen.met(one, mark) for one, mark in zip(table["id"].to_pylist(), marks, strict=True)]
        for row in [row for row, known in enumerate(met) if known is False]:
            found = table.slice(row, 1).to_pylist()[0]
            later = Later(name, found, place_of(found["position"]))
            self._later.setdefault(found["id"], {}).setdefault(marks[row], later)
        new = [known is None for known in met]
        return table if all(new) else table.filter(values(new, pa.bool_()))

    def kept(self, first: Mapping[str, tuple[str, Row]]) -> dict[str, str]:
        """For each id that different contents share, the lowest hash of these contents, which keeps the id.

        `first` gives the table and the row of the first reading of each record in :attr:`disputed`.
        """
        found = {}
        for record_id, others in self._later.items():
            hashes = {hash_of(*first[record_id])} | {hash_of(later.table, later.row) for later in others.values()}
            if len(hashes) > 1:
                found[record_id] = min(hashes)
        return found

    def settle(self, first: Mapping[str, tuple[str, Row]], names: Mapping[str, str]) -> Settled:
        """The readings to show, and a problem for each different reading; `names` are names of documents by id."""
        shown: dict[str, Later] = {}
        problems: list[Problem] = []
        for record_id, others in self._later.items():
            before = first[record_id][1]
            # Of equal readings the first is shown: `max` returns the first.
            best = max([before, *(later.row for later in others.values())], key=rank)
            for later in others.values():
                if later.row is best:
                    shown[record_id] = later
                told = _told(before, later.row, names[before["document_id"]], names[best["document_id"]], best)
                problems.append(worded(DIFFERENT, told, later.place))
        return Settled(shown, tuple(sorted(problems, key=lambda one: (one.document, one.start, one.message))))


def hash_of(table: str, row: Row) -> str:
    """The SHA-256 of the content of `row` in `table`."""
    return content_hash(content_of(row[column] for column in CONTENT[table]))


def _marks(name: str, table: pa.Table) -> list[str]:
    """For each row of `table`, its content and its columns that may differ, as one string."""
    contents = zip(*(table[column].to_pylist() for column in CONTENT[name]), strict=True)
    others = [table[column].to_pylist() for column in DIFFERING[name]]
    others += [pc.list_value_length(table[column]).to_pylist() for column in _LISTS[name]]
    return [content_of(row) + repr(rest) for row, rest in zip(contents, zip(*others, strict=True), strict=True)]


def _told(first: Row, later: Row, where: str, best_in: str, best: Row) -> str:
    """The values that differ, and the reading that is shown, in words."""
    differing = [name for name in first if name not in _PLACE and first[name] != later[name]]
    values = "; ".join(f"{name} is {_cell(later[name])} here and {_cell(first[name])} in {where}" for name in differing)
    if best is later:
        return f"{first['id']}: {values}; the reading here is shown"
    return f"{first['id']}: {values}; the reading in {best_in} is shown"


def _cell(value: Any) -> str:
    if value in _EMPTY:
        return "empty"
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else f"{value}"


def kept_contents(tables: Mapping[str, pa.Table]) -> dict[str, str]:
    """For each id of a release that contents shared, the hash of the content that kept it.

    The release itself shows it: a longer id belongs to a record that would share the shorter id.
    """
    whole = {name: tables[name] for name in CONTENT if name in tables}
    longer = {shared_id(record_id) for table in whole.values() for record_id in table["id"].to_pylist()} - {None}
    return {
        row["id"]: hash_of(name, row)
        for name, table in whole.items()
        if longer
        for row in table.filter(pc.is_in(table["id"], values(sorted(map(str, longer)), pa.string()))).to_pylist()
    }


class Shown:
    """Checks that each record of a release shows its best reading.

    Releases of older versions show the first reading and do not report the others; they are valid too.
    """

    def __init__(self, tables: Mapping[str, pa.Table]) -> None:
        sightings = tables["sightings"].to_pylist() if "sightings" in tables else []
        self._several = {one for one, count in Counter(row["record_id"] for row in sightings).items() if count > 1}
        told = {
            (row["document_id"], row["start"])
            for row in (tables["problems"].to_pylist() if "problems" in tables else [])
            if row["code"] == DIFFERENT
        }
        self._told = {row["record_id"] for row in sightings if (row["document_id"], row["start"]) in told}
        self._first: dict[str, Reading] = {}
        self._best: dict[str, Reading] = {}

    def note(self, page: Mapping[str, pa.Table]) -> None:
        """Add the records of a page; pages must come in the order of their names."""
        for name in CONTENT:
            if self._several:
                some = page[name].filter(pc.is_in(page[name]["id"], values(sorted(self._several), pa.string())))
                for row in some.to_pylist():
                    found = Reading(rank(row), row["document_id"], row["position"])
                    self._first.setdefault(row["id"], found)
                    self._best[row["id"]] = max(self._best.get(row["id"], found), found, key=attrgetter("rank"))

    def faults(self, tables: Mapping[str, pa.Table]) -> Iterator[str]:
        """Records that do not show their best reading."""
        for name in (name for name in CONTENT if name in tables):
            columns = (tables[name][column].to_pylist() for column in ("id", *_PLACE))
            for record_id, document_id, position in zip(*columns, strict=True):
                best = (self._best if record_id in self._told else self._first).get(record_id)
                if best is not None and (best.document_id, best.position) != (document_id, position):
                    yield (
                        f"{name}: {record_id}: the best reading is not shown; it is in document {best.document_id}, "
                        f"position {best.position}"
                    )
