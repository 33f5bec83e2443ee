"""Arrow record batches of pages in, record batches of results out: the form of the map functions of Ray and Spark."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ..arrow import in_one, numbers, text, values
from ..errors import WrongTypeError
from ..reading.problems import NO_BYTES, unreadable
from ..tables.schemas import schema
from ..text.lines import Ints
from .many import read_pages
from .rows import Row, rows_of

PLAIN = ("articles", "statements", "sightings", "problems")
DETAILED = ("provenance", "ledger")
_OF_THE_PAGE = "document_id"


def parse_batches(batches: Iterable[pa.RecordBatch], *, detailed: bool = True) -> Iterator[pa.RecordBatch]:
    """Read pages from Arrow record batches; each batch gives one batch of results, with a row for each of its rows.

    The columns of a batch are ``name`` (text) and ``content`` (bytes to decode, or text); ``address`` (text) and
    ``saved`` (days, or text such as ``2024-05-12``) may be there too. Other columns are ignored. `batches` may also be
    a reader, a table, one batch, or anything else that is an Arrow stream.

    A row of the result has the columns of the table ``documents``, and a list for each of the other tables that
    :func:`~childservices_corpus.parse_table` gives: ``articles``, ``statements``, ``sightings``, ``problems``, and,
    unless `detailed` is false, ``provenance`` and ``ledger``. The items of a list are the rows of that table for this
    page, without ``document_id``, which is the ``id`` of the row. The values are those of ``parse_table``.

    One row a page keeps results beside their input, is one schema for every batch (:func:`batch_schema`), and goes
    through a file or a socket as it is: it has neither dictionaries nor metadata. "Explode" a list for a row a record.
    :func:`batch_tables` gives the tables of a batch.

    A row that cannot be read (its content is null, its address is not one) has only its name and one item of
    ``problems``; the other rows are read. All pages of a batch are read together, so a batch of a few megabytes is read
    several times as fast as its pages one by one.

    Raises :class:`~childservices_corpus.errors.InputError` for a batch without a needed column, and
    :class:`~childservices_corpus.errors.WrongTypeError` for anything but record batches, and for a column of another
    type.
    """
    for batch in _each(batches):
        yield _results(rows_of(batch), detailed=detailed)


def _each(batches: Any) -> Iterator[pa.RecordBatch]:
    """The batches of an iterable, or of an Arrow stream."""
    if hasattr(batches, "__arrow_c_stream__"):
        batches = pa.RecordBatchReader.from_stream(batches)
    elif not isinstance(batches, Iterable):
        raise WrongTypeError(f"batches are an iterable of Arrow record batches, not {type(batches).__name__}")
    for batch in batches:
        if not isinstance(batch, pa.RecordBatch):
            raise WrongTypeError(f"a batch is a pyarrow.RecordBatch, not {type(batch).__name__}")
        yield batch


@cache
def batch_schema(*, detailed: bool = True) -> pa.Schema:
    """The schema of the results of :func:`parse_batches`: a row a page, with a list for each table."""
    fields = [pa.field(field.name, field.type) for field in schema("documents")]
    lists = [pa.field(name, pa.list_(pa.field("item", _struct(name))), nullable=False) for name in _names(detailed)]
    return pa.schema([*fields, *lists])


def _names(detailed: bool) -> tuple[str, ...]:
    return (*PLAIN, *DETAILED) if detailed else PLAIN


def _struct(name: str) -> pa.DataType:
    """The type of a row of the table `name` in a list: strings are not dictionaries, and fields have no metadata."""
    fields = [field for field in schema(name) if field.name != _OF_THE_PAGE]
    return pa.struct([pa.field(field.name, _plain(field.type), field.nullable) for field in fields])


def _plain(kind: pa.DataType) -> pa.DataType:
    return kind.value_type if pa.types.is_dictionary(kind) else kind


def batch_tables(batch: pa.RecordBatch) -> dict[str, pa.Table]:
    """The tables of all pages of a batch of results, by name, with the columns that ``parse_table`` gives them."""
    read = batch.filter(batch.column("id").is_valid())
    of_pages = schema("documents")
    tables = {"documents": pa.Table.from_arrays([read.column(name) for name in of_pages.names], schema=of_pages)}
    for name in (*PLAIN, *DETAILED):
        if name in batch.schema.names:
            lists = batch.column(name)
            whose = batch.column("id").take(pc.list_parent_indices(lists))
            rows = dict(zip(_struct(name).names, lists.flatten().flatten(), strict=True))
            if name == "problems":
                whose = pc.fill_null(whose, text(NO_BYTES))
            arrays = [_cast(rows.get(field.name, whose), field.type) for field in schema(name)]
            tables[name] = pa.Table.from_arrays(arrays, schema=schema(name))
    return tables


def _cast(array: pa.Array, kind: pa.DataType) -> pa.Array:
    return array.dictionary_encode() if pa.types.is_dictionary(kind) else array.cast(kind)


def _results(rows: Sequence[Row], *, detailed: bool) -> pa.RecordBatch:
    """The batch of the results of `rows`."""
    read = read_pages([row.page for row in rows if row.page is not None], detailed=detailed)
    there = np.array([row.page is not None for row in rows], dtype=np.bool_)
    before = np.append(0, np.cumsum(there))
    own = numbers(before[:-1], missing=~there)
    columns = {field.name: _whole(read.tables["documents"], field.name).take(own) for field in schema("documents")}
    columns["name"] = pc.coalesce(columns["name"], values([row.name for row in rows], pa.string()))
    for name in _names(detailed):
        columns[name] = _lists(name, read.tables[name], read.bounds[name][before])
    if not there.all():
        columns["problems"] = _with_unread(columns["problems"], rows)
    return pa.RecordBatch.from_arrays(list(columns.values()), schema=batch_schema(detailed=detailed))


def _lists(name: str, table: pa.Table, bounds: Ints) -> pa.Array:
    """The rows of a table as one list for each page; those of page ``n`` begin at the entry ``n`` of `bounds`."""
    kind = _struct(name)
    arrays = [_plainly(_whole(table, field.name)) for field in kind]
    items = pa.StructArray.from_arrays(arrays, fields=list(kind))
    return pa.ListArray.from_arrays(numbers(bounds, pa.int32()), items, type=pa.list_(pa.field("item", kind)))


def _plainly(column: pa.Array) -> pa.Array:
    return column.dictionary.take(column.indices) if isinstance(column, pa.DictionaryArray) else column


def _whole(table: pa.Table, column: str) -> pa.Array:
    """A column in one piece."""
    pieces = table[column]
    return pieces.chunk(0) if pieces.num_chunks == 1 else in_one(pieces.unify_dictionaries())


def _with_unread(problems: pa.Array, rows: Sequence[Row]) -> pa.Array:
    """The `problems` of each of `rows`, with one for each row that is not read."""
    found = problems.to_pylist()
    for at, row in enumerate(rows):
        if row.page is None:
            found[at] = [unreadable(row.name, row.why, "unreadable-row").model_dump(exclude={_OF_THE_PAGE})]
    return values(found, problems.type)
