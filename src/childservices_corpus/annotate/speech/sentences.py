"""The sentences of a paragraph around its quoted stretches, which are masked so that their words are not read."""

import re
from collections.abc import Iterator, Sequence

from ...text.fold import plain_spaces
from ..language.word_search import WordSearch
from .marks import Stretch
from .people_in_text import words_in

_QUOTE = "\N{RIGHT SINGLE QUOTATION MARK}"

# Each letter of quoted words becomes the first of these; the last one says how the words end.
MASK, FULL, ASKED, COMMA = "\x01", "\x02", "\x03", "\x04"
MASKS = MASK + FULL + ASKED + COMMA
_NESTED = " '\N{RIGHT SINGLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\""
# One set of first characters lets the engine skip to them.
_END = re.compile(
    rf"[.!?{FULL}{ASKED}](?:(?<=[.!?])[)\]'{_QUOTE}]*|(?<=[{FULL}{ASKED}])[)\]]?)\s+(?=[A-Z{MASK}(\[0-9])"
)
# Unmasked, words may end and begin with marks of quotation; a blank line ends a sentence too.
_MARKS = (
    "\"'"
    "\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"
    "\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
)
_DOTS, _POUND = "\N{HORIZONTAL ELLIPSIS}", "\N{POUND SIGN}"
_READ_END = re.compile(
    rf"[.!?{_DOTS}][)\]{_MARKS}]*\s+(?=[(\[{_MARKS}]*[A-Z0-9{_POUND}])"
    r"|(?:\r\n?|\n)[^\S\r\n]*(?:\r\n?|\n)\s*"
)
_WORD_AT_END = re.compile(r"[\w.]{0,12}$")
_INITIALS = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]\Z")
_AFTER_ASKING = 60
LONGEST = 2000


def masked(text: str, found: Sequence[Stretch]) -> str:
    """`text` with plain spaces, and with the stretches `found` and their marks as masks of the same length."""
    text = plain_spaces(text)
    pieces: list[str] = []
    at = 0
    for stretch in found:
        low = max(at, stretch.start - stretch.opened)
        high = stretch.end
        if stretch.closed:
            while high < len(text) and text[high].isspace():
                high += 1
            high = min(len(text), high + 1)
        if high <= low:
            continue
        pieces.append(text[at:low])
        last = text[stretch.start : stretch.end].rstrip(_NESTED)[-1:]
        kind = FULL if last == "." else ASKED if last in ("!", "?") else COMMA if last == "," else MASK
        pieces.append(MASK * (high - low - 1) + kind)
        at = high
    pieces.append(text[at:])
    return "".join(pieces)


def sentences(words: str, says: WordSearch) -> list[tuple[int, int]]:
    """The sentences of the masked paragraph `words`; a question and its credit (`says` has verbs) are one sentence."""
    found: list[tuple[int, int]] = []
    start = 0
    for end in _END.finditer(words):
        mark = words[end.start()]
        if mark == "." and _is_short(words, end.start(), before_words=words[end.end()] == MASK):
            continue
        if mark == ASKED and words[end.end()] != MASK and says.search(words, end.end(), end.end() + _AFTER_ASKING):
            continue
        found += _pieces(start, end.end())
        start = end.end()
    return [*found, *_pieces(start, len(words))]


def plain_sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of `text` as a person reads it, its quoted words included; each holds the white space behind it."""
    found: list[tuple[int, int]] = []
    start = 0
    for end in _READ_END.finditer(text):
        short = text[end.start()] == "." and _is_short(text, end.start(), before_words=False)
        if short and (text[end.end() : end.end() + 1].isdigit() or not _is_word(text, end.start())):
            continue
        found += _pieces(start, end.end())
        start = end.end()
    return [*found, *_pieces(start, len(text))]


def _pieces(start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentence ``[start, end)``; one that is longer than any real sentence in pieces, so that cost stays linear."""
    while end - start > LONGEST:
        yield start, start + LONGEST
        start += LONGEST
    if start < end:
        yield start, end


def _is_word(text: str, stop: int) -> bool:
    """True if the short form before the full stop at `stop` is a word of its own where no figure follows: "no"."""
    match = _WORD_AT_END.search(text, max(0, stop - 12), stop)
    return match is not None and match[0].lower() in words_in("short_before_figures")


def _is_short(words: str, stop: int, *, before_words: bool) -> bool:
    """True if the full stop at `stop` belongs to a short form or an initial; `before_words` if quoted words follow."""
    match = _WORD_AT_END.search(words, max(0, stop - 12), stop)
    last = match[0] if match else ""
    if before_words:
        return last in words_in("titles") and last.lower() in words_in("short")
    return last.lower() in words_in("short") or (bool(last) and _INITIALS.match(last) is not None and last != "I")
