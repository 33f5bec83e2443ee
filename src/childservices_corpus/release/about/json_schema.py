"""``schema.json``: the JSON Schema of a row of each table."""

from functools import cache
from typing import Any

from ...tables.dictionary import json_schema
from ...tables.schemas import TABLES
from .as_json import as_json
from .columns import settled
from .facts import ReleaseFacts

SCHEMA = "schema.json"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_text(facts: ReleaseFacts) -> str:
    """The text of the file: a schema for each table with a model, under its name."""
    return _text(tuple(one.name for one in facts.tables if one.name in TABLES))


@cache
def _text(names: tuple[str, ...]) -> str:
    whole: dict[str, Any] = {
        "$schema": _DIALECT,
        "title": "A row of each table of a release",
        "description": "A row as a JSON object, with days as YYYY-MM-DD.",
        "$defs": {name: {"$id": name, **settled(json_schema(name))} for name in names},
    }
    return as_json(whole, levels=4)
