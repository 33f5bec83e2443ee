"""The data dictionary and JSON Schemas, generated from the models."""

import types
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from .schemas import TABLES, schema


def json_schema(table: str) -> dict[str, Any]:
    """The JSON Schema of a row of `table`; a field that is not a column, such as the text of a document, is not in it.

    Raises :class:`~childservices_corpus.errors.NotFoundError` for an unknown table.
    """
    columns = schema(table).names
    whole = TABLES[table].model_json_schema()
    return {**whole, "properties": {name: rule for name, rule in whole["properties"].items() if name in columns}}


def data_dictionary(table: str) -> str:
    """The columns of `table` in Markdown: name, type, whether null is possible, meaning, and any fixed list of values.

    Raises :class:`~childservices_corpus.errors.NotFoundError` for an unknown table.
    """
    lines = [f"## {table}", "", (TABLES[table].__doc__ or "").split("\n")[0], ""] if table in TABLES else []
    fields = schema(table)
    lines += ["| column | type | null | meaning |", "| --- | --- | --- | --- |"]
    for field in fields:
        meaning = (field.metadata or {}).get(b"description", b"").decode()
        if values := _values(TABLES[table].model_fields[field.name].annotation):
            meaning = f"{meaning} One of: {', '.join(values)}."
        lines.append(f"| {field.name} | {_type(str(field.type))} | {'yes' if field.nullable else 'no'} | {meaning} |")
    return "\n".join([*lines, ""])


def _values(annotation: Any) -> list[str]:
    """The values that a field may have, if they are a fixed list of words; of a list, those of its items."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return [value for value in parts if isinstance(value, str)]
    if origin in (Annotated, tuple, Union, types.UnionType):
        return [value for part in parts for value in _values(part)]
    return []


def _type(arrow: str) -> str:
    return arrow.replace("|", r"\|")
