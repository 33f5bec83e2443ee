"""The given files: by name, in folders, by patterns; and entries there that are not dumps.

The name of a file is its path below the given folder or below the fixed part of the pattern; for a given file it is the
file name. In a folder, hidden files and folders, files with another ending than those of texts, HTML pages and crawl
files, and links to folders are left out, each with a reason. A file called ``pages.csv`` is not a dump but a table of
what is known of the dumps beside it.
"""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from glob import glob, has_magic
from pathlib import Path
from typing import TypeAlias

from ..errors import InputError
from .names import label, visible

SUFFIXES = (".txt", ".html", ".htm")
CRAWLS = (".warc", ".wet", ".warc.gz", ".wet.gz")
_ENDS = f"{', '.join((*SUFFIXES, *CRAWLS[:-1]))} or {CRAWLS[-1]}"
PAGES = "pages.csv"
_HIDDEN = "."
# Archives made on a Mac contain copies of file attributes in this folder.
_LITTER = frozenset({"__MACOSX"})


@dataclass(frozen=True)
class GivenFile:
    """A file to read, its name, and whether it was named itself instead of found in a folder."""

    path: Path
    name: str
    by_itself: bool


@dataclass(frozen=True)
class GivenTable:
    """A table of what is known of the dumps beside it."""

    path: Path


@dataclass(frozen=True, order=True)
class LeftOut:
    """An entry that is not built: its name, the reason, and whether it could be an unreadable dump."""

    name: str
    why: str
    unreadable: bool = False

    def __str__(self) -> str:
        return f"{self.name}: left out: {self.why}"


Given: TypeAlias = GivenFile | GivenTable | LeftOut


def find(paths: Iterable[str | Path]) -> Iterator[Given]:
    """The files that `paths` name: files, folders and patterns such as ``dumps/*.txt``.

    Of a folder, these are the files at any depth that end in one of :data:`SUFFIXES` or :data:`CRAWLS`. Raises
    :class:`InputError` for a path that does not exist, and for a folder or a pattern without a dump.
    """
    for given in paths:
        root, pattern = _split(Path(given))
        mode = _mode(root)
        if mode is None:
            raise InputError(f"{label(str(given))}: the file or folder does not exist; give the paths of text dumps")
        if pattern:
            yield from _matching(given, root, pattern)
        elif stat.S_ISDIR(mode):
            found = list(_inside(root, root))
            if closed := [one for one in found if isinstance(one, LeftOut) and one.name == str(Path())]:
                raise InputError(f"{label(str(root))}: {closed[0].why}; give a folder that can be read")
            if not any(isinstance(one, GivenFile) or (isinstance(one, LeftOut) and one.unreadable) for one in found):
                raise InputError(
                    f"{label(str(root))}: the folder does not contain {_ENDS} files; name the dumps one by one"
                )
            yield from found
        else:
            yield GivenTable(root) if root.name == PAGES else GivenFile(root, visible(root.name), by_itself=True)


def is_crawl(name: str) -> bool:
    """True if a file of this name is a crawl file."""
    return name.lower().endswith(CRAWLS)


def takes_in(path: str | Path, place: Path) -> bool:
    """True if the folder or pattern `path` finds what is in the folder `place`, a real path."""
    root, pattern = _split(Path(path))
    above = Path(os.path.realpath(root))
    if not place.is_relative_to(above):
        return False
    for part, name in zip(pattern.split("/"), place.relative_to(above).parts, strict=False):
        if not pattern or part == "**":
            break
        if not fnmatchcase(name, part):
            return False
    return True


def _split(path: Path) -> tuple[Path, str]:
    """The fixed part of `path` and the pattern below it; a name that exists as written is not a pattern."""
    root = Path(path.anchor)
    parts = path.parts[1:] if path.anchor else path.parts
    for place, part in enumerate(parts):
        if has_magic(part) and _mode(root / part, follow=False) is None:
            return root, "/".join(parts[place:])
        root = root / part
    return root, ""


def _mode(path: Path, *, follow: bool = True) -> int | None:
    """The file mode of `path`; ``None`` if it does not exist or cannot be reached."""
    try:
        return os.stat(path, follow_symlinks=follow).st_mode
    except (OSError, ValueError):
        return None


def _matching(given: str | Path, root: Path, pattern: str) -> Iterator[Given]:
    """The files below `root` that match `pattern`, each once; a matching folder gives the files in it."""
    seen: set[Path] = set()
    for name in sorted(glob(pattern, root_dir=root, recursive=True)):
        path = root / name
        mode = _mode(path)
        found = _inside(path, root) if mode is not None and stat.S_ISDIR(mode) else iter([_member(path, root, mode)])
        for one in found:
            place = root / one.name if isinstance(one, LeftOut) else one.path
            if place not in seen:
                seen.add(place)
                yield one
    if not seen:
        raise InputError(f"{label(str(given))}: the pattern does not match a file; check the pattern")


def _inside(folder: Path, root: Path) -> Iterator[Given]:
    """The dumps in `folder`, at any depth, and the entries that are left out; names are relative to `root`."""
    closed: list[OSError] = []
    for place, folders, files in os.walk(folder, onerror=closed.append):
        for name in sorted(folders):
            path = Path(place, name)
            why = _why_not_entered(path)
            if why:
                folders.remove(name)
                yield LeftOut(_name(path, root), why)
        folders.sort()
        for name in sorted(files):
            path = Path(place, name)
            if _is_hidden(name):
                yield LeftOut(_name(path, root), "it is hidden")
            elif path.suffix.lower() not in SUFFIXES and not is_crawl(name) and name != PAGES:
                yield LeftOut(_name(path, root), f"it does not end in {_ENDS}; name the file itself to build it")
            else:
                yield _member(path, root, _mode(path))
    for error in closed:
        yield LeftOut(_name(Path(error.filename), root), f"the folder cannot be read ({error.strerror})", True)


def _member(path: Path, root: Path, mode: int | None) -> Given:
    """A file in a folder, or an entry that is left out because it is not a file: reading a pipe could wait for ever."""
    name = _name(path, root)
    if mode is None:
        return LeftOut(name, "it is a broken link, or cannot be reached", unreadable=True)
    if not stat.S_ISREG(mode):
        return LeftOut(name, "it is not a file but a pipe, socket or device", unreadable=True)
    return GivenTable(path) if path.name == PAGES else GivenFile(path, name, by_itself=False)


def _why_not_entered(path: Path) -> str:
    if _is_hidden(path.name):
        return "the folder is hidden"
    return "it is a link to a folder; name the folder itself to build it" if path.is_symlink() else ""


def _is_hidden(name: str) -> bool:
    return name.startswith(_HIDDEN) or name in _LITTER


def _name(path: Path, root: Path) -> str:
    return visible(path.relative_to(root).as_posix())
