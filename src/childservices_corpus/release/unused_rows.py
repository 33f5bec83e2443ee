"""Curated rows without a record, each named by file and line.

Rows about dumps that are not in the build are left out: the release inside the package says which its records are from.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from ..annotate.pipeline import Annotated
from ..bundled import bundled_release
from ..curation.folder import Curation
from ..errors import ReleaseError
from ..storage.files import read_table

Key = tuple[str, str]


def unused_rows(annotated: Annotated, curation: Curation, documents: Collection[str]) -> tuple[str, ...]:
    """A line for each row of `curation` that no record of the build answers to, and for each file that is no table.

    `documents` are the ids of those in the build.
    """
    lines: list[str] = [f"{name}: is none of the curated tables; it is not used" for name in curation.unknown]
    alone = [one for one in annotated.findings if one.code == "no-such-record" and one.namesake is None]
    if alone or annotated.elsewhere:
        known = _packaged()
        for one in alone:
            row = one.row
            if row is None or not _elsewhere(known, (row.record_id, (row.publisher, row.title)), documents):
                lines.append(one.message)
        for item in annotated.elsewhere:
            if not _elsewhere(known, (item.record, None), documents):
                lines.append(f"{item.where}: no record has this id")
    return tuple(lines)


def _elsewhere(
    known: Mapping[str | Key, Collection[str]], keys: tuple[str, Key | None], documents: Collection[str]
) -> bool:
    """True if the record of `keys` is of dumps of the package that are not among `documents`."""
    found = next((known[key] for key in keys if key is not None and key in known), ())
    return bool(found) and not any(one in documents for one in found)


def _packaged() -> Mapping[str | Key, Collection[str]]:
    """The documents of each record in the release of the package, by its id and by publisher and title."""
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
