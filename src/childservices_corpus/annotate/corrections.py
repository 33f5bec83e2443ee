"""Corrections by hand: applied last, each with its reason and source, and refused once they no longer fit.

A correction names the value it replaces. When a better rule has changed that value, the correction is out of date,
and saying so is better than undoing the rule in silence.
"""

import csv
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import UnionType
from typing import Any, Generic, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from ..errors import CurationError
from ..models import Article, Statement, bind
from ..reading.provenance import FIELDS

COLUMNS = ("record", "field", "old", "new", "reason", "source")
# What the page says is evidence and stays; what a record is known by must not change.
_QUOTED = frozenset(field.partition(".")[0] for field in FIELDS)
_IDENTITY = frozenset({"id", "publisher", "document_id", "position"})

R = TypeVar("R", Article, Statement, Article | Statement)


@dataclass(frozen=True)
class Correction:
    """One line of the table: `field` of `record` reads `new` instead of `old`, for a reason, from a source.

    ``old`` and ``new`` are cells: text as it is, a day as ISO 8601, a list or an object as JSON, nothing for no value.
    """

    record: str
    field: str
    old: str
    new: str
    reason: str
    source: str

    def told(self) -> str:
        """The correction as a sentence."""
        return (
            f"{self.field} was {self.old or 'empty'}, corrected to {self.new or 'empty'}: {self.reason} ({self.source})"
        )


@dataclass(frozen=True)
class Corrected(Generic[R]):
    """Records after correction, in their old order, and the corrections that made them so."""

    records: tuple[R, ...]
    applied: tuple[Correction, ...]

    def of(self, record_id: str, field: str) -> tuple[Correction, ...]:
        """The corrections of `field` of the record `record_id`."""
        return tuple(item for item in self.applied if (item.record, item.field) == (record_id, field))


def read_corrections(path: Path) -> tuple[Correction, ...]:
    """The corrections in the CSV file `path`, UTF-8 with or without a byte order mark.

    Raises :class:`~childservices_corpus.errors.CurationError`, with the line, when the file cannot be read, the header
    is another, a cell is missing or too many, or a line gives no reason or no source.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            rows = csv.reader(lines, strict=True)
            header = tuple(next(rows, ()))
            if header != COLUMNS:
                raise CurationError(f"{path}: the header is {','.join(header)!r}; it must be {','.join(COLUMNS)!r}")
            return tuple(_correction(path, rows.line_num, cells) for cells in rows if cells)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CurationError(f"{path} cannot be read: {error}") from error


def _correction(path: Path, line: int, cells: list[str]) -> Correction:
    if len(cells) != len(COLUMNS):
        raise CurationError(f"{path}, line {line}: {len(cells)} cells instead of {len(COLUMNS)}")
    item = Correction(*cells)
    for name in ("record", "field", "reason", "source"):
        if not getattr(item, name).strip():
            raise CurationError(f"{path}, line {line}: the column {name} is empty")
    return item


def apply_corrections(records: Iterable[R], corrections: Sequence[Correction]) -> Corrected[R]:
    """`records` with `corrections` applied, all those of one record together.

    Raises :class:`~childservices_corpus.errors.CurationError` when a record or field is unknown, a field quotes the
    page or belongs to the identity of the record, a field is corrected twice, ``old`` is not the present value, or
    ``new`` breaks a rule of the model.
    """
    given = tuple(records)
    if not corrections:
        return Corrected(given, ())
    due: dict[str, list[Correction]] = defaultdict(list)
    for item in corrections:
        due[item.record].append(item)
    unknown = due.keys() - {record.id for record in given}
    if unknown:
        raise CurationError(f"corrections for records that are not there: {', '.join(sorted(unknown))}")
    done = tuple(_corrected(record, due[record.id]) if record.id in due else record for record in given)
    return Corrected(done, tuple(corrections))


def _corrected(record: R, corrections: Sequence[Correction]) -> R:
    changes: dict[str, Any] = {}
    for item in corrections:
        where = f"correction of {item.field} of {item.record}"
        if item.field in changes:
            raise CurationError(f"{where}: the field is corrected twice")
        changes[item.field] = _changed(record, item, where)
    try:
        # Dumped for JSON, as cells are text: the model reads days and lists from either.
        fixed = type(record).model_validate_json(json.dumps({**record.model_dump(mode="json"), **changes}))
    except ValidationError as error:
        reasons = "; ".join(f"{'.'.join(map(str, fault['loc']))} {fault['msg']}" for fault in error.errors())
        raise CurationError(f"corrections of {record.id} break the model: {reasons}") from error
    source = getattr(record, "_source", None)
    if source is not None:
        bind(fixed, source)
    return fixed


def _changed(record: Article | Statement, item: Correction, where: str) -> Any:
    """The new value as JSON has it."""
    fields = type(record).model_fields
    if item.field not in fields:
        raise CurationError(f"{where}: there is no such field; there are {', '.join(fields)}")
    if item.field in _QUOTED:
        raise CurationError(f"{where}: the field quotes the page, and what the page says is never repaired")
    if item.field in _IDENTITY:
        raise CurationError(f"{where}: the record is known by this field; it cannot be corrected")
    structured = _structured(fields[item.field].annotation)
    now = record.model_dump(mode="json", include={item.field})[item.field]
    if _value(item.old, now, structured, where) != now:
        shown = json.dumps(now, ensure_ascii=False) if structured or not isinstance(now, str) else now
        raise CurationError(f"{where}: it is written for the old value {item.old!r}, but the value is {shown}")
    return _value(item.new, now, structured, where)


def _structured(annotation: Any) -> bool:
    """True for lists and objects, whose cells are JSON."""
    options = get_args(annotation) if get_origin(annotation) in {Union, UnionType} else (annotation,)
    return any(
        get_origin(option) is tuple or (isinstance(option, type) and issubclass(option, BaseModel))
        for option in options
    )


def _value(cell: str, now: Any, structured: bool, where: str) -> Any:
    """A cell as the JSON value it stands for."""
    if not cell:
        return [] if isinstance(now, list) else None
    if structured or isinstance(now, bool | int):
        try:
            return json.loads(cell)
        except json.JSONDecodeError as error:
            raise CurationError(f"{where}: the cell {cell!r} is not JSON: {error}") from error
    return cell
