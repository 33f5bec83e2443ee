"""The differences of two releases, each with its cause."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..errors import ReleaseError
from ..storage.files import file_of, open_table
from ..tables.schemas import DATE_PREFIX, TABLES
from .again import altered_in, key_of
from .causes import VAGUE, Known
from .columns import columns_of
from .compared import ChangedRow, TableDifference, compare_table, own_schema
from .diff import Diff
from .evidence import date_fields
from .following import resolved
from .forms import KEYS
from .given import given_for
from .parts import Causes, Counts, FieldChange, RecordChange, RowChange, RowWord
from .programs import is_of_page, programs_of
from .renamed import Renaming, renamings
from .sides import Release

Tables = dict[str, TableDifference]


def diff(a: str | Path, b: str | Path, *, rerun: bool | None = None) -> Diff:
    """The differences between the earlier release in the folder `a` and the later one in `b`.

    Each difference has its cause, or all possible causes if one is not known: other dumps (``source``), the code that
    reads pages (``reading``), the code of the rules (``rules``), a table of knowledge (``table``), a curated row
    (``curation``), a correction by hand (``correction``), or a change of the release after its build (``altered``).
    They follow from the hashes in both manifests, the curated tables and corrections in both folders, the evidence of
    each date, and from a new build.

    With `rerun`, a release that this very program made is built again from its own dumps: what the build does not give
    was altered. By default this is done for up to 5 million characters of dumps.

    Raises :class:`~childservices_corpus.errors.ReleaseError` if one of the folders is not a release.
    """
    before, after = Release(_folder(a)), Release(_folder(b))
    if before.side.called == after.side.called:
        before, after = (replace(one, by_folder=True) for one in (before, after))
    names = [name for name in KEYS if all(own_schema(one.folder, name) for one in (before, after))]
    tables, renamed = _records(before, after)
    ids = {one.old: one.new for found in renamed.values() for one in found}
    for name in names:
        if name not in DATE_PREFIX:
            tables[name] = compare_table(before.folder, after.folder, name, ids)
    known = _known(before, after, tables, renamed, rerun)
    records = resolved(tuple(_changes(tables, renamed, known)))
    rows = list(_rows(tables, known))
    others = tuple(one for one in rows if one.record is None)
    counts = {name: _counts(before, after, name, tables.get(name)) for name in TABLES}
    notes = tuple(one.note for one in known.altered)
    columns = columns_of(before.folder, after.folder)
    return Diff(before.side, after.side, columns, counts, _with_rows(records, rows, after.named), others, notes)


def _folder(given: str | Path) -> Path:
    folder = Path(given)
    if not folder.is_dir():
        wrong = "this is a file" if folder.exists() else "the folder does not exist"
        raise ReleaseError(f"{folder}: {wrong}; name the folder of a release")
    return folder


def _records(before: Release, after: Release) -> tuple[Tables, dict[str, list[Renaming]]]:
    """The differences of the tables of records, and the records that have another id."""
    tables, renamed = {}, {}
    for name in DATE_PREFIX:
        found = compare_table(before.folder, after.folder, name, {})
        again = list(renamings(name, found.removed, found.added, before.documents, after.documents))
        renamed[name] = again
        if again:
            ids = {one.old: one.new for one in again}
            found = compare_table(before.folder, after.folder, name, ids)
        tables[name] = found
    return tables, renamed


def _known(
    before: Release, after: Release, tables: Tables, renamed: Mapping[str, list[Renaming]], rerun: bool | None
) -> Known:
    old, new, dated = set(), set(), set()
    alike = not any(renamed.values())
    for name in DATE_PREFIX:
        found = tables[name]
        gone, came = {row["id"] for row in found.removed}, {row["id"] for row in found.added}
        alike = alike and not gone and not came
        dated |= gone | came | {one.old for one in renamed[name]} | {one.new for one in renamed[name]}
        old |= gone | {row.old["id"] for row in found.changed} | {one.old for one in renamed[name]}
        new |= came | {row.new["id"] for row in found.changed} | {one.new for one in renamed[name]}
        for row in found.changed:
            alike = alike and not any(is_of_page(name, field) for field in row.fields)
            if set(row.fields) & set(date_fields(name)[:2]):
                dated.add(row.new["id"])
    for name, found in tables.items():
        if name not in DATE_PREFIX and found.form.record:
            about = {row[found.form.record] for row in (*found.removed, *found.added)}
            old |= about
            new |= about
    seen = before.dumps_of(old), after.dumps_of(new)
    altered = altered_in(before, rerun), altered_in(after, rerun)
    programs, given = programs_of(before, after), given_for(before, after)
    return Known(before, after, programs, given, altered, seen, alike, frozenset(dated))


def _changes(tables: Tables, renamed: Mapping[str, list[Renaming]], known: Known) -> Iterator[RecordChange]:
    for name in DATE_PREFIX:
        found = tables[name]
        again = {one.new: one for one in renamed[name]}
        for row in found.removed:
            causes = known.of_record(name, row, added=False)
            yield RecordChange("removed", name, row["id"], row["headline"], causes)
        for row in found.added:
            yield RecordChange("added", name, row["id"], row["headline"], known.of_record(name, row, added=True))
        met = set()
        for changed in found.changed:
            record, headline = changed.new["id"], changed.new["headline"]
            fields = tuple(known.of_fields(name, changed))
            one = again.get(record)
            if one is None:
                yield RecordChange("changed", name, record, headline, fields=fields)
                continue
            met.add(record)
            causes = known.of_renamed(name, changed.old, changed.new)
            yield RecordChange(
                "renamed", name, record, headline, causes, one.old, one.matched_by, one.same_content, fields
            )
        for one in renamed[name]:
            if one.new not in met:
                causes = known.of_renamed(name, {"id": one.old}, {"id": one.new})
                yield RecordChange("renamed", name, one.new, one.new, causes, one.old, one.matched_by, one.same_content)


def _rows(tables: Tables, known: Known) -> Iterator[RowChange]:
    """The rows of the other tables that were added, removed or changed."""
    for name, found in tables.items():
        if name in DATE_PREFIX:
            continue
        about = found.form.record
        sides: list[tuple[RowWord, tuple[dict[str, Any], ...]]] = [("removed", found.removed), ("added", found.added)]
        for what, rows in sides:
            for row in rows:
                record = row[about] if about else None
                yield RowChange(name, what, record, row, (), known.of_row(name, record, key_of(found, row), what))
        for changed in found.changed:
            record = changed.new[about] if about else None
            causes = known.of_row(name, record, key_of(found, changed.new), "changed")
            yield RowChange(name, "changed", record, changed.new, _fields(changed), causes)


def _fields(changed: ChangedRow) -> tuple[FieldChange, ...]:
    return tuple(FieldChange(name, changed.old[name], changed.new[name]) for name in changed.fields)


def _with_rows(
    records: tuple[RecordChange, ...], rows: list[RowChange], named: Callable[[str], tuple[str, str, str]]
) -> tuple[RecordChange, ...]:
    """The records with the rows about them; a record is changed too if only such rows differ."""
    about: dict[str, list[RowChange]] = defaultdict(list)
    for row in rows:
        if row.record is not None:
            about[row.record].append(row)
    found = []
    for one in records:
        mine = [*about.pop(one.id, []), *(about.pop(one.old_id, []) if one.old_id else [])]
        found.append(replace(one, rows=tuple(replace(row, causes=_beside(one, row)) for row in mine)))
    return (*found, *(RecordChange("changed", *named(key), rows=tuple(some)) for key, some in about.items()))


def _beside(record: RecordChange, row: RowChange) -> Causes:
    """The causes of a row about `record`: it comes and goes with its record, and follows from the record's fields."""
    if record.what == "changed" and not VAGUE.issuperset(row.causes):
        return row.causes
    fields = (cause for field in record.fields for cause in field.causes)
    return record.causes or tuple(dict.fromkeys(fields)) or row.causes


def _counts(before: Release, after: Release, name: str, found: TableDifference | None) -> Counts:
    if found is None:
        return Counts(_size(before, name), _size(after, name))
    rows = found.rows_before, found.rows_after
    return Counts(*rows, len(found.added), len(found.removed), len(found.changed), found.moved)


def _size(release: Release, name: str) -> int | None:
    path = file_of(release.folder, name)
    return int(open_table(path, name).metadata.num_rows) if path.exists() else None
