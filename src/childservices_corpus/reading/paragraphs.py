"""Paragraphs: the lines that hold one each. Lines that a program wrapped are one line (:mod:`..text.wrapped`)."""

from ..layouts.scan import Scan
from ..text.lines import Ints
from .columns import mine

# Lines of a statement with these fates are its paragraphs; of an article, only those with the first.
PARAGRAPHS = ("paragraphs", "byline", "first_published", "word_count")


def paragraph_lines(scan: Scan, *, statements: bool) -> Ints:
    """The line of each paragraph of all statements, or of all articles."""
    line = mine(scan, *(PARAGRAPHS if statements else PARAGRAPHS[:1]))
    found: Ints = line[scan.statement[scan.record[line]] == statements]
    return found
