"""The parts of a difference: causes, changed fields, changed records, other changed rows, columns, numbers of rows."""

from dataclasses import dataclass, field
from typing import Any, Literal

CauseKind = Literal["source", "reading", "rules", "table", "curation", "correction", "options", "altered", "unknown"]
RecordWord = Literal["added", "removed", "renamed", "changed"]
RowWord = Literal["added", "removed", "changed"]


@dataclass(frozen=True, order=True)
class Cause:
    """Why something differs: its kind, in words, and the other record from which it follows, if it does."""

    kind: CauseKind
    told: str
    follows: str | None = None


# One cause is known; of several, each is possible.
Causes = tuple[Cause, ...]


@dataclass(frozen=True)
class FieldChange:
    """A field with its old and its new value."""

    field: str
    old: Any
    new: Any
    causes: Causes = ()


@dataclass(frozen=True)
class RowChange:
    """A row of another table: its key, and for a changed row the fields that differ."""

    table: str
    what: RowWord
    record: str | None
    row: dict[str, Any]
    fields: tuple[FieldChange, ...] = ()
    causes: Causes = ()


@dataclass(frozen=True)
class RecordChange:
    """An article or a statement that was added, removed, renamed or changed.

    ``id`` is its id in the later release, or in the earlier one if it was removed; ``old_id`` is its former id if it
    was renamed, and ``matched_by`` says by what it was found again; ``same_content`` is true if only the id differs.
    ``causes`` are those of its coming, its going or
    its new id; each field has its own. ``rows`` are rows of other tables about it.
    """

    what: RecordWord
    table: str
    id: str
    headline: str
    causes: Causes = ()
    old_id: str | None = None
    matched_by: str | None = None
    same_content: bool = False
    fields: tuple[FieldChange, ...] = ()
    rows: tuple[RowChange, ...] = ()

    @property
    def follows(self) -> bool:
        """True if each change follows from another record."""
        every = [*self.causes, *(cause for one in self.fields for cause in one.causes)]
        return bool(every) and all(cause.follows is not None for cause in every)


@dataclass(frozen=True)
class Columns:
    """Tables and columns that only one of the two releases has, and columns of another type; ``articles.form``."""

    new_tables: tuple[str, ...] = ()
    lost_tables: tuple[str, ...] = ()
    new_columns: tuple[str, ...] = ()
    lost_columns: tuple[str, ...] = ()
    retyped: tuple[str, ...] = ()

    @property
    def same(self) -> bool:
        """True if both releases have the same tables and columns."""
        return not any(vars(self).values())


@dataclass(frozen=True)
class Counts:
    """Rows of a table in both releases, and how many were added, removed, changed, or are only in another place.

    A number of rows is ``None`` if the release lacks the table; the others are ``None`` if its rows are not compared.
    """

    before: int | None
    after: int | None
    added: int | None = None
    removed: int | None = None
    changed: int | None = None
    moved: int | None = None


@dataclass(frozen=True)
class Side:
    """One of the two releases; ``called`` is how sentences call it: by its version, or by its folder."""

    called: str
    folder: str
    data_version: str
    schema_version: str
    package_version: str | None
    sha256: str | None
    dumps: int


@dataclass(frozen=True)
class Parts:
    """All differences of two releases. ``notes`` are sentences about what is known of their causes."""

    before: Side
    after: Side
    columns: Columns
    counts: dict[str, Counts]
    records: tuple[RecordChange, ...]
    others: tuple[RowChange, ...]
    notes: tuple[str, ...] = field(default=())
