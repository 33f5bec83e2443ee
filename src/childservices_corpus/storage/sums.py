"""The checksums of a release, ``SHA256SUMS``, in the format of ``sha256sum --check``, and its hash over all files."""

import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final

from ..errors import ReleaseError

SUMS = "SHA256SUMS"
# The manifest of a release. It states the hash over all other files, so it is not one of them.
MANIFEST = "release.json"
# The format that the manifest of a release without text states.
WITHOUT_TEXT: Final = "childservices_corpus release without text"
_LINE = re.compile(r"([0-9a-f]{64})  ([^/\\\0\r\n]+)")


def write_sums(folder: Path, known: Mapping[str, str] | None = None) -> None:
    """Write ``SHA256SUMS`` with the checksums of the other files of `folder`; those in `known` are not made again."""
    (folder / SUMS).write_text(lines_of(checksums(folder, known)), encoding="utf-8", newline="\n")


def checksums(folder: Path, known: Mapping[str, str] | None = None) -> dict[str, str]:
    """The checksum of each file of `folder` except ``SHA256SUMS``, by name; those in `known` are not made again."""
    sums = known or {}
    files = sorted(path for path in folder.iterdir() if path.name != SUMS)
    return {path.name: sums.get(path.name) or checksum(path) for path in files}


def lines_of(sums: Mapping[str, str]) -> str:
    """The lines of ``SHA256SUMS`` for `sums`, in the order of the names."""
    return "".join(f"{sums[name]}  {name}\n" for name in sorted(sums))


def hash_over(sums: Mapping[str, str]) -> str:
    """The hash over all files with these `sums`: SHA-256, in hex, of their lines without the one of the manifest."""
    return sha256(lines_of({name: one for name, one in sums.items() if name != MANIFEST}).encode()).hexdigest()


def checksum(path: Path) -> str:
    """SHA-256 of the file `path`, in hex."""
    with path.open("rb") as file:
        hasher = sha256()
        while block := file.read(1 << 20):
            hasher.update(block)
    return hasher.hexdigest()


def read_sums(folder: Path) -> dict[str, str]:
    """The checksums in ``SHA256SUMS`` by file name; raises :class:`ReleaseError` if the file is missing or damaged."""
    try:
        lines = (folder / SUMS).read_bytes().decode("utf-8", "replace").split("\n")
    except FileNotFoundError:
        raise ReleaseError(f"{folder}: {SUMS} is missing; the folder is not a release, or not a complete one") from None
    except OSError as error:
        raise ReleaseError(f"{folder / SUMS}: the file cannot be read ({error.strerror or error})") from error
    found: dict[str, str] = {}
    for number, line in enumerate(lines[:-1], start=1):
        match = _LINE.fullmatch(line)
        if match is None or match[2] in found:
            raise ReleaseError(
                f"{folder / SUMS}: line {number} is not a SHA-256, two spaces and the name of a file that has no other "
                "line; the file is damaged, so fetch or build the release again"
            )
        found[match[2]] = match[1]
    if lines[-1] or not found:
        raise ReleaseError(
            f"{folder / SUMS}: the file does not end with a whole line; fetch or build the release again"
        )
    return found
