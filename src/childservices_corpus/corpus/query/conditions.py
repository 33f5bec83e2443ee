"""A keyword of ``where`` and the values it asks for, as a condition on a whole column."""

import re
from collections.abc import Collection
from enum import Enum
from typing import Any, Final, Literal, TypeAlias

import numpy as np

from ...storage.arrays import Mask
from ...text.fold import loose
from .fields import FOLDED, Path, choices, path_of
from .masks import any_of, begins_with
from .store import Store
from .suggest import unknown

GSS_CODE = re.compile(r"[EWSN]\d{8}", re.ASCII)


class _Unset(Enum):
    """Marks a keyword that was not given, since None asks for what is unknown."""

    UNSET = "unset"

    def __repr__(self) -> str:
        return "..."


UNSET: Final = _Unset.UNSET
Unset: TypeAlias = Literal[_Unset.UNSET]
# One text, None for what is unknown, or several of them: any of these.
Asked: TypeAlias = "str | Collection[str | None] | Unset | None"


def condition(corpus: Store, table: str, keyword: str, wanted: Any) -> Mask:
    """The rows of `table` for which `keyword` is `wanted`, or any of them; raises QueryError for an unknown value."""
    values: list[Any] = [wanted] if wanted is None or isinstance(wanted, str | bool | int) else list(wanted)
    if keyword == "publisher" and table not in ("articles", "statements", "documents"):
        return _publishers(corpus, table, values)
    path = path_of(table, keyword)
    if str(path) == "authorities":
        return any_of(corpus.reader(table), path, [code for one in values for code in _codes(corpus, one)])
    if path.column == "document_id" or (table == "documents" and path.column == "id"):
        return any_of(corpus.reader(table), path, [_document(corpus, one) for one in values])
    if str(path) in FOLDED:
        return any_of(corpus.reader(table), path, _spellings(corpus, table, keyword, path, values))
    _check(corpus, table, keyword, path, values)
    return any_of(corpus.reader(table), path, values)


def _check(corpus: Store, table: str, keyword: str, path: Path, values: Collection[Any]) -> None:
    """Raise if one of `values` is none the column can have and none that it has."""
    possible = {*choices(table, path.column), None, True, False}
    for value in values:
        if value not in possible and value not in corpus.values(table, path):
            # Looked up last: most questions ask for what some record has.
            vocabulary = corpus.vocabulary(str(path))
            if value not in vocabulary:
                known = [one for one in (*possible, *vocabulary, *corpus.values(table, path)) if isinstance(one, str)]
                raise unknown(keyword, value, dict.fromkeys(known))


def _spellings(corpus: Store, table: str, keyword: str, path: Path, values: Collection[Any]) -> list[Any]:
    """The ways in which the column writes the names in `values`."""
    known = corpus.spellings(table, path)
    found: list[Any] = []
    for value in values:
        if value is None:
            found.append(None)
        elif loose(value) in known:
            found += known[loose(value)]
        elif loose(value) not in map(loose, corpus.vocabulary(str(path))):
            raise unknown(keyword, value, corpus.values(table, path))
    return found


def _codes(corpus: Store, wanted: str | None) -> list[str | None]:
    if wanted is None or GSS_CODE.fullmatch(wanted):
        return [wanted]
    codes = corpus.authority_codes(wanted)
    if not codes:
        raise unknown("authority", wanted, corpus.authority_names())
    return [*sorted(codes)]


def _document(corpus: Store, wanted: str | None) -> str | None:
    """The id of the document `wanted`, which is an id or the name of a dump."""
    names = corpus.document_ids()
    if wanted is None or wanted in names.values():
        return wanted
    if wanted not in names:
        raise unknown("document", wanted, names)
    return names[wanted]


def _publishers(corpus: Store, table: str, values: Collection[Any]) -> Mask:
    """By the ids of records, which begin with the publisher's name."""
    known = choices("articles", "publisher")
    for value in values:
        if value not in known:
            raise unknown("publisher", value, known)
    column = next(name for name in ("record_id", "source_id") if name in corpus.reader(table).schema.names)
    mask: Mask = np.asarray(begins_with(corpus.reader(table), column, [f"{value}/" for value in values]))
    return mask
