"""The comparing form of a text: what a reader of the page sees, in plain characters.

Every space and control is a space, every hyphen "-", every unusual apostrophe "'"; format characters, which have no
form of their own, are left out. Curly quotation marks and apostrophes stay: most pages have them, and tables know them.
``reference/characters.toml`` lists the characters.
"""

import re
from collections.abc import Iterator
from functools import cache

import numpy as np
import numpy.typing as npt

from ..reference import table

Points = npt.NDArray[np.uint32]
Ints = npt.NDArray[np.int64]
SPACE, LF, CR, TAB, NO_BREAK = 0x20, 0x0A, 0x0D, 0x09, 0xA0
_PRINTED = 0x7F - SPACE
# The first characters of UTF-8 that was read as Windows-1252 (â, Ã and the like) or Mac Roman.
_SUSPECTS = np.array([0x00, 0xAC, 0xC2, 0xC3, 0xE2, 0xEF, 0xF0, 0x201A, 0x221A, 0xFFFD])
_INSTEAD = {"ignored": "", "spaces": " ", "apostrophes": "'", "hyphens": "-"}


def _ranges(name: str) -> Iterator[tuple[int, int]]:
    for item in table("characters")[name]:
        first, _, last = item.partition("-")
        yield int(first, 16), int(last or first, 16)


@cache
def _instead() -> dict[int, str]:
    """What stands for each listed character, for :meth:`str.translate`."""
    return {
        code: other
        for name, other in _INSTEAD.items()
        for first, last in _ranges(name)
        for code in range(first, last + 1)
    }


@cache
def edges() -> Ints:
    """Where runs of listed characters begin and end, in turn; up to a listed code the number of edges is odd."""
    codes = np.array(sorted(set(_instead()) - {NO_BREAK}), dtype=np.int64)
    first = codes[np.diff(codes, prepend=-2) > 1]
    last = codes[np.diff(codes, append=codes[-1] + 2) > 1]
    return np.stack((first, last + 1), axis=1).reshape(-1)


@cache
def trimmed() -> str:
    """Every character that is trimmed at the ends of a line or value: white space, controls, format characters."""
    return "\n\r " + "".join(chr(code) for code, other in _instead().items() if other in ("", " "))


def comparable(words: str) -> str:
    """The comparing form of `words`; offsets are lost if it holds format characters."""
    return words if words.isascii() and words.isprintable() else words.translate(_instead())


@cache
def _listed() -> re.Pattern[str]:
    return re.compile(f"[{''.join(re.escape(chr(code)) for code in _instead())}]")


def level(text: str) -> str:
    """The comparing form of `text` with the same offsets: what it would leave out is a space beside a space."""
    if text.isascii() or _listed().search(text) is None:
        return text
    letters = list(text)
    for found in _listed().finditer(text):
        at = found.start()
        beside_space = at == 0 or letters[at - 1] == " " or text[at + 1 : at + 2].isspace()
        letters[at] = _instead()[ord(found[0])] or (" " if beside_space else found[0])
    return "".join(letters)


def rare(points: Points) -> Ints:
    """Places of controls, line ends among them, and of all that is beyond ASCII: in English there are few."""
    return np.flatnonzero(points - points.dtype.type(SPACE) >= _PRINTED)


def suspicious(points: Points) -> bool:
    """Whether one of `points` opens a sequence that was decoded twice, or is a zero or a replacement character."""
    return bool(np.isin(points, _SUSPECTS).any())


def folded(points: Points, rare: Ints) -> tuple[str, Ints] | None:
    """The comparing form of a text with these code points, and the places of the characters that it leaves out.

    `rare` is the answer of :func:`rare`. ``None`` if the form is the text itself. A no-break space does not count for
    that, nor does a tab at the end of a line.
    """
    at = rare[np.searchsorted(edges(), points[rare], side="right") % 2 == 1]
    if not len(at) or (not (points[at] != TAB).any() and not _inside(points, at)):
        return None
    codes, kind = np.unique(points[at], return_inverse=True)
    instead = [_instead()[code] for code in codes.tolist()]
    # Without a character between them, a carriage return and a line feed would end one line, and not two.
    gone = np.array([not other for other in instead], dtype=np.bool_)[kind] & (points[at - 1] != CR)
    into = points.astype("<u4")
    into[at] = np.array([ord(other or " ") for other in instead], dtype=np.uint32)[kind]
    gone_at = at[gone]
    return np.delete(into, gone_at).tobytes().decode("utf-32-le", "surrogatepass"), gone_at


def _inside(points: Points, at: Ints) -> bool:
    """Whether a character at one of the places `at` has a visible character on both sides."""
    at = at[(at > 0) & (at < len(points) - 1)]
    return bool(((points[at - 1] > SPACE) & (points[at + 1] > SPACE)).any())
