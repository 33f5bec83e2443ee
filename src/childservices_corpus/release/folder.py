"""A release folder is whole or absent: written beside its place, flushed to disk, then renamed."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from ..errors import ReleaseError

SUMS = "SHA256SUMS"
README = "README.md"


@contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """A fresh folder beside `target`, which takes its place when the block ends well and is removed when it fails.

    A process killed inside the block leaves `target` as it was, and a hidden folder ``.<name>.partial`` that the next
    build clears away. Raises :class:`ReleaseError` if `target` is there and is no release folder.
    """
    if target.exists() and not _replaceable(target):
        raise ReleaseError(f"{target}: is there already and is no release folder; choose another, or remove it first")
    partial = target.parent / f".{target.name}.partial"
    old = target.parent / f".{target.name}.old"
    if old.exists() and not target.exists():
        old.rename(target)
    for left_over in (partial, old):
        shutil.rmtree(left_over, ignore_errors=True)
    partial.mkdir(parents=True)
    try:
        yield partial
        for path in sorted(partial.iterdir()):
            _flush(path)
        _flush(partial)
        if target.exists():
            target.rename(old)
        partial.rename(target)
        _flush(target.parent)
    finally:
        shutil.rmtree(partial, ignore_errors=True)
        if target.exists():
            shutil.rmtree(old, ignore_errors=True)


def _replaceable(target: Path) -> bool:
    return target.is_dir() and ((target / SUMS).exists() or not any(target.iterdir()))


def _flush(path: Path) -> None:
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_sums(folder: Path) -> None:
    """Write ``SHA256SUMS`` over the other files of `folder`, in the form that ``sha256sum --check`` reads."""
    files = sorted(path for path in folder.iterdir() if path.name != SUMS)
    (folder / SUMS).write_text(
        "".join(f"{checksum(path)}  {path.name}\n" for path in files), encoding="utf-8", newline="\n"
    )


def checksum(path: Path) -> str:
    """SHA-256 of the file `path`, in hex."""
    with path.open("rb") as file:
        hasher = sha256()
        while block := file.read(1 << 20):
            hasher.update(block)
    return hasher.hexdigest()


def read_sums(folder: Path) -> dict[str, str]:
    """Checksums by file name, as ``SHA256SUMS`` has them; raises :class:`ReleaseError` if it is not there."""
    try:
        lines = (folder / SUMS).read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        raise ReleaseError(f"{folder}: holds no {SUMS}; it is no release folder, or not a whole one") from None
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
