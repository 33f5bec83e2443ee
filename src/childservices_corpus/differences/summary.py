"""A difference in short: how many records changed, in which fields, and why."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..models.wording import counted
from .parts import CauseKind, Causes, Parts, RecordChange
from .words import KINDS, MEANING, kinds_of, listed, of_records

EVIDENCE = "_evidence"


@dataclass(frozen=True)
class Line:
    """A line of an outline; a deeper one is about the one above it."""

    text: str
    depth: int = 0


@dataclass
class Group:
    """Changes with the same kinds of causes: how many of each sort, and in which records."""

    sorts: Counter[str] = field(default_factory=Counter)
    records: set[str] = field(default_factory=set)


Key = tuple[bool, tuple[CauseKind, ...]]


def summary(parts: Parts, *, notes: bool = True) -> Iterator[Line]:
    """A few sentences that say what changed and, with `notes`, how the causes are known."""
    count = Counter(one.what for one in parts.records)
    kept = sum(parts.counts[name].before or 0 for name in ("articles", "statements")) - count["removed"]
    yield Line(f"{of_records(kept)} {'is' if kept == 1 else 'are'} in both releases.")
    words = [f"{count[what]:,} {what}" for what in ("added", "removed", "renamed") if count[what]]
    yield Line(f"Records: {', '.join(words)}." if words else "Records: none added, removed or renamed.")
    fields: Counter[str] = Counter()
    valued, evidence, rows = 0, 0, 0
    for one in parts.records:
        mine = {change.field for change in one.fields if EVIDENCE not in change.field}
        fields.update(mine)
        valued += bool(mine)
        evidence += bool(one.fields) and not mine
        rows += one.what == "changed" and not one.fields
    if valued:
        yield Line(f"{of_records(valued)} {'has' if valued == 1 else 'have'} other values: {listed(fields.items())}.")
    if evidence:
        evident = "the same days, with evidence of another source, other words or another order"
        yield Line(f"{of_records(evidence)} more: {evident}.")
    if rows:
        yield Line(f"{of_records(rows)} more: only rows of other tables changed, such as quotations.")
    if parts.others:
        tables = Counter(f"{row.what} {row.table}" for row in parts.others)
        yield Line(f"Rows about no single record: {listed(tables.items())}.")
    if not (words or valued or evidence or rows or parts.others):
        yield Line("All values of all records are the same.")
    moved = sum(parts.counts[name].moved or 0 for name in ("articles", "statements"))
    if moved:
        yield Line(f"{of_records(moved)} more: the same values, at another place of the dumps.")
    for note in parts.notes if notes else ():
        yield Line(note)


def why(parts: Parts) -> Iterator[Line]:
    """How many changes have which causes, what is sure before what is not; a record may be in several groups."""
    groups: dict[Key, Group] = defaultdict(Group)
    followed: dict[Key, Group] = defaultdict(Group)
    for one in parts.records:
        if one.what != "changed":
            _count(groups, followed, one.causes, f"{one.what} records", one)
        for change in one.fields:
            _count(groups, followed, change.causes, change.field, one)
        for row in one.rows if one.what == "changed" else ():
            _count(groups, followed, row.causes, f"{row.what} {row.table}", one)
    for row in parts.others:
        _count(groups, followed, row.causes, f"{row.what} {row.table}", None)
    explained: set[str] = set()
    for some, follows in ((groups, False), (followed, True)):
        for several, kinds in sorted(some, key=lambda key: (key[0], [KINDS.index(kind) for kind in key[1]])):
            yield from _told(several, kinds, some[several, kinds], explained, follows=follows)


def _count(
    groups: dict[Key, Group], followed: dict[Key, Group], causes: Causes, sort: str, record: RecordChange | None
) -> None:
    follows = bool(causes) and all(cause.follows is not None for cause in causes)
    kinds = kinds_of(causes)
    group = (followed if follows else groups)[len(kinds) > 1, kinds]
    group.sorts[sort] += 1
    if record is not None:
        group.records.add(record.id)


def _told(
    several: bool, kinds: tuple[CauseKind, ...], group: Group, explained: set[str], *, follows: bool
) -> Iterator[Line]:
    """A group in words; the first time that a kind of cause is named, it is explained."""
    about = f" in {of_records(len(group.records))}" if group.records else ""
    total = sum(group.sorts.values())
    number = f"{counted(total, 'changes')}{about}"
    named = " or ".join(kind if kind in explained else f"{kind} ({MEANING[kind]})" for kind in kinds)
    explained.update(kinds)
    unsure = "; which of them is not known" if several and not follows else ""
    from_others = ", since another record changed" if follows else ""
    yield Line(f"{number}{from_others}: {named}{unsure}")
    yield Line(listed(group.sorts.items()), 1)
