"""How rows of each table are told apart, and which of their columns only say where a value is."""

from dataclasses import dataclass

import pyarrow as pa

from ..tables.schemas import DATE_PREFIX

# Columns that identify a row. None of them is an offset: a line more at the top of a page moves all offsets below it.
# Tables that are missing here only say where the values of records are; of them the numbers of rows are compared.
KEYS: dict[str, tuple[str, ...]] = {
    "articles": ("id",),
    "statements": ("id",),
    "quotations": ("record_id", "text"),
    "mentions": ("record_id", "kind", "text"),
    "links": ("source_id", "target_id", "relation"),
    "topics": ("record_id", "topic"),
    "reasons": ("record_id", "field", "value", "rule", "words"),
    "documents": ("name",),
    "problems": ("document", "code", "message"),
    "authorities": ("gss",),
    "organisations": ("ref",),
    "people": ("name", "role", "organisation"),
}
# Columns with the id of a record; the first one of a row says to which record it belongs.
IDS = frozenset({"id", "record_id", "source_id", "target_id"})
_OFFSETS = frozenset({"start", "end", "position", "line"})
# Tables whose ids are ids of records.
_OF_RECORDS = frozenset({*DATE_PREFIX, *(name for name, keys in KEYS.items() if IDS & set(keys))})


@dataclass(frozen=True)
class Form:
    """A table in two releases: its key, the column of its record, and the columns that both releases have."""

    table: str
    keys: tuple[str, ...]
    record: str | None
    values: tuple[str, ...]
    places: tuple[str, ...]

    @property
    def columns(self) -> list[str]:
        """All columns that are read; an older release has no headline, and its title is read in place of it."""
        shown = ("headline",) if self.table in DATE_PREFIX else ()
        return list(dict.fromkeys((*self.keys, *shown, *self.values, *self.places)))


def form_of(table: str, before: pa.Schema, after: pa.Schema) -> Form:
    """The form of `table` in two releases with these columns."""
    keys = KEYS[table]
    both = [field for field in after if field.name in before.names and field.name not in keys]
    places = tuple(field.name for field in both if is_place(field) or _is_number_of_row(table, field.name))
    values = tuple(field.name for field in both if field.name not in places)
    record = next((name for name in keys if name in IDS), None) if table in _OF_RECORDS else None
    return Form(table, keys, record, values, places)


def is_place(field: pa.Field) -> bool:
    """True for a column, or a part of one, that only says where something is; a day called start is not a place."""
    if field.name == "document_id":
        return True
    return field.name in _OFFSETS and pa.types.is_integer(field.type)


def _is_number_of_row(table: str, column: str) -> bool:
    """True for a number that a row has because of the rows before it."""
    return (table, column) in {("quotations", "id"), ("reasons", "item")}
