"""Curated rows that do not fit a record, each with file and line.

Rows about dumps outside the build are not counted; the release in the package shows the dumps of each record.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from ..annotate.dates.problems import DateProblem
from ..bundled import bundled_release
from ..curation.corrections import Correction
from ..curation.folder import Curation
from ..errors import ReleaseError
from ..storage.files import read_table

Key = tuple[str, str]


def unused_rows(
    findings: Iterable[DateProblem], elsewhere: Sequence[Correction], curation: Curation, documents: Collection[str]
) -> tuple[str, ...]:
    """A sentence for each row of `curation` that does not fit a record, and for each file that is not a curated table.

    `findings` are what the dating found, `elsewhere` the corrections of records that are not in the build, and
    `documents` the ids of the documents that are.
    """
    lines: list[str] = [f"{name}: the file is not a curated table; it is not used" for name in curation.unknown]
    alone = [one for one in findings if one.code == "no-such-record" and one.namesake is None]
    if alone or elsewhere:
        known = _packaged()
        for one in alone:
            row = one.row
            if row is None or not _elsewhere(known, (row.record_id, (row.publisher, row.title)), documents):
                lines.append(one.message)
        for item in elsewhere:
            if not _elsewhere(known, (item.record, None), documents):
                lines.append(f"{item.where}: a record with this id does not exist")
    return tuple(lines)


def _elsewhere(
    known: Mapping[str | Key, Collection[str]], keys: tuple[str, Key | None], documents: Collection[str]
) -> bool:
    """True if the record with one of `keys` comes from dumps of the package that are not in `documents`."""
    found = next((known[key] for key in keys if key is not None and key in known), ())
    return bool(found) and not any(one in documents for one in found)


def _packaged() -> Mapping[str | Key, Collection[str]]:
    """The documents of each record in the release of the package, by id and by publisher with title."""
    found: dict[str | Key, set[str]] = defaultdict(set)
    try:
        for record_id, document_id in _rows("sightings", "record_id", "document_id"):
            found[record_id].add(document_id)
        for table in ("articles", "statements"):
            for record_id, publisher, title in _rows(table, "id", "publisher", "title"):
                found[publisher, title] |= found[record_id]
    except ReleaseError:
        return {}
    return found


def _rows(table: str, *columns: str) -> Iterator[tuple[str, ...]]:
    held = read_table(bundled_release(), table, columns)
    yield from zip(*(held[column].to_pylist() for column in columns), strict=True)
