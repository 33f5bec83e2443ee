"""Checks a release against its checksums, the rules of the models and the dumps in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..curation.corrections import Correction, corrections_in
from ..errors import CurationError, ReleaseError
from ..storage.files import file_of, open_table
from ..storage.identity import file_faults, manifest_faults
from ..storage.manifest import read_manifest
from ..storage.sums import MANIFEST, read_sums
from ..storage.textless import read_textless, textless_faults
from .document_checks import checked_documents
from .in_processes import processes
from .made_tables import made_faults
from .manifest import listed_in, rows_in
from .scanned_tables import ScannedTables

_ONLY_FILES = (
    "the release is without text, so that only its files are compared with their checksums; give it its text back "
    "(childservices-corpus hydrate), and verify the full release"
)


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


def verify(folder: str | Path, *, jobs: int = 1) -> Verified:
    """Check the release in `folder`: files, rules of the models, ids, ledger, provenance, and its dumps, read again.

    A parsed value must equal the new reading, or the new value of a correction. Mentions, quotations, reasons and cues
    must equal the words at their place. The topics of a record must be those of the table of topics, and the people
    those of the statements and quotations. A missing or damaged table is named, and the other tables are checked as far
    as possible.

    The check has four limits. It does not repeat the work of the rules. It does not compare authorities, organisations
    and normal forms of roles with the tables of the package, which may have changed since. It does not notice a row
    that is missing from the articles, statements, mentions, quotations, links or reasons. It does not read a dump again
    if its layout cannot be used here, nor make the text of an HTML page again without the library and version that made
    it; ``unchecked`` says so.

    Of a release without text, only the files are compared with their checksums; ``unchecked`` says so.

    Tables are read some row groups at a time, and dumps one by one, in `jobs` processes. The result is the same for any
    number of them.

    Faults are returned and not raised. Raises :class:`ReleaseError` only if `folder` is not a release, or if one of the
    processes ends.
    """
    root = Path(folder)
    textless = read_textless(root)
    if textless is not None:
        return Verified(root, 0, 0, tuple(textless_faults(root, textless)), (_ONLY_FILES,))
    sums = read_sums(root)
    corrected, unreadable = _corrected(root)
    files = list(file_faults(root, sums))
    with processes(jobs) as run:
        tables = ScannedTables.of(root, corrected, run)
        faults = [*files, *tables.damaged, *unreadable, *_manifest(root, sums), *tables.faults()]
        faults += made_faults(root)
        documents = checked_documents(tables, run, jobs)
    return Verified(root, tables.rows, documents.characters, (*faults, *documents.faults), tables.unchecked)


def _manifest(folder: Path, sums: dict[str, str]) -> Iterator[str]:
    """Differences between the manifest, if there is one, and the files and the metadata of the tables."""
    try:
        manifest = read_manifest(folder)
    except ReleaseError as error:
        yield str(error)
        return
    if manifest is None:
        return
    yield from manifest_faults(manifest, sums)
    try:
        stated = open_table(file_of(folder, "documents")).schema_arrow.metadata
        rows, listed = rows_in(folder), listed_in(folder)
    except (ReleaseError, ValueError):
        return
    if manifest.rows and manifest.rows != rows:
        yield f"{MANIFEST}: its numbers of rows differ from the tables"
    if manifest.documents.listed is not None and manifest.documents.listed != listed:
        yield f"{MANIFEST}: its list of documents differs from the table documents"
    for field, mine in (("data_version", manifest.data_version), ("documents_sha256", manifest.documents.sha256)):
        if stated.get(f"csc.{field}".encode()) != mine.encode():
            yield f"{MANIFEST}: its {field.replace('_', ' ')} differs from the tables"


def _corrected(folder: Path) -> tuple[dict[tuple[str, str], Correction], list[str]]:
    """The corrections by record and field, and sentences about faults in their file."""
    try:
        return {(item.record, item.field): item for item in corrections_in(folder)}, []
    except CurationError as error:
        return {}, [str(error)]
