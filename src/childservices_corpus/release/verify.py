"""Checks a release against its checksums, the rules of the models and the dumps in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..curation.corrections import Correction, corrections_in
from ..errors import CurationError, ReleaseError
from ..storage.files import file_of, open_table, stamp_of
from ..storage.identity import file_faults, manifest_faults, refuse_other
from ..storage.manifest import Manifest, read_manifest
from ..storage.sums import MANIFEST, read_sums
from ..storage.textless import read_textless, textless_faults
from ..tables.version import SCHEMA_VERSION, has_manifest
from .document_checks import checked_documents
from .in_processes import processes
from .made_tables import made_faults
from .made_with import made_with
from .manifest import listed_in, rows_in
from .progress import Progress
from .scanned_tables import ScannedTables
from .worked_out import worked_out

_ONLY_FILES = (
    "the release is without text, so that only its files are compared with their checksums; give it its text back "
    "(childservices-corpus hydrate), and verify the full release"
)


@dataclass(frozen=True)
class Verified:
    """The result of a check: numbers of rows and characters checked, faults, and what was not checked.

    ``worked_out`` is true if every table was worked out again from the dumps.
    """

    folder: Path
    rows: int
    characters: int
    faults: tuple[str, ...]
    unchecked: tuple[str, ...] = ()
    worked_out: bool = False

    @property
    def sound(self) -> bool:
        """True if the check did not find a fault."""
        return not self.faults


def verify(folder: str | Path, *, jobs: int = 1, progress: Progress | None = None) -> Verified:
    """Check the release in `folder`: its files, its rows, and its dumps, from which every value is worked out again.

    The check has three parts:

    - Files: each is as ``SHA256SUMS`` and ``release.json`` state.
    - Sense: rows keep the rules of the models, ids are there once, and names, codes and topics exist. Each dump is read
      again: values, ledger, places and problems must be those of the new reading. Words of mentions, quotations,
      reasons, cues and evidence must be those at their place.
    - Working out: the release is built again from its dumps and its curated tables, in a temporary folder, and each row
      and each file must be the same. This needs the program that made the release. With another program, ``unchecked``
      says which version would do it.

    The check has limits, and ``unchecked`` says which of them count here. Without the third part, it does not repeat
    the work of the rules: docs/check.md lists what it does not notice then. It does not read a dump again if its layout
    cannot be used here, nor make the text of an HTML page again without the library and version that made it. It does
    not ask whether the dumps or the curated tables are true.

    Of a release without text, only the files are compared with their checksums; ``unchecked`` says so.

    Tables are read some row groups at a time, and dumps one by one, in `jobs` processes. The result is the same for any
    number of them. `progress` is called as :func:`~childservices_corpus.build` calls it.

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
    manifest, of_manifest = _manifest(root, sums)
    made = None if manifest is None else manifest.made_with
    # The manifest says that rules were applied, with a reason for each value.
    annotated = manifest is not None and made is not None and bool(manifest.curated)
    older = not has_manifest(_schema_version(root))
    with processes(jobs) as run:
        tables = ScannedTables.of(root, corrected, run, annotated=annotated, older=older)
        faults = [*files, *tables.damaged, *unreadable, *of_manifest, *tables.faults()]
        same_knowledge = made is not None and made.tables == made_with().tables
        faults += [*made_faults(root, same_knowledge=same_knowledge), *_of_another(root, tables)]
        documents = checked_documents(tables, run, jobs)
    again = worked_out(root, jobs, progress, damaged=bool(tables.damaged or unreadable))
    faults += [*documents.faults, *again.faults]
    unchecked = (*tables.unchecked, *again.unchecked)
    return Verified(root, tables.rows, documents.characters, tuple(faults), unchecked, again.done)


def _of_another(folder: Path, tables: ScannedTables) -> Iterator[str]:
    """Tables whose metadata is that of another release than that of the table of documents."""
    if "documents" not in tables.parts:
        return
    try:
        stated, stamp = open_table(file_of(folder, "documents")).schema_arrow.metadata, stamp_of(folder)
    except ReleaseError as error:
        yield str(error)
        return
    for name in tables.parts:
        path = file_of(folder, name)
        try:
            file = open_table(path, name)
            refuse_other(path, file, stated, None)
        except ReleaseError as error:
            yield str(error)
        else:
            yield from _other_documents(path, file.schema_arrow.metadata, stamp.metadata(name))


def _other_documents(path: Path, given: Mapping[bytes, bytes], due: Mapping[str, str]) -> Iterator[str]:
    """The fault of a table whose metadata is not about the `due` documents; a long list may be left out."""
    for key in ("csc.documents_sha256", "csc.documents"):
        stated = given.get(key.encode(), b"").decode()
        if stated != due[key] and (stated or key != "csc.documents"):
            yield f"{path}: its metadata {key} is not that of the rows of the table documents"
            return


def _manifest(folder: Path, sums: dict[str, str]) -> tuple[Manifest | None, list[str]]:
    """The manifest, if there is one that can be read, and its faults."""
    try:
        manifest = read_manifest(folder)
    except ReleaseError as error:
        return None, [str(error)]
    return manifest, list(_lacking(folder) if manifest is None else _of_manifest(folder, manifest, sums))


def _lacking(folder: Path) -> Iterator[str]:
    """The fault of a release without a manifest, unless it is so old that it never had one."""
    version = _schema_version(folder)
    if has_manifest(version):
        yield f"{MANIFEST}: the file is missing, which a release with the schema version {version} has"


def _schema_version(folder: Path) -> str:
    """The schema version that the table of documents states; that of today if it cannot be read."""
    try:
        metadata = open_table(file_of(folder, "documents")).schema_arrow.metadata
    except ReleaseError:
        return SCHEMA_VERSION
    return str(metadata[b"csc.schema_version"].decode())


def _of_manifest(folder: Path, manifest: Manifest, sums: dict[str, str]) -> Iterator[str]:
    """Differences between the manifest and the files and the metadata of the tables."""
    yield from manifest_faults(manifest, sums)
    if manifest.made_with is None:
        yield f"{MANIFEST}: it does not say what made the release"
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
