"""Entry points of other packages: found by name, loaded one at a time, with the reason if one fails."""

import os
import re
import sys
from functools import partial
from importlib.machinery import PathFinder
from importlib.metadata import EntryPoint, entry_points
from typing import Any, NamedTuple

from ..errors import PluginError

_ADDRESS = re.compile(r"0x[0-9a-fA-F]+")
_LONGEST = 200
# How the names of folders end that hold what is known of a package.
_METADATA = (".dist-info", ".egg-info", "egg-info")


class Entry(NamedTuple):
    """One name in a group: its entry points, and the packages that claim the name, with their versions."""

    name: str
    points: tuple[EntryPoint, ...]
    package: str

    def load(self) -> Any:
        """The object that the entry point names.

        Raises ``PluginError`` if several packages claim the name, or if the module ends the program when it is
        imported. Any other error of the module is raised as it is.
        """
        point, *others = self.points
        if others:
            raise PluginError(f"the name {self.name!r} is claimed {len(self.points)} times, so that none counts")
        try:
            return point.load()
        except SystemExit as error:
            raise PluginError(f"the module {point.module} ends the program when it is imported") from error


def entries(group: str) -> dict[str, Entry]:
    """The entries of `group` by name; imports nothing."""
    if not any(map(partial(_may_register, group), sys.path)) and not _others_find():
        return {}
    found: dict[str, dict[str, EntryPoint]] = {}
    for point in sorted(entry_points(group=group), key=lambda point: (point.name, point.value)):
        # An entry point found twice, as beside an editable install, counts once.
        found.setdefault(point.name, {}).setdefault(point.value, point)
    return {
        name: Entry(name, tuple(points.values()), " and ".join(dict.fromkeys(map(_package, points.values()))))
        for name, points in found.items()
    }


def _may_register(group: str, folder: str) -> bool:
    """Whether a package in `folder`, a part of the path of modules, may register entries of `group`.

    It is false only if not a file of entry points there has the name of the group. To read them all, package by
    package, takes three times as long, and most users have not installed a package with such entries.
    """
    try:
        names = os.listdir(folder or ".")
    except OSError:
        # An archive may hold packages too.
        return os.path.isfile(folder)
    points = [os.path.join(folder, name, "entry_points.txt") for name in names if name.lower().endswith(_METADATA)]
    return any(_holds(path, group.encode()) for path in points)


def _holds(path: str, words: bytes) -> bool:
    """Whether the file `path` may hold `words`; false if it does not exist."""
    try:
        with open(path, "rb", buffering=0) as file:
            return words in file.read()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True


def _others_find() -> bool:
    """Whether anything but the path of modules finds packages."""
    return any(hasattr(finder, "find_distributions") and finder is not PathFinder for finder in sys.meta_path)


def _package(point: EntryPoint) -> str:
    return f"{point.dist.name} {point.dist.version}" if point.dist is not None else point.module


def in_one_line(error: BaseException) -> str:
    """The type and message of `error` on one line of bounded length; without addresses, which change in every run."""
    try:
        said = str(error)
    # Even that may fail, since the class is another package's.
    except Exception:
        said = ""
    said = " ".join(addressless(said).split())
    shown = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in said)
    return f"{type(error).__name__}: {shown[:_LONGEST]}".removesuffix(": ")


def addressless(words: str) -> str:
    """`words` without addresses in memory, which differ from run to run."""
    return _ADDRESS.sub("0x", words)
