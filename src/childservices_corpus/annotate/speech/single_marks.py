"""Quoted words in single marks, where an apostrophe has the same form as a closing mark."""

import re
from collections.abc import Sequence

from .marks import MARKS, Mark, Stretch, has_marks

OPEN, CLOSE, STRAIGHT = "\N{LEFT SINGLE QUOTATION MARK}", "\N{RIGHT SINGLE QUOTATION MARK}", "'"
SINGLE = (OPEN, STRAIGHT)
_STOPS = ".,!?\N{HORIZONTAL ELLIPSIS}"
# A mark right after a comma or a full stop closes; without one, a pair is a pair if it has no other mark inside.
_PAIR = re.compile(
    rf"(?<!\w)[{OPEN}'](?=[^\s{CLOSE}'])(?P<ended>[^{OPEN}\n]{{1,600}}?[{_STOPS}])[{CLOSE}'](?!\w)"
    rf"|(?<!\w){OPEN}(?=\S)(?P<short>[^{OPEN}{CLOSE}\n]{{1,200}}){CLOSE}(?!\w)"
    rf"|(?<!\w)'(?=[^\s'])(?P<plain>[^{OPEN}'\n]{{1,200}}?)(?<=\S)'(?!\w)"
)
_OPENER = re.compile(rf"[{OPEN}'](?<!\w.)")
_STOPPED = re.compile(f"[{_STOPS}]")
_MARK = re.compile(f"[{OPEN}{CLOSE}{STRAIGHT}]")
# Words open behind a colon or a comma, or begin the paragraph.
_OPENS_SINGLE = re.compile(rf"[{OPEN}'](?=[A-Z])")
_OPENS_DOUBLE = re.compile(rf"[{''.join(sorted(MARKS))}](?=[A-Z])")
# A mark after an "s" may be a possessive; it closes only words as short as a term.
_LONGEST_TERM = 8


def may_quote(text: str) -> bool:
    """False if `text` has neither a double mark nor a single one that may open words: it cannot quote anything."""
    return has_marks(text) or ((OPEN in text or STRAIGHT in text) and _OPENER.search(text) is not None)


def is_single(texts: Sequence[str]) -> bool:
    """True if the paragraphs `texts` have speech in single marks, and not in double ones."""
    return any(map(_speaks_in_single, texts)) and not any(map(_speaks_in_double, texts))


def _speaks_in_single(text: str) -> bool:
    return (OPEN in text or STRAIGHT in text) and _speaks(text, _OPENS_SINGLE)


def _speaks_in_double(text: str) -> bool:
    return has_marks(text) and _speaks(text, _OPENS_DOUBLE)


def _speaks(text: str, opener: re.Pattern[str]) -> bool:
    """True if an `opener` begins `text`, or is behind a colon or a comma and a space."""
    for mark in opener.finditer(text):
        end = at = mark.start()
        while at and text[at - 1].isspace():
            at -= 1
        if not at or (at < end and text[at - 1] in ":,"):
            return True
    return False


def single_marks_in(text: str, *, goes_on: bool = False) -> list[Mark]:
    """The single marks of `text` that are not apostrophes, each opening or closing.

    `goes_on` is true if the next paragraph opens with a mark, so that speech may be open at the end of this one.
    """
    found: list[Mark] = []
    unsure: int | None = None
    opened: int | None = None
    for match in _MARK.finditer(text):
        at, letter = match.start(), match[0]
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        inside = before.isalnum() and after.isalnum()
        if inside or (letter == STRAIGHT and not before.isalnum() and after.isdigit()):
            continue
        if letter != CLOSE and not before.isalnum() and after and not after.isspace() and not _STOPPED.match(before):
            found += _possessive(text, opened, unsure, goes_on=goes_on)
            opened, unsure = at, None
            found.append(Mark(at, opens=True))
        elif before and not before.isspace():
            if before == "s" and after == " ":
                unsure = at if unsure is None else unsure
                continue
            unsure = opened = None
            found.append(Mark(at, opens=False))
    return sorted([*found, *_possessive(text, opened, unsure, goes_on=goes_on)])


def _possessive(text: str, opened: int | None, unsure: int | None, *, goes_on: bool) -> list[Mark]:
    """The mark at `unsure`, after an "s", as a closing one if the words since `opened` are a term and not speech."""
    if opened is None or unsure is None or len(text[opened:unsure].split()) > _LONGEST_TERM:
        return []
    if goes_on and text[:opened].rstrip()[-1:] in ("", ":"):
        return []
    return [Mark(unsure, opens=False)]


def single_stretches(text: str) -> list[Stretch]:
    """The stretches of `text` between single marks, in order."""
    opener = _OPENER.search(text) if OPEN in text or STRAIGHT in text else None
    if opener is None:
        return []
    found: list[Stretch] = []
    for match in _PAIR.finditer(text, opener.start()):
        start, end = match.span(match.lastgroup or 0)
        found.append(Stretch(start, end, opened=True, closed=True))
    return found
