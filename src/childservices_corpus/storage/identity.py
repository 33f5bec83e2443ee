"""Compares the files of a folder with those that its checksums and its manifest state: is it that very release?"""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol

import pyarrow.parquet as pq

from ..errors import ReleaseError
from ..models.wording import some_of
from .manifest import Manifest, ReleaseFile, read_manifest
from .sums import MANIFEST, SUMS, checksum, hash_over, read_sums

_NAMED = 3


class Listing(Protocol):
    """A manifest, with text or without, as a list of files."""

    @property
    def files(self) -> tuple[ReleaseFile, ...]:
        """The files that it lists."""
        ...

    @property
    def files_sha256(self) -> str:
        """The hash over them."""
        ...

    @property
    def names(self) -> frozenset[str]:
        """Their names, with that of the manifest."""
        ...


def file_faults(folder: Path, sums: Mapping[str, str]) -> Iterator[str]:
    """A sentence for each file of `folder` that is missing, damaged or not one of those in `sums`."""
    for name, expected in sums.items():
        path = folder / name
        # Python's own test raises an error for a name that is too long.
        if not os.path.isfile(path):
            yield f"{name}: the file is listed in {SUMS} but missing"
            continue
        try:
            found = checksum(path)
        except OSError as error:
            yield f"{name}: the file cannot be read ({error.strerror or error})"
            continue
        if found != expected:
            other = next((one for one, digest in sums.items() if digest == found), None)
            yield f"{name}: the SHA-256 differs from {SUMS}" + (f"; its content is that of {other}" if other else "")
    for path in sorted(folder.iterdir()):
        if path.name not in sums and path.name != SUMS:
            yield f"{path.name}: the file is not listed in {SUMS}"


def manifest_faults(manifest: Listing, sums: Mapping[str, str]) -> Iterator[str]:
    """Differences between the files that `manifest` lists and the checksums `sums`."""
    for name in sorted(manifest.names ^ sums.keys()):
        yield f"{MANIFEST}: {name} is in the list of only one of {MANIFEST} and {SUMS}"
    for file in manifest.files:
        if sums.get(file.name, file.sha256) != file.sha256:
            yield f"{MANIFEST}: its SHA-256 of {file.name} differs from {SUMS}"
    if manifest.files_sha256 != hash_over({file.name: file.sha256 for file in manifest.files}):
        yield f"{MANIFEST}: its hash over all files is not that of the files that it lists"


def refuse_damaged(folder: Path) -> None:
    """Raise :class:`ReleaseError`, with the names of the files, unless each file of `folder` is as it was built."""
    sums = read_sums(folder)
    manifest = read_manifest(folder)
    faults = [*file_faults(folder, sums), *(manifest_faults(manifest, sums) if manifest is not None else ())]
    if faults:
        raise ReleaseError(
            f"{folder}: the release is not as it was built: {some_of(faults, _NAMED, '; ')}; "
            "fetch or build the release again"
        )


def refuse_other(path: Path, file: pq.ParquetFile, stated: Mapping[bytes, bytes], manifest: Manifest | None) -> None:
    """Raise :class:`ReleaseError` if the open table `file` at `path` is that of another release.

    `stated` is what the table of documents of the release states, and `manifest` its manifest, if it has one.
    """
    mine = file.schema_arrow.metadata or {}
    for key in (b"csc.data_version", b"csc.documents_sha256", b"csc.schema_version"):
        if mine.get(key) != stated.get(key):
            raise ReleaseError(
                f"{path}: the table is of another release ({key.decode().removeprefix('csc.')} "
                f"{mine.get(key, b'').decode()}, not {stated.get(key, b'').decode()}); fetch or build the release again"
            )
    listed = None if manifest is None else next((one for one in manifest.files if one.name == path.name), None)
    if listed is not None and path.exists() and path.stat().st_size != listed.bytes:
        raise ReleaseError(
            f"{path}: the table has {path.stat().st_size:,} bytes, and {listed.bytes:,} in {MANIFEST}, so it is "
            "not that of this release; fetch or build the release again"
        )
