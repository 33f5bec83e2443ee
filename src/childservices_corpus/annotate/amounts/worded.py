"""Amounts of money that words show: "half a million pounds", "£half a million", "20 pence", "50p a day".

A pound is also a weight, and "24p" a number of pages. So pounds count with a multiple before them, and "24p" with words
beside it that show money. An amount that may go on before or behind is in doubt, and is not a mention.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from ...reference import table
from ...reference.lexicon import numbered
from ..language.spans import Found, in_digits
from .money import period
from .numbers import multiples

_LONGEST = 60
_REACH = 30
_GAP = r"[ -]"
_DIGITS = r"[0-9]{1,3}(?:\.[0-9]{1,3})?"
_ALONE = r"(?<![\w.,'\N{POUND SIGN}\N{EURO SIGN}$/\N{EN DASH}-])"
_PART = r"(?P<part>half an?|(?:an? |one )?quarter of an?|three quarters of an?)"
_MULTIPLE = rf"{_GAP}(?P<multiple>hundred thousand|thousand|million|billion|trillion)"
# "50p to 60p": the first amount is a part of a range. "Pounds" ends an amount, but pence may follow.
_GOES_ON = re.compile(
    r"(?:[ -]?(?:to|or|and|\N{EN DASH}|/) ?|-)"
    r"(?:(?:an? )?(?:half|quarter|thousand|million|billion)|[0-9\N{POUND SIGN}\N{EURO SIGN}])"
)
_MORE_PENCE = re.compile(r" (?:and )?[\w-]{1,12} ?p(?:ence)?\b")
_LAST_WORDS = re.compile(r"(?:([\w']+),? )?([\w']+),? $")
_JOINTS = ("and", "or", "to")
_OF = re.compile(r" of (?:the |its |their )?([a-z]+)")
# The letter first: a search for it passes quickly over other text.
_P = re.compile(r"p(?<=[0-9]p)(?![\w'])")
_PENCE = re.compile(rf"{_ALONE}(?P<whole>[0-9]{{1,3}})p$")
_LONGEST_PENCE = 4
_A_POUND = 100


def find_worded(text: str) -> Iterator[Found]:
    """Give each amount of pounds, euros and pence in `text` that its words show."""
    for word, currency in table("amounts")["named"].items():
        for at in _places(text, word):
            end = at + len(word) + text.startswith("s", at + len(word))
            amount = _named().search(text, max(0, at - _LONGEST), at)
            if amount is not None and _begins(text, amount.start()) and _ends(text, end):
                yield _found(text, amount, end, currency)
    for sign, currency in table("amounts")["currencies"].items():
        for at in _places(text, f"{sign}half"):
            amount = _half().match(text, at)
            if amount is not None and not _GOES_ON.match(text, amount.end()):
                yield _found(text, amount, amount.end(), currency)
    yield from _find_pence(text)


def _find_pence(text: str) -> Iterator[Found]:
    for at in _places(text, "pence"):
        amount, end = _counted().search(text, max(0, at - _LONGEST), at), at + len("pence")
        if amount is not None and _begins(text, amount.start()) and not text[end : end + 1].isalnum():
            yield _found(text, amount, end, "GBP", _A_POUND)
    for letter in _P.finditer(text):
        amount = _PENCE.search(text, max(0, letter.end() - _LONGEST_PENCE), letter.end())
        if amount is None:
            continue
        start, end = amount.span()
        if _begins(text, start) and not _GOES_ON.match(text, end) and _shows_money(text, start, end):
            yield _found(text, amount, amount.end(), "GBP", _A_POUND)


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _found(text: str, amount: re.Match[str], end: int, currency: str, below: int = 1) -> Found:
    value = in_digits(_value(amount.groupdict()) / below)
    return Found(amount.start(), end, "money", f"{currency} {value}{period(text, end)}")


def _value(words: dict[str, str | None]) -> Decimal:
    part, whole, multiple = words.get("part"), words.get("whole"), words.get("multiple")
    if part:
        number = Decimal(1) / (2 if part.lower().startswith("half") else 4) * (3 if part.lower()[:5] == "three" else 1)
    else:
        number = _number(whole or "one") + (Decimal("0.5") if words.get("plus") else 0)
    return number * (_hundreds(multiple.lower()) if multiple else 1)


def _number(word: str) -> Decimal:
    return Decimal(1) if word.lower() in ("a", "an") else Decimal(numbered("numbers").get(word.lower()) or word)


def _hundreds(multiple: str) -> int:
    return multiples()[multiple.rpartition(" ")[2]] * (multiples()["hundred"] if " " in multiple else 1)


def _begins(text: str, start: int) -> bool:
    """True if the amount does not begin before `start`, as "five million pounds" does behind "twenty"."""
    before = _LAST_WORDS.search(text, max(0, start - _REACH), start)
    if before is None:
        return True
    other, last = before.groups()
    return not _is_number(last) and not (last in _JOINTS and other is not None and _is_number(other))


def _is_number(word: str) -> bool:
    bare = word.lower()
    if bare[0].isdigit() or bare in ("half", "point"):
        return True
    return bare in numbered("numbers") or bare in multiples() or bare.removesuffix("s") in table("amounts")["named"]


def _ends(text: str, end: int) -> bool:
    """True if "pounds" ends the amount at `end`, and is not a weight: not "pounds of rice", but "pounds of debt"."""
    if text[end : end + 1].isalnum() or _MORE_PENCE.match(text, end):
        return False
    of = _OF.match(text, end)
    return of is None or of[1] in table("amounts")["money_things"]


def _shows_money(text: str, start: int, end: int) -> bool:
    """True if the words beside a number of pence show money: "50p a day", "a 5p charge", "costs just 50p"."""
    if period(text, end) or _behind().match(text, end):
        return True
    return _before().search(text, max(0, start - _REACH), start) is not None


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"(?: [a-z]+){{0,2}}(?:{_any('pence_behind')})\b")


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any('pence_before')})(?: (?:just|only|about|an extra|up to))? $")


def _any(name: str) -> str:
    return "|".join(map(re.escape, table("amounts")[name]))


@cache
def _whole() -> str:
    words = "|".join(sorted(numbered("numbers"), key=len, reverse=True))
    return rf"(?P<whole>an?|{words}|{_DIGITS})"


@cache
def _named() -> re.Pattern[str]:
    plus = rf"(?P<plus>{_GAP}and{_GAP}a{_GAP}half)?"
    return re.compile(rf"(?i){_ALONE}(?:{_PART.replace(' ', _GAP)}|{_whole()}{plus}){_MULTIPLE}{_GAP}\Z")


@cache
def _half() -> re.Pattern[str]:
    return re.compile(rf"[^\w\s](?P<part>half an?){_MULTIPLE}(?!\w)")


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(rf"(?i){_ALONE}{_whole()}{_GAP}\Z")
