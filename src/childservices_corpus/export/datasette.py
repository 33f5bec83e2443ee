"""Metadata for Datasette: titles, meanings of tables and columns, facets and the first sort order."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote

from ..reference import table
from ..storage.whole import whole
from ..tables.schemas import DATE_PREFIX, TABLES, schema
from .sqlite import columns_of

TITLE = "Children's services corpus"
DESCRIPTION = "What England's children's-services sector said and when, with the place of every value in its source."
SOURCE = "public pages of the publisher named in each record; the texts remain the publishers'"
_RECORDS = "Articles and statements under their ids; a record's own page leads to its quotations, mentions and links."
_RECORDS_COLUMNS = {
    "id": "Id of the article or the statement.",
    "earliest": "First possible day of publication or issue.",
    "latest": "Last possible day of publication or issue.",
    "basis": "Strongest evidence for the days.",
    "headline": "The title or, without one, words of the address or the first words.",
    "type": "Article or statement.",
    "publisher": "The publisher of its page.",
    "title": "Title, in the words of the page; null where the page lacks it.",
    "topics": "Topic slugs, the main one first.",
    "people": "People named.",
    "organisations": "Organisations named.",
    "authorities": "GSS codes of the local authorities named.",
}
# Bookkeeping tables are one click away, so that they do not hide the tables that people read.
HIDDEN = frozenset({"ledger", "sightings", "problems"})
# More values of a facet are one click away, so that the rows begin on the first screen.
FACET_SIZE = 6
Facet = str | dict[str, str]
# What records of every kind are asked for, under the same names; of a list, the items count one by one.
_SHARED: tuple[Facet, ...] = (
    "publisher",
    *({"array": name} for name in ("topics", "people", "organisations", "authorities")),
)
# The facets to offer.
FACETS: dict[str, list[Facet]] = {
    "records": ["type", *_SHARED],
    "articles": [*_SHARED, "genre", "published_basis"],
    "statements": [*_SHARED, "kind", "stub", "issued_basis"],
    "quotations": ["kind", "speaker", "role", "organisation"],
    "mentions": ["kind"],
    "links": ["relation"],
    "ledger": ["fate"],
    "provenance": ["field"],
    "problems": ["code", "severity"],
    "documents": ["publisher", "layout"],
    "topics": ["topic"],
    "reasons": ["field", "rule"],
    "authorities": ["kind"],
    "people": ["role_form", "organisation"],
}
_ORDER = {
    "records": {"sort_desc": "earliest"},
    **{name: {"sort_desc": f"{dated}_earliest"} for name, dated in DATE_PREFIX.items()},
    "topics": {"sort_desc": "score"},
    "authorities": {"sort": "name"},
    "organisations": {"sort": "ref"},
    "people": {"sort_desc": "statements"},
}


def datasette_metadata(database: str) -> dict[str, Any]:
    """The metadata for the SQLite file called `database`, without its ending."""
    about = {
        "title": TITLE,
        "description": DESCRIPTION,
        "license": table("licence")["short"],
        "source": SOURCE,
    }
    tables: dict[str, Any] = {
        "records": {
            "title": "Records",
            "description": _RECORDS,
            "columns": _RECORDS_COLUMNS,
            "label_column": "headline",
        }
    }
    for name, model in TABLES.items():
        fields = (schema(name).field(column) for column in columns_of(name))
        columns = {field.name: field.metadata[b"description"].decode() for field in fields}
        # Only the first sentence of a docstring: the rest is for people who write Python.
        tables[name] = {
            "title": name.capitalize(),
            "description": " ".join((model.__doc__ or "").partition("\n\n")[0].split()),
            "columns": columns,
        }
        if "headline" in columns or "name" in columns:
            tables[name]["label_column"] = "headline" if "headline" in columns else "name"
    for name, about_it in tables.items():
        about_it.update(facets=FACETS.get(name, []), facet_size=FACET_SIZE, hidden=name in HIDDEN)
        about_it.update(_ORDER.get(name, {}))
    return about | {"extra_css_urls": [_style()], "databases": {database: about | {"tables": tables}}}


def _style() -> str:
    """The style sheet as a data address, since Datasette reads only the metadata file."""
    sheet = files(__name__.rpartition(".")[0]).joinpath("datasette.css").read_text(encoding="utf-8")
    return f"data:text/css,{quote(sheet)}"


def write_datasette_metadata(path: Path, database: str) -> Path:
    """Write the metadata as JSON to `path`, for ``datasette corpus.db --metadata corpus.metadata.json``."""
    with whole(path) as beside:
        text = json.dumps(datasette_metadata(database), ensure_ascii=False, indent=2)
        beside.write_text(f"{text}\n", encoding="utf-8")
    return path
