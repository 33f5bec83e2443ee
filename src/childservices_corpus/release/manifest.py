"""Writes the manifest of a release."""

from collections.abc import Mapping
from pathlib import Path

from ..bundled import VERSION
from ..storage.files import LISTED_DOCUMENTS, STORED, Stamp, file_of, open_table, read_table
from ..storage.manifest import (
    CuratedTable,
    Documents,
    GivenDump,
    LeftOutFile,
    ListedDocument,
    Manifest,
    ReleaseFile,
)
from ..storage.sums import MANIFEST, checksums, hash_over
from ..tables.version import SCHEMA_VERSION
from .made_with import made_with


def write_manifest(
    folder: Path,
    stamp: Stamp,
    curated: tuple[CuratedTable, ...] = (),
    given: tuple[GivenDump, ...] = (),
    left_out: tuple[LeftOutFile, ...] = (),
    *,
    of_project: bool = False,
    labels: str | None = None,
    known: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """Write the manifest of the release `stamp`, with the files now in `folder`; the checksums are written later.

    Returns the checksums of these files, without that of the manifest. `of_project` is true if it is a release of the
    project. `labels` is the hash over the labels and the pinned figures of the build. Checksums in `known` are not made
    again.
    """
    sums = checksums(folder, known)
    manifest = Manifest(
        data_version=stamp.data_version,
        schema_version=SCHEMA_VERSION,
        package_version=VERSION,
        documents=Documents(count=len(stamp.documents), sha256=stamp.digest, listed=listed_in(folder)),
        of_project=of_project,
        rows=rows_in(folder),
        curated=curated,
        given=given,
        left_out=left_out,
        made_with=made_with(),
        labels=labels,
        files=listed_files(folder, sums),
        files_sha256=hash_over(sums),
    )
    # A release without copies has the manifest that it had before there were these fields.
    empty = {name for name in ("given", "left_out") if not getattr(manifest, name)}
    told = manifest.model_dump_json(indent=2, exclude=empty)
    (folder / MANIFEST).write_text(f"{told}\n", encoding="utf-8", newline="\n")
    return sums


def listed_files(folder: Path, sums: Mapping[str, str]) -> tuple[ReleaseFile, ...]:
    """The files of `folder` with the checksums `sums`, as a manifest lists them."""
    return tuple(
        ReleaseFile(name=name, sha256=digest, bytes=(folder / name).stat().st_size)
        for name, digest in sorted(sums.items())
    )


def rows_in(folder: Path) -> dict[str, int]:
    """The number of rows of each table in `folder`."""
    return {name: open_table(file_of(folder, name)).metadata.num_rows for name in STORED}


def listed_in(folder: Path) -> tuple[ListedDocument, ...] | None:
    """The dumps as the table ``documents`` in `folder` has them; ``None`` if there are many."""
    rows = read_table(folder, "documents", list(ListedDocument.model_fields))
    return tuple(ListedDocument(**row) for row in rows.to_pylist()) if rows.num_rows <= LISTED_DOCUMENTS else None
