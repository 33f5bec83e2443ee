"""A keyword of ``where`` and its values, as a condition on a whole column."""

import re
from collections.abc import Collection
from enum import Enum
from typing import Any, Final, Literal, TypeAlias

import numpy as np
import pyarrow as pa

from ...arrow import Mask
from ...tables.schemas import DATE_PREFIX
from ...text.fold import loose
from .both import columns_of
from .fields import FOLDED, Path, choices, path_of
from .masks import any_of, begins_with
from .names import PERSONS, bare_person, body_called, is_known, known_names, others_called
from .store import Store
from .suggest import unknown

GSS_CODE = re.compile(r"[EWSN]\d{8}", re.ASCII)


class _Unset(Enum):
    """Marks a keyword that was not given; ``None`` cannot, since it asks for unknown values."""

    UNSET = "unset"

    def __repr__(self) -> str:
        return "..."


UNSET: Final = _Unset.UNSET
Unset: TypeAlias = Literal[_Unset.UNSET]
# One text, None for unknown values, or several of them: any may match.
Asked: TypeAlias = "str | Collection[str | None] | Unset | None"


def condition(corpus: Store, table: str, keyword: str, wanted: Any) -> Mask:
    """The rows of `table` where `keyword` is `wanted`, or any of them; raises ``QueryError`` for an unknown value."""
    values: list[Any] = [wanted] if wanted is None or isinstance(wanted, str | bool | int) else list(wanted)
    if keyword == "publisher" and "publisher" not in columns_of(table).names:
        return _publishers(corpus, table, values)
    if keyword == "name" and table in ("authorities", "organisations"):
        return _bodies(corpus, table, values)
    path = path_of(table, keyword)
    if str(path) == "authorities":
        found: list[Any] = [code for one in values for code in authority_codes(corpus, one)]
    elif path.column == "document_id" or (table == "documents" and path.column == "id"):
        found = [_document(corpus, one) for one in values]
    elif table == "mentions" and str(path) == "ref":
        found = _refs(corpus, keyword, values)
    elif str(path) in FOLDED or (table, keyword) == ("people", "name"):
        found = _spellings(corpus, table, keyword, path, values)
    else:
        return _exactly(corpus, table, keyword, path, values)
    return any_of(corpus.reader(table), path, found)


def _bodies(corpus: Store, table: str, values: Collection[Any]) -> Mask:
    """The rows of the table of authorities or of organisations that have one of the names `values`."""
    if table == "authorities":
        codes = [code for one in values for code in authority_codes(corpus, one)]
        return any_of(corpus.reader(table), Path("gss", None), codes)
    names = corpus.spellings(table, "names")
    found: Mask = np.zeros(corpus.reader(table).rows, dtype=np.bool_)
    for value in values:
        same, ref = names.get(loose(value), []), body_called(value)
        mask = any_of(corpus.reader(table), Path("names", None), same)
        mask |= any_of(corpus.reader(table), Path("ref", None), [] if ref is None else [ref])
        if not mask.any():
            raise unknown("organisation", value, corpus.values(table, "names"))
        found |= mask
    return found


def _exactly(corpus: Store, table: str, keyword: str, path: Path, values: Collection[Any]) -> Mask:
    """The rows with any of `values` as they are; raises ``QueryError`` for a value that the column cannot have."""
    one = next(iter(values), None)
    if len(values) == 1 and isinstance(one, str) and _is_text(table, path):
        found = any_of(corpus.reader(table), path, values)
        # A value that a record has needs no look at all the values of the column.
        if found.any():
            return found
    _check(corpus, table, keyword, path, values)
    return any_of(corpus.reader(table), path, values)


def _is_text(table: str, path: Path) -> bool:
    """True if the column, or the part of it, holds texts or lists of texts."""
    kind = columns_of(table).field(path.column).type
    kind = kind.value_type if pa.types.is_list(kind) or pa.types.is_dictionary(kind) else kind
    kind = kind if path.part is None else kind.field(path.part).type
    return bool(pa.types.is_string(kind))


def _check(corpus: Store, table: str, keyword: str, path: Path, values: Collection[Any]) -> None:
    """Raise if one of `values` is neither possible in the column nor present in it."""
    possible = {*choices(table, path.column), None, True, False}
    for value in values:
        if value not in possible and value not in corpus.values(table, path):
            # Looked up last: most questions ask for a value that some record has.
            vocabulary = corpus.vocabulary(str(path))
            if value not in vocabulary:
                known = [one for one in (*possible, *vocabulary, *corpus.values(table, path)) if isinstance(one, str)]
                raise unknown(keyword, value, dict.fromkeys(known))


def _spellings(corpus: Store, table: str, keyword: str, path: Path, values: Collection[Any]) -> list[Any]:
    """The spellings in the column of the names in `values`."""
    known = corpus.spellings(table, path)
    found: list[Any] = []
    for value in values:
        if value is None:
            found.append(None)
            continue
        same = [*known.get(loose(value), ()), *others_called(str(path), value, corpus.values(table, path))]
        meant = bare_person(value) if keyword in PERSONS else value
        same = same or [*known.get(loose(meant), ())]
        possible = (*corpus.vocabulary(str(path)), *known_names(str(path)))
        if not same and not is_known(str(path), value) and loose(value) not in map(loose, possible):
            raise unknown(keyword, value, [*corpus.values(table, path), *known_names(str(path))], meant=meant)
        found += dict.fromkeys(same)
    return found


def _refs(corpus: Store, keyword: str, values: Collection[Any]) -> list[Any]:
    """What mentions refer to, for `values` that may also be any name of a body or of an authority."""
    found: list[Any] = []
    present = corpus.values("mentions", path_of("mentions", "ref"))
    for value in values:
        meant = (
            [] if value is None or value in present else [body_called(value), *sorted(corpus.authority_codes(value))]
        )
        same = [one for one in meant if one is not None]
        if value is not None and value not in present and not same:
            same = [*corpus.spellings("mentions", "ref").get(loose(bare_person(value)), ())]
            if not same:
                raise unknown(keyword, value, present, meant=bare_person(value))
        found += same or [value]
    return found


def authority_codes(corpus: Store, wanted: str | None) -> list[str | None]:
    """The GSS codes, past and present, of the authority `wanted`; raises ``QueryError`` for an unknown name."""
    if wanted is None or GSS_CODE.fullmatch(wanted):
        return [wanted]
    codes = corpus.authority_codes(wanted)
    if not codes:
        raise unknown("authority", wanted, corpus.authority_names())
    return [*sorted(codes)]


def _document(corpus: Store, wanted: str | None) -> str | None:
    """The id of the document `wanted`, given by its id or by the name of its dump."""
    names = corpus.document_ids()
    if wanted is None or wanted in names.values():
        return wanted
    if wanted not in names:
        raise unknown("document", wanted, names)
    return names[wanted]


def _publishers(corpus: Store, table: str, values: Collection[Any]) -> Mask:
    """The rows of the publishers `values`, by the ids of records, which begin with the publisher's name."""
    for value in values:
        known = {publisher for name in DATE_PREFIX for publisher in corpus.values(name, path_of(name, "publisher"))}
        if value not in known and value not in corpus.vocabulary("publisher"):
            raise unknown("publisher", value, sorted(known.union(corpus.vocabulary("publisher"))))
    column = next(name for name in ("record_id", "source_id") if name in corpus.reader(table).schema.names)
    mask: Mask = np.asarray(begins_with(corpus.reader(table), column, [f"{value}/" for value in values]))
    return mask
