"""Why the days of a record differ: which evidence came, went or changed, and on what it rests."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..curation.date_evidence import CuratedDate
from ..curation.folder import DATES
from ..tables.schemas import DATE_PREFIX
from .parts import Cause, Causes, FieldChange
from .programs import Programs
from .sides import Release

# Evidence that follows from the days of another record, whose id is behind the colon of its source.
_OF_OTHERS = frozenset({"order", "linked"})
_TERMS = "role_terms.toml"
Item = Mapping[str, Any]


@dataclass(frozen=True)
class EvidenceChange:
    """Evidence of one kind that is in only one of two releases."""

    kind: str
    old: tuple[Item, ...]
    new: tuple[Item, ...]


def date_fields(table: str) -> tuple[str, ...]:
    """The columns of a date of the records of `table`; the last one is that of the evidence."""
    prefix = DATE_PREFIX[table]
    return tuple(f"{prefix}_{end}" for end in ("earliest", "latest", "basis", "evidence"))


def evidence_changes(old: Sequence[Item], new: Sequence[Item]) -> list[EvidenceChange]:
    """The evidence that only one of the two lists has, by its kind."""
    kinds = dict.fromkeys(one["kind"] for one in (*old, *new))
    left, right = ([_bare(one) for one in items] for items in (old, new))
    found = []
    for kind in kinds:
        gone = tuple(one for one, bare in zip(old, left, strict=True) if one["kind"] == kind and bare not in right)
        came = tuple(one for one, bare in zip(new, right, strict=True) if one["kind"] == kind and bare not in left)
        if gone or came:
            found.append(EvidenceChange(kind, gone, came))
    return found


def _bare(item: Item) -> dict[str, Any]:
    """`item` without its place in the dump."""
    return {name: item.get(name) for name in ("kind", "earliest", "latest", "words", "source")}


@dataclass(frozen=True, eq=False)
class DateCauses:
    """The causes of other days; ``dated`` are the ids of records whose own days differ, or that came or went."""

    before: Release
    after: Release
    programs: Programs
    dated: frozenset[str]
    rules: Causes

    def fields(
        self, table: str, record: str, fields: Iterable[FieldChange], rows: tuple[Any, Any]
    ) -> list[FieldChange]:
        """The changed `fields` of a date with their causes; the evidence becomes a field for each of its kinds."""
        evidence = date_fields(table)[-1]
        changes = evidence_changes(rows[0].get(evidence) or (), rows[1].get(evidence) or ())
        causes = {one.kind: self._of_evidence(record, one) for one in changes}
        # Evidence of a neighbour whose days are as before came or went because of the other evidence of the record.
        beside = _together(causes.values()) or self.rules
        causes = {kind: mine or beside for kind, mine in causes.items()}
        found = []
        for field in fields:
            if field.field == evidence and not changes:
                found.append(replace(field, causes=self.rules))
            elif field.field != evidence:
                found.append(FieldChange(field.field, field.old, field.new, self._of_bound(field, changes, causes)))
        for one in changes:
            found.append(FieldChange(f"{evidence}.{one.kind}", list(one.old), list(one.new), causes[one.kind]))
        return found

    def _of_bound(self, field: FieldChange, changes: Sequence[EvidenceChange], causes: Mapping[str, Causes]) -> Causes:
        """The causes of another bound: those of the evidence that gave the old one, or gives the new one."""
        side = field.field.rpartition("_")[2]
        deciding = [
            one.kind
            for one in changes
            if (side == "basis" and one.kind in (field.old, field.new))
            or any(item.get(side) == field.old and field.old is not None for item in one.old)
            or any(item.get(side) == field.new and field.new is not None for item in one.new)
        ]
        # Evidence that was there before, and did not count beside stronger evidence, is not the cause.
        curated = [kind for kind in deciding if kind == "curated"]
        return _together(causes[kind] for kind in curated or deciding or [one.kind for one in changes]) or self.rules

    def _of_evidence(self, record: str, change: EvidenceChange) -> Causes:
        if change.kind == "curated":
            return self._curated(record, change)
        if change.kind == "role" and (cause := self.programs.table(_TERMS)) is not None:
            return (cause,)
        if change.kind in _OF_OTHERS:
            others = dict.fromkeys(
                str(one["source"]).partition(":")[2] for one in (*change.old, *change.new) if one["source"]
            )
            moved = [one for one in others if one in self.dated and one != record]
            if moved:
                return tuple(Cause("curation", "it bounds or lends the day", one) for one in moved)
            return ()
        return self.rules

    def _curated(self, record: str, change: EvidenceChange) -> Causes:
        """Rows of the curated table that came, went or changed."""
        if change.old and change.new and all(_reworded(*pair) for pair in zip(change.old, change.new, strict=False)):
            worded = Cause("rules", "the same days; the program words their source in another way")
            other = Cause("curation", f"the same days; their row of {DATES} is of another kind")
            return (worded,) if self._same_rows(record) else (worded, other)
        if self._same_rows(record):
            return self.rules
        found = []
        for one in change.new:
            found.append(Cause("curation", f"{_named(self.after, record, one)}: {one['source']}"))
        for one in () if change.new else change.old:
            found.append(Cause("curation", f"{_named(self.before, record, one)} is gone: {one['source']}"))
        return tuple(found)

    def _same_rows(self, record: str) -> bool:
        """True if both releases have the same curated rows about `record`."""
        old, new = (None if one.days is None else one.days.get(record) for one in (self.before, self.after))
        return old is not None and old == new


def _reworded(old: Item, new: Item) -> bool:
    same = all(old[name] == new[name] for name in ("earliest", "latest"))
    return same and str(new["source"]).startswith(str(old["source"]))


def _named(release: Release, record: str, item: Item) -> str:
    """The row of the curated table that gave the evidence `item`, by its line if the release has the table."""
    rows: Sequence[CuratedDate] = () if release.days is None else release.days.get(record, ())
    for row in rows:
        if row.evidence.source == item["source"]:
            return f"{row.place} ({row.kind})"
    return f"a row of {DATES}"


def _together(causes: Iterable[Causes]) -> Causes:
    return tuple(dict.fromkeys(cause for some in causes for cause in some))
