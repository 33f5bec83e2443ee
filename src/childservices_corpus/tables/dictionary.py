"""The data dictionary and JSON Schemas, generated from the models."""

from typing import Any

from .schemas import TABLES, schema


def json_schema(table: str) -> dict[str, Any]:
    """The JSON Schema of a row of `table`.

    Raises :class:`~childservices_corpus.errors.NotFoundError` for an unknown table.
    """
    schema(table)
    return TABLES[table].model_json_schema()


def data_dictionary(table: str) -> str:
    """The columns of `table` in Markdown: name, type, whether null is possible, meaning.

    Raises :class:`~childservices_corpus.errors.NotFoundError` for an unknown table.
    """
    lines = [f"## {table}", "", (TABLES[table].__doc__ or "").split("\n")[0], ""] if table in TABLES else []
    fields = schema(table)
    lines += ["| column | type | null | meaning |", "| --- | --- | --- | --- |"]
    for field in fields:
        meaning = (field.metadata or {}).get(b"description", b"").decode()
        lines.append(f"| {field.name} | {_type(str(field.type))} | {'yes' if field.nullable else 'no'} | {meaning} |")
    return "\n".join([*lines, ""])


def _type(arrow: str) -> str:
    return arrow.replace("|", r"\|")
