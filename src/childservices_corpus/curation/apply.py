"""Corrections by hand: applied last, each with its reason and source, and refused if they no longer fit.

A correction names the value that it replaces. If a better rule has changed that value, the correction is out of date;
an error says so, because the correction would undo the better rule unnoticed.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from types import UnionType
from typing import Any, Generic, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from ..errors import CurationError
from ..models import Article, Statement, bind
from ..text.json_text import from_json
from .corrections import Correction
from .vocabulary import QUOTES, not_json, refuse_unfit

R = TypeVar("R", Article, Statement, Article | Statement)


@dataclass(frozen=True)
class Corrected(Generic[R]):
    """Records after correction, in their old order, and the corrections that were applied."""

    records: tuple[R, ...]
    applied: tuple[Correction, ...]

    def of(self, record_id: str, field: str) -> tuple[Correction, ...]:
        """The corrections of `field` of the record `record_id`."""
        return tuple(item for item in self.applied if (item.record, item.field) == (record_id, field))


def has_value(record: Article | Statement, field: str, cell: str) -> bool:
    """True if `cell` is the value of `field` of `record`, as a cell writes it."""
    if field not in type(record).model_fields:
        return False
    now = record.model_dump(mode="json")
    try:
        value = _value(cell, now[field], _structured(type(record).model_fields[field].annotation), field)
        meant = type(record).model_validate_json(json.dumps({**now, field: value}))
    except (CurationError, ValidationError):
        return False
    return bool(getattr(meant, field) == getattr(record, field))


def apply_corrections(
    records: Iterable[R], corrections: Sequence[Correction], bylined: Collection[str] = ()
) -> Corrected[R]:
    """`records` with `corrections` applied; all corrections of one record are applied together.

    `bylined` are the ids of records whose authors are in a byline.

    Raises :class:`~childservices_corpus.errors.CurationError` if a record or field is unknown, if the field quotes the
    page or identifies the record, if a field is corrected twice, if ``old`` is not the present value, or if ``new``
    equals ``old`` or breaks a rule of the model.
    """
    given = tuple(records)
    if not corrections:
        return Corrected(given, ())
    due: dict[str, list[Correction]] = defaultdict(list)
    for item in corrections:
        due[item.record].append(item)
    unknown = due.keys() - {record.id for record in given}
    if unknown:
        raise CurationError(f"corrections for records that do not exist: {', '.join(sorted(unknown))}")
    for item in corrections:
        if item.field == "authors" and item.record in bylined:
            raise CurationError(f"{item.where}: {QUOTES}")
    done = tuple(_corrected(record, due[record.id]) if record.id in due else record for record in given)
    return Corrected(done, tuple(corrections))


def _corrected(record: R, corrections: Sequence[Correction]) -> R:
    changes: dict[str, Any] = {}
    for item in corrections:
        if item.field in changes:
            raise CurationError(f"{item.where}: the field is corrected twice")
        changes[item.field] = _changed(record, item, item.where)
    try:
        # Cells are text, so the record goes through JSON: from it the model reads days and lists.
        fixed = type(record).model_validate_json(json.dumps({**record.model_dump(mode="json"), **changes}))
    except ValidationError as error:
        reasons = "; ".join(f"{'.'.join(map(str, fault['loc']))} {fault['msg']}" for fault in error.errors())
        lines = "; ".join(dict.fromkeys(item.where for item in corrections))
        raise CurationError(f"{lines}: the corrections of {record.id} break a rule of the model: {reasons}") from error
    for item in corrections:
        if getattr(fixed, item.field) == getattr(record, item.field):
            raise CurationError(f"{item.where}: the new value equals the old value")
    _refuse_borrowed_basis(fixed, corrections)
    source = getattr(record, "_source", None)
    if source is not None:
        bind(fixed, source)
    return fixed


def _refuse_borrowed_basis(fixed: Article | Statement, corrections: Sequence[Correction]) -> None:
    """Raise if a corrected day would rest on what gave the old one."""
    for item in corrections:
        prefix, _, side = item.field.rpartition("_")
        if side in ("earliest", "latest"):
            known = any(getattr(fixed, f"{prefix}_{bound}") is not None for bound in ("earliest", "latest"))
            basis = "curated" if known else "unknown"
            if getattr(fixed, f"{prefix}_basis") != basis:
                raise CurationError(
                    f"{item.where}: the day no longer rests on its old basis; correct {prefix}_basis to {basis} as well"
                )


def _changed(record: Article | Statement, item: Correction, where: str) -> Any:
    """The new value as a JSON value."""
    refuse_unfit(item)
    fields = type(record).model_fields
    if item.field not in fields:
        raise CurationError(f"{where}: the field does not exist; the fields are {', '.join(fields)}")
    structured = _structured(fields[item.field].annotation)
    now = record.model_dump(mode="json", include={item.field})[item.field]
    if _value(item.old, now, structured, where) != now:
        shown = json.dumps(now, ensure_ascii=False) if structured or not isinstance(now, str) else now
        raise CurationError(f"{where}: the correction gives the old value {item.old!r}, but the value is {shown}")
    return _value(item.new, now, structured, where)


def _structured(annotation: Any) -> bool:
    """True for lists and objects, whose cells are JSON."""
    options = get_args(annotation) if get_origin(annotation) in {Union, UnionType} else (annotation,)
    return any(
        get_origin(option) is tuple or (isinstance(option, type) and issubclass(option, BaseModel))
        for option in options
    )


def _value(cell: str, now: Any, structured: bool, where: str) -> Any:
    """A cell as a JSON value."""
    if not cell:
        return [] if isinstance(now, list) else None
    if structured or isinstance(now, bool | int):
        try:
            return from_json(cell)
        except ValueError as error:
            raise CurationError(not_json(where, cell, error)) from error
    return cell
