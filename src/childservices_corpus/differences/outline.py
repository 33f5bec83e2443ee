"""A difference as an outline for readers: a summary, causes, columns, examples, details."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..models.wording import counted
from ..tables.schemas import TABLES
from .parts import CauseKind, Causes, FieldChange, Parts, RecordChange, RowChange
from .summary import EVIDENCE, Line, summary, why
from .words import EVIDENCE_MEANING, kinds_of, listed, main_words, named, of_records, reason, row_in_words, told_change

_EXAMPLES = 1
# The place of records whose values follow from other records; records with the same values come behind them.
_FOLLOWS = 3
# So many rows of one table are named for a record.
_ROWS = 4


@dataclass(frozen=True)
class Section:
    """Lines under a heading; the first section has no heading of its own."""

    title: str
    lines: tuple[Line, ...]


def outline(parts: Parts, limit: int) -> Iterator[Section]:
    """The sections about `parts`; at most `limit` records are shown in full."""
    yield Section("", tuple(summary(parts)))
    if fields := tuple(_meanings(parts)):
        yield Section("What the fields mean", fields)
    if parts.records or parts.others:
        yield Section("Why", tuple(why(parts)))
    if not parts.columns.same:
        yield Section("Tables and columns", tuple(columns(parts)))
    records = in_order(parts.records)
    if len(records) > limit:
        yield Section("Examples", tuple(_examples(records)))
    if records:
        yield Section("Records", tuple(_records(records, limit)))
    if parts.others:
        yield Section("Other rows", tuple(_others(parts.others, limit)))


def _meanings(parts: Parts) -> Iterator[Line]:
    """What each changed field of a record means, as the dictionary of the columns says it."""
    met = {field.field.partition(".")[0]: one.table for one in parts.records for field in one.fields}
    for name, table in sorted(met.items()):
        yield Line(f"{name}: {TABLES[table].model_fields[name].description}")
    kinds = {field.field.partition(".")[2] for one in parts.records for field in one.fields}
    if told := [f"{kind}: {meaning}" for kind, meaning in EVIDENCE_MEANING.items() if kind in kinds]:
        yield Line(f"kinds of evidence, behind the dot: {'; '.join(told)}")


def in_order(records: Sequence[RecordChange]) -> list[RecordChange]:
    """What people and sources changed comes first, then what programs changed, then what follows from others."""
    return sorted(records, key=lambda one: (_rank(one), one.table, one.id))


def _rank(record: RecordChange) -> int:
    if record.what != "changed":
        return 0
    valued = [field for field in record.fields if EVIDENCE not in field.field]
    if not valued:
        return _FOLLOWS + (1 if record.fields else 2)
    if record.follows:
        return _FOLLOWS
    direct = [{one.kind for one in field.causes} for field in valued if not all(one.follows for one in field.causes)]
    by_hand = any(len(kinds) == 1 and not kinds & {"reading", "rules", "table"} for kinds in direct)
    return 1 if by_hand else 2


def columns(parts: Parts) -> Iterator[Line]:
    """Tables and columns that only one of the two releases has."""
    found = parts.columns
    for name in found.new_tables:
        yield Line(f"new table {name}: {counted(parts.counts[name].after or 0, 'rows')}")
    for name in found.lost_tables:
        yield Line(f"table {name} is gone: {counted(parts.counts[name].before or 0, 'rows')}")
    told = (
        ("new columns in", found.new_columns),
        ("columns gone from", found.lost_columns),
        ("columns of another type in", found.retyped),
    )
    for words, names in told:
        tables: dict[str, list[str]] = defaultdict(list)
        for name in names:
            table, _, column = name.partition(".")
            tables[table].append(column)
        for table, some in tables.items():
            yield Line(f"{words} {table}: {', '.join(some)}")


def _examples(records: list[RecordChange]) -> Iterator[Line]:
    """The first record of each sort of change with each cause; evidence that gives no other day is left out."""
    shown: Counter[tuple[str, tuple[CauseKind, ...]]] = Counter()
    for one in records:
        valued = [field for field in one.fields if EVIDENCE not in field.field]
        fields = [field for field in valued if _is_new(shown, field.field, field.causes)]
        rows = [row for row in one.rows if _is_new(shown, f"{row.what} {row.table}", row.causes)]
        if fields or rows:
            yield Line(named(one))
            yield from _fields(fields)
            yield from _rows(rows)


def _is_new(shown: Counter[tuple[str, tuple[CauseKind, ...]]], sort: str, causes: Causes) -> bool:
    key = sort, kinds_of(causes)
    shown[key] += 1
    return shown[key] <= _EXAMPLES


def _records(records: list[RecordChange], limit: int) -> Iterator[Line]:
    for one in records[:limit]:
        yield from _record(one)
    if len(records) > limit:
        valued = sum(_rank(one) <= _FOLLOWS for one in records[limit:])
        more = f"{of_records(len(records) - limit)} more, {valued:,} of them with other values"
        yield Line(f"and {more}: --limit shows more, --format json shows all")


def _record(one: RecordChange) -> Iterator[Line]:
    yield Line(f"{one.what}: {named(one)}")
    if one.old_id is not None:
        yield Line(f"its id was {one.old_id}; it was found again by {one.matched_by}", 1)
    if one.causes:
        yield Line(reason(one.causes), 1)
    yield from _fields(one.fields)
    if one.what == "changed":
        yield from _rows(one.rows)
    elif one.rows:
        yield Line(f"with it: {listed(Counter(f'{row.what} {row.table}' for row in one.rows).items())}", 1)


def _fields(fields: Sequence[FieldChange]) -> Iterator[Line]:
    """The changed fields, and below those that have the same causes what these are."""
    groups: dict[Causes, list[FieldChange]] = defaultdict(list)
    for field in fields:
        groups[field.causes].append(field)
    valued = {causes for causes, some in groups.items() if any(EVIDENCE not in field.field for field in some)}
    beside = [causes for causes in groups if valued and causes not in valued]
    kinds = sorted(
        {field.field.partition(".")[2] or "another order" for causes in beside for field in groups.pop(causes)}
    )
    for causes, some in groups.items():
        for field in some:
            yield from (Line(text, 1) for text in told_change(field.field, field.old, field.new))
        yield Line(reason(causes), 2)
    if kinds:
        yield Line(f"and other evidence that gives no other day: {', '.join(kinds)}", 1)


def _rows(rows: Sequence[RowChange]) -> Iterator[Line]:
    """The rows of other tables about a record; those of one table with the same causes share a line."""
    groups: dict[tuple[str, str, Causes], list[RowChange]] = defaultdict(list)
    for row in rows:
        groups[row.table, row.what, row.causes].append(row)
    for (table, what, causes), some in groups.items():
        if what == "changed":
            yield from _changed(some[:_ROWS])
        else:
            words = "; ".join(main_words(row.row) for row in some[:_ROWS])
            more = f" and {len(some) - _ROWS} more" if len(some) > _ROWS else ""
            yield Line(f"{table}: {counted(len(some), 'rows')} {what}: {words}{more}", 1)
        yield Line(reason(causes), 2)


def _changed(rows: Sequence[RowChange]) -> Iterator[Line]:
    for row in rows:
        for field in row.fields:
            for text in told_change(field.field, field.old, field.new):
                yield Line(f"{row.table}: {main_words(row.row)}: {text}", 1)


def _others(rows: Sequence[RowChange], limit: int) -> Iterator[Line]:
    for row in rows[:limit]:
        words = main_words(row.row) if row.what == "changed" else row_in_words(row.row)
        yield Line(f"{row.table}, row {row.what}: {words}")
        for field in row.fields:
            yield from (Line(text, 1) for text in told_change(field.field, field.old, field.new))
        yield Line(reason(row.causes), 1)
    if len(rows) > limit:
        yield Line(f"and {counted(len(rows) - limit, 'rows')} more: --limit shows more, --format json shows all")
