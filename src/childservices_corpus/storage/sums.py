"""The checksums of a release, ``SHA256SUMS``, in the form that ``sha256sum --check`` reads."""

from hashlib import sha256
from pathlib import Path

from ..errors import ReleaseError

SUMS = "SHA256SUMS"


def write_sums(folder: Path) -> None:
    """Write ``SHA256SUMS`` over the other files of `folder`."""
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
        raise ReleaseError(f"{folder}: holds no {SUMS}; it is not a release folder, or not a whole one") from None
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
