"""Paragraphs: where each begins, and where a page that wraps its lines ends it."""

import numpy as np
import numpy.typing as npt

from ..layouts.contract import CODE
from ..layouts.scan import Scan
from ..text.lines import Ints, in_range
from .columns import mine

# Lines of a statement with these fates are its paragraphs; of an article, only those with the first.
PARAGRAPHS = ("paragraphs", "byline", "first_published", "word_count")
# A page that wraps its paragraphs has full lines, and the last line of a paragraph ends in one of these.
NARROWEST = 60
STOPS = [ord(mark) for mark in '.!?:;\N{RIGHT DOUBLE QUOTATION MARK}"']


def paragraph_lines(scan: Scan, *, statements: bool) -> tuple[Ints, Ints]:
    """The first and last line of each paragraph of all statements, or of all articles.

    If the page wraps it, the next line continues in small letters.
    A page wraps a line if the next word would make it wider than the widest line of the body. Otherwise a line that
    begins in small letters is an item of a list without bullets.
    """
    line = mine(scan, *(PARAGRAPHS if statements else PARAGRAPHS[:1]))
    line = line[scan.statement[scan.record[line]] == statements]
    lines, goes_on = scan.lines, np.zeros(len(line) + 1, dtype=np.bool_)
    at = np.flatnonzero(np.diff(line) == 1) + 1
    below, above = line[at], line[at] - 1
    small = in_range(lines.first[line], "a", "z") & ~lines.bulleted[line]
    plain = (scan.fate[below] == CODE["paragraphs"]) & (scan.fate[above] == CODE["paragraphs"])
    wide = (lines.length[above] >= NARROWEST) & ~np.isin(lines.last[above], STOPS)
    at = at[small[at] & plain & wide & (scan.record[below] == scan.record[above])]
    goes_on[at[_wrapped(scan, line, at)]] = True
    heads = np.maximum.accumulate(np.where(goes_on[:-1], 0, np.arange(len(line))))
    goes_on[:-1] &= ~small[heads]
    return line[~goes_on[:-1]], line[~goes_on[1:]]


def _wrapped(scan: Scan, line: Ints, at: Ints) -> npt.NDArray[np.bool_]:
    """For each of the entries `at` of `line`, whether its first word is too long to fit on the line above."""
    lines, record = scan.lines, scan.record[line]
    widest = np.zeros(int(record.max(initial=-1)) + 1, dtype=np.int64)
    np.maximum.at(widest, record, lines.length[line])
    words = np.array([len(words.split(maxsplit=1)[0]) for words in lines.contents(line[at])], dtype=np.int64)
    fuller: npt.NDArray[np.bool_] = lines.length[line[at] - 1] + 1 + words > widest[record[at]]
    return fuller
