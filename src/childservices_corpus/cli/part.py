"""The part of a corpus that belongs to some of its records, to write it out."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Any, get_args

import pyarrow as pa
import pyarrow.compute as pc

from ..models import QuotationKind
from ..storage.column_scan import written_out
from ..tables.schemas import DATE_PREFIX, TABLES, schema

if TYPE_CHECKING:
    from ..corpus import Corpus

_KEYS = {"record_id", "source_id", "target_id"}


def part_of(corpus: "Corpus", records: Any, tables: Collection[str] = ()) -> "Corpus":
    """A corpus of `records` and of what belongs to them, with all tables or those called `tables`.

    It has their quotations, mentions, topics, links and places, the dumps in which they were seen, and the problems of
    those dumps. A link belongs to both of its records. Tables about other things are whole.
    """
    from ..corpus import Corpus

    return Corpus.from_tables({name: _part(corpus, records, name) for name in tables or TABLES})


def _part(corpus: "Corpus", records: Any, name: str) -> pa.Table:
    whole = corpus.table(name)
    if name in DATE_PREFIX:
        table: pa.Table = (records if records._table_name == name else getattr(records, name)).to_arrow()
    elif _KEYS & set(schema(name).names):
        # Marked words that are not speech are in the table too, and leave with it.
        among = whole.where(kind=get_args(QuotationKind)) if name == "quotations" else whole
        table = among.of(records).to_arrow()
    elif name == "documents" or "document_id" in schema(name).names:
        table = whole.to_arrow()
        seen = written_out(corpus.sightings.of(records).to_arrow()["document_id"])
        own = written_out(table["id" if name == "documents" else "document_id"])
        table = table.filter(pc.is_in(own, seen.combine_chunks()))
    else:
        table = whole.to_arrow()
    return table
