"""Which version number must follow a release, from what differs between its data and the new data."""

import re
from dataclasses import dataclass
from typing import Literal

from ..errors import ReleaseError
from .parts import Parts
from .words import listed, of_records

Level = Literal["major", "minor", "patch"]
_VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)")


@dataclass(frozen=True)
class NextVersion:
    """The number that must follow, which part of it rises, and the reason as a sentence."""

    level: Level
    version: str
    why: str


def next_version(found: Parts, last: str | None = None) -> NextVersion:
    """The version that must follow `last`, by default the version of the earlier of the two releases in `found`.

    The first number (``major``) rises if a program that reads the old tables could fail or be misled: a table or a
    column that is gone or has another type, a schema with another first number, or other ids for the same content. The
    second one (``minor``) rises if records, values, rows, tables or columns differ, and the third (``patch``) if the
    data are the same. Before 1.0.0 a ``major`` change raises the second number.

    Raises :class:`~childservices_corpus.errors.ReleaseError` if `last` is not three numbers.
    """
    given = found.before.data_version if last is None else last
    major, minor, patch = numbers(given)
    breaks, changes = _breaks(found), _changes(found)
    if breaks and major:
        return NextVersion("major", f"{major + 1}.0.0", breaks)
    if breaks:
        return NextVersion("minor", f"0.{minor + 1}.0", f"{breaks} (before 1.0.0 this raises the second number)")
    if changes:
        return NextVersion("minor", f"{major}.{minor + 1}.0", changes)
    return NextVersion("patch", f"{major}.{minor}.{patch + 1}", "the data are the same")


def numbers(version: str) -> tuple[int, int, int]:
    """The three numbers of `version`; raises :class:`~childservices_corpus.errors.ReleaseError` for anything else."""
    match = _VERSION.fullmatch(version)
    if match is None:
        raise ReleaseError(f"{version!r} is not a version; give three numbers: x.y.z")
    return int(match[1]), int(match[2]), int(match[3])


def _breaks(found: Parts) -> str:
    """Why programs that read the old tables could fail; empty if they cannot."""
    columns = found.columns
    if columns.lost_tables:
        return f"tables are gone: {', '.join(columns.lost_tables)}"
    if columns.lost_columns:
        return f"columns are gone: {', '.join(columns.lost_columns)}"
    if columns.retyped:
        return f"columns have another type: {', '.join(columns.retyped)}"
    old, new = (one.schema_version for one in (found.before, found.after))
    if old.partition(".")[0] != new.partition(".")[0]:
        return f"the schema is {new}, and was {old}"
    again = [one for one in found.records if one.same_content]
    return f"{of_records(len(again))} with the same content got other ids" if again else ""


def _changes(found: Parts) -> str:
    """What differs in the data; empty if nothing does."""
    if found.records:
        counts: dict[str, int] = {}
        for one in found.records:
            counts[f"{one.what} records"] = counts.get(f"{one.what} records", 0) + 1
        return listed(counts.items())
    if found.others:
        return f"{len(found.others):,} rows of other tables differ"
    new = (*found.columns.new_tables, *found.columns.new_columns)
    return f"new tables or columns: {', '.join(new)}" if new else ""
