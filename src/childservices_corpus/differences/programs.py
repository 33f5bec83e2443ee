"""What in the programs of two releases can have caused a difference, as the hashes in their manifests say."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..models.wording import some_of
from ..release.checks import PARSED
from ..storage.manifest import MadeWith
from .parts import Cause, CauseKind, Causes
from .sides import Release

# How many changed tables of knowledge a sentence names.
_NAMED = 3


@dataclass(frozen=True)
class Programs:
    """The parts of the program that differ between two releases; ``None`` if one release does not say what made it."""

    reading: bool | None
    annotating: bool | None
    tables: tuple[str, ...] | None
    packages: tuple[str, ...] | None

    @property
    def unknown(self) -> bool:
        """True if one of the two does not say what made it."""
        return self.tables is None

    @property
    def differ(self) -> bool:
        """True if a part differs on which values depend."""
        return bool(self.reading or self.annotating or self.tables or self.packages)

    def of_page(self) -> Causes:
        """The possible causes of a difference in what was read from a page."""
        return (*self._of_reading(), *self._tables())

    def of_rules(self, *, read_alike: bool) -> Causes:
        """The possible causes of a difference in what rules found; `read_alike` if pages were read alike."""
        pages = () if read_alike else self._of_reading()
        return (*pages, *self._part(self.annotating, "rules", "code of the rules"), *self._tables())

    def table(self, name: str) -> Cause | None:
        """The table of knowledge `name` as a cause, if it may differ."""
        if self.tables is None:
            return Cause("table", f"{name}, a table of the program, seems to differ")
        return Cause("table", f"{name}, a table of the program, differs") if name in self.tables else None

    def _of_reading(self) -> Causes:
        packages = self.packages or ()
        added = f"packages that add layouts or publishers differ: {some_of(packages, _NAMED)}"
        own = self._part(self.reading, "reading", "code that reads pages")
        return (*own, Cause("reading", added)) if packages else own

    def _part(self, differs: bool | None, kind: CauseKind, called: str) -> Causes:
        if self.unknown:
            return (Cause(kind, f"the {called} may differ"),)
        return (Cause(kind, f"the {called} differs"),) if differs else ()

    def _tables(self) -> Causes:
        if self.tables is None:
            return (Cause("table", "the tables of the program may differ"),)
        if not self.tables:
            return ()
        return (Cause("table", f"tables of the program differ: {some_of(self.tables, _NAMED)}"),)


def programs_of(before: Release, after: Release) -> Programs:
    """What differs between the programs that made `before` and `after`."""
    old, new = (None if one.manifest is None else one.manifest.made_with for one in (before, after))
    if old is None or new is None:
        return Programs(None, None, None, None)
    return between(old, new)


def between(old: MadeWith, new: MadeWith) -> Programs:
    """What differs between two programs."""
    return Programs(
        old.reading != new.reading,
        old.annotating != new.annotating,
        _differing(old.tables, new.tables),
        _differing(old.packages, new.packages),
    )


def _differing(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[str, ...]:
    """The names that have another hash, or that only one of the two has."""
    return tuple(name for name in sorted(old.keys() | new.keys()) if old.get(name) != new.get(name))


def is_of_page(table: str, field: str) -> bool:
    """True for a field that is read from a page, false for one that rules add."""
    return field.partition(".")[0] in PARSED.get(table, ())
