"""Forms of a text for the comparison of words.

Offsets in code points stay the same in :func:`plain_spaces`, :func:`straight`, :func:`plain_hyphens`,
:func:`lowered`, :func:`small` and :func:`spaced`. Offsets are lost in :func:`loose` and :func:`bare_words`.
"""

import re
import unicodedata

from .compared import comparable

_RIGHT, _LEFT = "\N{RIGHT SINGLE QUOTATION MARK}", "\N{LEFT SINGLE QUOTATION MARK}"
_NO_BREAK = "\N{NO-BREAK SPACE}"
_HYPHENS = ("\N{NON-BREAKING HYPHEN}", "\N{HYPHEN}", "-")
_QUOTES = str.maketrans(
    {_LEFT: "'", _RIGHT: "'", "\N{LEFT DOUBLE QUOTATION MARK}": '"', "\N{RIGHT DOUBLE QUOTATION MARK}": '"'}
)
# Without the usual marks beyond ASCII most texts are ASCII, and a table cuts ASCII into words faster.
_MARKS = (
    "\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{EN DASH}\N{EM DASH}\N{HORIZONTAL ELLIPSIS}"
    "\N{POUND SIGN}\N{NO-BREAK SPACE}"
)
_TO_WORDS = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(0x80)}
_WORD = re.compile(r"[^\W_]+")


def plain_spaces(words: str) -> str:
    """`words` with plain spaces for no-break spaces, the only change inside values."""
    return words.replace(_NO_BREAK, " ")


def straight(text: str) -> str:
    """`text` with straight apostrophes, plain spaces, and line feeds for carriage returns; the rest stays."""
    return text.replace(_RIGHT, "'").replace(_NO_BREAK, " ").replace("\t", " ").replace("\r", "\n")


def lowered(text: str) -> str:
    """`text` in lower case, letter by letter; a letter whose lower case is two letters (U+0130) stays one letter."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def plain_hyphens(text: str) -> str:
    """`text` with the hyphen of the keyboard for its look-alikes."""
    for hyphen in _HYPHENS[:-1]:
        text = text.replace(hyphen, "-")
    return text


def small(text: str) -> str:
    """`text` in lower case, with straight apostrophes (for opening marks too) and plain spaces."""
    if text.isascii():
        return text.lower()
    # Three replacements cost a fifth of one translation.
    return lowered(text).replace(_RIGHT, "'").replace(_LEFT, "'").replace(_NO_BREAK, " ")


def spaced(text: str) -> str:
    """`text` with straight apostrophes, and with spaces for hyphens; case stays."""
    text = text.replace(_RIGHT, "'").replace(_LEFT, "'").replace(_NO_BREAK, " ")
    for hyphen in _HYPHENS:
        text = text.replace(hyphen, " ")
    return text


def loose(name: str) -> str:
    """`name` without differences of case, quotes, hyphens, spaces, format characters and composed letters."""
    composed = name if name.isascii() else unicodedata.normalize("NFC", comparable(name))
    return " ".join(composed.translate(_QUOTES).casefold().split())


def bare_words(text: str) -> list[str]:
    """The words of `text` in lower case, without marks and possessive endings; offsets are lost."""
    present = [mark for mark in ("'", _RIGHT, _LEFT) if mark in text]
    for mark in present:
        text = text.replace(f"{mark}s ", " ")
    for mark in present:
        text = text.replace(mark, "")
    for mark in _MARKS:
        text = text.replace(mark, " ")
    return text.translate(_TO_WORDS).split() if text.isascii() else _WORD.findall(text.lower())
