"""The dumps a build is given: files, folders and globs, each read once and built once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from glob import glob, has_magic
from hashlib import sha256
from pathlib import Path

from ..errors import InputError
from .documents import read_bytes

SUFFIX = ".txt"


@dataclass(frozen=True)
class Dump:
    """A dump by the name it goes by in the release; its bytes are in a file or, from standard input, in `data`."""

    name: str
    document_id: str
    path: Path | None = None
    data: bytes | None = None

    def read(self) -> bytes:
        """The bytes of the dump; raises :class:`InputError` if they are no longer those it was listed with."""
        if self.data is not None:
            return self.data
        if self.path is None:
            raise InputError(f"{self.name}: a dump needs a path or its bytes")
        data = read_bytes(self.path)
        if sha256(data).hexdigest() != self.document_id:
            raise InputError(
                f"{self.path}: the file changed during the build; build again when no program writes to it"
            )
        return data


@dataclass(frozen=True)
class Inputs:
    """Dumps in the order of their names, and the names of those that are one of them again, byte for byte."""

    dumps: tuple[Dump, ...]
    repeated: tuple[tuple[str, Dump], ...]


def dump_of(source: str | Path | bytes, name: str | None = None) -> Dump:
    """The dump in the file `source`, or in the bytes `source` called `name`."""
    if isinstance(source, bytes):
        return Dump(name or "bytes", sha256(source).hexdigest(), data=source)
    path = Path(source)
    return Dump(name or path.name, sha256(read_bytes(path)).hexdigest(), path=path)


def find(paths: Iterable[str | Path]) -> Iterator[Path]:
    """The files that `paths` name: files, folders (their ``.txt`` files, at any depth) and globs.

    Raises :class:`InputError` for a path that is not there and for a folder or a glob in which there is nothing.
    """
    for given in paths:
        path = Path(given)
        if path.is_dir():
            found = sorted(inner for inner in path.rglob(f"*{SUFFIX}") if inner.is_file())
            if not found:
                raise InputError(f"{path}: the folder holds no {SUFFIX} files; name the dumps one by one")
            yield from found
        elif path.exists():
            yield path
        elif has_magic(str(given)):
            matched = sorted(Path(name) for name in glob(str(given), recursive=True))
            if not matched:
                raise InputError(f"{given}: no file matches; check the pattern")
            yield from find(matched)
        else:
            raise InputError(f"{path}: there is no such file or folder; give the paths of text dumps")


def gather(dumps: Iterable[Dump]) -> Inputs:
    """Sort `dumps` by name and keep each content once, under the first of its names."""
    kept: dict[str, Dump] = {}
    repeated: list[tuple[str, Dump]] = []
    for dump in sorted(dumps, key=lambda dump: (dump.name, dump.document_id)):
        if dump.document_id in kept:
            repeated.append((dump.name, kept[dump.document_id]))
        else:
            kept[dump.document_id] = dump
    return Inputs(tuple(kept.values()), tuple(repeated))
