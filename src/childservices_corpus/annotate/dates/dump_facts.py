"""What is known of a dump as evidence for its records: the day it was saved, and a day or month in its address.

A day in an address is ``/2021/03/29/``, ``/2021/mar/29/``, or the beginning of a part of the path: ``29-march-2021``,
``2021-03-29``. A month is ``/2021/03/``. A day behind other words (``strike-of-29-march-2021``) may be the day of an
event, so it is not used.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from functools import cache
from urllib.parse import unquote, urlsplit

from ...models import Article, Document, Evidence, Parsed, Statement
from ...text.date_lines import read_date
from ...text.dates import month_words

_YEAR = r"(?:19|20)\d\d"
_END = r"(?=[/_.-]|$)"


@cache
def _dated() -> re.Pattern[str]:
    month = rf"(?:{month_words()}|\d\d?)"
    return re.compile(
        rf"/(?P<year>{_YEAR})/(?P<month>{month})(?:/(?P<day>\d\d?))?(?=/|$)"
        rf"|/(?P<words>\d\d?(?:st|nd|rd|th)?-(?:{month_words()})-{_YEAR}|{_YEAR}-\d\d-\d\d){_END}",
        re.IGNORECASE,
    )


def dump_evidence(parsed: Parsed) -> tuple[Evidence, ...]:
    """The evidence that applies to every record of a dump: its address counts only for a page of one record."""
    document = parsed.document
    found = []
    if document.saved is not None:
        words = f"saved {document.saved}"
        found.append(Evidence(kind="document", latest=document.saved, words=words, document_id=document.id))
    if _is_one_page([*parsed.articles, *parsed.statements]):
        found.extend(_in_address(document))
    return tuple(found)


def _is_one_page(records: list[Article | Statement]) -> bool:
    return len(records) == 1 and (isinstance(records[0], Statement) or records[0].form == "page")


def _in_address(document: Document) -> Iterator[Evidence]:
    """The day or month in the address; nothing if the address has several that differ, or one that cannot be."""
    path = unquote(urlsplit(document.address or "").path)
    found = [(match, days) for match in _dated().finditer(path) if (days := _days(match))]
    narrow = sorted(found, key=lambda one: one[1][1] - one[1][0])
    if narrow and all(first <= narrow[0][1][0] and narrow[0][1][1] <= last for _, (first, last) in narrow):
        match, (first, last) = narrow[0]
        words = path[match.start() : match.end() + path.startswith("/", match.end())]
        yield Evidence(kind="document", earliest=first, latest=last, words=words, source=document.address)


def _days(found: re.Match[str]) -> tuple[date, date] | None:
    """The first and last day that an address allows."""
    if found["words"]:
        words = found["words"]
        day = read_date(words if words[:4].isdigit() else words.replace("-", " "))
        return None if day is None else (day, day)
    year, month = found["year"], found["month"]
    first = read_date(f"{found['day'] or 1} {month} {year}" if not month.isdigit() else _iso(year, month, found["day"]))
    if first is None:
        return None
    return (first, first) if found["day"] else (first, first.replace(day=monthrange(first.year, first.month)[1]))


def _iso(year: str, month: str, day: str | None) -> str:
    return f"{year}-{int(month):02d}-{int(day or 1):02d}"
