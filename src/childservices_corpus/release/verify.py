"""Checks a release against the dumps it carries: every invariant on every row."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from ..curation.corrections import Correction, corrections_in
from ..errors import CurationError, ReleaseError
from ..models import Document
from ..storage.files import SOURCES, STORED, read_table
from ..tables.rows import models
from ..text.documents import from_bytes
from . import checks
from .folder import SUMS, checksum, read_sums


@dataclass(frozen=True)
class Verified:
    """What a check found: how many rows and characters it looked at, what was wrong, and what it could not check."""

    folder: Path
    rows: int
    characters: int
    faults: tuple[str, ...]
    unchecked: tuple[str, ...] = ()

    @property
    def sound(self) -> bool:
        """True if nothing was wrong."""
        return not self.faults


def verify(folder: str | Path) -> Verified:
    """Check the release in `folder`: files, rules, ids, ledger, provenance, and that its dumps parse to its rows.

    A value that was corrected by hand must be the new one and not the old one; any other must be what its dump gives.
    Each table that is missing or damaged is named, and the others are checked as far as that can be done without it.
    A dump that was read by a layout of a package that is not installed is not read again: ``unchecked`` says so.

    Returns what is wrong rather than raising; raises :class:`ReleaseError` only if `folder` is no release at all.
    """
    root = Path(folder)
    faults = list(_files(root, read_sums(root)))
    tables, damaged = _readable(root)
    corrected, unreadable = _corrected(root)
    faults += [*damaged, *unreadable]
    for name, table in tables.items():
        if name != SOURCES:
            faults.extend(checks.rules(name, table))
    faults.extend(checks.ids(tables))
    faults.extend(checks.evidence(tables, corrected))
    faults.extend(checks.corrections(tables, corrected))
    documents = _documents(tables)
    unchecked = tuple(checks.unchecked(documents.values()))
    characters = 0
    for row in tables[SOURCES].to_pylist() if documents and SOURCES in tables else ():
        document = documents.pop(row["document_id"], None)
        if document is None:
            faults.append(f"sources: {row['document_id']} is not in documents")
            continue
        found = from_bytes(row["content"], document.name)
        characters += found.n_chars
        faults.extend(checks.document(document, found, tables, corrected))
    if SOURCES in tables:
        faults.extend(f"documents: {document.name} has no source" for document in documents.values())
    return Verified(root, sum(table.num_rows for table in tables.values()), characters, tuple(faults), unchecked)


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


def _readable(folder: Path) -> tuple[dict[str, pa.Table], list[str]]:
    """The tables that can be read, and what is wrong with each of the others."""
    tables: dict[str, pa.Table] = {}
    damaged: list[str] = []
    for name in STORED:
        try:
            tables[name] = read_table(folder, name)
        except ReleaseError as error:
            damaged.append(str(error))
    return tables, damaged


def _corrected(folder: Path) -> tuple[dict[tuple[str, str], Correction], list[str]]:
    """The corrections by record and field, and what is wrong with their file."""
    try:
        return {(item.record, item.field): item for item in corrections_in(folder)}, []
    except CurationError as error:
        return {}, [str(error)]


def _documents(tables: dict[str, pa.Table]) -> dict[str, Document]:
    """The documents by id; none where their table cannot be read or breaks a rule, which is told elsewhere."""
    if "documents" not in tables:
        return {}
    try:
        return {document.id: document for document in models("documents", tables["documents"])}
    except ValueError:
        return {}
