"""The checksums of a release, ``SHA256SUMS``, in the format of ``sha256sum --check``."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from ..errors import ReleaseError

SUMS = "SHA256SUMS"


def write_sums(folder: Path, known: Mapping[str, str] | None = None) -> None:
    """Write ``SHA256SUMS`` with the checksums of the other files of `folder`; those in `known` are not made again."""
    sums = known or {}
    files = sorted(path for path in folder.iterdir() if path.name != SUMS)
    lines = (f"{sums.get(path.name) or checksum(path)}  {path.name}\n" for path in files)
    (folder / SUMS).write_text("".join(lines), encoding="utf-8", newline="\n")


def checksum(path: Path) -> str:
    """SHA-256 of the file `path`, in hex."""
    with path.open("rb") as file:
        hasher = sha256()
        while block := file.read(1 << 20):
            hasher.update(block)
    return hasher.hexdigest()


def read_sums(folder: Path) -> dict[str, str]:
    """The checksums in ``SHA256SUMS`` by file name; raises :class:`ReleaseError` if the file is missing."""
    try:
        lines = (folder / SUMS).read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        raise ReleaseError(f"{folder}: {SUMS} is missing; the folder is not a release, or not a complete one") from None
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
