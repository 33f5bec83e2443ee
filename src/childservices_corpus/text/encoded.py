"""A text in the forms that reading needs: unchanged, with plain spaces, and in UTF-8."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt

from .compared import BLOCK, CR, folded, unusual
from .points import true_at

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
# As signed numbers, the bytes of UTF-8 that continue a code point are below this.
_CONTINUED = -64


@dataclass(frozen=True, eq=False)
class Written:
    """A `text`, and `source`, its UTF-8, if the caller has it; every other form is made once, when it is first used.

    If `text` is the comparing form of a page (:mod:`.compared`) and not the page's own, ``of_page`` is the page's own
    text. ``left_out`` has an entry for each character that the comparing form leaves out: the offset in `text` where it
    would be. ``suspect`` is true if a character of the page's own text may show a wrong decoding.
    """

    text: str
    source: bytes | None = field(default=None, repr=False)
    of_page: "Written | None" = field(default=None, repr=False)
    left_out: npt.NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, dtype=np.int64), repr=False)

    suspect: bool = False

    @property
    def own(self) -> "Written":
        """The page's own text; this text is its comparing form, and often both are the same."""
        return self.of_page or self

    def own_starts(self, offsets: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """The offsets in the page's own text of the characters at `offsets`."""
        return offsets + np.searchsorted(self.left_out, offsets, side="right") if len(self.left_out) else offsets

    def own_stops(self, offsets: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """The offsets in the page's own text right after the characters before `offsets`."""
        return offsets + np.searchsorted(self.left_out, offsets, side="left") if len(self.left_out) else offsets

    @cached_property
    def plain(self) -> str:
        """The text with spaces for no-break spaces, the only change inside values; offsets stay the same."""
        return self.text.replace(NO_BREAK_SPACE, " ")

    @cached_property
    def level(self) -> str:
        """The plain text with spaces for tabs too; offsets stay the same."""
        return self.plain.replace("\t", " ")

    @cached_property
    def utf8(self) -> bytes:
        """The plain text in UTF-8; lone surrogates as ``surrogatepass`` of :meth:`str.encode` writes them."""
        if self.source is not None and self.plain == self.text:
            return self.source
        return self.plain.encode("utf-8", "surrogatepass")

    @cached_property
    def _beyond(self) -> npt.NDArray[np.int64]:
        """For each byte of UTF-8 that is not the first of its code point, the offset of that code point."""
        signed = np.frombuffer(self.utf8, dtype=np.int8)
        bounds = range(0, len(signed), BLOCK)
        blocks = [true_at(signed[low : low + BLOCK] < _CONTINUED) + low for low in bounds]
        continued = np.concatenate(blocks) if blocks else np.zeros(0, dtype=np.int64)
        return continued - np.arange(1, len(continued) + 1)

    def in_utf8(self, offsets: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """The byte offsets in ``utf8`` of the code points at `offsets`."""
        return offsets + np.searchsorted(self._beyond, offsets)


def comparing(text: str, source: bytes | None) -> Written:
    """The comparing form of the page `text`; `source` is its UTF-8, if the caller has it."""
    found = unusual(source if source is not None else text.encode("utf-8", "surrogatepass"))
    own = Written(text, source, suspect=found.suspect)
    if not found.odd:
        return own
    pieces: list[str] = []
    gone: list[npt.NDArray[np.int64]] = [np.zeros(0, dtype=np.int64)]
    low = lost = 0
    while low < len(text):
        high = low + BLOCK
        # What follows a carriage return is folded with it.
        while high < len(text) and text[high - 1] == chr(CR):
            high += 1
        piece, left_out = folded(text[low:high])
        pieces.append(piece)
        # Before the n-th character left out, n others are left out already.
        gone.append(left_out + low - lost - np.arange(len(left_out)))
        lost += len(left_out)
        low = high
    return Written("".join(pieces), None, own, np.concatenate(gone))
