"""What lines look like, whatever the layout: bullets, headings, sentences."""

import numpy as np

from ..lines import Flags, Ints, Lines, is_space
from ..reference import table

_STOPS = [ord(mark) for mark in ".!?"]
_FULL_STOP = ord(".")
_CLOSERS = [ord(mark) for mark in ("\N{RIGHT SINGLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}", "'", '"', ")")]
_OPENERS = ("\N{LEFT SINGLE QUOTATION MARK}", "\N{LEFT DOUBLE QUOTATION MARK}", "'", '"')
HEADING_LENGTH = 60
HEADING_WORDS = 7
_NO_BREAK = "\N{NO-BREAK SPACE}"


def normal(value: str) -> str:
    """The one normalisation values undergo: trimmed, no-break spaces as spaces."""
    return value.replace(_NO_BREAK, " ").strip()


def bullets() -> tuple[str, ...]:
    """The characters that start an item of a list."""
    return tuple(table("forms")["bullets"])


def known_sections() -> frozenset[str]:
    """Headings of sections that are sure, in lower case."""
    return frozenset(section.lower() for section in table("forms")["sections"])


def bulleted(lines: Lines) -> Flags:
    """True for lines that begin with a bullet, white space and something more."""
    marked = np.isin(lines.first, [ord(mark) for mark in bullets()]) & (lines.length > 2)
    where = np.flatnonzero(marked)
    gap = [lines.text[at + 1] for at in lines.start[where].tolist()]
    marked[where] = [space.isspace() for space in gap]
    return marked


def after_bullets(lines: Lines, where: Ints) -> Ints:
    """Where the values of the bulleted lines `where` start, after the bullet and the white space."""
    starts = lines.start[where]
    text = lines.text
    found = [
        low + 1 + len(piece) - len(piece.lstrip())
        for low, piece in zip(
            starts.tolist(),
            (text[a + 1 : b] for a, b in zip(starts.tolist(), lines.stop[where].tolist(), strict=True)),
            strict=True,
        )
    ]
    return np.array(found, dtype=np.int64)


def gaps(lines: Lines) -> Ints:
    """For each filled line, how many blank lines lie before it; the first has as many as stand above it."""
    return np.diff(lines.filled, prepend=-1) - 1


def ends_sentence(lines: Lines, *, full_stop_only: bool = False) -> Flags:
    """For each filled line, whether it ends as a sentence does, closing quotation marks aside."""
    stops = [_FULL_STOP] if full_stop_only else _STOPS
    last = lines.last[lines.filled]
    done = np.isin(last, stops)
    for index in np.flatnonzero(np.isin(last, _CLOSERS)).tolist():
        line = lines.filled[index]
        inner = lines.text[max(lines.stop[line] - 2, lines.start[line])]
        done[index] = ord(inner) in stops
    return done


def heading_like(line: str) -> bool:
    """True if `line` could be the heading of a section: short, few words, not quoted, without a stop at its end."""
    if line.lower() in known_sections():
        return True
    return (
        len(line) <= HEADING_LENGTH
        and len(line.split()) <= HEADING_WORDS
        and line[:1].isupper()
        and not line.endswith((".", "!", "?", ":", ";", ","))
        and not line.startswith(_OPENERS)
    )


__all__ = [
    "after_bullets",
    "bulleted",
    "bullets",
    "ends_sentence",
    "gaps",
    "heading_like",
    "is_space",
    "known_sections",
    "normal",
]
