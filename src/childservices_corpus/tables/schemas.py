"""One explicit Arrow schema for each table, generated from the models and never guessed from rows."""

import types
import typing
from datetime import date
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin

import pyarrow as pa
from pydantic import BaseModel

from ..errors import NotFoundError
from ..models import Article, Document, Link, Mention, Problem, Provenance, Quotation, Segment, Sighting, Statement

# Raised in its first part when a reader of the older one could misread the files.
SCHEMA_VERSION = "1.0"

TABLES: dict[str, type[BaseModel]] = {
    "articles": Article,
    "statements": Statement,
    "quotations": Quotation,
    "mentions": Mention,
    "links": Link,
    "provenance": Provenance,
    "documents": Document,
    "ledger": Segment,
    "sightings": Sighting,
    "problems": Problem,
}
# Tables whose records have a date of their own, and what the columns of the date begin with.
DATE_PREFIX = {"articles": Article.date_field, "statements": Statement.date_field}
# Tables with many rows a record: their strings repeat, and are kept once as a dictionary.
REPETITIVE = frozenset({"provenance", "ledger", "sightings"})
_PLAIN: dict[type, pa.DataType] = {
    str: pa.string(),
    bool: pa.bool_(),
    int: pa.int64(),
    float: pa.float64(),
    date: pa.date32(),
}


@cache
def schema(table: str) -> pa.Schema:
    """The Arrow schema of `table`; each field carries the model's description in its metadata.

    Raises :class:`NotFoundError` with the names of the tables if there is none of that name.
    """
    if table not in TABLES:
        raise NotFoundError(f"no table is called {table!r}; there are {', '.join(TABLES)}")
    fields = []
    for name, info in TABLES[table].model_fields.items():
        if info.exclude:
            continue
        kind, nullable = arrow_type(info.annotation)
        if table in REPETITIVE and kind == pa.string():
            kind = pa.dictionary(pa.int32(), pa.string())
        fields.append(pa.field(name, kind, nullable, metadata={"description": info.description or ""}))
    return pa.schema(fields)


def arrow_type(annotation: Any) -> tuple[pa.DataType, bool]:
    """The Arrow type of a model's field and whether it may be null."""
    origin = get_origin(annotation)
    if origin is typing.Annotated:
        return arrow_type(get_args(annotation)[0])
    if origin in (Union, types.UnionType):
        inner = [part for part in get_args(annotation) if part is not type(None)]
        kind, _ = arrow_type(inner[0])
        return kind, len(inner) < len(get_args(annotation))
    if origin is Literal:
        return pa.string(), False
    if origin is tuple:
        kind, _ = arrow_type(get_args(annotation)[0])
        return pa.list_(pa.field("item", kind, nullable=False)), False
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return pa.struct([_field(name, info.annotation) for name, info in annotation.model_fields.items()]), False
    return _PLAIN[annotation], False


def _field(name: str, annotation: Any) -> pa.Field:
    kind, nullable = arrow_type(annotation)
    return pa.field(name, kind, nullable)
