"""An explicit Arrow schema for each table, generated from the models and never guessed from rows."""

import types
import typing
from datetime import date
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin

import pyarrow as pa
from pydantic import BaseModel

from ..errors import NotFoundError
from ..models import (
    Article,
    Authority,
    Document,
    Link,
    Mention,
    Organisation,
    Problem,
    Provenance,
    Quotation,
    Reason,
    Segment,
    Sighting,
    Statement,
    Tenure,
    TopicScore,
)

TABLES: dict[str, type[BaseModel]] = {
    "articles": Article,
    "statements": Statement,
    "quotations": Quotation,
    "mentions": Mention,
    "links": Link,
    "topics": TopicScore,
    "reasons": Reason,
    "provenance": Provenance,
    "documents": Document,
    "ledger": Segment,
    "sightings": Sighting,
    "problems": Problem,
    "authorities": Authority,
    "organisations": Organisation,
    "people": Tenure,
}
# Tables that follow from other tables and from the tables of knowledge of the package.
MADE = ("authorities", "organisations", "people")
# Tables whose records have a date, and the prefix of the columns of the date.
DATE_PREFIX = {"articles": Article.date_field, "statements": Statement.date_field}
# Tables with many rows a record: their strings repeat, so a dictionary stores each string once.
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
    """The Arrow schema of `table`; the metadata of each field contains the model's description.

    Raises :class:`NotFoundError`, which names the tables, for an unknown table.
    """
    if table not in TABLES:
        raise NotFoundError(f"a table called {table!r} does not exist; the tables are {', '.join(TABLES)}")
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
