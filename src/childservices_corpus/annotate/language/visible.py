"""A text as a reader sees it: one space where the page wraps a line or has unusual spaces, no format characters.

Annotators read this form, so that "Ann", a line end, and "Sample" are one name. Every find keeps its place on the page.
"""

import re
from collections.abc import Iterable
from functools import cache
from unicodedata import normalize

import numpy as np

from ...text.compared import listed, without_usual_marks
from ...text.lines import Ints

_CLUSTER = re.compile("[^\u0300-\u036f][\u0300-\u036f]*|[\u0300-\u036f]+")
_NO_BREAK = "\N{NO-BREAK SPACE}"
# A no-break space is seen as a space of its own, but not beside another space.
_WIDE = (f"{_NO_BREAK}{_NO_BREAK}", f"{_NO_BREAK} ", f" {_NO_BREAK}")
# "long-" and "term" on two lines are one word.
_HYPHEN = r"(?<=\w-\s)(?:(?<=\n)|[^\S\n]*+\n)\s*+(?=\w)"


def visible(text: str) -> tuple[str, Ints | None]:
    """`text` as it is seen, and the place in `text` of each of its characters; ``None`` if the two are equal."""
    # Most texts have nothing to hide, and a look at its characters shows that at a fraction of the cost.
    if "  " not in text and _shows_all(text):
        return text, None
    if not _marks().isdisjoint(text):
        return _composed(text)
    return _plain(text)


def _shows_all(text: str) -> bool:
    """True if `text`, without two plain spaces side by side, has no hidden thing."""
    rest = without_usual_marks(text)
    if rest.isascii():
        return rest.isprintable()
    return _odd().isdisjoint(rest) and not (_NO_BREAK in text and any(pair in text for pair in _WIDE))


def _composed(text: str) -> tuple[str, Ints | None]:
    """A letter with its accent as two characters is seen as one; it keeps the place of the letter."""
    pieces: list[str] = []
    places: list[int] = []
    for found in _CLUSTER.finditer(text):
        one = normalize("NFC", found[0])
        pieces.append(one)
        places += range(found.start(), found.start() + len(one))
    plain, inner = _plain("".join(pieces))
    outer = np.array(places)
    return plain, outer if inner is None else outer[inner]


def _plain(text: str) -> tuple[str, Ints | None]:
    """`text` without what a reader does not see as it is."""
    if _hidden().search(text) is None:
        return text, None
    pieces: list[str] = []
    stays = np.ones(len(text), dtype=np.bool_)
    low = 0
    for found in _hidden().finditer(text):
        start, end = found.span()
        pieces.append(text[low:start])
        if _is_space(found):
            pieces.append(" ")
            start += 1
        stays[start:end] = False
        low = end
    pieces.append(text[low:])
    return "".join(pieces), np.flatnonzero(stays)


def seen(text: str) -> str:
    """`text` as it is seen."""
    return visible(text)[0]


def _is_space(found: re.Match[str]) -> bool:
    """Whether what is hidden is seen as a space."""
    return found["hyphen"] is None and not listed("ignored").issuperset(found[0])


@cache
def _odd() -> frozenset[str]:
    """Characters of hidden things: each hidden thing has one of them, other than two spaces side by side."""
    return frozenset({*listed("spaces"), *listed("ignored"), *_marks(), "\n", "\r"} - {" ", _NO_BREAK})


@cache
def _marks() -> frozenset[str]:
    """Accents that follow their letter."""
    return frozenset(map(chr, range(0x300, 0x370)))


def _ranges(letters: Iterable[str]) -> str:
    """The inside of a character class for `letters`, in ranges: the engine looks at hundreds of letters one by one."""
    found: list[list[int]] = []
    for code in sorted(map(ord, letters)):
        if found and found[-1][1] == code - 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return "".join(f"{re.escape(chr(first))}-{re.escape(chr(last))}" for first, last in found)


@cache
def _hidden() -> re.Pattern[str]:
    """What a reader does not see as it is: format characters, and white space other than a single plain space.

    One set of first characters before all branches lets the engine skip to them, and past single plain spaces.
    """
    every, odd = {*listed("spaces"), "\n", "\r", " "}, {*listed("spaces"), "\n", "\r"} - {_NO_BREAK}
    ignored, spaces, odds = map(_ranges, (listed("ignored"), every, odd))
    return re.compile(
        rf"[{spaces}{ignored}](?:(?<! )|(?=[{spaces}{ignored}]))(?:(?P<hyphen>{_HYPHEN})"
        rf"|(?<=[{spaces}])[{ignored}]*(?:[{spaces}][{ignored}]*)+"
        rf"|(?<=[{odds}])"
        rf"|(?<=[{ignored}])[{ignored}]*(?:[{spaces}][{ignored}]*)*)"
    )
