"""Damaged pages: cut, joined, without blank lines, or without any known form."""

from collections.abc import Iterator
from itertools import islice

# Each page is cut at this many places.
CUTS = 8
_ODD = (
    "\u2028",
    "\x85",
    "\x00",
    "\ufeff",
    "\N{NO-BREAK SPACE}",
    "\t",
    "e\u0301",
    "\N{BULLET}",
    "\N{LEFT DOUBLE QUOTATION MARK}",
)


def damaged(pages: list[str]) -> Iterator[tuple[str, str]]:
    """Damaged pages made from `pages`, each with words that name the damage."""
    for number, page in enumerate(pages, start=1):
        for cut in range(1, CUTS):
            at = cut * len(page) // CUTS
            yield f"page {number}, its first {at} characters", page[:at]
            yield f"page {number} from character {at} on", page[at:]
        lines = page.splitlines()
        yield f"page {number} without blank lines", "\n".join(line for line in lines if line.strip())
        yield f"page {number} with more blank lines", "\n\n\n".join(lines)
        yield f"page {number} upside down", "\n".join(reversed(lines))
        yield f"page {number} with Windows line ends", "\r\n".join(lines)
        yield f"page {number} indented", "\n".join(f"\t {line} \N{NO-BREAK SPACE}" for line in lines)
    for glue, words in (("\n", "a line end"), ("\n\n", "a blank line"), ("", "nothing")):
        yield f"all pages with {words} between them", glue.join([*pages, pages[0]])


def hostile(pages: list[str]) -> Iterator[tuple[str, str]]:
    """Texts that are not pages of any form; some are single lines of `pages`."""
    yield "an empty page", ""
    yield "a page of white space", " \n\t\n\n "
    yield "one long line", "a " * 5_000
    yield "prose", "It was a bright day. The council met.\n\nNothing was decided, and everyone went home again.\n"
    yield "odd characters", "\n".join(f"{odd}a{odd}\n{odd}" for odd in _ODD)
    lines = list(dict.fromkeys(line for page in pages for line in page.splitlines() if line.strip()))
    for line in islice(lines, 8):
        yield f"the one line {line.strip()[:40]!r}", line
        yield f"the line {line.strip()[:40]!r} again and again", f"{line}\n" * 20
