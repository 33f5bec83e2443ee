"""Alterations that keep several tables in step, each as the rows of the tables that it changes."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from forgeries import Rows, Tables

NOBODY = "themj/a-story-of-nobody-00000000"
DAY = date(2024, 1, 1)
RECORDS = ("articles", "statements")


def _without(rows: Rows, column: str, value: Any) -> Rows:
    return [row for row in rows if row[column] != value]


def _with(rows: Rows, place: int, **changed: Any) -> Rows:
    return [{**row, **changed} if at == place else row for at, row in enumerate(rows)]


def _listing(tables: Tables, record_id: str, column: str, change: Callable[[list[Any]], list[Any]]) -> Tables:
    """Articles and statements with another list in `column` of one record."""
    return {
        name: [{**row, column: change(row[column])} if row["id"] == record_id else row for row in tables[name]]
        for name in RECORDS
    }


def _quotation_of_nobody(tables: Tables) -> Tables:
    nobody = {"id": f"{NOBODY}#q0", "record_id": NOBODY, "speaker": None, "role": None, "organisation": None}
    row = {**tables["quotations"][-1], **nobody, "kind": "speech", "basis": "unknown"}
    return {"quotations": [*tables["quotations"], row]}


def _link_of_nobody(tables: Tables) -> Tables:
    link = {**tables["links"][0], "target_id": NOBODY}
    why = next(row for row in tables["reasons"] if row["field"] == "links")
    reason = {**why, "record_id": link["source_id"], "value": f"{link['relation']} {NOBODY}"}
    return {"links": [*tables["links"], link], "reasons": [*tables["reasons"], reason]}


def _record_removed(tables: Tables) -> Tables:
    """A record, and every row about it; its text is called furniture."""
    record_id = tables["articles"][2]["id"]
    about = ("sightings", "provenance", "mentions", "quotations", "topics", "reasons")
    own = {"fate": "furniture", "record_id": None}
    return {
        "articles": _without(tables["articles"], "id", record_id),
        **{name: _without(tables[name], "record_id", record_id) for name in about},
        "ledger": [{**row, **own} if row["record_id"] == record_id else row for row in tables["ledger"]],
    }


def _another_speaker(tables: Tables) -> Tables:
    """Another name for a speaker, in each table that has it."""
    was = next(row["speaker"] for row in tables["quotations"] if row["speaker"])

    def named(value: Any) -> Any:
        if isinstance(value, list):
            return [named(one) for one in value]
        if isinstance(value, dict):
            return {key: named(one) for key, one in value.items()}
        return "Ann Sample" if value == was else value

    names = (*RECORDS, "quotations", "mentions", "reasons", "people")
    return {name: [named(row) for row in tables[name]] for name in names}


def _another_day(tables: Tables) -> Tables:
    return {"articles": _with(tables["articles"], 0, published_earliest=DAY, published_latest=DAY)}


def _forged_evidence(tables: Tables) -> Tables:
    own = {"kind": "text", "earliest": DAY, "latest": DAY, "words": "said today", "start": 5, "end": 15, "source": None}
    evidence = [{**own, "document_id": tables["statements"][0]["document_id"]}]
    changed = {"issued_earliest": DAY, "issued_latest": DAY, "issued_basis": "text", "issued_evidence": evidence}
    return {"statements": _with(tables["statements"], 0, **changed)}


def _topic_that_does_not_exist(tables: Tables) -> Tables:
    row = tables["topics"][0]
    lists = _listing(tables, row["record_id"], "topics", lambda some: ["gardening", *some[1:]])
    return {**lists, "topics": _with(tables["topics"], 0, topic="gardening")}


def _code(tables: Tables) -> str:
    return next(str(row["ref"]) for row in tables["mentions"] if row["kind"] == "authority" and row["ref"] is not None)


def _code_that_does_not_exist(tables: Tables) -> Tables:
    code, other = _code(tables), "E06999999"
    found: Tables = {"mentions": [{**row, "ref": other} if row["ref"] == code else row for row in tables["mentions"]]}
    for name in RECORDS:
        found[name] = [
            {**row, "authorities": [other if one == code else one for one in row["authorities"]]}
            for row in tables[name]
        ]
    return found


def _summary_removed(tables: Tables) -> Tables:
    """A field that is gone, with its place; its text is called furniture."""
    record_id, gone = tables["articles"][0]["id"], {"fate": "furniture", "record_id": None}
    return {
        "articles": _with(tables["articles"], 0, summary=None),
        "provenance": [
            row for row in tables["provenance"] if (row["record_id"], row["field"]) != (record_id, "summary")
        ],
        "ledger": [
            {**row, **gone} if (row["record_id"], row["fate"]) == (record_id, "summary") else row
            for row in tables["ledger"]
        ],
    }


def _name_removed(tables: Tables) -> Tables:
    """The mentions of an authority, and its code in the lists of records."""
    code, found = _code(tables), {"mentions": _without(tables["mentions"], "ref", _code(tables))}
    for name in RECORDS:
        found[name] = [
            {**row, "authorities": [one for one in row["authorities"] if one != code]} for row in tables[name]
        ]
    return found


def _quotation_removed(tables: Tables) -> Tables:
    """The last words in quotation marks that are not speech, of which no other table says anything."""
    row = next(row for row in reversed(tables["quotations"]) if row["kind"] != "speech")
    return {"quotations": _without(tables["quotations"], "id", row["id"])}


def _link_removed(tables: Tables) -> Tables:
    return {"links": [], "reasons": _without(tables["reasons"], "field", "links")}


def _topic_removed(tables: Tables) -> Tables:
    row = tables["topics"][0]
    lists = _listing(tables, row["record_id"], "topics", lambda some: some[1:])
    return {**lists, "topics": tables["topics"][1:]}


def _another_genre(tables: Tables) -> Tables:
    """A genre, and the reason for it."""
    record_id, genre = tables["articles"][0]["id"], "opinion"
    assert tables["articles"][0]["genre"] != genre
    reasons = [
        {**row, "value": genre} if (row["record_id"], row["field"]) == (record_id, "genre") else row
        for row in tables["reasons"]
    ]
    return {"articles": _with(tables["articles"], 0, genre=genre), "reasons": reasons}


STORIES: Mapping[str, Callable[[Tables], Tables]] = MappingProxyType(
    {
        "a quotation of nobody": _quotation_of_nobody,
        "a link of nobody": _link_of_nobody,
        "a record and all rows about it removed": _record_removed,
        "another speaker": _another_speaker,
        "another day than the date line": _another_day,
        "evidence that is not in the page": _forged_evidence,
        "a topic that does not exist": _topic_that_does_not_exist,
        "a code that does not exist": _code_that_does_not_exist,
        "problems emptied": lambda tables: {"problems": []},
        "topics emptied": lambda tables: {"topics": []},
        "reasons emptied": lambda tables: {"reasons": []},
        "documents emptied": lambda tables: {"documents": []},
        "a name that no dump has": lambda tables: {"documents": _with(tables["documents"], 0, name="\x1b.txt")},
        "another encoding": lambda tables: {"documents": _with(tables["documents"], 0, encoding="cp1252")},
        "another layout": lambda tables: {"documents": _with(tables["documents"], 0, layout="themj-plain")},
        "a summary removed": _summary_removed,
        "a name and its mentions removed": _name_removed,
        "a quotation without a speaker removed": _quotation_removed,
        "a link and its reasons removed": _link_removed,
        "a topic removed": _topic_removed,
        "another genre and its reason": _another_genre,
    }
)
