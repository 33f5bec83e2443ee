"""The links that a share writes, with the words of their records that explain them, and what teasers are lent."""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ...arrow import empty, from_rows, numbers, to_rows, values
from ...models import Article
from ...tables.schemas import schema
from ..reasons.voices import lent_by
from .found import Found, Row
from .gathered import Longs
from .linked import RELATIONS
from .schemas import own_schema, table_from
from .views import views_at


def linked_tables(found: Found, chosen: Longs) -> dict[str, pa.Table]:
    """The `chosen` links, and once for each record that they name its id and the words that explain a link."""
    links = found.links
    ends = np.column_stack((links.source[chosen], links.target[chosen])).astype(np.int64)
    records, at = np.unique(ends.ravel(), return_inverse=True)
    at = at.reshape(-1, 2)
    evidence, used = np.unique(links.evidence[chosen], return_inverse=True)
    columns = [
        numbers(at[:, 0], pa.int32()),
        numbers(at[:, 1], pa.int32()),
        numbers(links.relation[chosen].astype(np.int64), pa.int32()),
        values(links.score[chosen].tolist(), pa.float64()),
        values([links.words[number] for number in evidence.tolist()], pa.string()).take(from_rows(used.reshape(-1))),
    ]
    names = found.gathered.values("records", "id", found.gathered.shown[records].astype(np.int64))
    owner, openings = _openings(found, records)
    return {
        "linked": pa.Table.from_arrays(columns, schema=own_schema("linked")),
        "ends": pa.Table.from_arrays([values(names, pa.string())], schema=own_schema("ends")),
        "told": openings.add_column(0, own_schema("told").field("end_of"), numbers(owner, pa.int32())),
    }


def _openings(found: Found, records: Longs) -> tuple[Longs, pa.Table]:
    """The words of `records` that explain links, and of each piece the number of its record among them."""
    gathered = found.gathered
    owners: list[Longs] = [np.zeros(0, dtype=np.int64)]
    fields = pa.schema([schema("reasons").field(name) for name in ("words", "document_id", "start", "end")])
    tables = [empty(fields)]
    for share, which, own in gathered.by_share(gathered.shown[records].astype(np.int64)):
        stored = gathered.shares[share]
        place = to_rows(stored["openings"]["place"])
        number = np.full(stored["records"].num_rows, -1, dtype=np.int64)
        number[own] = which
        rows = np.flatnonzero(number[place] >= 0)
        some = stored["openings"].take(from_rows(rows))
        raw = stored["passages"]["raw"].take(some["passage"])
        listing = stored["records"]["listing"].take(some["place"])
        columns = [
            pc.coalesce(some["words"], raw),
            stored["listings"]["document_id"].take(listing),
            some["start"],
            some["end"],
        ]
        owners.append(number[place[rows]])
        tables.append(pa.Table.from_arrays(columns, schema=fields))
    owner, table = np.concatenate(owners), pa.concat_tables(tables)
    order = np.argsort(owner, kind="stable")
    return owner[order], table.take(from_rows(order))


def lent_table(found: Found, chosen: Longs, records: Longs) -> pa.Table:
    """For each teaser among `records` the authors and the first words of the article that it announces."""
    links = found.links
    teasers = chosen[links.relation[chosen] == RELATIONS.index("teaser_of")]
    return table_from("lent", list(_lent(found, teasers, records)))


def _lent(found: Found, teasers: Longs, records: Longs) -> Iterator[Row]:
    gathered, links = found.gathered, found.links
    articles = gathered.shown[links.target[teasers]].astype(np.int64)
    for share, which, own in gathered.by_share(articles):
        for source, full in zip(
            links.source[teasers[which]].tolist(), views_at(gathered.shares[share], own), strict=True
        ):
            words = lent_by(full) or (None,) * 4
            authors = full.record.authors if isinstance(full.record, Article) else ()
            yield int(np.searchsorted(records, source)), authors, *words
