"""Checks a release against its checksums, the rules of the models and the dumps in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from ..curation.corrections import Correction, corrections_in
from ..errors import CurationError, ReleaseError
from ..models import Document
from ..storage.files import STORED, file_of, open_table, read_table
from ..storage.stored import SOURCES
from ..storage.sums import SUMS, checksum, read_sums
from ..tables.rows import models
from ..text.documents import stored
from ..text.page_facts import PageFacts
from . import checks
from .guard import read_page
from .manifest import MANIFEST, read_manifest
from .readings import Shown, kept_contents
from .word_checks import topics


@dataclass(frozen=True)
class Verified:
    """The result of a check: numbers of rows and characters checked, faults, and documents that were not read again."""

    folder: Path
    rows: int
    characters: int
    faults: tuple[str, ...]
    unchecked: tuple[str, ...] = ()

    @property
    def sound(self) -> bool:
        """True if the check did not find a fault."""
        return not self.faults


def verify(folder: str | Path) -> Verified:
    """Check the release in `folder`: files, rules of the models, ids, ledger, provenance, and its dumps, read again.

    A parsed value must equal the new reading, or the new value of a correction. Mentions, quotations, reasons and cues
    must equal the words at their place. The topics of a record must be those of the table of topics. A missing or
    damaged table is named, and the other tables are checked as far as possible.

    The check has three limits. It does not repeat the work of the rules. It does not notice a row that is missing from
    the articles, statements, mentions, quotations, links or reasons. It does not read a dump again if its layout cannot
    be used here, nor make the text of an HTML page again without the library and version that made it; ``unchecked``
    says so.

    Faults are returned and not raised. Raises :class:`ReleaseError` only if `folder` is not a release.
    """
    root = Path(folder)
    sums = read_sums(root)
    faults = list(_files(root, sums))
    tables, damaged = _readable(root)
    corrected, unreadable = _corrected(root)
    faults += [*damaged, *unreadable, *_manifest(root, sums)]
    for name, table in tables.items():
        if name != SOURCES:
            faults.extend(checks.rules(name, table))
    faults.extend(checks.ids(tables))
    faults.extend(checks.evidence(tables, corrected))
    faults.extend(checks.corrections(tables, corrected))
    faults.extend(topics(tables, corrected))
    documents = _documents(tables)
    kept, failed, shown, characters = kept_contents(tables), _failed(tables), Shown(tables), 0
    unchecked = tuple(checks.unchecked(documents.values()))
    for row in tables[SOURCES].to_pylist() if documents and SOURCES in tables else ():
        document = documents.pop(row["document_id"], None)
        if document is None:
            faults.append(f"sources: {row['document_id']} is not in documents")
            continue
        facts = _facts(document, row)
        again = stored(row["content"], document.name, row["text"], document.made_by)
        page = read_page(facts.of(again), kept, failed, facts)
        faults.extend(checks.made(document, row["content"], row["text"]))
        characters += page.document.n_chars
        if not checks.not_at_hand(document):
            shown.note(page.tables)
        faults.extend(checks.document(document, page, tables, corrected))
    faults.extend(shown.faults(tables))
    if SOURCES in tables:
        faults.extend(f"documents: {document.name} has no source" for document in documents.values())
    return Verified(root, sum(table.num_rows for table in tables.values()), characters, tuple(faults), unchecked)


def _facts(document: Document, source: dict[str, str | None]) -> PageFacts:
    """What the build knew of a document; a layout that cannot be used here is left out."""
    if checks.not_at_hand(document):
        return PageFacts(document.address, document.saved)
    return PageFacts(document.address, document.saved, source["publisher"], source["layout"])


def _failed(tables: dict[str, pa.Table]) -> dict[str, str]:
    """The reason for each document that could not be read, by id, according to the problems of the release."""
    rows = tables["problems"].to_pylist() if "problems" in tables else []
    return {row["document_id"]: row["message"] for row in rows if row["code"] == "internal-fault"}


def _files(folder: Path, sums: dict[str, str]) -> Iterator[str]:
    for name, expected in sums.items():
        path = folder / name
        if not path.is_file():
            yield f"{name}: the file is listed in SHA256SUMS but missing"
        elif checksum(path) != expected:
            yield f"{name}: the SHA-256 differs from SHA256SUMS"
    for path in sorted(folder.iterdir()):
        if path.name not in sums and path.name != SUMS:
            yield f"{path.name}: the file is not listed in SHA256SUMS"


def _manifest(folder: Path, sums: dict[str, str]) -> Iterator[str]:
    """Differences between the manifest, if there is one, and the files and the metadata of the tables."""
    try:
        manifest = read_manifest(folder)
    except ReleaseError as error:
        yield str(error)
        return
    if manifest is None:
        return
    tables = {file_of(folder, name).name for name in STORED}
    for name in sorted((set(manifest.files) ^ sums.keys()) - tables):
        yield f"{MANIFEST}: {name} is in the list of only one of {MANIFEST} and {SUMS}"
    try:
        stated = open_table(file_of(folder, "documents")).schema_arrow.metadata
    except ReleaseError:
        return
    for field, mine in (("data_version", manifest.data_version), ("documents_sha256", manifest.documents.sha256)):
        if stated.get(f"csc.{field}".encode()) != mine.encode():
            yield f"{MANIFEST}: its {field.replace('_', ' ')} differs from the tables"


def _readable(folder: Path) -> tuple[dict[str, pa.Table], list[str]]:
    """The tables that can be read, and a sentence about each table that cannot."""
    tables: dict[str, pa.Table] = {}
    damaged: list[str] = []
    for name in STORED:
        try:
            tables[name] = read_table(folder, name)
        except ReleaseError as error:
            damaged.append(str(error))
    return tables, damaged


def _corrected(folder: Path) -> tuple[dict[tuple[str, str], Correction], list[str]]:
    """The corrections by record and field, and sentences about faults in their file."""
    try:
        return {(item.record, item.field): item for item in corrections_in(folder)}, []
    except CurationError as error:
        return {}, [str(error)]


def _documents(tables: dict[str, pa.Table]) -> dict[str, Document]:
    """The documents by id; empty if their table cannot be read or breaks a rule, which another check reports."""
    if "documents" not in tables:
        return {}
    try:
        return {document.id: document for document in models("documents", tables["documents"])}
    except ValueError:
        return {}
