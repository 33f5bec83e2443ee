"""Checks a release against the dumps it carries: every invariant on every row."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ..documents import from_bytes
from ..errors import CorpusError, ReleaseError
from ..models import Document
from ..reading.reading import read
from ..reading.values import normal
from ..scan import scan
from ..storage import SOURCES, STORED, read_table
from ..tables.parsing import tables_of
from ..tables.rows import models
from ..tables.rules import check
from .folder import SUMS, checksum, read_sums

# Columns that parsing fills; annotators may fill the others later.
_PARSED = {
    "articles": ("id", "publisher", "title", "summary", "published_text", "document_id", "position"),
    "statements": (
        "id", "publisher", "title", "title_truncated", "kind", "stub", "text", "paragraphs", "paragraph_roles",
        "subheadings", "link_labels", "end_marker", "notes", "byline", "word_count", "first_published",
        "document_id", "position",
    ),
}  # fmt: skip
_MOST = 20


@dataclass(frozen=True)
class Verified:
    """What a check found: how many rows and characters it looked at, and what was wrong."""

    folder: Path
    rows: int
    characters: int
    faults: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """True if nothing was wrong."""
        return not self.faults


def verify(folder: str | Path) -> Verified:
    """Check the release in `folder`: files, rules, ids, ledger, provenance, and that its dumps parse to its rows.

    Returns what is wrong rather than raising; raises :class:`ReleaseError` only if `folder` is no release at all.
    """
    root = Path(folder)
    faults = list(_files(root, read_sums(root)))
    try:
        tables = {name: read_table(root, name) for name in STORED}
    except ReleaseError as error:
        return Verified(root, 0, 0, (*faults, str(error)))
    for name, table in tables.items():
        if name != SOURCES:
            faults.extend(_rules(name, table))
    for name, prefix in (("articles", "published"), ("statements", "issued")):
        faults.extend(_evidence(name, prefix, tables[name]))
        if pc.count_distinct(tables[name]["id"]).as_py() != tables[name].num_rows:
            faults.append(f"{name}: two rows have one id")
    documents = {document.id: document for document in models("documents", tables["documents"])}
    characters = 0
    for row in tables[SOURCES].to_pylist():
        document = documents.pop(row["document_id"], None)
        if document is None:
            faults.append(f"sources: {row['document_id']} is not in documents")
            continue
        found = from_bytes(row["content"], document.name)
        characters += found.n_chars
        faults.extend(_document(document, found, tables))
    faults.extend(f"documents: {document.name} has no source" for document in documents.values())
    return Verified(root, sum(table.num_rows for table in tables.values()), characters, tuple(faults))


def _files(folder: Path, sums: dict[str, str]) -> Iterator[str]:
    for name, expected in sums.items():
        path = folder / name
        if not path.is_file():
            yield f"{name}: listed in SHA256SUMS but not there"
        elif checksum(path) != expected:
            yield f"{name}: its SHA-256 is not the one in SHA256SUMS"
    for path in sorted(folder.iterdir()):
        if path.name not in sums and path.name != SUMS:
            yield f"{path.name}: is there but not listed in SHA256SUMS"


def _rules(name: str, table: pa.Table) -> Iterator[str]:
    try:
        check(name, table)
        models(name, table)
    except (CorpusError, ValueError) as error:
        yield f"{name}: {error}"


def _document(stated: Document, found: Document, tables: dict[str, pa.Table]) -> Iterator[str]:
    """What is wrong with the rows of one document, whose dump is `found`."""
    if found.id != stated.id:
        yield f"{stated.name}: its source has the SHA-256 {found.id}, not {stated.id}"
        return
    here = {
        name: tables[name].filter(pc.equal(pc.cast(tables[name]["document_id"], pa.string()), stated.id))
        for name in ("articles", "statements", "ledger", "provenance", "sightings")
    }
    yield from _tiling(stated, here["ledger"])
    for name in ("mentions", "quotations"):
        yield from _spans(found, name, tables[name])
    yield from _provenance(found, here["provenance"], tables)
    page = tables_of(read(scan(found)))
    for name in ("ledger", "provenance", "sightings"):
        if not _alike(page[name], here[name], page[name].column_names):
            yield f"{stated.name}: the {name} is not what its dump gives"
    for name, columns in _PARSED.items():
        again = page[name].filter(pc.is_in(page[name]["id"], here[name]["id"].combine_chunks()))
        first = again.filter(_first(again["id"]))
        if not _alike(first, here[name], columns):
            yield f"{stated.name}: the {name} are not what its dump gives"


def _first(ids: pa.ChunkedArray) -> pa.Array:
    """True where an id stands for the first time."""
    _, places = np.unique(np.array(ids.to_pylist(), dtype=object), return_index=True)
    mask = np.zeros(len(ids), dtype=np.bool_)
    mask[places] = True
    return pa.array(mask)


def _alike(one: pa.Table, other: pa.Table, columns: tuple[str, ...] | list[str]) -> bool:
    return bool(one.select(columns).to_pylist() == other.select(columns).to_pylist())


def _tiling(document: Document, ledger: pa.Table) -> Iterator[str]:
    starts, ends = ledger["start"].to_numpy(), ledger["end"].to_numpy()
    whole = len(starts) and starts[0] == 0 and ends[-1] == document.n_chars and (starts[1:] == ends[:-1]).all()
    if not whole and document.n_chars:
        yield f"{document.name}: the ledger does not tile its {document.n_chars} characters"


def _spans(document: Document, name: str, table: pa.Table) -> Iterator[str]:
    """Mentions or quotations whose text is not the slice that they name."""
    for row in table.filter(pc.equal(table["document_id"], document.id)).to_pylist():
        if row["text"] != document.text[row["start"] : row["end"]]:
            yield f"{document.name}: {name}: {row['text'][:60]!r} is not the slice [{row['start']}, {row['end']})"


def _evidence(name: str, prefix: str, table: pa.Table) -> Iterator[str]:
    """Records with a bound on their date for which no evidence is given."""
    for row in table.to_pylist():
        bounds = {side: row[f"{prefix}_{side}"] for side in ("earliest", "latest")}
        given = row[f"{prefix}_evidence"]
        stated = row["published_text"] if name == "articles" else None
        for side, day in bounds.items():
            if day is not None and stated is None and day not in [item[side] for item in given]:
                yield f"{name}: {row['id']}: no evidence for {prefix}_{side} {day}"


def _provenance(document: Document, rows: pa.Table, tables: dict[str, pa.Table]) -> Iterator[str]:
    """Values that are not the slice of the document that provenance names."""
    ids = set(pc.unique(pc.cast(rows["record_id"], pa.string())).to_pylist())
    records = {
        row["id"]: row
        for name in ("articles", "statements")
        for row in tables[name].filter(pc.is_in(tables[name]["id"], pa.array(sorted(ids), pa.string()))).to_pylist()
    }
    wrong = 0
    for row in rows.to_pylist():
        record = records.get(row["record_id"])
        if row["field"] == "section" and record is not None and record["document_id"] != document.id:
            continue
        value = record
        for part in row["field"].split("."):
            value = value[part] if value is not None else None
        if row["item"] is not None and value is not None:
            value = value[row["item"]]
        slice_ = document.text[row["start"] : row["end"]]
        if value != normal(slice_):
            wrong += 1
            if wrong <= _MOST:
                yield (
                    f"{document.name}: {row['record_id']} {row['field']} is not the slice "
                    f"[{row['start']}, {row['end']}): {slice_[:60]!r}"
                )
    if wrong > _MOST:
        yield f"{document.name}: {wrong - _MOST} more values are not their slices"
