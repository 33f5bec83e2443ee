"""The links that a share writes, with the words of both records that explain each, and what teasers are lent."""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ...arrow import empty, from_rows, repeated, text, to_rows, values
from ...models import Article
from ...tables.schemas import schema
from ..reasons.voices import lent_by
from .found import Found, Row
from .gathered import Longs
from .linked import RELATIONS
from .schemas import table_from
from .views import views_at


def links_table(found: Found, chosen: Longs) -> pa.Table:
    """The `chosen` links as rows of their table."""
    links = found.links
    words = values(links.words, pa.string())
    columns = [
        _ids(found, links.source[chosen].astype(np.int64)),
        _ids(found, links.target[chosen].astype(np.int64)),
        _relations(found, chosen),
        values(links.score[chosen].tolist(), pa.float64()),
        words.take(from_rows(links.evidence[chosen].astype(np.int64))),
    ]
    return pa.Table.from_arrays(columns, schema=schema("links"))


def _ids(found: Found, records: Longs) -> pa.Array:
    """The ids of `records`; each is read once."""
    once, at = np.unique(records, return_inverse=True)
    names = found.gathered.values("records", "id", found.gathered.shown[once].astype(np.int64))
    return values(names, pa.string()).take(from_rows(at.reshape(-1)))


def _relations(found: Found, chosen: Longs) -> pa.Array:
    return values(RELATIONS, pa.string()).take(from_rows(found.links.relation[chosen].astype(np.int64)))


def compared_table(found: Found, chosen: Longs) -> pa.Table:
    """The words of both records of each of the `chosen` links, as reasons: their titles, and how their texts begin."""
    links = found.links
    records = np.column_stack((links.source[chosen], links.target[chosen])).ravel().astype(np.int64)
    once, at = np.unique(records, return_inverse=True)
    owner, openings = _openings(found, once)
    begins, ends = (np.searchsorted(owner, at.reshape(-1), side=side) for side in ("left", "right"))
    sizes = ends - begins
    rows = np.arange(int(sizes.sum())) + np.repeat(begins - (np.cumsum(sizes) - sizes), sizes)
    link = chosen[np.repeat(np.arange(len(records)) // 2, sizes)]
    words = openings.take(from_rows(rows))
    value = pc.binary_join_element_wise(
        _relations(found, link), _ids(found, links.target[link].astype(np.int64)), text(" ")
    )
    columns = {
        "record_id": _ids(found, links.source[link].astype(np.int64)),
        "field": repeated("links", len(link)),
        "item": pa.nulls(len(link), pa.int64()),
        "value": value,
        "rule": repeated("compared", len(link)),
        **{name: words[name] for name in words.column_names},
    }
    return pa.Table.from_arrays([columns[name] for name in schema("reasons").names], schema=schema("reasons"))


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
