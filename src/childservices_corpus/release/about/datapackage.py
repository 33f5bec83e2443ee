"""``datapackage.json``: the release as a Data Package (version 2), which Frictionless and others read.

Two things are as Frictionless needs them, so that it can validate each table. It reads Parquet with pandas, where a
list is an array of NumPy and an unknown integer is a number; so their types are wider than they need be, and
``parquetType`` says what they are. It counts no bytes of a Parquet file; so the files have a hash and not a size here.
"""

from collections.abc import Mapping
from typing import Any

from ...export.dataset import author, title
from ...reference import table
from .as_json import as_json
from .columns import Column, Kind
from .facts import ReleaseFacts, TableFacts, known_publisher, publisher_in_words
from .licence_file import LICENCE_FILE

DATAPACKAGE = "datapackage.json"
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_TYPES: Mapping[Kind, str] = {
    "text": "string",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "day": "date",
    "bytes": "any",
    "group": "object",
}
# The words of the standard for the limits of JSON Schema that it has.
_CONSTRAINTS = ("enum", "pattern", "minLength", "minimum", "maximum")


def datapackage_text(facts: ReleaseFacts) -> str:
    """The text of the file."""
    rights = table("rights")
    whole = {
        "$schema": _PROFILE,
        "name": "childservices_corpus",
        "title": title(),
        "version": facts.version,
        "description": f"{table('card')['what']} {table('card')['how']}",
        "contributors": [{"title": author(published=facts.own), "roles": ["creator"]}],
        "licenses": [
            {"name": one["spdx"], "path": one["address"], "title": f"{one['licence']}. {one['what']}"}
            for one in (rights["facts"], rights["authorities"], rights["codes"])
        ]
        + [{"name": rights["pages"]["spdx"], "path": LICENCE_FILE, "title": table("licence")["short"]}],
        "sources": [_source(one.publisher) for one in facts.by_publisher],
        "resources": [_resource(one) for one in facts.tables],
    }
    return as_json(whole, levels=5)


def _source(name: str | None) -> dict[str, str]:
    """A publisher of pages."""
    known = known_publisher(name)
    site = {} if known is None or not known.hosts else {"path": f"https://{known.hosts[0]}"}
    return {"title": publisher_in_words(name), **site}


def _resource(one: TableFacts) -> dict[str, Any]:
    return {
        "name": one.name,
        "path": one.file,
        "description": one.about[0].upper() + one.about[1:],
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "hash": f"sha256:{one.sha256}",
        "schema": _schema(one),
    }


def _schema(one: TableFacts) -> dict[str, Any]:
    keys = [
        {"fields": [column], "reference": dict(zip(("resource", "fields"), _split(places[0]), strict=True))}
        for column, places in one.refers.items()
        # A key of the standard points to one table; a record may be in one of two.
        if len(places) == 1
    ]
    return {
        "fields": [_field(one, column) for column in one.columns],
        # A Parquet file has nulls of its own, so a text is never taken for one.
        "missingValues": [],
        **({"primaryKey": one.key} if one.key else {}),
        **({"foreignKeys": keys} if keys else {}),
    }


def _split(place: str) -> tuple[str, list[str]]:
    resource, _, column = place.partition(".")
    return resource, [column]


def _field(one: TableFacts, column: Column) -> dict[str, Any]:
    places = one.refers.get(column.name, [])
    refers = f" A value of {' or '.join(places)}." if len(places) > 1 else ""
    kind = _type(column)
    exact = kind == _TYPES[column.kind] and not column.many
    limits = {name: column.limits[name] for name in _CONSTRAINTS if exact and name in column.limits}
    constraints = ({} if column.nullable else {"required": True}) | limits
    example = one.examples.get(column.path)
    return {
        "name": column.name,
        "type": kind,
        "parquetType": column.type,
        "description": column.meaning + refers,
        **({"example": example} if example is not None and kind == "string" else {}),
        **({"constraints": constraints} if constraints else {}),
    }


def _type(column: Column) -> str:
    """The type in the words of the standard, as far as Frictionless reads it from a Parquet file."""
    if column.many or column.parts:
        return "any"
    return "number" if column.kind == "integer" and column.nullable else _TYPES[column.kind]
