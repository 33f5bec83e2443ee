"""The columns of the tables of a release with their parts: type, meaning, nulls and the values that are allowed.

Types come from the Arrow schemas, and meanings and limits from the models, by way of their JSON Schemas. So nothing is
said here that is not said there.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import pyarrow as pa

from ...storage.stored import stored_schema
from ...tables.dictionary import json_schema
from ...tables.schemas import TABLES

Kind = Literal["text", "integer", "number", "boolean", "day", "bytes", "group"]
_KINDS: Mapping[pa.DataType, Kind] = {
    pa.string(): "text",
    pa.int64(): "integer",
    pa.float64(): "number",
    pa.bool_(): "boolean",
    pa.date32(): "day",
    pa.binary(): "bytes",
}


@dataclass(frozen=True)
class Column:
    """A column, or a part of one: ``speakers`` is a list of groups, and ``speakers.role`` is a text.

    With `many` it is a list of values of the kind `kind`; a group has `parts`. `limits` are keywords of JSON Schema for
    one value: enum, pattern, minLength, minimum, maximum.
    """

    path: str
    kind: Kind
    many: bool
    nullable: bool
    meaning: str
    limits: Mapping[str, Any]
    parts: tuple["Column", ...] = ()

    @property
    def name(self) -> str:
        """The last word of the path."""
        return self.path.rpartition(".")[2]

    @property
    def type(self) -> str:
        """The type in words: ``text``, ``list of days``, ``list of groups``."""
        if not self.many:
            return self.kind
        return f"list of {self.kind}" if self.kind in ("text", "bytes") else f"list of {self.kind}s"

    def all(self) -> Iterator["Column"]:
        """The column and its parts, in order."""
        yield self
        for part in self.parts:
            yield from part.all()


@cache
def columns_of(table: str) -> tuple[Column, ...]:
    """The columns of `table` in the order of its file."""
    whole = json_schema(table) if table in TABLES else {}
    rules = whole.get("properties", {})
    return tuple(_column(field, field.name, rules.get(field.name, {}), whole) for field in stored_schema(table))


def _column(field: pa.Field, path: str, rule: Mapping[str, Any], whole: Mapping[str, Any]) -> Column:
    kind, many = field.type, False
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    if pa.types.is_list(kind):
        kind, many = kind.value_type, True
    meaning = (field.metadata or {}).get(b"description", b"").decode() or rule.get("description", "")
    one = _one(rule, whole)
    if not pa.types.is_struct(kind):
        return Column(path, _KINDS[kind], many, field.nullable, meaning, _limits(one))
    inner = one.get("properties", {})
    parts = tuple(_column(part, f"{path}.{part.name}", inner.get(part.name, {}), whole) for part in kind)
    return Column(path, "group", many, field.nullable, meaning, {}, parts)


def _one(rule: Mapping[str, Any], whole: Mapping[str, Any]) -> Mapping[str, Any]:
    """The rule of one value: of a list that of its items, of a value that may be null that of the others."""
    if "$ref" in rule:
        return _one(whole["$defs"][rule["$ref"].rpartition("/")[2]], whole)
    if "items" in rule:
        return _one(rule["items"], whole)
    if "anyOf" in rule:
        return _one(next(other for other in rule["anyOf"] if other != {"type": "null"}), whole)
    return rule


_LIMITS = ("enum", "pattern", "minLength", "minimum", "maximum")


def _limits(rule: Mapping[str, Any]) -> dict[str, Any]:
    found = {name: settled(rule[name]) for name in _LIMITS if name in rule}
    return found | ({"enum": [rule["const"]]} if "const" in rule else {})


def settled(value: Any) -> Any:
    """`value` of a JSON Schema in one form: some versions of pydantic write the limit 1 of a number as 1.0."""
    if isinstance(value, Mapping):
        return {name: settled(item) for name, item in value.items()}
    if isinstance(value, list):
        return [settled(item) for item in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
