"""Lines that are lines of their own on any page, wrapped or not: days, bylines, own words of sites."""

import re
from dataclasses import dataclass
from functools import cache

import numpy as np

from ..reference import table
from .date_lines import LONGEST, looks_like_date
from .lines import Flags, Lines

_LED = re.compile(r"\d{1,2}/\d{1,2}/\d{4}\s+\S")
_BYLINE = re.compile(r"by\s[^|]*\|", re.IGNORECASE)


@dataclass(frozen=True)
class Marks:
    """For each line: whether it is of a site's ``own`` words, whether a ``day`` or a byline opens or is it, and whether
    its end is its own end, such as the dots of a cut summary (``ended``)."""

    own: Flags
    day: Flags
    led: Flags
    rest: Flags
    heading: Flags
    ended: Flags


@cache
def _own_words() -> tuple[frozenset[str], tuple[str, ...]]:
    """Whole lines in small letters, and how lines begin."""
    forms = table("forms")
    foreign, themj, localgov, adcs = (forms[name] for name in ("foreign", "themj", "localgov", "adcs"))
    whole = [
        *(*foreign["lines"], *localgov["furniture"], localgov["partners"], themj["home"]),
        *(*themj["site_lines"], *adcs["upcoming_boxes"], *adcs["other_boxes"], adcs["tags"], adcs["no_tags"]),
        *(adcs["related"], adcs["read_more"], adcs["blog_list"], adcs["blog_heading"], *adcs["end_markers"]),
        *(*adcs["notes_headings"], *adcs["menu_marks"], *adcs["menu_lines"]),
    ]
    starts = (*foreign["starts"], *localgov["employer"], localgov["image_by"], *localgov["pointers"])
    return frozenset(words.lower() for words in whole), starts


def marks(lines: Lines) -> Marks:
    """What is told of each line by its words alone."""
    own, day, led, rest, heading, ended = (np.zeros(len(lines), dtype=np.bool_) for _ in range(6))
    whole, starts = _own_words()
    headings = {words.lower() for words in table("forms")["sections"]}
    stops = ("...", "\N{HORIZONTAL ELLIPSIS}", "|", *table("forms")["foreign"]["stops"])
    filled = lines.filled
    for line, words in zip(filled.tolist(), lines.contents(filled), strict=True):
        own[line] = len(words) <= LONGEST and words.lower() in whole
        day[line] = (len(words) <= LONGEST and looks_like_date(words)) or bool(_BYLINE.match(words))
        rest[line] = words in stops
        heading[line] = words.lower() in headings
        led[line] = not rest[line] and (words.startswith(starts) or bool(_LED.match(words)))
        ended[line] = words.endswith(stops)
    return Marks(own, day, led, rest, heading, ended)
