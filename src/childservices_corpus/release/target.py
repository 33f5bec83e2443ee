"""Where a release may be written: to a new or empty folder, or over a folder that contains only a release.

A release replaces the whole folder, so every other file in it would be lost. A manifest shows that a folder is a
release. Releases built before manifests have three other marks: the checksums list exactly the files in the folder, all
of them are names of release files, and the metadata of each table says that it belongs to a release.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from ..curation.corrections import CORRECTIONS
from ..curation.folder import DATES
from ..errors import ReleaseError
from ..evaluation.quality import QUALITY
from ..models.wording import some_of
from ..storage.files import STORED, file_of
from ..storage.manifest import read_manifest
from ..storage.sums import MANIFEST, SUMS, checksum, read_sums
from ..storage.textless import OFFSETS, read_textless
from ..text.given import takes_in
from .about.products import PRODUCTS

# The files of all releases up to now.
RELEASE_FILES = frozenset(
    {SUMS, MANIFEST, *PRODUCTS, QUALITY, DATES, CORRECTIONS, OFFSETS, *(file_of(Path(), name).name for name in STORED)}
)
_NAMED = 3


def target_of(out_dir: str | Path, inputs: Iterable[str | Path], tables: Iterable[str | Path] = ()) -> Path:
    """The folder that a release in `out_dir` replaces; for a link it is the folder that the link points to.

    Raises :class:`ReleaseError` for the working folder, the home folder, a whole file system, a folder inside a
    release and a name that is not UTF-8. It raises the same for a folder that is one of `inputs`, contains one or is
    inside one, and for a folder in which a pattern such as ``dumps/**`` would find the release. A folder that is one of
    `tables` or contains one is refused too. A folder inside `tables` is allowed, because tables are read by name.
    """
    given, read_by_name = list(inputs), list(tables)
    target = _real(out_dir)
    for place, what in ((Path.cwd(), "working"), (Path(os.path.expanduser("~")), "home")):
        if target == _real(place):
            raise ReleaseError(
                f"{out_dir}: this is your {what} folder; name a folder in it, such as {Path(out_dir) / 'release'}"
            )
    if target == target.parent:
        raise ReleaseError(f"{out_dir}: this is a whole file system; name a folder in it")
    if release := next((folder for folder in target.parents if _is_release(folder)), None):
        raise ReleaseError(
            f"{out_dir}: the folder is inside the release {release}, which it would spoil; name another folder"
        )
    for path in (*given, *read_by_name):
        source = Path(os.path.realpath(path))
        if source == target or target in source.parents:
            raise ReleaseError(f"{out_dir}: the folder contains the input {path}; name a folder outside the inputs")
    for path in given:
        if takes_in(path, target):
            raise ReleaseError(f"{out_dir}: the folder is inside the input {path}; name a folder outside the inputs")
    return target


def _real(path: str | Path) -> Path:
    try:
        found = os.path.realpath(path)
        found.encode()
    except (OSError, ValueError) as error:
        raise ReleaseError(f"{path}: the path cannot be followed ({error})") from error
    return Path(found)


def _is_release(folder: Path) -> bool:
    """True if `folder` is a release by its manifest, or one from before there were manifests."""
    return (folder / SUMS).is_file() and _own_files(folder, os.listdir(folder)) is not None


def refuse_strange(target: Path) -> None:
    """Raise :class:`ReleaseError` if `target` exists and contains anything that is not part of a release."""
    if os.path.lexists(target):
        refuse(target, target)


def refuse(folder: Path, target: Path) -> None:
    """Raise :class:`ReleaseError`, with the name of `target`, if `folder` contains anything outside a release."""
    found = list(_strangers(folder))
    if found:
        raise ReleaseError(
            f"{target}: the folder exists and is not replaced, because it {some_of(found, _NAMED)}; "
            "choose another folder for the release, or move away the files to keep and remove the rest"
        )


def _strangers(folder: Path) -> Iterator[str]:
    """Entries of `folder` that are not part of a release and would be lost, in words that follow "it"."""
    if not folder.is_dir():
        yield "is a file, not a folder"
        return
    entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    if not entries:
        return
    own = _own_files(folder, [entry.name for entry in entries])
    if own is None:
        yield f"is not a release of this package and contains {entries[0].name!r}"
        return
    sums = read_sums(folder)
    for entry in entries:
        if entry.name not in own:
            yield f"contains {entry.name!r}, which is not part of the release"
        elif not entry.is_file(follow_symlinks=False):
            yield f"contains {entry.name!r}, which is not a plain file"
        elif entry.name != SUMS and checksum(Path(entry)) != sums.get(entry.name):
            yield f"contains {entry.name!r}, which was changed after it was built"


def _own_files(folder: Path, there: list[str]) -> frozenset[str] | None:
    """The names of the files of the release in `folder`; ``None`` if `folder` is not a release."""
    try:
        manifest, sums = read_textless(folder) or read_manifest(folder), read_sums(folder)
    except (ReleaseError, OSError):
        return None
    if manifest is not None:
        return manifest.names | {SUMS}
    exact = {*sums, SUMS} == set(there) <= RELEASE_FILES and file_of(folder, "documents").name in sums
    return frozenset(there) if exact and _one_stamp(folder, sums) else None


def _one_stamp(folder: Path, names: Iterable[str]) -> bool:
    """True if each table in the files `names` states its name and all tables belong to one release."""
    stamps = set()
    for path in (folder / name for name in names if name.endswith(".parquet")):
        try:
            stated = pq.read_schema(path).metadata or {}
        except (pa.ArrowException, OSError):
            return False
        if stated.get(b"csc.table") != path.stem.encode() or b"csc.schema_version" not in stated:
            return False
        stamps.add((stated.get(b"csc.data_version"), stated.get(b"csc.documents_sha256")))
    return len(stamps) == 1
