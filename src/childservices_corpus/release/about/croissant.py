"""``croissant.json``: the release in the Croissant format, version 1.1, which tools for machine learning read."""

from collections.abc import Mapping
from typing import Any

from ...export.dataset import author, keywords, title
from ...reference import table
from .as_json import as_json
from .columns import Column, Kind
from .facts import ReleaseFacts, TableFacts, publisher_in_words
from .naming import bibtex

CROISSANT = "croissant.json"
_SPECIFICATIONS = ["http://mlcommons.org/croissant/1.1", "http://mlcommons.org/croissant/RAI/1.0"]
_TERMS = (
    *(
        "annotation",
        "arrayShape",
        "citeAs",
        "column",
        "containedIn",
        "equivalentProperty",
        "excludes",
        "extract",
        "field",
    ),
    *(
        "fileObject",
        "fileProperty",
        "fileSet",
        "format",
        "includes",
        "isArray",
        "isLiveDataset",
        "jsonPath",
        "key",
        "md5",
    ),
    *("parentField", "path", "readLines", "recordSet", "references", "regex", "repeated", "replace", "samplingRate"),
    *("sdVersion", "separator", "source", "subField", "transform", "unArchive", "value"),
)
_CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "name": {"@container": "@language"},
    "description": {"@container": "@language"},
    **{term: f"cr:{term}" for term in _TERMS},
}
_TYPES: Mapping[Kind, str] = {
    "text": "sc:Text",
    "integer": "sc:Integer",
    "number": "sc:Float",
    "boolean": "sc:Boolean",
    "day": "sc:Date",
    "bytes": "sc:Text",
}


def croissant_text(facts: ReleaseFacts) -> str:
    """The text of the file. The day of publication is not in it, since a build does not know it."""
    card, rights = table("card"), table("rights")
    whole = {
        "@context": dict(sorted(_CONTEXT.items())),
        "@type": "sc:Dataset",
        "conformsTo": _SPECIFICATIONS,
        "name": "childservices_corpus",
        "alternateName": title(),
        "description": f"{card['what']} {card['how']}",
        "version": facts.version,
        "url": "README.md",
        "license": [rights["facts"]["address"], table("licence")["short"]],
        "creator": {"@type": "sc:Organization", "name": author(published=facts.own)},
        "keywords": keywords(),
        "inLanguage": "en",
        "isLiveDataset": False,
        "citeAs": bibtex(facts),
        **_responsible(facts),
        "distribution": [_file(one) for one in facts.tables],
        "recordSet": [_record_set(one) for one in facts.tables],
    }
    return as_json(whole, levels=4)


def _responsible(facts: ReleaseFacts) -> dict[str, Any]:
    """What users owe to the people in the data, in the words of the data card."""
    card = table("card")
    return {
        "rai:dataCollection": card["chosen_own" if facts.own else "chosen_other"],
        "rai:dataCollectionRawData": "Saved pages of "
        + ", ".join(publisher_in_words(one.publisher) for one in facts.by_publisher),
        "rai:dataCollectionMissingData": " ".join(card["missing"]),
        "rai:dataUseCases": card["uses"],
        "rai:dataLimitations": card["misuses"],
        "rai:personalSensitiveInformation": [table("licence")["privacy"]],
    }


def _file(one: TableFacts) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": one.file,
        "name": one.file,
        "description": one.about,
        "contentUrl": one.file,
        "contentSize": f"{one.n_bytes} B",
        "encodingFormat": "application/x-parquet",
        "sha256": one.sha256,
    }


def _record_set(one: TableFacts) -> dict[str, Any]:
    key = [{"@id": f"{one.name}/{column}"} for column in one.key]
    return {
        "@type": "cr:RecordSet",
        "@id": one.name,
        "name": one.name,
        "description": one.about,
        **({"key": key if len(key) > 1 else key[0]} if key else {}),
        "field": [_field(one, column) for column in one.columns],
    }


def _field(one: TableFacts, column: Column) -> dict[str, Any]:
    """A column as a field; of a group, each part is a field below it, whose value comes out of the group."""
    places = one.refers.get(column.path, [])
    head = {"@type": "cr:Field", "@id": f"{one.name}/{column.path.replace('.', '/')}", "name": column.name}
    either = f" A value of {' or '.join(places)}." if len(places) > 1 else ""
    meaning = {"description": column.meaning + either} if column.meaning else {}
    array = {"isArray": True, "arrayShape": "-1"} if column.many else {}
    if column.parts:
        return {**head, **meaning, **array, "subField": [_field(one, part) for part in column.parts]}
    whole, _, part = column.path.partition(".")
    return {
        **head,
        **meaning,
        "dataType": _TYPES[column.kind],
        **array,
        "source": {
            "fileObject": {"@id": one.file},
            "extract": {"column": whole},
            **({"transform": {"jsonPath": part}} if part else {}),
        },
        # mlcroissant takes one reference, in the form of version 1.0; a record may be in one of two tables.
        **({"references": {"field": {"@id": places[0].replace(".", "/")}}} if len(places) == 1 else {}),
    }
