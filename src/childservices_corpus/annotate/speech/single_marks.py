"""Quoted words in single marks inside a paragraph, where an apostrophe has the same form as a closing mark."""

import re

from .quotation_marks import Stretch

_OPEN, _CLOSE = "\N{LEFT SINGLE QUOTATION MARK}", "\N{RIGHT SINGLE QUOTATION MARK}"
_STOPS = ".,!?\N{HORIZONTAL ELLIPSIS}"
# A mark right after a comma or a full stop closes; without one, a pair is a pair if it has no other mark inside.
_PAIR = re.compile(
    rf"(?<!\w)[{_OPEN}'](?=[^\s{_CLOSE}'])(?P<ended>[^{_OPEN}\n]{{1,600}}?[{_STOPS}])[{_CLOSE}'](?!\w)"
    rf"|(?<!\w){_OPEN}(?=\S)(?P<short>[^{_OPEN}{_CLOSE}\n]{{1,200}}){_CLOSE}(?!\w)"
    rf"|(?<!\w)'(?=[^\s'])(?P<plain>[^{_OPEN}'\n]{{1,200}}?)(?<=\S)'(?!\w)"
)


def single_stretches(text: str) -> list[Stretch]:
    """The stretches of `text` between single marks, in order."""
    if _OPEN not in text and "'" not in text:
        return []
    found: list[Stretch] = []
    for match in _PAIR.finditer(text):
        start, end = match.span(match.lastgroup or 0)
        found.append(Stretch(start, end, opened=True, closed=True))
    return found
