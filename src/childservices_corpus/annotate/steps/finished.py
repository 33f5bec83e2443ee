"""The third step: what follows from each record of a share, and what was decided, as the tables of a release."""

from collections.abc import Mapping
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ...arrow import from_rows, text, to_mask, to_rows, values
from ...collector import collector_paused
from ...curation.folder import Curation
from ...tables.rules import check
from ...tables.schemas import DATE_PREFIX, schema
from ..bodies.authorities import code_on
from .by_hand import corrected
from .chosen import Chosen
from .findings import findings_of, problems_table_of
from .lending import with_lent
from .ranges import Ranges, days_of, ranges_of
from .schemas import ALONE, RELEASED, Tables
from .written_out import compared_table, links_table


def finished(alone: Tables, decisions: Tables, curation: Curation) -> dict[str, pa.Table]:
    """The tables of a release for the records of one share.

    `alone` are the tables of :func:`.alone` for the share, `decisions` those of :meth:`.Together.decisions`. Only
    records that a correction of `curation` is about become objects. The rows of ``problems`` are what the dating found.

    Raises :class:`~childservices_corpus.errors.CurationError` for a correction that does not fit, and
    :class:`~childservices_corpus.errors.RuleError` for a row that breaks a rule of the models.
    """
    with collector_paused():
        rank = np.full(alone["records"].num_rows, -1, dtype=np.int64)
        rank[to_rows(decisions["shown"]["place"])] = np.arange(decisions["shown"].num_rows)
        tables = {name: Chosen.of(alone[name], rank) for name in ALONE}
        tables = with_lent(alone, decisions, tables)
        ranges = ranges_of(alone, decisions)
        tables = _coded(tables, ranges)
        tables = {name: _dated(name, some, ranges) if name in DATE_PREFIX else some for name, some in tables.items()}
        tables = corrected(alone, decisions, tables, curation.corrections)
        found = {name: some.table for name, some in tables.items()}
        found["links"] = links_table(decisions)
        found["reasons"] = pa.concat_tables([found["reasons"], compared_table(decisions)])
        found["problems"] = problems_table_of(list(findings_of(alone, decisions)))
        found = {name: _released(name, found[name]) for name in RELEASED}
        for name, table in found.items():
            check(name, table)
        return found


def _released(name: str, table: pa.Table) -> pa.Table:
    """`table` with the schema of the table `name` of a release, which nearly every one has already."""
    wanted = schema(name)
    return table if table.schema.equals(wanted, check_metadata=True) else table.cast(wanted)


def _dated(name: str, chosen: Chosen, ranges: Ranges) -> Chosen:
    """The records of the table `name` with their days."""
    prefix, own = DATE_PREFIX[name], chosen.owner
    chosen = chosen.with_column(f"{prefix}_earliest", days_of(ranges.low[own]))
    chosen = chosen.with_column(f"{prefix}_latest", days_of(ranges.high[own]))
    chosen = chosen.with_column(f"{prefix}_basis", [ranges.basis[number] for number in own.tolist()])
    return chosen.with_column(f"{prefix}_evidence", ranges.evidence.take(from_rows(own)))


def _coded(tables: Mapping[str, Chosen], ranges: Ranges) -> dict[str, Chosen]:
    """`tables` with the code of each authority on the day of its record."""
    mentions = tables["mentions"]
    is_authority = pc.and_(pc.equal(mentions.table["kind"], text("authority")), mentions.table["ref"].is_valid())
    at = np.flatnonzero(to_mask(is_authority))
    owners = mentions.owner[at].tolist()
    days = _middles(ranges)
    codes = [
        code_on(place, days[number])
        for place, number in zip(mentions.table["ref"].take(from_rows(at)).to_pylist(), owners, strict=True)
    ]
    found: dict[int, dict[str, None]] = {}
    for number, code in zip(owners, codes, strict=True):
        found.setdefault(number, {})[code] = None
    refs = mentions.table["ref"].combine_chunks()
    coded = pc.replace_with_mask(refs, is_authority.combine_chunks(), values(codes, pa.string()))
    changed = dict(tables) | {"mentions": mentions.with_column("ref", coded)}
    for name in DATE_PREFIX:
        lists = [list(found.get(number, ())) for number in tables[name].owner.tolist()]
        changed[name] = changed[name].with_column("authorities", lists)
    return changed


def _middles(ranges: Ranges) -> list[date | None]:
    """The middle of each range, or its one known bound."""
    low, high = days_of(ranges.low).to_pylist(), days_of(ranges.high).to_pylist()
    return [
        first or last
        if first is None or last is None
        else date.fromordinal(first.toordinal() + (last - first).days // 2)
        for first, last in zip(low, high, strict=True)
    ]
