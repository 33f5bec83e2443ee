"""The table of corrections by hand: it is read from the curated tables, and copied into the release built with it."""

import csv
import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..errors import CurationError, InputError
from .rows import TableRow, read_rows

CORRECTIONS = "corrections.csv"
COLUMNS = ("record", "field", "old", "new", "reason", "source")


@dataclass(frozen=True)
class Correction:
    """One row of the table: `field` of `record` becomes `new` instead of `old`, for a reason, from a source.

    ``old`` and ``new`` are cells: text unchanged, a day in ISO 8601, a list or an object as JSON; an empty cell is
    null. ``place`` is the file and line of the row, empty if it was not read from a file.
    """

    record: str
    field: str
    old: str
    new: str
    reason: str
    source: str
    place: str = dataclasses.field(default="", compare=False)

    @property
    def where(self) -> str:
        """File and line, field and record, for the beginning of an error."""
        words = f"correction of {self.field} of {self.record}"
        return f"{self.place}: {words}" if self.place else words

    def told(self) -> str:
        """The correction as a sentence."""
        return (
            f"{self.field} was {self.old or 'empty'}, corrected to {self.new or 'empty'}: {self.reason} ({self.source})"
        )


def corrections_in(folder: Path) -> tuple[Correction, ...]:
    """The corrections in `folder`, a release or a folder of curated tables; empty if it does not have the table.

    Raises :class:`~childservices_corpus.errors.CurationError` as :func:`read_corrections` does.
    """
    path = folder / CORRECTIONS
    return read_corrections(path) if path.exists() else ()


def read_corrections(path: Path) -> tuple[Correction, ...]:
    """The corrections in the CSV file `path`, UTF-8 with or without a byte order mark.

    Raises :class:`~childservices_corpus.errors.CurationError`, which names the line, for the faults that
    :func:`.rows.read_rows` finds and for a row without a reason or a source.
    """
    try:
        rows = read_rows(path, COLUMNS, path.name)
    except InputError as error:
        raise CurationError(str(error)) from error
    return tuple(_correction(path, row) for row in rows)


def _correction(path: Path, row: TableRow) -> Correction:
    item = Correction(**row.cells, place=f"{path.name}, line {row.line}")
    for name in ("record", "field", "reason", "source"):
        if not getattr(item, name).strip():
            raise CurationError(f"{item.place}: the column {name} is empty")
    return item


def write_corrections(path: Path, corrections: Iterable[Correction]) -> None:
    """Write `corrections` to the CSV file `path` in the form that :func:`read_corrections` reads."""
    with path.open("w", encoding="utf-8", newline="") as lines:
        # The line end has both characters, so that a cell with either of them gets quotation marks.
        rows = csv.writer(lines, lineterminator="\r\n")
        rows.writerow(COLUMNS)
        rows.writerows([getattr(item, column) for column in COLUMNS] for item in corrections)
