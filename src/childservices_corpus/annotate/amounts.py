"""Money and shares of a whole, with their values.

Money: ``GBP 2400000000``; a range ``GBP 4100000000/4500000000``; for a time or a head ``GBP 20/week``. The span is the
amount as it stands, without its period; both ends of "£4.1 billion to £4.5 billion" are mentions and carry the range.
Shares are fractions of one in decimals: ``0.79`` for 79%, ``0.8`` for eight in 10, ``0.3333`` for a third.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import chain

from ..reference import table
from .found import Found
from .phrases import Hit, Phrase

RATIO, PART, PER_CENT = SORTS = ("ratio", "part", "per cent")
_NUMBER = r"(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,15})(?:\.\d{1,6})?"
_TO = r" ?(?:to|-|\N{EN DASH}|\N{EM DASH}) ?"
_DIGITS_BEFORE = re.compile(rf"(?<![\w.,])({_NUMBER})(?: ?%?{_TO}({_NUMBER}))?[ -]?$")
# What tells the share "a third" from the ordinal "a third lockdown".
_PART_AFTER = re.compile(
    r"(?: of\b| \(|(?!['\w -])"
    r"| (?:less|more|higher|lower|fewer|since|from|to|in|on|over|by|say|said|were|was|are|is|have|had)\b)"
)
_HALF_AFTER = re.compile(r" (?:of|its|the|their|all|our|these|those|his|her|are|were|say|said|have|had|\()\b| \(")
_HALF_BEFORE = re.compile(r"\b(?:by|nearly|almost|about|around|over|under|than|just|only|a) $")
_TIME_AFTER = re.compile(r" (?:months?|years?|weeks?|days?|hours?|minutes?)\b")
_WINDOW = 40


def phrases() -> Iterator[Phrase]:
    """The words by which shares are found: "in ten", "out of 10", "third", "per cent"."""
    words = table("amounts")
    numbers = chain(words["numbers"].items(), ((str(number), number) for number in range(2, 101)))
    for form, number in numbers:
        for lead in ("in ", "in-", "out of ", "in every ", "out of every "):
            yield Phrase(f"{lead}{form}", RATIO, str(number))
    for form, number in words["parts"].items():
        yield Phrase(form, PART, str(number))
    for form in ("per cent", "percent", "per-cent"):
        yield Phrase(form, PER_CENT, form)


def find_money(text: str) -> Iterator[Found]:
    """Each amount of money in `text`."""
    for match in _amounts(text):
        if text[match.start() - 1 : match.start()].isalnum() and match.start():
            continue
        currency = _currencies()[match["currency"]]
        unit = match["unit"] or match["unit2"] or match["unit3"]
        low = _value(match["low"], unit)
        other = match["other"] or match["second"]
        period = _period(text, match.end())
        if other is None:
            yield Found(match.start(), match.end(), "money", f"{currency} {_plain(low)}{period}")
            continue
        high = _value(other, match["unit2"] or match["unit3"])
        ref = f"{currency} {_plain(low)}/{_plain(high)}{period}"
        if match["second"] is None:
            yield Found(match.start(), match.end(), "money", ref)
        else:
            yield Found(match.start(), match.end("first"), "money", ref)
            yield Found(match.start("again"), match.end(), "money", ref)


def _amounts(text: str) -> Iterator[re.Match[str]]:
    """What stands behind each sign of a currency, sign by sign: a sign is found much faster than any of several."""
    pattern = _money()
    for sign in _currencies():
        at = text.find(sign)
        while at >= 0:
            match = pattern.match(text, at)
            if match is not None:
                yield match
            at = text.find(sign, at + 1 if match is None else match.end())


@cache
def _money() -> re.Pattern[str]:
    words = table("amounts")
    unit = rf" ?(?:{'|'.join(sorted(words['multiples'], key=len, reverse=True))})(?![A-Za-z])"
    currency = "".join(words["currencies"])
    low = rf"(?P<first>(?P<currency>[{currency}]) ?(?P<low>{_NUMBER})(?P<unit>{unit})?)"
    second = rf"(?P<again>(?P=currency) ?(?P<second>{_NUMBER})(?P<unit2>{unit})?)"
    return re.compile(rf"{low}(?:{_TO}(?:{second}|(?P<other>{_NUMBER})(?P<unit3>{unit})?(?![\w%]|\.\d)))?")


def _value(number: str, unit: str | None) -> Decimal:
    multiple = _multiples()[unit.strip()] if unit else 1
    return Decimal(number.replace(",", "")) * multiple


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f")


def _period(text: str, end: int) -> str:
    match = _periods().match(text, end)
    if match is None:
        return ""
    return f"/{_period_names()[match.group(1)]}"


@cache
def _currencies() -> dict[str, str]:
    return dict(table("amounts")["currencies"])


@cache
def _multiples() -> dict[str, int]:
    return dict(table("amounts")["multiples"])


@cache
def _period_names() -> dict[str, str]:
    return {form: name for name, forms in table("amounts")["periods"].items() for form in forms}


@cache
def _periods() -> re.Pattern[str]:
    forms = sorted(_period_names(), key=len, reverse=True)
    return re.compile(rf" ?({'|'.join(map(re.escape, forms))})(?!\w)")


def find_percentages(text: str) -> Iterator[Found]:
    """Each number with a percent sign."""
    at = text.find("%")
    while at >= 0:
        share = _share_before(text, at, at + 1)
        if share is not None:
            yield share
        at = text.find("%", at + 1)


def read_hit(text: str, hit: Hit) -> Found | None:
    """The share of a whole that ends at `hit`, or ``None`` where its words mean something else."""
    start, end, (form, sort, ref) = hit
    if sort == PER_CENT:
        return _share_before(text, start, end) or _worded(text, start, end, Decimal(100))
    if sort == RATIO:
        ratio = _worded(text, start, end, Decimal(ref))
        return None if ratio is None or _TIME_AFTER.match(text, end) else ratio
    if form == "half":
        before = text[max(0, start - _WINDOW) : start]
        if text.startswith("-", end) or not (_HALF_AFTER.match(text, end) or _HALF_BEFORE.search(before)):
            return None
        return None if text.startswith(" a ", end) else Found(start, end, "percentage", "0.5")
    return _worded(text, start, end, Decimal(ref)) if _PART_AFTER.match(text, end) else None


def _share_before(text: str, start: int, end: int) -> Found | None:
    match = _DIGITS_BEFORE.search(text, max(0, start - _WINDOW), start)
    if match is None:
        return None
    shares = [_fraction(Decimal(number.replace(",", "")), Decimal(100)) for number in match.groups() if number]
    return Found(match.start(), end, "percentage", "/".join(shares))


def _worded(text: str, start: int, end: int, whole: Decimal) -> Found | None:
    """A share whose number stands before `start` in words or digits: "eight in 10", "a third", "ten per cent"."""
    match = _number_before().search(text, max(0, start - _WINDOW), start)
    if match is None:
        return None
    word = match.group(1).lower()
    part = Decimal(1) if word in ("a", "one") else Decimal(table("amounts")["numbers"].get(word) or word)
    return Found(match.start(), end, "percentage", _fraction(part, whole)) if part < whole else None


@cache
def _number_before() -> re.Pattern[str]:
    words = "|".join(table("amounts")["numbers"])
    return re.compile(rf"(?<![\w.,-])((?i:{words}|a)|\d{{1,3}})[ -]$")


def _fraction(part: Decimal, whole: Decimal) -> str:
    return _plain((part / whole).quantize(Decimal("0.0001"))) if part else "0"
