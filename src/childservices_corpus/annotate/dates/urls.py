"""Days inside addresses: ``…-17-02-2021/``, ``/2021/02/17/``, ``/2021/feb/17/``."""

import re
from collections.abc import Iterator
from datetime import date

from ...text.date_lines import read_date
from ..language.view import Passage

_URL = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_DAY = re.compile(
    r"(?<!\d)(?P<d>\d{2})-(?P<m>\d{2})-(?P<y>(?:19|20)\d\d)(?!\d)"
    r"|(?<!\d)(?P<y2>(?:19|20)\d\d)[-/](?P<m2>\d{2}|[a-z]{3})[-/](?P<d2>\d{2})(?!\d)",
    re.IGNORECASE,
)


def without_urls(text: str) -> str:
    """`text` with each address replaced by blanks: offsets stay, and a number in an address is not read as a year."""
    return _URL.sub(lambda url: " " * len(url[0]), text) if "://" in text else text


def url_days(passage: Passage) -> Iterator[tuple[str, int, date]]:
    """Each day in an address of `passage`: its words, its offset in the document, and the day."""
    if "://" not in passage.text:
        return
    for url in _URL.finditer(passage.text):
        for found in _DAY.finditer(url[0]):
            day, month, year = (found["d"] or found["d2"]), (found["m"] or found["m2"]), (found["y"] or found["y2"])
            named = read_date(f"{year}-{month}-{day}") if month.isdigit() else read_date(f"{day} {month} {year}")
            if named is not None:
                yield found[0], passage.at(url.start() + found.start()), named
