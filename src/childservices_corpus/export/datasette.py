"""Metadata for Datasette: titles, what tables and columns mean, facets and the order to begin with."""

import json
from pathlib import Path
from typing import Any

from ..tables.schemas import TABLES, schema
from .files import whole

TITLE = "Children's services corpus"
DESCRIPTION = "What England's children's-services sector said and when, with the place of every value in its source."
_RECORDS = "Articles and statements under their ids, to which quotations, mentions and links refer."
# What to offer for a click: columns, or lists, each item of which counts.
FACETS: dict[str, list[str | dict[str, str]]] = {
    "records": ["type", "publisher"],
    "articles": ["publisher", "genre", {"array": "topics"}, {"array": "organisations"}, "published_basis"],
    "statements": ["kind", {"array": "topics"}, {"array": "responding_to"}, "stub", "issued_basis"],
    "quotations": ["speaker", "role", "organisation"],
    "mentions": ["kind"],
    "links": ["relation"],
    "ledger": ["fate"],
    "provenance": ["field"],
    "problems": ["code", "severity"],
    "documents": ["publisher", "layout"],
}
_ORDER = {
    "records": {"sort_desc": "earliest"},
    "articles": {"sort_desc": "published_earliest"},
    "statements": {"sort_desc": "issued_earliest"},
}


def datasette_metadata(database: str, licence: str | None = None, licence_url: str | None = None) -> dict[str, Any]:
    """The metadata for the SQLite file called `database`, without its ending; the licence is that of the dataset."""
    about: dict[str, Any] = {"title": TITLE, "description": DESCRIPTION}
    if licence:
        about["license"] = licence
    if licence_url:
        about["license_url"] = licence_url
    tables: dict[str, Any] = {"records": {"title": "Records", "description": _RECORDS, "label_column": "title"}}
    for name, model in TABLES.items():
        columns = {field.name: field.metadata[b"description"].decode() for field in schema(name)}
        # Only what the class itself says: the rest of a docstring is for those who write Python.
        tables[name] = {
            "title": name.capitalize(),
            "description": " ".join((model.__doc__ or "").partition("\n\n")[0].split()),
            "columns": columns,
        }
        if "title" in columns or "name" in columns:
            tables[name]["label_column"] = "title" if "title" in columns else "name"
    for name in tables:
        tables[name] |= {"facets": FACETS.get(name, [])} | _ORDER.get(name, {})
    return about | {"databases": {database: about | {"tables": tables}}}


def write_datasette_metadata(
    path: Path, database: str, licence: str | None = None, licence_url: str | None = None
) -> Path:
    """Write the metadata as JSON to `path`, for ``datasette corpus.db --metadata corpus.metadata.json``."""
    with whole(path) as beside:
        text = json.dumps(datasette_metadata(database, licence, licence_url), ensure_ascii=False, indent=2)
        beside.write_text(f"{text}\n", encoding="utf-8")
    return path
