"""Lines that are known by their words alone, wherever they are: days, bylines, own words of sites."""

import re
from dataclasses import dataclass
from functools import cache

import numpy as np

from ...reference import table
from ..date_lines import LONGEST, looks_like_date
from ..lines import Flags, Lines

_DAY_LED = re.compile(r"\d{1,2}/\d{1,2}/\d{4}\s+\S")
_BYLINE = re.compile(r"by\s[^|]*\|", re.IGNORECASE)
_DOTS = ("...", "\N{HORIZONTAL ELLIPSIS}")


@dataclass(frozen=True)
class Marks:
    """One entry a line.

    ``own``: a site's own words, such as "Related Articles". ``heading``: the heading of a section. ``day``: a day or a
    byline. ``opens``: the beginning of another text, such as "31/05/2024 A plan is" or "Copyright". ``rest``: the end
    of an advert. ``again``: the line above once more, or what dots cut there. ``ended``: a line that ends a text, such
    as a summary that a site cuts with dots.
    """

    own: Flags
    heading: Flags
    day: Flags
    opens: Flags
    rest: Flags
    again: Flags
    ended: Flags


def marks(lines: Lines) -> Marks:
    """What the words of each line show."""
    found = Marks(*(np.zeros(len(lines), dtype=np.bool_) for _ in range(7)))
    (own, headings), starts = _own_words(), openings()
    stops = tuple(table("forms")["foreign"]["stops"])
    filled, above = lines.filled, ""
    for line, words in zip(filled.tolist(), lines.contents(filled), strict=True):
        if len(words) <= LONGEST:
            small = words.lower()
            found.own[line], found.heading[line] = small in own, small in headings
            found.day[line] = looks_like_date(words)
        found.day[line] |= _BYLINE.match(words) is not None
        found.rest[line] = words in stops
        found.opens[line] = not found.rest[line] and (words.startswith(starts) or _DAY_LED.match(words) is not None)
        found.again[line] = above != "" and (words == above or (above.endswith(_DOTS) and words.startswith(above[:-3])))
        above = words
        found.ended[line] = words.endswith((*_DOTS, "|", *stops))
    return found


@cache
def openings() -> tuple[str, ...]:
    """Own words of sites that begin a line."""
    forms = table("forms")
    localgov = forms["localgov"]
    return (*forms["foreign"]["starts"], *localgov["employer"], localgov["image_by"], *localgov["pointers"])


@cache
def _own_words() -> tuple[frozenset[str], frozenset[str]]:
    """Whole lines and headings of sections, in small letters."""
    forms = table("forms")
    foreign, themj, localgov, adcs = (forms[name] for name in ("foreign", "themj", "localgov", "adcs"))
    whole = [
        *(*foreign["lines"], *localgov["furniture"], localgov["partners"], themj["home"], *themj["site_lines"]),
        *(*adcs["upcoming_boxes"], *adcs["other_boxes"], adcs["tags"], adcs["no_tags"], adcs["related"]),
        *(adcs["read_more"], adcs["blog_list"], adcs["blog_heading"], *adcs["end_markers"], *adcs["notes_headings"]),
        *(*adcs["menu_marks"], *adcs["menu_lines"]),
    ]
    return frozenset(words.lower() for words in whole), frozenset(words.lower() for words in forms["sections"])
