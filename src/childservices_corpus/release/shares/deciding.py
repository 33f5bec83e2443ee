"""The second step of annotating, on all shares together: what it decides becomes a part, so it too is done only once.

The part has a folder for each share, with the decisions on the records that the share writes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from ...annotate.dates.problems import DateProblem
from ...annotate.steps.stored import Kept, keep
from ...annotate.steps.together import Together, together
from ...curation.corrections import Correction
from ...curation.folder import Curation
from .alone import ALONE
from .part import Part, seal
from .share import key_of
from .work import Work, made


@dataclass(frozen=True)
class Decided:
    """What was decided on all records, from the part in `folder`, by the tables of `curation`."""

    folder: Path
    curation: Curation

    @cached_property
    def _told(self) -> dict[str, Any]:
        return Part(self.folder).summary

    def of(self, number: int) -> tuple[Path, list[str]]:
        """The folder with the decisions for the share `number`, and the checksums of its files."""
        sums: dict[str, str] = self._told["files"]
        return self.folder / str(number), [sums[name] for name in sorted(sums) if name.startswith(f"{number}/")]

    @property
    def missing(self) -> tuple[DateProblem, ...]:
        """The curated days that fit no record."""
        rows = self.curation.dates
        return tuple(
            DateProblem("no-such-record", rows[at].record_id, message, namesake=namesake, row=rows[at])
            for at, message, namesake in self._told["missing"]
        )

    @property
    def corrected(self) -> tuple[Correction, ...]:
        """The corrections of records that are here."""
        return tuple(item for item in self.curation.corrections if item.record in set(self._told["corrected"]))

    @property
    def elsewhere(self) -> tuple[Correction, ...]:
        """The corrections of other records."""
        return tuple(item for item in self.curation.corrections if item.record not in set(self._told["corrected"]))


def decided(parts: Sequence[Part], curation: Curation, shown: Mapping[str, tuple[str, int]], work: Work) -> Decided:
    """The decisions on all records of `parts`: those in `work` if they are there, or new ones.

    `curation` and `shown` are as in :func:`~childservices_corpus.annotate.steps.together.together`.
    """
    names = [part.folder.name for part in parts]
    key = key_of([names, [one.sha256 for one in curation.tables], sorted(shown.items())])
    if not work.has(key):
        made(work.folder, key, lambda folder: _write(folder, parts, curation, shown))
    return Decided(work.path(key), curation)


def _write(folder: Path, parts: Sequence[Part], curation: Curation, shown: Mapping[str, tuple[str, int]]) -> None:
    found = together([Kept(part.folder / ALONE) for part in parts], curation, shown, folder)
    for number in range(len(parts)):
        place = folder / str(number)
        place.mkdir()
        keep(place, found.decisions(number))
    seal(folder, {"missing": _missing(found, curation), "corrected": sorted({one.record for one in found.corrected})})


def _missing(found: Together, curation: Curation) -> list[tuple[int, str, str | None]]:
    """The number of each row that fits no record, with the sentence on it and the record that has its title."""
    number = {id(row): at for at, row in enumerate(curation.dates)}
    return [(number[id(one.row)], one.message, one.namesake) for one in found.missing]
