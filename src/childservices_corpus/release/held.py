"""The dumps of a release, as they were given to its build."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import pyarrow as pa

from ..errors import InputError, ReleaseError
from ..storage.files import file_of, open_table, read_table
from ..storage.manifest import Manifest, read_manifest
from ..storage.older import read_columns
from ..storage.stored import SOURCES
from ..tables.rows import models
from ..text.dumps import Dump
from ..text.given import LeftOut
from ..text.page_facts import PageFacts


@dataclass(frozen=True)
class HeldDump:
    """A row of the dumps in a release: its row group, and its place there."""

    folder: Path
    document_id: str
    group: int
    row: int

    def read(self) -> bytes:
        """The bytes of the dump; raises :class:`InputError` if they are not those of its hash."""
        content = _group(self.folder, self.group, _sign(self.folder))[self.row].as_py()
        if sha256(content).hexdigest() != self.document_id:
            raise InputError(f"{file_of(self.folder, SOURCES)}: the dump {self.document_id} is damaged")
        return bytes(content)


def _sign(folder: Path) -> str:
    """A sign of the release that is in `folder` now."""
    found = file_of(folder, SOURCES).stat()
    return f"{found.st_ino} {found.st_size} {found.st_mtime_ns}"


# Dumps are read in the order of their rows, so one group at a time is enough.
@lru_cache(maxsize=1)
def _group(folder: Path, group: int, sign: str) -> pa.ChunkedArray:
    """The dumps in one row group of the release that has the `sign`."""
    return open_table(file_of(folder, SOURCES)).read_row_group(group, columns=["content"])["content"]


def held_dumps(folder: Path) -> Iterator[Dump]:
    """Each dump that the release `folder` was built from, copies too, with what is known of it.

    Raises :class:`~childservices_corpus.errors.ReleaseError` if a table cannot be read.
    """
    documents = {one.id: one for one in models("documents", read_table(folder, "documents"))}
    manifest = read_manifest(folder)
    given = copies_given(manifest)
    for held, row in _sources(folder):
        document = documents.get(held.document_id)
        if document is None:
            raise ReleaseError(
                f"{file_of(folder, SOURCES)}: the dump {held.document_id} is not in the table documents; "
                "fetch or build the release again"
            )
        facts = PageFacts(document.address, document.saved, row["publisher"], row["layout"])
        for name, known in given.get(document.id, [(document.name, facts)]):
            yield Dump(name, document.id, size=document.n_bytes, held=held, facts=known)


def held_contents(folder: Path) -> Iterator[bytes]:
    """The bytes of each dump in the release `folder`, in the order of the table ``sources``."""
    return (held.read() for held, _ in _sources(folder))


def copies_given(manifest: Manifest | None) -> dict[str, list[tuple[str, PageFacts]]]:
    """By the hash of a dump, its names and what was known of it, where the tables do not show how it was given."""
    found: dict[str, list[tuple[str, PageFacts]]] = {}
    for one in manifest.given if manifest is not None else ():
        found.setdefault(one.document_id, []).append((one.name, one.facts))
    return found


def left_out_of(manifest: Manifest | None) -> list[LeftOut]:
    """The files that could not be read when the release was built."""
    return [LeftOut(one.name, one.why, unreadable=True) for one in (() if manifest is None else manifest.left_out)]


def _sources(folder: Path) -> Iterator[tuple[HeldDump, Mapping[str, str | None]]]:
    """Each row of the dumps in `folder`, and the publisher and the layout that were given."""
    file = open_table(file_of(folder, SOURCES))
    for group in range(file.num_row_groups):

        def read(names: list[str], group: int = group) -> pa.Table:
            return file.read_row_group(group, columns=names)

        rows = read_columns(file, ["document_id", "publisher", "layout"], read).to_pylist()
        for place, row in enumerate(rows):
            yield HeldDump(folder, row["document_id"], group, place), row
