"""All tables of a release, read once some row groups at a time: their faults, and where rows about a document are."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from ..arrow.digests import NO_DIGESTS, Digests, digest
from ..curation.apply import has_value
from ..curation.corrections import CORRECTIONS
from ..curation.vocabulary import QUOTED
from ..errors import ReleaseError
from ..reading.ids import CONTENT, content_hash, content_of, shared_id
from ..storage.files import STORED
from ..storage.stored import SOURCES
from ..tables.schemas import DATE_PREFIX
from .agreement import disagreements
from .checks import with_id
from .in_processes import Run
from .row_sense import in_order
from .stored_rows import RecordRows, Runs, StoredTable
from .table_checks import Corrected, Part, Scanned, other_topics, scanned

# Tables that say something of corrected values.
_CORRECTED = (*DATE_PREFIX, "reasons", "mentions")
# Tables in the order of the documents, and the column with the place there; and those that are if no record was seen
# several times. Reasons of a link may be about words of another document.
_IN_ORDER: dict[str, tuple[str, ...]] = {"provenance": (), "ledger": ("start",), "sightings": ("start",), SOURCES: ()}
_IN_ORDER_ONCE: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(DATE_PREFIX, ("position",)),
    **dict.fromkeys(("quotations", "mentions"), ("start",)),
    "topics": (),
}
# Tables that are empty before rules are applied.
_BY_RULES = ("reasons", "topics", "quotations", "mentions", "links")
# So many row groups are in memory at once.
_AT_ONCE = 4


@dataclass(frozen=True, eq=False)
class ScannedTables:
    """What the tables of the release in `folder` say; a table that cannot be read is not among ``parts``.

    If it is ``annotated``, each value that rules gave must have a reason. An ``older`` one has neither reasons nor the
    scores of topics.
    """

    folder: Path
    corrected: Corrected
    parts: Mapping[str, Sequence[Scanned]]
    damaged: tuple[str, ...]
    annotated: bool
    older: bool

    @classmethod
    def of(
        cls, folder: Path, corrected: Corrected, run: Run, *, annotated: bool = False, older: bool = False
    ) -> "ScannedTables":
        """The tables of the release in `folder`, read in the processes of `run`."""
        found: dict[str, list[Scanned]] = {name: [] for name in STORED}
        for one in run(scanned, [part for name in STORED for part in _parts(folder, name, corrected)]):
            found[one.table].append(one)
        damages = {name: next((part.damage for part in parts if part.damage), "") for name, parts in found.items()}
        whole = {name: parts for name, parts in found.items() if not damages[name]}
        return cls(folder, corrected, whole, tuple(damage for damage in damages.values() if damage), annotated, older)

    @property
    def rows(self) -> int:
        """The number of rows of all tables."""
        return sum(part.rows for parts in self.parts.values() for part in parts)

    @property
    def unchecked(self) -> tuple[str, ...]:
        """A sentence for each document that is not read or made again."""
        found = self.parts.get("documents", ())
        return () if any(part.broken for part in found) else tuple(one for part in found for one in part.unchecked)

    def faults(self) -> Iterator[str]:
        """The faults that are seen without a dump."""
        for parts in self.parts.values():
            yield from next((part.broken for part in parts if part.broken), ())
        for name in self.records.keys:
            keys = self.records.keys[name]
            if len(np.unique(keys)) != len(keys):
                yield f"{name}: two rows have the same id"
        yield from (one for name in self.records.keys for part in self.parts[name] for one in part.unsupported)
        yield from self._corrections()
        yield from self._topics()
        yield from (one for parts in self.parts.values() for part in parts for one in part.senseless)
        yield from self._disagreements()
        yield from self._order()

    def _disagreements(self) -> Iterator[str]:
        """Claims of a table that other tables lack."""
        parts = {name: [part.said for part in some] for name, some in self.parts.items()}
        ruled = self.annotated or any(part.rows for name in _BY_RULES for part in self.parts.get(name, ()))
        yield from disagreements(self.folder, parts, self.corrected, explained=ruled and not self.older)

    def _order(self) -> Iterator[str]:
        """Tables whose rows are not in the order of the documents, and of the places there.

        A record that was seen several times is at the place of its first sighting, whichever reading it shows. So only
        a release without such a record has its records in order.
        """
        codes = {one: code for code, one in enumerate(self.documents("documents"))}
        once = {} if len(self.seen_again) else _IN_ORDER_ONCE
        for name, place in (_IN_ORDER | once).items():
            if (
                name in self.parts
                and codes
                and not in_order(StoredTable(self.folder, name, ["document_id", *place]), codes)
            ):
                yield f"{name}: its rows are not in the order of the documents"

    @cached_property
    def records(self) -> RecordRows:
        """The rows of the records by id."""
        return RecordRows({name: _keys(self.parts[name]) for name in DATE_PREFIX if name in self.parts})

    @cached_property
    def kept(self) -> dict[str, str]:
        """For each id that contents shared, the hash of the content that kept it.

        The release itself shows it: a longer id belongs to a record that would share the shorter id.
        """
        longer = [one for name in self.records.keys for part in self.parts[name] for one in part.longer]
        shared = [one for one in map(shared_id, longer) if one is not None]
        return {
            row["id"]: content_hash(content_of(row[column] for column in CONTENT[name]))
            for name in self.records.keys
            for row in self._with_ids(name, shared, ["id", *CONTENT[name]]).to_pylist()
        }

    @property
    def failed(self) -> dict[str, str]:
        """The reason for each document that could not be read, by id."""
        found: dict[str, str] = {}
        for part in self.parts.get("problems", ()):
            found |= part.failed
        return found

    @property
    def seen_again(self) -> Digests:
        """The digests of the ids of records with several sightings, in ascending order."""
        found, counts = np.unique(_keys(self.parts.get("sightings", ())), return_counts=True)
        return found[counts > 1]

    def documents(self, name: str) -> list[str]:
        """The ids of the documents in the order of the rows of `name`, a table with a row for each document."""
        return [
            words[code]
            for part in self.parts.get(name, ())
            for words, runs in part.documents
            for code in np.repeat(runs.code, runs.stop - runs.start).tolist()
        ]

    def runs(self, name: str, codes: Mapping[str, int]) -> Runs:
        """The rows of the table `name` by document; `codes` gives the code of each document to look for."""
        found = []
        for words, runs in (one for part in self.parts[name] for one in part.documents):
            code = np.array([*(codes.get(word, -1) for word in words), -1], dtype=np.int64)[runs.code]
            known = code >= 0
            found.append(Runs(code[known], runs.group[known], runs.start[known], runs.stop[known]))
        return Runs.joined(found)

    def _corrections(self) -> Iterator[str]:
        """Corrections that do not fit: of an unknown record, of a quoted field, not applied, or without a change."""
        whole = self.records.keys.keys() >= DATE_PREFIX.keys()
        for (record_id, field), item in self.corrected.items():
            found = [
                record
                for name in self.records.keys
                for record in with_id(name, self._with_ids(name, [record_id]), record_id)
            ]
            where = f"{CORRECTIONS}: {field} of {record_id}"
            if not found:
                if whole:
                    yield f"{where}: the record does not exist"
            elif field in QUOTED:
                yield f"{where}: the field quotes the page, and the words of a page are never changed"
            elif not has_value(found[0], field, item.new):
                yield f"{where}: the value is not the corrected value {item.new!r}"
            elif has_value(found[0], field, item.old):
                yield f"{where}: the old value equals the new value"

    def _topics(self) -> Iterator[str]:
        """Scores of topics that do not follow from their cues, and records whose topics are not those of the table."""
        if self.older or "topics" not in self.parts:
            return
        given = self.parts["topics"]
        yield from (one for part in given for one in part.unsupported)
        for name in self.records.keys:
            rows = other_topics([part.topics for part in given], [part.topics for part in self.parts[name]])
            for record_id in StoredTable(self.folder, name, ["id"]).take(rows)["id"].to_pylist():
                if (record_id, "topics") not in self.corrected:
                    yield f"{name}: {record_id}: its topics are not those of the table topics"

    def _with_ids(self, name: str, ids: Sequence[str], columns: Sequence[str] | None = None) -> Any:
        """The rows of the records `ids` in the table `name`."""
        stored = StoredTable(self.folder, name, columns)
        rows = self.records.rows(name, np.array([digest(one) for one in ids], dtype=np.int64))
        return stored.take(np.unique(rows[rows >= 0]))


def _parts(folder: Path, name: str, corrected: Corrected) -> list[Part]:
    """The row groups of the table `name`, a few at a time; one empty part if it has none or cannot be opened."""
    try:
        groups = StoredTable(folder, name).groups
    except ReleaseError:
        groups = 0
    firsts = range(0, max(groups, 1), _AT_ONCE)
    mine = corrected if name in _CORRECTED else {}
    return [Part(folder, name, range(first, min(first + _AT_ONCE, groups)), mine) for first in firsts]


def _keys(parts: Sequence[Scanned]) -> Digests:
    return np.concatenate([NO_DIGESTS, *(part.keys for part in parts)])
