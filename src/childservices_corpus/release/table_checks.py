"""The checks of rows that do not need a dump, some row groups at a time, and what other checks need of these rows."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from ..arrow import Mask, Rows, from_rows, in_one, text, to_mask, to_rows
from ..arrow.digests import NO_DIGESTS, Digests, digests
from ..curation.corrections import Correction
from ..errors import CorpusError, ReleaseError
from ..storage.stored import SOURCES
from ..tables.rows import models
from ..tables.rules import check
from ..tables.schemas import DATE_PREFIX
from ..tables.validity import surely_valid
from .agreement import Said, said
from .checks import unchecked
from .readings import DIFFERENT
from .row_sense import senseless
from .stored_rows import Runs, StoredTable, runs_of

_TINY = 1e-9
_LONGER = "--"
# Corrections by hand, by record and field.
Corrected = Mapping[tuple[str, str], Correction]
_NONE: Rows = np.zeros(0, dtype=np.int64)


class Part(NamedTuple):
    """Row groups of a table of the release in `folder`, and the corrections of the release."""

    folder: Path
    table: str
    groups: range
    corrected: Corrected


@dataclass(frozen=True, eq=False)
class Topics:
    """Topics of records as digests: of each row its record and the number of its topics, then all topics in a row."""

    keys: Digests = field(default_factory=lambda: NO_DIGESTS)
    sizes: Rows = field(default_factory=lambda: _NONE)
    topics: Digests = field(default_factory=lambda: NO_DIGESTS)


@dataclass(frozen=True, eq=False)
class Scanned:
    """What a part of a table says: its faults by kind, and what the checks of other tables need of its rows.

    ``keys`` are digests of ids of records, ``longer`` those ids that were made longer since another record would share
    them, ``documents`` the documents of ``runs``. ``failed`` are documents that could not be read, with the reason, and
    ``told`` the places of problems about different readings.
    """

    table: str
    rows: int = 0
    damage: str = ""
    broken: tuple[str, ...] = ()
    unsupported: tuple[str, ...] = ()
    unchecked: tuple[str, ...] = ()
    keys: Digests = field(default_factory=lambda: NO_DIGESTS)
    longer: tuple[str, ...] = ()
    topics: Topics = field(default_factory=Topics)
    documents: tuple[tuple[list[str], Runs], ...] = ()
    failed: Mapping[str, str] = field(default_factory=dict)
    told: tuple[tuple[str, int], ...] = ()
    senseless: tuple[str, ...] = ()
    said: Said = field(default_factory=dict)


def scanned(part: Part) -> Scanned:
    """The rows of `part`, checked; a part that cannot be read is a damage."""
    try:
        stored = StoredTable(part.folder, part.table)
        tables = [(group, stored.group(group)) for group in part.groups]
        false = [one for group in part.groups for one in stored.false_statements(group)]
    except ReleaseError as error:
        return Scanned(part.table, damage=str(error))
    if false:
        return Scanned(part.table, damage=f"{part.table}.parquet: the file is damaged ({false[0]})")
    first = int(stored.starts[part.groups.start]) if len(part.groups) else 0
    table = pa.concat_tables([one for _, one in tables]) if tables else stored.nothing
    name = part.table
    column = "id" if name == "documents" else "document_id"
    runs = tuple(runs_of(one[column], group) for group, one in tables) if column in table.column_names else ()
    found = Scanned(name, table.num_rows, documents=runs)
    if name == SOURCES:
        return found
    broken = tuple(_broken(name, table, first))
    dated = name in DATE_PREFIX
    longer = table["id"].filter(pc.match_substring(table["id"], _LONGER)).to_pylist() if dated else ()
    return Scanned(
        name,
        table.num_rows,
        broken=broken,
        unsupported=tuple(_unsupported(name, table, part.corrected) if dated else _unsummed(name, table)),
        unchecked=tuple(unchecked(models(name, table))) if name == "documents" and not broken else (),
        keys=digests(table["id" if dated else "record_id"]) if dated or name == "sightings" else NO_DIGESTS,
        longer=tuple(longer),
        topics=_topics(name, table),
        documents=runs,
        failed=_failed(name, table),
        told=_told(name, table),
        senseless=tuple(senseless(name, table, part.corrected)),
        said=said(name, table, part.corrected),
    )


def _broken(name: str, table: pa.Table, first: int) -> Iterator[str]:
    """The first rule of the models that a row of `table` breaks; its first row has the number `first`."""
    try:
        check(name, table, first)
        if not surely_valid(name, table):
            models(name, table)
    except (CorpusError, ValueError, ArithmeticError) as error:
        yield f"{name}: {error}"


def _unsupported(name: str, table: pa.Table, corrected: Corrected) -> Iterator[str]:
    """Records with a bound on their date that rests on neither evidence nor a correction."""
    prefix = DATE_PREFIX[name]
    alone = {side: _without_evidence(table, prefix, side) for side in ("earliest", "latest")}
    for row in np.flatnonzero(np.logical_or.reduce(list(alone.values()))).tolist():
        record_id = table["id"][row].as_py()
        for side, flags in alone.items():
            bound = f"{prefix}_{side}"
            if flags[row] and (record_id, bound) not in corrected:
                yield f"{name}: {record_id}: evidence for {bound} {table[bound][row]} is missing"


def _without_evidence(table: pa.Table, prefix: str, side: str) -> Mask:
    """True for each record without a date line whose bound on this `side` is not that of any evidence."""
    bound = table[f"{prefix}_{side}"]
    parents, days = _items(table[f"{prefix}_evidence"], side)
    supported: Mask = np.zeros(table.num_rows, dtype=np.bool_)
    supported[parents[to_mask(pc.equal(days, in_one(bound).take(from_rows(parents))))]] = True
    dated = to_mask(pc.and_(pc.is_valid(bound), pc.is_null(table["published_text"])))
    return dated & ~supported


def _unsummed(name: str, table: pa.Table) -> Iterator[str]:
    """Topics whose score differs from the sum of their cues, or is below its bar."""
    if name != "topics" or not table.num_rows:
        return
    parents, added = _items(table["cues"], "added")
    sums = np.bincount(parents, weights=_floats(added), minlength=table.num_rows)
    scores, bars = _floats(table["score"]), _floats(table["bar"])
    for row in np.flatnonzero((np.abs(sums - scores) > _TINY) | (scores < bars)).tolist():
        record_id, topic = table["record_id"][row], table["topic"][row]
        yield f"topics: {record_id}: the score of {topic} does not follow from its cues"


def _items(lists: pa.ChunkedArray, part: str) -> tuple[Rows, pa.Array]:
    """The `part` of each struct in `lists`, and the row of each."""
    whole = in_one(lists)
    return to_rows(pc.list_parent_indices(whole)), pc.struct_field(whole.flatten(), part)


def _floats(column: pa.Array | pa.ChunkedArray) -> npt.NDArray[np.float64]:
    return np.array(column.to_pylist(), dtype=np.float64)


def _topics(name: str, table: pa.Table) -> Topics:
    if name == "topics":
        return Topics(digests(table["record_id"]), np.ones(table.num_rows, dtype=np.int64), digests(table["topic"]))
    if name not in DATE_PREFIX:
        return Topics()
    lists = in_one(table["topics"])
    named = pa.chunked_array([lists.flatten()])
    return Topics(digests(table["id"]), to_rows(pc.list_value_length(lists)), digests(named.dictionary_encode()))


def other_topics(given: Collection[Topics], records: Collection[Topics]) -> Rows:
    """The rows of `records`, parts of a table in order, whose topics are not those of `given`, the table of topics."""
    keys, _, topics = _joined(given)
    order = np.argsort(keys, kind="stable")
    keys, topics = keys[order], topics[order]
    wanted, sizes, named = _joined(records)
    low, high = np.searchsorted(keys, wanted, side="left"), np.searchsorted(keys, wanted, side="right")
    wrong = high - low != sizes
    rows = np.repeat(np.arange(len(wanted)), sizes)
    place = np.arange(len(named)) - np.repeat(np.cumsum(sizes) - sizes, sizes) + low[rows]
    compared = ~wrong[rows]
    wrong[rows[compared][topics[place[compared]] != named[compared]]] = True
    return np.flatnonzero(wrong)


def _joined(parts: Collection[Topics]) -> tuple[Digests, Rows, Digests]:
    return (
        np.concatenate([NO_DIGESTS, *(part.keys for part in parts)]),
        np.concatenate([_NONE, *(part.sizes for part in parts)]),
        np.concatenate([NO_DIGESTS, *(part.topics for part in parts)]),
    )


def _failed(name: str, table: pa.Table) -> dict[str, str]:
    """The reason for each document that could not be read, by id, according to the problems."""
    if name != "problems":
        return {}
    rows = table.filter(pc.equal(table["code"], text("internal-fault"))).select(["document_id", "message"])
    return {row["document_id"]: row["message"] for row in rows.to_pylist()}


def _told(name: str, table: pa.Table) -> tuple[tuple[str, int], ...]:
    """Document and place of each problem about different readings of a record."""
    if name != "problems":
        return ()
    rows = table.filter(pc.equal(table["code"], text(DIFFERENT))).select(["document_id", "start"])
    return tuple((row["document_id"], row["start"]) for row in rows.to_pylist())
