"""The limits of a correction: fields that can be corrected, and the values of fields with a vocabulary."""

import json
from collections.abc import Collection, Iterator, Sequence
from difflib import get_close_matches
from functools import cache
from typing import Any, get_args

from ..errors import CurationError
from ..models import BASES, Article, Genre, Kind, Statement
from ..reading.provenance import FIELDS
from ..reference import csv_rows, table
from ..safe.terminal import visible
from ..text.json_text import from_json
from .corrections import Correction
from .date_evidence import is_day

# Values from the page are evidence and stay; values that identify a record must not change.
# Authors are mostly inferred; authors in a byline are quoted, which is known for each record.
QUOTED = frozenset(field.partition(".")[0] for field in FIELDS) - {"authors"}
DERIVED = frozenset({"form", "headline", "headline_basis", "summary_truncated", "complete"})
IDENTITY = frozenset({"id", "publisher", "document_id", "position"})
QUOTES = "the field quotes the page, and the words of a page are never changed"
_DAYS = ("_earliest", "_latest")
_EVIDENCE = "_evidence"
_NAMING = frozenset({"authors", "people", "organisations", "authorities", "topics", "responding_to", "speakers"})
_FIELDS = tuple(dict.fromkeys((*Article.model_fields, *Statement.model_fields)))
# A message lists a vocabulary in full only up to this size.
_LISTED = 20
_NEAREST = 3


def refuse_unfit(item: Correction) -> None:
    """Raise :class:`CurationError` if the correction `item` cannot fit any record.

    That is the case if the field does not exist, if it cannot be corrected, or if the new value is outside the
    vocabulary of the field: genres, kinds, bases, topics, GSS codes, days. A name must be visible, and a list must not
    have a value twice. The error names file, line and value.
    """
    field, new = item.field, item.new
    if field not in _FIELDS:
        raise CurationError(f"{item.where}: the field does not exist; the fields are {', '.join(correctable())}")
    if field in QUOTED:
        raise CurationError(f"{item.where}: {QUOTES}")
    if field in DERIVED:
        raise CurationError(f"{item.where}: the field follows from the page, so it cannot be corrected")
    if field in IDENTITY:
        raise CurationError(f"{item.where}: the field identifies the record, so it cannot be corrected")
    if field.endswith(_EVIDENCE):
        raise CurationError(
            f"{item.where}: evidence is found, not corrected; correct the days, and the basis to curated"
        )
    known = _known(field)
    for value in _listed(item) if known is not None and new else ():
        if known is not None and value not in known:
            raise CurationError(f"{item.where}: {value!r} is not a known value; {_offer(value, known)}")
    if field.endswith(_DAYS) and new and not is_day(new):
        raise CurationError(f"{item.where}: {new!r} is not a day; write a day as 2022-03-23")
    if new and field in _NAMING:
        for broken in _broken(_values(item)):
            raise CurationError(f"{item.where}: {broken}")


def _listed(item: Correction) -> list[str]:
    """The values in the new cell: one, or the items of a list."""
    if item.field not in ("topics", "authorities"):
        return [item.new]
    return [str(value) for value in _values(item)]


def _values(item: Correction) -> list[Any]:
    """The values of a new cell that is a list."""
    try:
        values = from_json(item.new)
    except ValueError as error:
        raise CurationError(not_json(item.where, item.new, error)) from error
    if not isinstance(values, list):
        raise CurationError(f'{item.where}: the cell {item.new!r} is not a list; write one as ["a", "b"]')
    return values


def not_json(where: str, cell: str, error: ValueError) -> str:
    """The sentence about a cell that should be JSON, with what to write for plain words."""
    words = [word.strip(" '\"") for word in cell.strip("[] ").split(",")]
    plain = words and all(word and "{" not in word for word in words)
    way_out = f"write a list as {json.dumps(words, ensure_ascii=False)}" if plain else 'write a list as ["a", "b"]'
    return f"{where}: the cell {cell!r} is not JSON ({error}); {way_out}"


def _broken(values: Sequence[Any]) -> Iterator[str]:
    """What is wrong with a list of names, or of objects that hold names; what has another type the model refuses."""
    for place, value in enumerate(values):
        names = list(value.values()) if isinstance(value, dict) else [value]
        if not any(names):
            yield f"item {place + 1} of the list is empty"
        for name in names:
            if isinstance(name, str) and (name != name.strip() or visible(name, lines=False) != name or not name):
                yield f"{name!r} is empty, has spaces around it, or holds what cannot be seen"
        if value in values[:place]:
            yield f"{value!r} is there twice"


@cache
def _known(field: str) -> tuple[str, ...] | None:
    """The vocabulary of `field`; ``None`` if it does not have one."""
    if field == "genre":
        return get_args(Genre)
    if field == "kind":
        return get_args(Kind)
    if field.endswith("_basis"):
        return BASES
    if field == "topics":
        return tuple(table("topics")["topics"])
    return tuple(row["gss"] for row in csv_rows("authorities")) if field == "authorities" else None


def _offer(value: str, known: Collection[str]) -> str:
    """The known values, or the values nearest to `value`."""
    if len(known) <= _LISTED:
        return f"the known values are {', '.join(known)}"
    near = get_close_matches(value, known, _NEAREST, cutoff=0) or list(known)[:_NEAREST]
    return f"{len(known):,} values are known; the nearest are {', '.join(near)}"


def correctable() -> list[str]:
    """The fields that can be corrected."""
    return [field for field in _FIELDS if field not in QUOTED | IDENTITY | DERIVED]
