"""Values that the dumps and the program of a release do not give: found by building the release again."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from ..errors import CorpusError
from ..models.wording import counted
from ..release.again import build_again
from ..release.made_with import made_with
from ..storage.files import file_of
from ..storage.sums import checksum
from .compared import TableDifference, compare_table
from .forms import KEYS
from .parts import Cause
from .programs import between
from .sides import Release
from .words import in_marks

# By default a release is built again only if its dumps have at most so many characters: some seconds of work.
MOST_CHARACTERS = 5_000_000
Key = tuple[Any, ...]


@dataclass(frozen=True, eq=False)
class Altered:
    """What in a release is not as its dumps and its program give it; ``known`` is false if that was not looked at.

    ``fields`` has the value that they give by table, key of the row and field; ``missing`` and ``extra`` are keys of
    rows that were taken out and put in.
    """

    release: Release
    known: bool
    note: str = ""
    fields: Mapping[tuple[str, Key, str], Any] = field(default_factory=dict)
    missing: frozenset[tuple[str, Key]] = frozenset()
    extra: frozenset[tuple[str, Key]] = frozenset()

    def value(self, table: str, key: Key, name: str) -> Cause | None:
        """The cause of a value that was altered."""
        if (table, key, name) not in self.fields:
            return None
        given = self.fields[table, key, name]
        return Cause("altered", f"the dumps and the program of {self.release.side.called} give {in_marks(given)}")

    def changed(self, table: str, key: Key) -> Cause | None:
        """The cause of a row with an altered value."""
        name = self._first_fields.get((table, key))
        return None if name is None else self.value(table, key, name)

    @cached_property
    def _first_fields(self) -> dict[tuple[str, Key], str]:
        """The first altered field of each row."""
        found: dict[tuple[str, Key], str] = {}
        for table, key, name in self.fields:
            found.setdefault((table, key), name)
        return found

    def row(self, table: str, key: Key, *, there: bool) -> Cause | None:
        """The cause of a row that was put in, if it is `there`, or taken out."""
        if (table, key) not in (self.extra if there else self.missing):
            return None
        what = "do not give this row" if there else "give this row, which was taken out"
        return Cause("altered", f"the dumps and the program of {self.release.side.called} {what}")


def altered_in(release: Release, rerun: bool | None) -> Altered:
    """What was altered in `release` after its build; `rerun` is explained in :func:`.find.diff`."""
    called = release.side.called
    made = None if release.manifest is None else release.manifest.made_with
    if made is None:
        return Altered(
            release, False, f"{called} does not say which code made it, so a change may have several possible causes."
        )
    if rerun is False:
        return Altered(release, False, f"{called} was not built again.")
    if between(made, made_with()).differ:
        return Altered(
            release, False, f"{called} was made by another program than this one, so it was not built again."
        )
    size = sum(one.n_chars for one in release.manifest.documents.listed or ()) if release.manifest else 0
    if rerun is None and (release.manifest is None or not release.manifest.documents.listed or size > MOST_CHARACTERS):
        return Altered(release, False, f"{called} is large, so it was not built again; ask for it.")
    with tempfile.TemporaryDirectory() as place:
        try:
            again = build_again(release.folder, Path(place) / "again").folder
        except CorpusError as error:
            return Altered(release, False, f"{called} cannot be built again: {error}.")
        return _compared(release, again)


def _compared(release: Release, again: Path) -> Altered:
    """What in `release` differs from `again`, the same release built anew."""
    fields: dict[tuple[str, Key, str], Any] = {}
    missing, extra = set(), set()
    for table in KEYS:
        here = file_of(release.folder, table)
        if not here.exists() or checksum(here) == checksum(file_of(again, table)):
            continue
        found = compare_table(again, release.folder, table, {})
        missing |= {(table, key_of(found, row)) for row in found.removed}
        extra |= {(table, key_of(found, row)) for row in found.added}
        for row in found.changed:
            fields |= {(table, key_of(found, row.new), name): row.old[name] for name in row.fields}
    called = release.side.called
    total = len({(table, key) for table, key, _ in fields} | missing | extra)
    altered = f"{counted(total, 'rows')} are not what its dumps and its program give"
    words = altered if total else "each value came out the same"
    return Altered(
        release,
        True,
        f"{called} was built again from its dumps: {words}.",
        fields,
        frozenset(missing),
        frozenset(extra),
    )


def key_of(difference: TableDifference, row: Mapping[str, Any]) -> Key:
    """What identifies `row` in its table."""
    return tuple(row[name] for name in difference.form.keys)
