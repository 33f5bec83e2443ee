"""The range of days of each written record, its basis and its evidence, from the evidence that was decided on."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from ...arrow import EPOCH, from_rows, numbers, text, to_mask, to_rows, values
from ...models import BASES
from ...tables.schemas import schema
from ..dates.publishers import founding
from ..dates.rounds import ORDER, order_words
from ..dates.taking import FAR, Numbers
from .gathered import Longs, ordinals_of
from .schemas import EVIDENCE, Tables, own_schema

_NAMES = [name for name, _ in EVIDENCE]
_EVIDENCE = own_schema("added").remove(len(_NAMES) + 1).remove(len(_NAMES))
_UNKNOWN = BASES.index("unknown")


class Ranges(NamedTuple):
    """By written record: the first and the last day as ordinals, the basis, and the evidence as a column."""

    low: Numbers
    high: Numbers
    basis: Sequence[str]
    evidence: pa.Array


def ranges_of(alone: Tables, decisions: Tables) -> Ranges:
    """The ranges of the records that `decisions` name, in their order."""
    size = decisions["shown"].num_rows
    owner, evidence = kept_evidence(alone, decisions)
    low, high = _ends(size, owner, evidence)
    publishers = _publishers(alone, decisions)
    begun, floors = _founding(publishers, low, high)
    owner, evidence = np.concatenate((owner, begun)), pa.concat_tables([evidence, floors])
    low, high = _ends(size, owner, evidence)
    kinds = _codes(evidence["kind"])
    first, last = ordinals_of(evidence["earliest"], -int(FAR)), ordinals_of(evidence["latest"], int(FAR))
    setting = ((first > -FAR) & (first == low[owner])) | ((last < FAR) & (last == high[owner]))
    best = np.full(size, _UNKNOWN, dtype=np.int64)
    np.minimum.at(best, owner[setting], kinds[setting])
    # The date line is a field of its own, and its offsets are in the provenance.
    shown = np.flatnonzero(kinds != BASES.index("stated"))
    shown = shown[np.argsort(owner[shown], kind="stable")]
    column = _column(size, owner[shown], evidence.take(from_rows(shown)))
    return Ranges(low, high, [BASES[one] for one in best.tolist()], column)


def kept_evidence(alone: Tables, decisions: Tables) -> tuple[Longs, pa.Table]:
    """The evidence that is kept, in its order, and of each piece the number of its record among the written ones."""
    items, order = decisions["items"], decisions["order"]
    kept = np.flatnonzero(to_mask(items["kept"]))
    fits = np.flatnonzero(to_mask(order["fits"]))
    owner = np.concatenate((to_rows(items["shown"])[kept], to_rows(order["shown"])[fits]))
    evidence = pa.concat_tables([item_evidence(alone, decisions, kept), order_evidence(order.take(from_rows(fits)))])
    by_owner = np.argsort(owner, kind="stable")
    return owner[by_owner], evidence.take(from_rows(by_owner))


def item_evidence(alone: Tables, decisions: Tables, chosen: Longs) -> pa.Table:
    """The evidence of the `chosen` items: evidence of the share itself, or of other sources."""
    items = decisions["items"].take(from_rows(chosen))
    own = to_mask(items["row"].is_valid())
    own_at, added_at = np.flatnonzero(own), np.flatnonzero(~own)
    some = alone["evidence"].select(_NAMES).take(from_rows(to_rows(items["row"])[own_at]))
    others = decisions["added"].select(_NAMES).take(from_rows(to_rows(items["added"])[added_at]))
    back = np.argsort(np.concatenate((own_at, added_at)), kind="stable")
    return pa.concat_tables([some, others]).take(from_rows(back))


def order_evidence(order: pa.Table) -> pa.Table:
    """The bounds of a table of order as evidence."""
    below, names = to_mask(order["below"]), order["neighbour"].to_pylist()
    words = [
        order_words(name, own, bool(side))
        for name, own, side in zip(names, order["own"].to_pylist(), below, strict=True)
    ]
    day = order["day"].combine_chunks()
    none = pa.nulls(len(names), pa.date32())
    columns = {
        "kind": pa.repeat(text("order"), len(names)),
        "earliest": pc.if_else(numbers(below), day, none),
        "latest": pc.if_else(numbers(~below), day, none),
        "words": values(words, pa.string()),
        "source": values([f"{ORDER}{name}" for name in names], pa.string()),
    }
    return _evidence(columns, len(names))


def _evidence(columns: dict[str, pa.Array], size: int) -> pa.Table:
    arrays = [columns.get(field.name, pa.nulls(size, field.type)) for field in _EVIDENCE]
    return pa.Table.from_arrays(arrays, schema=_EVIDENCE)


def _ends(size: int, owner: Longs, evidence: pa.Table) -> tuple[Numbers, Numbers]:
    """The first and the last day that all evidence of each record allows."""
    low, high = np.full(size, -FAR), np.full(size, FAR)
    np.maximum.at(low, owner, ordinals_of(evidence["earliest"], -int(FAR)))
    np.minimum.at(high, owner, ordinals_of(evidence["latest"], int(FAR)))
    return low, high


def _publishers(alone: Tables, decisions: Tables) -> pa.ChunkedArray:
    listing = alone["records"]["listing"].take(decisions["shown"]["place"])
    return alone["listings"]["publisher"].take(listing)


def _founding(publishers: pa.ChunkedArray, low: Numbers, high: Numbers) -> tuple[Longs, pa.Table]:
    """The founding of the publisher as evidence for each record whose other evidence does not set a later first day."""
    names = publishers.to_pylist()
    owners, rows = list[int](), list[Any]()
    known = {name: founding(name) for name in set(names)}
    for number, (name, first, last) in enumerate(zip(names, low.tolist(), high.tolist(), strict=True)):
        floor = known[name]
        if floor is not None and floor.earliest is not None and first < floor.earliest.toordinal() <= last:
            owners.append(number)
            rows.append(floor)
    columns = {name: values([getattr(row, name) for row in rows], _EVIDENCE.field(name).type) for name in _NAMES}
    return np.array(owners, dtype=np.int64), _evidence(columns, len(rows))


def _codes(kinds: pa.ChunkedArray) -> Longs:
    """The rank of each of `kinds` among the bases."""
    return to_rows(pc.index_in(kinds, values(BASES, pa.string()))) if len(kinds) else np.zeros(0, dtype=np.int64)


def _column(size: int, owner: Longs, evidence: pa.Table) -> pa.Array:
    """A list of evidence for each record."""
    kind = schema("articles").field("published_evidence").type
    fields = [kind.value_type.field(number) for number in range(kind.value_type.num_fields)]
    arrays = [evidence[field.name].combine_chunks() for field in fields]
    pieces = pa.StructArray.from_arrays(arrays, fields=fields)
    offsets = np.searchsorted(owner, np.arange(size + 1))
    return pa.ListArray.from_arrays(numbers(offsets, pa.int32()), pieces, type=kind)


def days_of(ordinals: Numbers) -> pa.Array:
    """Ordinals as Arrow days; an open side is null."""
    missing: npt.NDArray[np.bool_] = np.abs(ordinals) >= FAR
    days = np.where(missing, 0, ordinals.astype(np.int64) - EPOCH.toordinal())
    return numbers(days, pa.int32(), missing=missing).cast(pa.date32())
