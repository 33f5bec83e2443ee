"""What the dating of a share's records found, as problems with a place."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from ...arrow import from_rows, to_mask, to_rows
from ...models import Evidence
from ...reading.problems import Place, worded
from ...tables.columns import models_table
from ..dates.problems import DateProblem, contradiction, out_of_order
from .gathered import Longs
from .ranges import item_evidence, order_evidence
from .schemas import Tables


class Placed(NamedTuple):
    """A problem and its place; without a place it is about a row of a table alone."""

    problem: DateProblem
    place: Place | None


def problems_table_of(found: Sequence[Placed]) -> pa.Table:
    """The table of problems of those of `found` that have a place."""
    return models_table("problems", [worded(one.code, _told(one), place) for one, place in found if place is not None])


def _told(finding: DateProblem) -> str:
    return finding.message if finding.namesake else f"{finding.record_id}: {finding.message}"


def findings_of(alone: Tables, decisions: Tables) -> Iterator[Placed]:
    """The findings of a share: rows without a record, evidence left out, records out of order, bounds ruled out."""
    for row in decisions["missing"].to_pylist():
        yield Placed(
            DateProblem("no-such-record", row["record_id"], row["message"], namesake=row["namesake"]), _place(row)
        )
    torn = _torn(alone, decisions)
    for one in torn:
        for item, place in one.left_out:
            yield Placed(contradiction(one.record_id, item, one.kept), place or one.head)
    for row in decisions["astray"].to_pylist():
        yield Placed(out_of_order(row["record_id"], row["number"]), _place(row))
    for one in torn:
        kept = (*one.kept, *one.bounds)
        for item in one.ruled_out:
            yield Placed(contradiction(one.record_id, item, kept), one.head)


def _place(row: Mapping[str, Any]) -> Place | None:
    if row["start"] is None:
        return None
    return Place(row["name"], row["document_id"], row["line"], row["start"], row["end"])


class _Torn(NamedTuple):
    """A record with evidence that contradicts stronger evidence, or with bounds that other evidence rules out."""

    record_id: str
    head: Place | None
    kept: Sequence[Evidence]
    left_out: Sequence[tuple[Evidence, Place | None]]
    bounds: Sequence[Evidence]
    ruled_out: Sequence[Evidence]


def _torn(alone: Tables, decisions: Tables) -> list[_Torn]:
    items, order = decisions["items"], decisions["order"]
    kept, fits = to_mask(items["kept"]), to_mask(order["fits"])
    shown, bounded = to_rows(items["shown"]), to_rows(order["shown"])
    wanted = np.union1d(shown[~kept], bounded[~fits])
    if not len(wanted):
        return []
    heads = {row["shown"]: _place(row) for row in decisions["heads"].to_pylist()}
    own = np.flatnonzero(np.isin(shown, wanted))
    evidence: dict[int, list[tuple[bool, Evidence, Place | None]]] = defaultdict(list)
    places = _item_places(alone, decisions, own)
    rows = item_evidence(alone, decisions, own).to_pylist()
    for number, good, row, place in zip(shown[own].tolist(), kept[own].tolist(), rows, places, strict=True):
        evidence[number].append((good, Evidence(**row), place))
    bounds: dict[int, list[tuple[bool, Evidence]]] = defaultdict(list)
    own = np.flatnonzero(np.isin(bounded, wanted))
    rows = order_evidence(order.take(from_rows(own))).to_pylist()
    for number, good, row in zip(bounded[own].tolist(), fits[own].tolist(), rows, strict=True):
        bounds[number].append((good, Evidence(**row)))
    ids = alone["records"]["id"].take(decisions["shown"]["place"].take(from_rows(wanted))).to_pylist()
    return [
        _Torn(
            record_id,
            heads.get(number),
            [item for good, item, _ in evidence[number] if good],
            [(item, place) for good, item, place in evidence[number] if not good],
            [item for good, item in bounds[number] if good],
            [item for good, item in bounds[number] if not good],
        )
        for number, record_id in zip(wanted.tolist(), ids, strict=True)
    ]


def _item_places(alone: Tables, decisions: Tables, chosen: Longs) -> list[Place | None]:
    """The place of the words of each of the `chosen` items."""
    names = dict(zip(alone["listings"]["document_id"].to_pylist(), alone["listings"]["name"].to_pylist(), strict=True))
    found: list[Place | None] = []
    for row in decisions["items"].take(from_rows(chosen)).to_pylist():
        if row["row"] is not None:
            item = alone["evidence"].slice(row["row"], 1).to_pylist()[0]
            item["name"] = names.get(item["document_id"])
        else:
            item = decisions["added"].slice(row["added"], 1).to_pylist()[0]
        found.append(None if item["document_id"] is None else _place(item))
    return found
