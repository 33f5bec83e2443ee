"""The cause of each difference: what is known names one, otherwise each possible one is named."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from ..models.wording import counted
from .again import Altered
from .compared import ChangedRow
from .evidence import DateCauses, date_fields
from .given import Given
from .parts import Cause, Causes, FieldChange
from .programs import Programs, is_of_page
from .sides import Release

_NAMED = 3
# What the tables of bodies are made from.
_MADE_FROM = {"authorities": "authorities.csv", "organisations": "organisations.toml"}
OTHER_DUMPS = Cause("source", "the dumps differ, or what was given for them")
_OTHER_ROWS = Cause("curation", "the curated tables differ")
_NOTHING = Cause("altered", "nothing else explains it: same dumps, same program, same curated tables")
_UNKNOWN = Cause("unknown", "nothing that is known of the two releases explains it")
# Causes that are left when nothing says more; a row about a changed record rather follows from the record.
VAGUE = frozenset({OTHER_DUMPS, _OTHER_ROWS, _NOTHING, _UNKNOWN})


@dataclass(frozen=True, eq=False)
class Known:
    """All that is known of the two releases. ``read_alike`` is true if no value that is read from a page differs."""

    before: Release
    after: Release
    programs: Programs
    given: Given
    altered: tuple[Altered, Altered]
    dumps: tuple[Mapping[str, set[str]], Mapping[str, set[str]]]
    read_alike: bool
    dated: frozenset[str]

    def of_record(self, table: str, row: Mapping[str, Any], *, added: bool) -> Causes:
        """Why only one release has the record."""
        if cause := self._altered_row(table, (row["id"],), added=added):
            return (cause,)
        mine, other = (self.after, self.before) if added else (self.before, self.after)
        own = self.dumps[1 if added else 0].get(row["id"], {row["document_id"]})
        missing = sorted(own - other.documents.keys())
        if missing and len(missing) == len(own):
            cause = self._other_dumps(mine, other, missing, added=added)
            # Of a dump that both have under one name, another program may read another record.
            both = {mine.documents.get(one) for one in missing} & set(other.documents.values())
            return (cause, *self.programs.of_page()) if both else (cause,)
        return self._else((*self._of_given(own, own), *self.programs.of_page()), table)

    def of_renamed(self, table: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Causes:
        """Why a record has another id."""
        return self._else((*self.of_dumps(str(old["id"]), str(new["id"])), *self.programs.of_page()), table)

    def of_dumps(self, old: str, new: str, *, day: bool = True) -> Causes:
        """Other dumps, or other facts given for them, as causes of a difference in a record with these ids."""
        first, second = self.dumps[0].get(old, set()), self.dumps[1].get(new, set())
        return (*self._of_seen(first, second), *self._of_given(first, second, day=day))

    def _of_given(self, first: set[str], second: set[str], *, day: bool = True) -> Causes:
        both = first & second
        return (*self.given.of_dumps(both, day=day), *self.given.made(both))

    def _of_seen(self, first: set[str], second: set[str]) -> Causes:
        gone, came = sorted(first - second), sorted(second - first)
        if gone and any(self.before.documents.get(one) in self._names(came) for one in gone):
            return (self._other_dumps(self.before, self.after, gone, added=False),)
        if came:
            return (self._other_dumps(self.after, self.before, came, added=True),)
        return (self._other_dumps(self.before, self.after, gone, added=False),) if gone else ()

    def of_fields(self, table: str, row: ChangedRow) -> list[FieldChange]:
        """The changed fields of a record, each with its causes."""
        old_id, record = str(row.old["id"]), str(row.new["id"])
        plain = [FieldChange(name, row.old[name], row.new[name]) for name in row.fields]
        found, days = [], []
        for one in plain:
            direct = self._direct(table, old_id, record, one) or self._of_options(is_of_page(table, one.field))
            if direct:
                found.append(replace(one, causes=direct))
            elif one.field in date_fields(table):
                days.append(one)
            else:
                found.append(replace(one, causes=self._of_field(table, old_id, record, one.field)))
        if days:
            source = self.of_dumps(old_id, record)
            causes = DateCauses(self.before, self.after, self.programs, self.dated, self._rules(table, source))
            found += causes.fields(table, record, days, (row.old, row.new))
        return found

    def of_row(self, table: str, record: str | None, key: tuple[Any, ...], what: str) -> Causes:
        """Why a row of another table was added, removed or changed."""
        if what != "changed" and (cause := self._altered_row(table, key, added=what == "added")):
            return (cause,)
        if what == "changed":
            for altered in self.altered:
                if cause := altered.changed(table, key):
                    return (cause,)
        if table in ("documents", "problems"):
            source = self.given.of_dump(key[0], what) if table == "documents" else self.given.of_problem(key[0])
            page = what == "changed" or table == "problems"
            source = (*source, *self._touched("documents"))
            return self._else((*source, *(self.programs.of_page() if page else ())), table)
        if options := self._of_options(False):
            return options
        source = self.of_dumps(record, record) if record else ()
        if table in _MADE_FROM:
            cause = self.programs.table(_MADE_FROM[table])
            return (cause,) if cause else self._else(self.programs.of_rules(read_alike=True), table)
        return self._rules(table, source)

    def _rules(self, table: str, source: Causes) -> Causes:
        return self._else((*source, *self.programs.of_rules(read_alike=self.read_alike)), table)

    def _direct(self, table: str, old_id: str, record: str, one: FieldChange) -> Causes:
        """What is known to give a value: an alteration, or a correction."""
        for altered, key in zip(self.altered, (old_id, record), strict=True):
            if cause := altered.value(table, (key,), one.field):
                return (cause,)
        old = self.before.corrections.get((old_id, one.field))
        new = self.after.corrections.get((record, one.field))
        if new is not None and new != old:
            return (Cause("correction", f"{new.place}: {new.reason} ({new.source})"),)
        if old is not None and new is None:
            return (
                Cause("correction", f"{old.place} of {self.before.side.called} is gone: {old.reason} ({old.source})"),
            )
        return ()

    def _of_options(self, of_page: bool) -> Causes:
        """A build without annotations as the cause of what only annotators find."""
        bare = [one for one in (self.before, self.after) if not one.annotated]
        if of_page or len(bare) != 1:
            return ()
        return (Cause("options", f"{bare[0].side.called} was built without annotations"),)

    def _of_field(self, table: str, old_id: str, record: str, field: str) -> Causes:
        source = self.of_dumps(old_id, record, day=False)
        if is_of_page(table, field):
            return self._else((*source, *self.programs.of_page()), table)
        return self._rules(table, source)

    def _else(self, causes: Causes, table: str) -> Causes:
        """`causes`; without any, what is left: other dumps or curated rows, an altered file, or nothing."""
        if causes:
            return causes
        left = []
        if self.before.documents != self.after.documents or self.before.given != self.after.given:
            left.append(OTHER_DUMPS)
        if self._curated_differ:
            left.append(_OTHER_ROWS)
        if not all(one.known for one in self.altered):
            left += self._touched(table)
        return tuple(left) or ((_UNKNOWN,) if all(one.known for one in self.altered) else (_NOTHING,))

    def _touched(self, table: str) -> Causes:
        """The file of a table that was changed after the build, as a cause."""
        return tuple(
            Cause("altered", f"{table}.parquet of {one.side.called} is not the file that its release.json states")
            for one in (self.after, self.before)
            if f"{table}.parquet" in one.touched
        )

    @property
    def _curated_differ(self) -> bool:
        return self.before.days != self.after.days or self.before.corrections != self.after.corrections

    def _altered_row(self, table: str, key: tuple[Any, ...], *, added: bool) -> Cause | None:
        """An alteration as the cause: a row that is there in one release, or missing in the other."""
        old, new = self.altered
        there, missing = (new, old) if added else (old, new)
        return missing.row(table, key, there=False) or there.row(table, key, there=True)

    def _names(self, documents: list[str]) -> set[str]:
        return {self.after.documents[one] for one in documents if one in self.after.documents}

    @staticmethod
    def _other_dumps(mine: Release, other: Release, documents: list[str], *, added: bool) -> Cause:
        names = [mine.documents.get(one, one) for one in documents]
        known = set(other.documents.values())
        rewritten = [name for name in names if name in known]
        shown = ", ".join((rewritten or names)[:_NAMED])
        if rewritten:
            return Cause("source", f"the dump {shown} has other bytes")
        if len(names) > _NAMED:
            shown = f"{shown} and {counted(len(names) - _NAMED, 'dumps')} more"
        return Cause("source", f"the dump {shown} is {'new' if added else 'gone'}")
