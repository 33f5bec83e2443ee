"""The dumps of a build: each is read once and built once, and has its own name.

If a file cannot be read, it matters how it was given. A file that was named itself raises an error. A file in a folder
or a pattern is left out, the release says so, and the other files are built.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Protocol

from ..errors import ExtraMissingError, InputError
from .documents import read_bytes, why_unreadable
from .given import GivenFile, GivenTable, LeftOut, find, is_crawl
from .names import label, visible
from .page_facts import NOTHING, PageFacts

# In the name of a part of a file, between the name of the file and the place of the part.
PART = "@"


class Held(Protocol):
    """A page that is a part of a file, or a row of a release."""

    def read(self) -> bytes:
        """Its bytes."""
        ...


@dataclass(frozen=True)
class Dump:
    """A dump and its name in the release; its bytes are in a file, in a part of one or, from a pipe, in `data`.

    ``by_itself`` is false for a file from a folder or a pattern. ``facts`` is what the file itself says of the page,
    and ``size`` is the number of its bytes.
    """

    name: str
    document_id: str
    path: Path | None = None
    data: bytes | None = None
    by_itself: bool = True
    facts: PageFacts = NOTHING
    held: Held | None = None
    size: int = 0

    @property
    def file(self) -> str:
        """The name of the file that the dump is, or is a part of."""
        return self.name if self.held is None else self.name.rpartition(PART)[0]

    @property
    def own_path(self) -> Path | None:
        """The path of the dump, as a table beside it would name it: a part of a file is called as in the release."""
        if self.held is None or self.path is None:
            return self.path
        return self.path.with_name(self.path.name + self.name[len(self.file) :])

    def read(self) -> bytes:
        """The bytes of the dump; raises :class:`InputError` if they have changed since the dump was listed."""
        if self.data is not None:
            return self.data
        if self.held is not None:
            data = self.held.read()
        elif self.path is not None:
            data = read_bytes(self.path)
        else:
            raise InputError(f"{self.name}: a dump needs a path or its bytes")
        if sha256(data).hexdigest() != self.document_id:
            raise InputError(
                f"{self.name}: the file changed during the build; build again when no program writes to it"
            )
        return data


@dataclass(frozen=True)
class Inputs:
    """Dumps in the order of their names, exact copies of them, and files that were left out.

    ``given`` are all given dumps, before duplicates of content and of name were removed. ``tables`` are the files
    ``pages.csv`` beside them.
    """

    dumps: tuple[Dump, ...]
    repeated: tuple[tuple[str, Dump], ...]
    left_out: tuple[LeftOut, ...]
    given: tuple[Dump, ...]
    tables: tuple[Path, ...] = ()

    def without(self, dump: Dump, lost: LeftOut) -> "Inputs":
        """These inputs without the file of `dump`, which is `lost`; an exact copy takes its place."""
        return gather((one for one in self.given if one.path != dump.path), (*self.left_out, lost))


def dump_of(source: str | Path | bytes, name: str | None = None, *, by_itself: bool = True) -> Dump:
    """The dump in the file `source`, or in the bytes `source` with the name `name`.

    Raises :class:`InputError` for a file that cannot be read.
    """
    if isinstance(source, bytes):
        return Dump(label(name or "bytes"), sha256(source).hexdigest(), data=source, size=len(source))
    path = Path(source)
    data = read_bytes(path)
    # A pipe can be read only once.
    again = None if path.is_file() else data
    return Dump(label(name or visible(path.name)), sha256(data).hexdigest(), path, again, by_itself, size=len(data))


def read_inputs(
    paths: Iterable[str | Path],
    extra: Iterable[Dump] = (),
    crawled: Callable[[GivenFile], Iterable[Dump | LeftOut]] | None = None,
) -> Inputs:
    """The dumps that `paths` name (see :func:`~.given.find`), the dumps `extra`, and the pages of crawl files.

    `crawled` gives the pages of a crawl file; without it, such a file is left out.

    Raises :class:`InputError` for a path that does not exist or cannot be read, and for inputs without any dump.
    """
    dumps, left_out, tables = list(extra), [], []
    for one in find(paths):
        if isinstance(one, GivenTable):
            tables.append(one.path)
            continue
        if isinstance(one, LeftOut):
            left_out.append(one)
            continue
        try:
            for found in _dumps_in(one, crawled):
                if isinstance(found, LeftOut):
                    left_out.append(found)
                else:
                    dumps.append(found)
        except (InputError, ExtraMissingError) as error:
            if one.by_itself:
                raise
            left_out.append(lost(one, error))
    if not dumps:
        told = "; ".join(str(one) for one in left_out if one.unreadable or is_crawl(one.name))
        raise InputError(told or "dumps are missing; name files, folders or globs")
    return replace(gather(dumps, left_out), tables=tuple(tables))


def _dumps_in(
    given: GivenFile, crawled: Callable[[GivenFile], Iterable[Dump | LeftOut]] | None
) -> Iterable[Dump | LeftOut]:
    if not is_crawl(given.name):
        return [dump_of(given.path, given.name, by_itself=given.by_itself)]
    return [LeftOut(given.name, "only a build reads crawl files")] if crawled is None else crawled(given)


def lost(dump: Dump | GivenFile, error: InputError | ExtraMissingError) -> LeftOut:
    """`dump`, which `error` made unreadable, as a file that is left out."""
    name = dump.file if isinstance(dump, Dump) else dump.name
    why = why_unreadable(error) if isinstance(error, InputError) else str(error)
    return LeftOut(name, why, unreadable=True)


def gather(dumps: Iterable[Dump], left_out: Iterable[LeftOut] = ()) -> Inputs:
    """Sort `dumps` by name; keep each content once, under the first of its names, and give each name once.

    If different contents have one name, the content with the lowest hash keeps it, and the others get numbers, as in
    ``page (2).txt``. The result does not depend on the order of the dumps or on the paths of their folders.
    """
    given = tuple(sorted(dumps, key=_by_name))
    kept: dict[str, Dump] = {}
    repeated: list[tuple[str, str]] = []
    for dump in given:
        if dump.document_id in kept:
            repeated.append((dump.name, dump.document_id))
        else:
            kept[dump.document_id] = dump
    unique = {dump.document_id: dump for dump in _numbered(list(kept.values()))}
    return Inputs(
        tuple(sorted(unique.values(), key=_by_name)),
        tuple((name, unique[document_id]) for name, document_id in repeated),
        tuple(sorted(set(left_out))),
        given,
    )


def _by_name(dump: Dump) -> tuple[str, str]:
    return dump.name, dump.document_id


def _numbered(dumps: Sequence[Dump]) -> list[Dump]:
    """`dumps`, which are sorted, with a number in each name that an earlier dump has."""
    taken = {dump.name for dump in dumps}
    met: set[str] = set()
    found = []
    for dump in dumps:
        name, number = dump.name, 1
        while name in met or (number > 1 and name in taken):
            number += 1
            path = PurePosixPath(dump.name)
            name = str(path.with_name(f"{path.stem} ({number}){path.suffix}"))
        met.add(name)
        found.append(replace(dump, name=name))
    return found
