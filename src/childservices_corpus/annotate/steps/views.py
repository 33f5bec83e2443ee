"""Records and their passages made again from the tables of a share, for the few that are looked at once more."""

from collections.abc import Iterator, Sequence

import numpy as np
import pyarrow as pa

from ...arrow import from_rows, to_rows, values
from ...models import Article, Statement
from ...tables.rows import models
from ..language.view import Passage, View, passage_of
from .alone import BYLINE
from .gathered import Longs
from .schemas import Tables

Record = Article | Statement


def records_at(share: Tables, places: Longs) -> list[Record]:
    """The records at `places` of `share` as their page gives them: authors are those of a byline."""
    wanted = share["records"].take(from_rows(places))
    is_article, rows = wanted["is_article"].to_pylist(), to_rows(wanted["row"])
    found: dict[int, Record] = {}
    for name, kind in (("articles", True), ("statements", False)):
        at = np.array([number for number, one in enumerate(is_article) if one is kind], dtype=np.int64)
        table = share[name].take(from_rows(rows[at])).drop_columns(["place"])
        if kind:
            table = _as_bylined(table, wanted["bylined"].take(from_rows(at)).to_pylist())
        found |= zip(at.tolist(), models(name, table), strict=True)
    return [found[number] for number in range(len(places))]


def _as_bylined(articles: pa.Table, bylined: Sequence[bool]) -> pa.Table:
    """`articles` without authors that rules found."""
    column = articles.schema.get_field_index("authors")
    field = articles.schema.field(column)
    rows = [names if own else [] for names, own in zip(articles["authors"].to_pylist(), bylined, strict=True)]
    return articles.set_column(column, field, values(rows, field.type))


def views_at(share: Tables, places: Longs) -> Iterator[View]:
    """The views of the records at `places` of `share`."""
    wanted = share["records"].take(from_rows(places))
    firsts, counts = to_rows(wanted["first_passage"]).tolist(), to_rows(wanted["passages"]).tolist()
    cuts = wanted["cuts"].to_pylist()
    for record, first, count, own in zip(records_at(share, places), firsts, counts, cuts, strict=True):
        passages = list(_passages(share["passages"].slice(first, count)))
        signed = passages.pop() if passages and passages[-1].field == BYLINE else None
        yield View(record, tuple(passages), tuple(own), signed)


def _passages(rows: pa.Table) -> Iterator[Passage]:
    for field, item, start, raw in zip(*(rows[name].to_pylist() for name in rows.column_names), strict=True):
        yield passage_of(field, item, raw, start)
