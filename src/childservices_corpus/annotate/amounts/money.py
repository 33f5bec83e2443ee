"""Amounts of money with their values, where the words leave no doubt.

``GBP 2400000000``; a range ``GBP 4100000000/4500000000``; for a time or a head ``GBP 20/week``, ``GBP 5/child/week``.
The span covers the amount as written, without its period. Both ends of "£4.1 billion to £4.5 billion" are mentions, and
both carry the range. An amount is taken only if what follows is known to end it. "£6.7 bllon", "£10 something million"
and the first of "£4 and £5 million" may mean a million times more, so they are not mentions. A word that is one letter
away from "billion", and from no other multiple, is read as billion.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from ...reference import table
from ..language.spans import Found, in_digits
from .endings import about, counted, ends
from .numbers import Amount, amount_at, multiples, period_names, periods

_DASH = r"[-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{MINUS SIGN}\N{EN DASH}\N{EM DASH}]"
_UNTIL = re.compile(rf"(?P<to> to | ?{_DASH} ?)|(?P<and> and )|(?P<or> or )|, (?:and )?|/")
_FULL = 1000
_THOUSAND = 1000
_LONGEST_LIST = 8
_MOST_PERIODS = 2


class _Pair(NamedTuple):
    """Two amounts side by side; ``low`` is ``None`` where its words leave the value in doubt."""

    low: Decimal | None
    is_range: bool


def find_money(text: str) -> Iterator[Found]:
    """Give each amount of money in `text`, currency by currency."""
    for sign in _currencies():
        at = text.find(sign)
        while at >= 0:
            finds, end = _read(text, at, sign)
            yield from finds
            at = text.find(sign, end)


def is_cut(rest: str) -> bool:
    """True if `rest`, the words after an amount where a page breaks off, begins a number or a multiple."""
    word = rest.lstrip(" -").lower()
    return rest in {",", "."} or any(form.startswith(word) for form in (*multiples(), *about()))


def _read(text: str, at: int, sign: str) -> tuple[list[Found], int]:
    """The amounts at the currency sign at offset `at`, and the offset to read on from."""
    first = None if text[at - 1 : at].isalnum() and at else amount_at(text, _past_sign(text, at, sign))
    if first is None:
        return [], at + 1
    until = _UNTIL.match(text, first.tail)
    if until is not None:
        signed = text.startswith(sign, until.end())
        second = amount_at(text, _past_sign(text, until.end(), sign) if signed else until.end())
        if second is not None and (signed or _unsigned(text, at, first, second, until)):
            return _read_both(text, at, sign, first, second, until)
    return _alone(text, at, first, sign, first.value), first.end


def _read_both(
    text: str, at: int, sign: str, first: Amount, second: Amount, until: re.Match[str]
) -> tuple[list[Found], int]:
    """The amounts `first`, whose sign is at `at`, and `second`, with the words of `until` between them."""
    signed = text.startswith(sign, until.end())
    if until["to"] is None and _is_listed(text, first, second, sign):
        return [], until.end()
    if not _is_sure(text, second, second.value, sign):
        return _alone(text, at, first, sign, first.value), first.end if signed else second.end
    pair = _pair(text, at, first, second, until)
    if not pair.is_range or (first.odd and pair.low == first.number):
        return (_alone(text, at, first, sign, pair.low), until.end()) if signed else ([], second.end)
    low = second.value if pair.low is None else pair.low
    values = f"{in_digits(low)}/{in_digits(second.value)}"
    ref = f"{_currencies()[sign]} {values}{period(text, second.tail)}"
    if not signed:
        return [Found(at, second.end, "money", ref)], second.end
    return [Found(at, first.end, "money", ref), Found(until.end(), second.end, "money", ref)], second.end


def _alone(text: str, at: int, amount: Amount, sign: str, value: Decimal | None) -> list[Found]:
    if value is None or not _is_sure(text, amount, value, sign):
        return []
    return [Found(at, amount.end, "money", f"{_currencies()[sign]} {in_digits(value)}{period(text, amount.tail)}")]


def _is_sure(text: str, amount: Amount, value: Decimal, sign: str) -> bool:
    """True if `value`, which is the amount's own or has the multiple of its neighbour, is in no doubt."""
    if value != amount.value:
        return True
    # Pence have two digits: "£6.7" has lost its multiple.
    return not (amount.odd and amount.multiple is None) and ends(text, amount, sign)


def _pair(text: str, at: int, first: Amount, second: Amount, until: re.Match[str]) -> _Pair:
    """Read `first` beside `second`: in "£4 to £5 million" both are millions; in "£4 and £5 million" one is in doubt."""
    low: Decimal | None = first.value
    between = until["and"] is not None and _between(text, at)
    if first.multiple is None and second.multiple is not None and first.number < _FULL:
        carried = first.number * second.multiple
        if carried <= second.value:
            low = carried if until["to"] or until["or"] or between else None
        elif until["to"] or between:
            low = None
    if _may_be_thousands(first, second):
        low = None
    told = (until["to"] is not None and not text.endswith("from ", 0, at)) or between
    return _Pair(low, told and low is not None and low <= second.value)


def _may_be_thousands(first: Amount, second: Amount) -> bool:
    """True for "£45-50,000": the first number may be thousands too; "£500-1,000" is as written."""
    whole = first.multiple is None and second.multiple is None and second.number % _THOUSAND == 0
    return whole and first.number < _FULL and first.number < second.number / _THOUSAND


def _between(text: str, at: int) -> bool:
    return text.endswith(("between ", "Between "), 0, at)


def _is_listed(text: str, first: Amount, second: Amount, sign: str) -> bool:
    """True if a multiple later in a list may count for `first` too: "£10, £20 and £30 million"."""
    last = second
    for _ in range(_LONGEST_LIST):
        until = _UNTIL.match(text, last.tail) if last.multiple is None else None
        if until is None or not text.startswith(sign, until.end()):
            break
        following = amount_at(text, _past_sign(text, until.end(), sign))
        if following is None:
            break
        last = following
    return last is not second and _may_share(first, last)


def _may_share(first: Amount, last: Amount) -> bool:
    """True if `first` may share the multiple of `last`: it has none of its own, is short, and stays at most `last`."""
    if first.multiple is not None or last.multiple is None or first.number >= _FULL:
        return False
    return first.number * last.multiple <= last.value


def _unsigned(text: str, at: int, first: Amount, second: Amount, until: re.Match[str]) -> bool:
    """True if the number after "to", a dash or "between" is money without a sign: "£10-15m", "£20 to 30 a week"."""
    between = until["and"] is not None and _between(text, at) and second.multiple is not None
    if not (until["to"] or between) or counted().match(text, second.tail):
        return False
    if second.multiple is not None:
        return True
    dashed = len(until["to"]) == 1 or bool(period(text, second.tail))
    return first.multiple is None and dashed and not text.startswith("%", second.end)


def _past_sign(text: str, at: int, sign: str) -> int:
    at += len(sign)
    return at + 1 if text.startswith(" ", at) else at


def period(text: str, end: int) -> str:
    """The period of the amount that ends at `end`: "/week", "/child/week", or an empty string."""
    found: list[str] = []
    while len(found) < _MOST_PERIODS and (match := periods().match(text, end)) is not None:
        found.append(period_names()[match.group(1).replace("-", " ")])
        end = match.end()
    return "".join(f"/{name}" for name in found)


@cache
def _currencies() -> dict[str, str]:
    return dict(table("amounts")["currencies"])
