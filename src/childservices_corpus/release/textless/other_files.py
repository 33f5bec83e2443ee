"""The files of a full release that are not tables, given back from offsets and dumps."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeAlias

import pyarrow as pa
import pyarrow.parquet as pq
from pydantic import TypeAdapter, ValidationError

from ...bundled import bundled_curation
from ...errors import ReleaseError
from ...storage.files import STORED, file_of
from ...storage.stored import SOURCES
from ...storage.sums import MANIFEST, checksum
from ...storage.textless import OFFSETS, TextlessManifest
from ...text.dumps import Dump
from .offsets import Files, given_back, referred
from .texts import text_of_bytes

# Among the pieces, but not a file of the release: names and addresses of dumps that are cut in the tables.
NAMES = "names of dumps"
# By the hash of a dump, its name and its address.
Names: TypeAlias = Mapping[str, tuple[str, str | None]]
_FILES: TypeAdapter[Files] = TypeAdapter(Files)
_NAMES: TypeAdapter[Names] = TypeAdapter(Names)


def is_of_package(name: str, digest: str) -> bool:
    """True if a file of a release is a curated table of this package, from which it can be given back."""
    path = bundled_curation() / name
    return path.is_file() and checksum(path) == digest


def other_files(root: Path, stated: TextlessManifest, found: Mapping[str, Dump]) -> tuple[dict[str, bytes], Names]:
    """The other files of the full release of `root`, by name, and the names and addresses of dumps that are cut.

    `found` are the dumps by hash. Raises :class:`ReleaseError` if a file is not that of the full release.
    """
    path = root / OFFSETS
    ids = [row["document_id"] for row in rows_of(root, SOURCES)]
    try:
        pieces = _FILES.validate_json(path.read_bytes())
        texts = ((number, text_of_bytes(found[ids[number]].read())) for number in sorted(referred(pieces)))
        files = {name: text.encode() for name, text in given_back(pieces, texts).items()}
        names = _NAMES.validate_json(files.pop(NAMES))
    except (ValidationError, OSError, LookupError, ValueError) as error:
        raise ReleaseError(f"{path}: the file is not one of offsets in dumps; fetch the release again") from error
    tables = {file_of(root, table).name for table in STORED}
    wanted = {file.name: file.sha256 for file in stated.full.files if file.name not in tables}
    for name in wanted.keys() - files.keys():
        if not is_of_package(name, wanted[name]):
            raise ReleaseError(
                f"{root}: {name} is a table of the package that built the full release, {stated.full.maker}, and "
                "the one of this package differs; install that version and try again"
            )
        files[name] = (bundled_curation() / name).read_bytes()
    wanted[MANIFEST] = stated.full.manifest_sha256
    for name in sorted(files.keys() | wanted.keys()):
        if name not in files or sha256(files[name]).hexdigest() != wanted.get(name):
            raise ReleaseError(f"{path}: it does not give back the {name} of the full release; fetch the release again")
    return files, names


def rows_of(root: Path, table: str) -> list[dict[str, Any]]:
    """The rows of a small `table` of the release without text in `root`."""
    path = file_of(root, table)
    try:
        rows: list[dict[str, Any]] = pq.ParquetFile(path).read().to_pylist()
    except (pa.ArrowException, OSError) as error:
        raise ReleaseError(f"{path}: the table cannot be read ({error}); fetch the release again") from error
    return rows
