"""The files that somebody gives: by name, in folders, by patterns; and what lies there and is no dump.

A name is relative to what was given: to the folder, to the fixed part of the pattern, or to nothing for a file. Hidden
files and folders, files that do not end in ``.txt`` and links to folders are left out of a folder, each with a reason.
"""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from glob import glob, has_magic
from pathlib import Path

from ..errors import InputError
from .names import label, visible

SUFFIX = ".txt"
_HIDDEN = "."
# Copies of attributes that archives made on a Mac carry along.
_LITTER = frozenset({"__MACOSX"})


@dataclass(frozen=True)
class GivenFile:
    """A file to read, the name it goes by, and whether it was named itself rather than found in a folder."""

    path: Path
    name: str
    by_itself: bool


@dataclass(frozen=True, order=True)
class LeftOut:
    """Something that lies among the dumps and is not built: its name, why, and whether it should have been a dump."""

    name: str
    why: str
    unreadable: bool = False

    def __str__(self) -> str:
        return f"{self.name}: left out: {self.why}"


def find(paths: Iterable[str | Path]) -> Iterator[GivenFile | LeftOut]:
    """What `paths` name: files, folders (their ``.txt`` files, at any depth) and patterns such as ``dumps/*.txt``.

    Raises :class:`InputError` for a path that is not there, and for a folder or a pattern in which there is no dump.
    """
    for given in paths:
        root, pattern = _split(Path(given))
        mode = _mode(root)
        if mode is None:
            raise InputError(f"{label(str(given))}: there is no such file or folder; give the paths of text dumps")
        if pattern:
            yield from _matching(given, root, pattern)
        elif stat.S_ISDIR(mode):
            found = list(_inside(root, root))
            if closed := [one for one in found if isinstance(one, LeftOut) and one.name == str(Path())]:
                raise InputError(f"{label(str(root))}: {closed[0].why}; give a folder that can be read")
            if not any(isinstance(one, GivenFile) or one.unreadable for one in found):
                raise InputError(f"{label(str(root))}: the folder holds no {SUFFIX} files; name the dumps one by one")
            yield from found
        else:
            yield GivenFile(root, visible(root.name), by_itself=True)


def _split(path: Path) -> tuple[Path, str]:
    """The fixed part of `path` and the pattern below it; a part that is there as it is written is no pattern."""
    root = Path(path.anchor)
    parts = path.parts[1:] if path.anchor else path.parts
    for place, part in enumerate(parts):
        if has_magic(part) and _mode(root / part, follow=False) is None:
            return root, "/".join(parts[place:])
        root = root / part
    return root, ""


def _mode(path: Path, *, follow: bool = True) -> int | None:
    """What sort of thing `path` is; ``None`` where there is nothing, or nothing that can be reached."""
    try:
        return os.stat(path, follow_symlinks=follow).st_mode
    except (OSError, ValueError):
        return None


def _matching(given: str | Path, root: Path, pattern: str) -> Iterator[GivenFile | LeftOut]:
    """What matches `pattern` below `root`, each file once; folders give what is inside them."""
    seen: set[Path] = set()
    for name in sorted(glob(pattern, root_dir=root, recursive=True)):
        path = root / name
        mode = _mode(path)
        found = _inside(path, root) if mode is not None and stat.S_ISDIR(mode) else iter([_member(path, root, mode)])
        for one in found:
            place = one.path if isinstance(one, GivenFile) else root / one.name
            if place not in seen:
                seen.add(place)
                yield one
    if not seen:
        raise InputError(f"{label(str(given))}: no file matches; check the pattern")


def _inside(folder: Path, root: Path) -> Iterator[GivenFile | LeftOut]:
    """The dumps in `folder`, at any depth, and all that is left out; names are relative to `root`."""
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
            elif path.suffix.lower() != SUFFIX:
                yield LeftOut(_name(path, root), f"it does not end in {SUFFIX}; name the file itself to build it")
            else:
                yield _member(path, root, _mode(path))
    for error in closed:
        yield LeftOut(_name(Path(error.filename), root), f"the folder cannot be read ({error.strerror})", True)


def _member(path: Path, root: Path, mode: int | None) -> GivenFile | LeftOut:
    """A file of a folder, or what is no file at all: to read a pipe there could wait for ever."""
    name = _name(path, root)
    if mode is None:
        return LeftOut(name, "it is a link to nothing, or cannot be reached", unreadable=True)
    if not stat.S_ISREG(mode):
        return LeftOut(name, "it is not a file but a pipe, socket or device", unreadable=True)
    return GivenFile(path, name, by_itself=False)


def _why_not_entered(path: Path) -> str:
    if _is_hidden(path.name):
        return "the folder is hidden"
    return "it is a link to a folder; name the folder itself to build it" if path.is_symlink() else ""


def _is_hidden(name: str) -> bool:
    return name.startswith(_HIDDEN) or name in _LITTER


def _name(path: Path, root: Path) -> str:
    return visible(path.relative_to(root).as_posix())
