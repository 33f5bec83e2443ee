"""What rows say of records, as words: tables that say the same of a record agree.

Each kind of claim is made by some tables, and other tables must have it too. Claims are compared as digests, 8 bytes
each.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Literal

import pyarrow as pa

from ..annotate.language.visible import seen
from ..models.annotations import LISTED
from ..tables.schemas import DATE_PREFIX
from ..text.fold import plain_spaces

# A record that is there, and one that a row is about. A value that rules gave, one that must have a reason, and the
# reason for a value. A name in a list of a record, and its mention. A code that is there, and one that a row has. A row
# that is there once.
Kind = Literal["record", "about", "value", "due", "reason", "named", "mentioned", "code", "coded", "row"]
Claim = tuple[Kind, tuple[Any, ...]]
# The record and the field of each correction.
Corrected = Collection[tuple[str, str]]
# Fields of one value and of several, that have a reason each; and the parts of a speaker.
_SINGLE = ("genre", "kind")
_SEVERAL = ("authors", "responding_to")
SPEAKING = ("speaker", "role", "organisation")
SPEECH = "#q"
_BETWEEN = "\x1f"
# Kinds of names that a record lists by reference; it lists others by their words, as a reader sees them.
_BY_REF = frozenset({"person", "authority"})


def words_of(claim: tuple[Any, ...]) -> str:
    """The parts of `claim` as one text."""
    return _BETWEEN.join("" if part is None else str(part) for part in claim)


def _value(*claim: Any, due: bool = True) -> Iterator[Claim]:
    """A value that rules gave; it is `due` a reason if its words must be in the record."""
    yield "value", claim
    if due:
        yield "due", claim


def _spoken(values: Mapping[str, Any], parts: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """The `parts` of a speaker that have a value, and whether each is due a reason.

    The body of a person or of a role is shown by their words. Without them, it has a short name, and the page may have
    the long one.
    """
    named = any(values[part] is not None for part in parts[:-1])
    for part in parts:
        if values[part] is not None:
            yield part, named


def claims(name: str, table: pa.Table, corrected: Corrected) -> Iterator[tuple[int, Claim]]:
    """Each claim of `table`, rows of the table called `name`, with the number of its row; `corrected` values apart."""
    make = _OF.get(name)
    columns = [one for one in _NEEDED.get(name, ("record_id",)) if one in table.column_names]
    if make is None and columns != ["record_id"]:
        return
    for number, row in enumerate(table.select(columns).to_pylist()):
        for kind, claim in (make or _about)(row):
            record, *rest = claim
            field = str(rest[0]).partition(".")[0] if rest else ""
            if (record, field) not in corrected:
                yield number, (kind, claim)


def _about(row: Mapping[str, Any]) -> Iterator[Claim]:
    if row["record_id"] is not None:
        yield "about", (row["record_id"],)


def _record(row: Mapping[str, Any]) -> Iterator[Claim]:
    yield "record", (row["id"],)
    for field in _SINGLE:
        if row.get(field) is not None:
            yield from _value(row["id"], field, None, row[field])
    for field in _SEVERAL:
        for item, value in enumerate(row.get(field, ())):
            # Authors may come from a byline in another reading of the record, without a reason.
            yield from _value(row["id"], field, item, value, due=field != "authors")
    for item, speaker in enumerate(row.get("speakers", ())):
        for part, due in _spoken(speaker, tuple(speaker)):
            yield from _value(row["id"], f"speakers.{part}", item, speaker[part], due=due)
    for field, kind in LISTED.items():
        for value in row[field]:
            yield "named", (row["id"], field, value)
            if kind == "authority":
                yield "coded", (value,)


def _quotation(row: Mapping[str, Any]) -> Iterator[Claim]:
    yield from _about(row)
    yield "row", (row["id"],)
    _, speech, number = row["id"].rpartition(SPEECH)
    for field, due in _spoken(row, SPEAKING) if speech else ():
        basis = (row["basis"],) if field == SPEAKING[0] else ()
        yield from _value(row["record_id"], f"quotations.{field}", number, row[field], *basis, due=due)


def _mention(row: Mapping[str, Any]) -> Iterator[Claim]:
    yield from _about(row)
    yield "row", tuple(row[one] for one in ("record_id", "kind", "document_id", "start", "end"))
    field = next((field for field, kind in LISTED.items() if kind == row["kind"]), None)
    if field is None or row["ref"] is None:
        return
    name = row["ref"] if row["kind"] in _BY_REF else plain_spaces(seen(row["text"]))
    yield "mentioned", (row["record_id"], field, name)
    if row["kind"] == "authority":
        yield "coded", (row["ref"],)


def _link(row: Mapping[str, Any]) -> Iterator[Claim]:
    one, other, relation = (row[name] for name in _NEEDED["links"])
    yield "about", (one,)
    yield "about", (other,)
    yield "row", (one, other, relation)
    yield from _value(one, "links", None, f"{relation} {other}")


def _reason(row: Mapping[str, Any]) -> Iterator[Claim]:
    yield from _about(row)
    yield "row", tuple(row.values())
    rule = (row["rule"],) if row["field"] == f"quotations.{SPEAKING[0]}" else ()
    yield "reason", (row["record_id"], row["field"], row["item"], row["value"], *rule)


def _topic(row: Mapping[str, Any]) -> Iterator[Claim]:
    yield from _about(row)
    yield "row", (row["record_id"], row["topic"])


def _once(row: Mapping[str, Any]) -> Iterator[Claim]:
    yield "row", tuple(row.values())


def _authority(row: Mapping[str, Any]) -> Iterator[Claim]:
    yield "code", (row["gss"],)


_OF: Mapping[str, Callable[[Mapping[str, Any]], Iterator[Claim]]] = MappingProxyType(
    {
        **dict.fromkeys(DATE_PREFIX, _record),
        "quotations": _quotation,
        "mentions": _mention,
        "links": _link,
        "reasons": _reason,
        "topics": _topic,
        "authorities": _authority,
        **dict.fromkeys(("documents", "people"), _once),
    }
)
_NEEDED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        **dict.fromkeys(DATE_PREFIX, ("id", *_SINGLE, *_SEVERAL, "speakers", *LISTED)),
        "quotations": ("id", "record_id", "basis", *SPEAKING),
        "mentions": ("record_id", "kind", "text", "ref", "document_id", "start", "end"),
        "links": ("source_id", "target_id", "relation"),
        "reasons": ("record_id", "field", "item", "value", "rule", "document_id", "start", "end"),
        "topics": ("record_id", "topic"),
        "authorities": ("gss",),
        "documents": ("id",),
        "people": ("name", "role", "role_form", "organisation", "first", "last"),
    }
)
