"""The rows of an Arrow record batch as pages to read; what is wrong with one row stays with that row."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import pyarrow as pa

from ..errors import CorpusError, InputError, WrongTypeError
from ..text.documents import open_source
from ..text.names import label
from ..text.page_facts import given_facts
from .guarded import PageToRead

_NEEDED, _OPTIONAL = ("name", "content"), ("address", "saved")
_UNNAMED = "page"


class Row(NamedTuple):
    """A row: its name, and its page or else the reason why it cannot be read."""

    name: str
    page: PageToRead | None
    why: str = ""


class _Text(bytes):
    """A value of a column of text, which need not be UTF-8."""


def rows_of(batch: pa.RecordBatch) -> list[Row]:
    """The rows of `batch`.

    Raises :class:`~childservices_corpus.errors.InputError` if a needed column is missing, and
    :class:`~childservices_corpus.errors.WrongTypeError` for a column of another type.
    """
    names = batch.schema.names
    for name in _NEEDED:
        if names.count(name) != 1:
            told = "twice or more" if name in names else "not"
            raise InputError(
                f"the column {name!r} is {told} in the batch, whose columns are {', '.join(map(repr, names))}; "
                f"it needs {' and '.join(map(repr, _NEEDED))}, each once"
            )
    return [_row(*row) for row in zip(*(_column(batch, name) for name in (*_NEEDED, *_OPTIONAL)), strict=True)]


def _column(batch: pa.RecordBatch, name: str) -> Sequence[Any]:
    """The values of a column; a column that is missing, or of nulls alone, has none."""
    column = batch.column(name) if name in batch.schema.names else pa.nulls(batch.num_rows)
    kind = column.type.value_type if pa.types.is_dictionary(column.type) else column.type
    if pa.types.is_null(kind):
        return [None] * batch.num_rows
    if pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind):
        whole = column.cast(pa.large_string()).view(pa.large_binary())
        return [None if value is None else _Text(value) for value in whole.to_pylist()]
    binary = pa.types.is_binary(kind) or pa.types.is_large_binary(kind) or pa.types.is_binary_view(kind)
    if not (binary if name == "content" else name == "saved" and pa.types.is_date(kind)):
        wanted = {"content": "bytes or text", "saved": "days or text"}.get(name, "text")
        raise WrongTypeError(f"the column {name!r} of the batch is of the type {column.type}; it must be {wanted}")
    values: list[Any] = column.to_pylist()
    return values


def _row(name: _Text | None, content: bytes | None, address: _Text | None, saved: Any) -> Row:
    called = name.decode("utf-8", "replace") if name is not None else None
    try:
        if content is None:
            raise InputError("its content is null")
        day = saved.decode() if isinstance(saved, _Text) else saved
        facts = given_facts(address.decode() if address is not None else None, day, None)
        source = content.decode() if isinstance(content, _Text) else content
        return Row(called or _UNNAMED, PageToRead(*open_source(source, called or _UNNAMED), facts))
    except UnicodeDecodeError:
        why = "its text is not in UTF-8; give it as bytes"
    except CorpusError as error:
        why = str(error)
    return Row(label(called or _UNNAMED), None, why)
