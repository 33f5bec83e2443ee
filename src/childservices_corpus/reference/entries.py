"""What other packages add to ours: their entry points by name, loaded one at a time, with the reason if one fails."""

import re
from importlib.metadata import EntryPoint, entry_points
from typing import Any, NamedTuple

from ..errors import PluginError

_ADDRESS = re.compile(r"0x[0-9a-fA-F]+")
_LONGEST = 200


class Entry(NamedTuple):
    """One name in a group: the entry points that claim it, and the packages they are of, with their versions."""

    name: str
    points: tuple[EntryPoint, ...]
    package: str

    def load(self) -> Any:
        """What the entry point names; raises whatever its module raises, and PluginError where two packages claim it.

        A module that ends the program is one that cannot be imported.
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
    found: dict[str, dict[str, EntryPoint]] = {}
    for point in sorted(entry_points(group=group), key=lambda point: (point.name, point.value)):
        # One found twice, as beside an editable install, is one.
        found.setdefault(point.name, {}).setdefault(point.value, point)
    return {
        name: Entry(name, tuple(points.values()), " and ".join(dict.fromkeys(map(_package, points.values()))))
        for name, points in found.items()
    }


def _package(point: EntryPoint) -> str:
    return f"{point.dist.name} {point.dist.version}" if point.dist is not None else point.module


def in_one_line(error: BaseException) -> str:
    """What `error` is and says, on one line of bounded length; without addresses, which differ from run to run."""
    said = " ".join(_ADDRESS.sub("0x", str(error)).split())
    shown = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in said)
    return f"{type(error).__name__}: {shown[:_LONGEST]}".removesuffix(": ")
