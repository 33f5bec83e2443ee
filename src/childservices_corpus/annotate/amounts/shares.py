"""Shares of a whole with their values.

A share is a decimal fraction of one: ``0.79`` for 79%, ``0.8`` for eight in 10, ``0.3333`` for a third.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import chain

from ...reference import table
from ...reference.lexicon import numbered, words_of
from ..language.spans import Found, in_digits
from ..language.whole_words import Hit, Phrase

RATIO, PART, PER_CENT = SORTS = ("ratio", "part", "per cent")
_NUMBER = r"(?:[1-9]\d{0,2}(?:,\d{3}){1,5}|0|[1-9]\d{0,14})(?:[.\N{MIDDLE DOT}]\d{1,6})?"
_DOT = "\N{MIDDLE DOT}"
_DECIMAL = str.maketrans({",": None, "\N{MIDDLE DOT}": "."})
_TO = r" ?(?:to|-|\N{EN DASH}|\N{EM DASH}) ?"
_DIGITS_BEFORE = re.compile(rf"(?<![\w.,{_DOT}])(?<!\d')({_NUMBER})(?:( ?%)?{_TO}({_NUMBER}))?[ -]?\Z")
_BETWEEN = re.compile(rf"(?<!\w)([Bb]etween )({_NUMBER}) and \Z")
_YEAR = re.compile(r"(?:19|20)\d\d")
_POINTS_AFTER = re.compile(r"[ -]points?\b")
# "one in 10,000", "one in 10 million", "a quarter of a million"
_MORE_AFTER = re.compile(r"[.,]\d| (?:of an? )?(?:hundred|thousand|million|billion|trillion)\b")
# The words that follow the share "a third", and not the ordinal in "a third lockdown".
_PART_AFTER = re.compile(
    r"(?: of\b| \(|(?!['\w -])"
    r"| (?:less|more|higher|lower|fewer|since|from|to|in|on|over|by|say|said|were|was|are|is|have|had)\b)"
)
_HALF_AFTER = re.compile(r" (?:of|its|the|their|all|our|these|those|his|her|are|were|say|said|have|had|\()\b| \(")
_HALF_BEFORE = re.compile(r"\b(?:by|nearly|almost|about|around|over|under|than|just|only|(?<!and )a) $")
# Halves of a period or of a game, and "half a per cent".
_OTHER_HALF = re.compile(r"\b(?:first|second|latter|earlier|and a) $")
_TIME_AFTER = re.compile(r" (?:months?|years?|weeks?|days?|hours?|minutes?)\b")
_WINDOW = 40


def phrases() -> Iterator[Phrase]:
    """The words by which shares are found: "in ten", "out of 10", "third", "per cent"."""
    numbers = chain(numbered("numbers").items(), ((str(number), number) for number in range(2, 101)))
    for form, number in numbers:
        for lead in ("in ", "in-", "out of ", "in every ", "out of every "):
            yield Phrase(f"{lead}{form}", RATIO, str(number))
    for form, number in table("amounts")["parts"].items():
        yield Phrase(form, PART, str(number))
    for form in ("per cent", "percent", "per-cent", "Per cent", "Per Cent", "Percent"):
        yield Phrase(form, PER_CENT, form)


def find_percentages(text: str) -> Iterator[Found]:
    """Each number with a percent sign."""
    at = text.find("%")
    while at >= 0:
        share = _share_before(text, at, at + 1)
        if share is not None:
            yield share
        at = text.find("%", at + 1)


def read_hit(text: str, hit: Hit) -> Found | None:
    """The share of a whole that ends at `hit`; ``None`` where its words mean something else."""
    start, end, (form, sort, ref) = hit
    if sort == PER_CENT:
        return _share_before(text, start, end) or _worded(text, start, end, Decimal(100), digits=False)
    if _MORE_AFTER.match(text, end):
        return None
    if sort == RATIO:
        ratio = _worded(text, start, end, Decimal(ref))
        return None if ratio is None or _TIME_AFTER.match(text, end) else ratio
    if form == "half":
        return Found(start, end, "percentage", "0.5") if _is_half(text, start, end) else None
    return _worded(text, start, end, Decimal(ref)) if _PART_AFTER.match(text, end) else None


def _is_half(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - _WINDOW) : start]
    if text.startswith(("-", " a "), end) or _OTHER_HALF.search(before):
        return False
    return _HALF_AFTER.match(text, end) is not None or _HALF_BEFORE.search(before) is not None


def _share_before(text: str, start: int, end: int) -> Found | None:
    match = _DIGITS_BEFORE.search(text, max(0, start - _WINDOW), start)
    if match is None or _POINTS_AFTER.match(text, end):
        return None
    first, sign, second = match.groups()
    numbers = [number.translate(_DECIMAL) for number in (first, second) if number]
    shares = [_fraction(Decimal(number), Decimal(100)) for number in numbers]
    begin = match.start()
    if second is not None and _is_no_range(text, (begin, start), first, sign, shares):
        begin, shares = match.start(3), shares[1:]
    lower = _BETWEEN.search(text, max(0, begin - _WINDOW), begin) if len(shares) == 1 else None
    if lower is not None and _YEAR.fullmatch(lower[2]) is None:
        low = _fraction(Decimal(lower[2].translate(_DECIMAL)), Decimal(100))
        # "Between 9 and 5 per cent" is a mistake, and which number is wrong is not known.
        return Found(lower.start(2), end, "percentage", f"{low}/{shares[0]}") if _is_below(low, shares[0]) else None
    return Found(begin, end, "percentage", "/".join(shares))


def _is_below(low: str, high: str) -> bool:
    return Decimal(low) < Decimal(high)


def _is_no_range(text: str, span: tuple[int, int], first: str, sign: str | None, shares: list[str]) -> bool:
    """True for "65% in 2019 to 79%", where 2019 is a year, and for a change: "from 79% to 83%", "by 4% to 83%"."""
    begin, end = span
    if sign is not None:
        changed = " to " in text[begin:end] and _change().search(text, max(0, begin - _WINDOW), begin) is not None
        return changed or text.endswith("from ", 0, begin)
    return _YEAR.fullmatch(first) is not None or Decimal(shares[0]) > Decimal(shares[1])


def _worded(text: str, start: int, end: int, whole: Decimal, *, digits: bool = True) -> Found | None:
    """A share whose number comes before `start`, in words or `digits`: "eight in 10", "a third", "ten per cent"."""
    match = _number_before().search(text, max(0, start - _WINDOW), start)
    if match is None:
        return None
    tens, word = match.group(1), match.group(2).lower()
    if word == "a" and not digits:
        # "half a per cent"
        return None
    part = Decimal(1) if word in ("a", "one") else Decimal(numbered("numbers").get(word) or word)
    if tens is not None:
        part += numbered("numbers")[tens.lower()]
    return Found(match.start(), end, "percentage", _fraction(part, whole)) if part < whole else None


@cache
def _change() -> re.Pattern[str]:
    """Words of change, and the few words allowed between them and the share that something changes by."""
    branches = "|".join(words_of("change"))
    return re.compile(rf"\b(?:{branches})(?: (?!(?:of|to|in|between)\b)[a-z]{{1,12}}){{0,3}} $", re.IGNORECASE)


@cache
def _number_before() -> re.Pattern[str]:
    numbers = numbered("numbers")
    worded = "|".join(numbers)
    tens = "|".join(word for word, number in numbers.items() if 20 <= number < 100)
    return re.compile(rf"(?<![\w.,\xa3-])(?:(?i:({tens}))[ -])?((?i:{worded}|a)|\d{{1,3}})[ -]\Z")


def _fraction(part: Decimal, whole: Decimal) -> str:
    return in_digits((part / whole).quantize(Decimal("0.0001"))) if part else "0"
