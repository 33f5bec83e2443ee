"""Corrections by hand, applied last; only the records that they are about become objects."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ...arrow import from_rows, to_mask, to_rows, values
from ...curation.apply import apply_corrections
from ...curation.corrections import Correction
from ...models import Article, Statement
from ...tables.columns import models_table, rows_table
from ...tables.rows import models
from ...tables.schemas import DATE_PREFIX
from ..reasons.find import record_reasons
from ..reasons.rows import ReasonRow
from .chosen import Chosen
from .lending import teasers
from .schemas import Tables
from .views import views_at


class _Found(NamedTuple):
    """A record to correct: the table that has it, its number among the written records, and the record."""

    table: str
    number: int
    record: Article | Statement


def corrected(
    alone: Tables, decisions: Tables, tables: Mapping[str, Chosen], corrections: Sequence[Correction]
) -> dict[str, Chosen]:
    """`tables` after those of `corrections` that are about a record in them.

    Topics that a correction takes away lose their row, and a corrected value has the correction as its reason.

    Raises :class:`~childservices_corpus.errors.CurationError` for a correction that does not fit.
    """
    found = list(_found(tables, {item.record for item in corrections}))
    if not found:
        return dict(tables)
    due = [item for item in corrections if item.record in {one.record.id for one in found}]
    places = decisions["shown"]["place"].take(from_rows(np.array([one.number for one in found], dtype=np.int64)))
    views = list(views_at(alone, to_rows(places)))
    bylined = {view.record.id for view in views if isinstance(view.record, Article) and view.record.authors}
    fixed = apply_corrections([one.record for one in found], due, bylined).records
    lent = {one.number: one.words for one in teasers(decisions)}
    fields = {(item.record, item.field) for item in due}
    changed = dict(tables)
    for name in DATE_PREFIX:
        rows = {
            one.number: models_table(name, [new]) for one, new in zip(found, fixed, strict=True) if one.table == name
        }
        changed[name] = changed[name].exchanged(rows)
    topics, reasons = dict[int, pa.Table](), dict[int, pa.Table]()
    for one, new, view in zip(found, fixed, views, strict=True):
        mine = tables["topics"].rows_of(one.number)
        topics[one.number] = mine.filter(pc.is_in(mine["topic"], values(list(new.topics), pa.string())))
        marked = models("quotations", tables["quotations"].rows_of(one.number))
        every = record_reasons(view, new, marked, lent.get(one.number))
        reasons[one.number] = rows_table("reasons", list(_by_rules(every, fields)))
    changed["topics"] = changed["topics"].exchanged(topics)
    changed["reasons"] = changed["reasons"].exchanged(reasons)
    return changed


def _found(tables: Mapping[str, Chosen], wanted: Collection[str]) -> Iterator[_Found]:
    """The records with one of the ids `wanted`."""
    for name in DATE_PREFIX if wanted else ():
        chosen = tables[name]
        at = np.flatnonzero(to_mask(pc.is_in(chosen.table["id"], values(sorted(wanted), pa.string()))))
        for number, record in zip(
            chosen.owner[at].tolist(), models(name, chosen.table.take(from_rows(at))), strict=True
        ):
            yield _Found(name, number, record)


def _by_rules(rows: Iterator[ReasonRow], fields: Collection[tuple[str, str]]) -> Iterator[ReasonRow]:
    """`rows` without those of corrected `fields`: what was corrected by hand has the correction as its reason."""
    return (row for row in rows if (row.record_id, row.field.partition(".")[0]) not in fields)
