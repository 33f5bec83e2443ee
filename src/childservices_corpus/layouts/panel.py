"""The layouts that are asked about a document; a layout that fails is noted, and the others go on."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from ..errors import LayoutError
from .contract import LineFinding
from .registry import Known

BROKEN = "broken-layout"
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Panel:
    """The layouts to ask about a document, in the order of their names.

    ``faults`` are findings about layouts that failed: one for a failure on the whole document, one for each page that a
    layout could not read.
    """

    members: tuple[Known, ...]
    faults: dict[tuple[str, int], LineFinding] = field(default_factory=dict)

    def ask(self, known: Known, answer: Callable[[], Answer], otherwise: Answer, part: tuple[int, int]) -> Answer:
        """The `answer` of a layout about a `part` of the lines; on failure `otherwise`, noted once."""
        return self._ask(known, answer, otherwise, part, -1)

    def read(self, known: Known, answer: Callable[[], Answer], part: tuple[int, int]) -> Answer | None:
        """The `answer` of a layout about the page `part`; if it fails, ``None``, and a note for each such page."""
        return self._ask(known, answer, None, part, part[0])

    def only(self, wanted: Callable[[Known], bool]) -> "Panel":
        """The layouts that are `wanted`; failures are noted in the same place."""
        return Panel(tuple(filter(wanted, self.members)), self.faults)

    def without(self, known: Known) -> "Panel":
        """The other layouts."""
        return self.only(lambda one: one.name != known.name)

    def _ask(
        self, known: Known, answer: Callable[[], Answer], otherwise: Answer, part: tuple[int, int], key: int
    ) -> Answer:
        try:
            return answer()
        except LayoutError as error:
            low, high = part
            self.faults.setdefault((known.name, key), LineFinding(BROKEN, low, max(low, high - 1), str(error)))
            return otherwise


def panel(members: Iterable[Known]) -> Panel:
    """A panel of `members`, which may come in any order."""
    return Panel(tuple(sorted(members, key=lambda known: known.name)))
