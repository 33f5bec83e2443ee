"""Amounts of money with their values, where the words leave no doubt.

``GBP 2400000000``; a range ``GBP 4100000000/4500000000``; for a time or a head ``GBP 20/week``, ``GBP 5/child/week``.
The span covers the amount as written, without its period. Both ends of "£4.1 billion to £4.5 billion" are mentions, and
both carry the range. An amount that may mean a thousand or a million times more is not a mention: "£6.7 bllon",
"£4 and £5 million". A word that is one letter away from "billion", and from no other multiple, is read as billion.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from ...reference import table
from ...reference.lexicon import words_of
from ..language.spans import Found, in_digits

# Bounded and possessive, so that the pattern never reads a number as the start of a longer one: "£10,00", "£1 500".
_NUMBER = re.compile(
    r"(?P<whole>(?>\d{1,3}(?:,\d{3}){1,5}|\d{1,15}))(?:\.(?P<part>\d{1,6}+))?+(?![.,]?\d| \d{3}(?!\d| times\b))"
)
_DASH = r"[-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{MINUS SIGN}\N{EN DASH}\N{EM DASH}]"
_WORD = re.compile(r"(?P<gap> {0,2}|[-\N{HYPHEN}\N{NON-BREAKING HYPHEN}])(?P<word>[A-Za-z]{1,20}+)(?P<after>[\w&]?)")
_UNTIL = re.compile(rf"(?P<to> to | ?{_DASH} ?)|(?P<and> and )|(?P<or> or )|, (?:and )?|/")
_PENCE = 2
_FULL = 1000
# Shorter words are one slip of the pen away from too many other words.
_LONG = 5
_LONGEST_LIST = 8
_MOST_MULTIPLES = _MOST_PERIODS = 2


class _Amount(NamedTuple):
    """A number with its multiple; ``None`` where no multiple follows it."""

    end: int
    number: Decimal
    multiple: int | None
    odd: bool

    @property
    def value(self) -> Decimal:
        return self.number * (self.multiple or 1)


class _Pair(NamedTuple):
    """Two amounts side by side; ``low`` is ``None`` where its words leave the value in doubt."""

    low: Decimal | None
    is_range: bool


def find_money(text: str) -> Iterator[Found]:
    """Give each amount of money in `text`, currency by currency."""
    for sign, currency in _currencies().items():
        at = text.find(sign)
        while at >= 0:
            finds, end = _read(text, at, sign, currency)
            yield from finds
            at = text.find(sign, end)


def is_cut(rest: str) -> bool:
    """True if `rest`, the words after an amount where a page breaks off, begins a number or a multiple."""
    word = rest.lstrip(" -").lower()
    return rest in {",", "."} or any(form.startswith(word) for form in _multiples())


def _read(text: str, at: int, sign: str, currency: str) -> tuple[list[Found], int]:
    """The amounts at the currency sign at offset `at`, and the offset to read on from."""
    first = None if text[at - 1 : at].isalnum() and at else _amount(text, _past_sign(text, at, sign))
    if first is None:
        return [], at + 1
    until = _UNTIL.match(text, first.end)
    if until is not None:
        signed = text.startswith(sign, until.end())
        second = _amount(text, _past_sign(text, until.end(), sign) if signed else until.end())
        if second is not None and (signed or _unsigned(text, first, second, until)):
            if until["to"] is None and _is_listed(text, first, second, sign):
                return [], until.end()
            pair = _pair(text, at, first, second, until)
            low = second.value if pair.low is None else pair.low
            ref = f"{currency} {in_digits(low)}/{in_digits(second.value)}{_period(text, second.end)}"
            if not signed:
                return ([Found(at, second.end, "money", ref)] if pair.is_range else []), second.end
            if pair.is_range:
                return [Found(at, first.end, "money", ref), Found(until.end(), second.end, "money", ref)], second.end
            return _alone(text, at, first, currency, pair.low), until.end()
    return _alone(text, at, first, currency, first.value), first.end


def _alone(text: str, at: int, amount: _Amount, currency: str, value: Decimal | None) -> list[Found]:
    # Pence have two digits: "£6.7" has lost its multiple.
    if value is None or (amount.odd and value == amount.number):
        return []
    return [Found(at, amount.end, "money", f"{currency} {in_digits(value)}{_period(text, amount.end)}")]


def _pair(text: str, at: int, first: _Amount, second: _Amount, until: re.Match[str]) -> _Pair:
    """Read `first` beside `second`: in "£4 to £5 million" both are millions; in "£4 and £5 million" one is in doubt."""
    low: Decimal | None = first.value
    between = until["and"] is not None and text.endswith("between ", 0, at)
    if first.multiple is None and second.multiple is not None and first.number < _FULL:
        carried = first.number * second.multiple
        if carried <= second.value:
            low = carried if until["to"] or until["or"] or between else None
        elif until["to"] or between:
            low = None
    told = (until["to"] is not None and not text.endswith("from ", 0, at)) or between
    return _Pair(low, told and low is not None and low <= second.value)


def _is_listed(text: str, first: _Amount, second: _Amount, sign: str) -> bool:
    """True if a multiple later in a list may count for `first` too: "£10, £20 and £30 million"."""
    last = second
    for _ in range(_LONGEST_LIST):
        until = _UNTIL.match(text, last.end) if last.multiple is None else None
        if until is None or not text.startswith(sign, until.end()):
            break
        following = _amount(text, _past_sign(text, until.end(), sign))
        if following is None:
            break
        last = following
    return last is not second and _may_share(first, last)


def _may_share(first: _Amount, last: _Amount) -> bool:
    """True if `first` may share the multiple of `last`: it has none of its own, is short, and stays at most `last`."""
    if first.multiple is not None or last.multiple is None or first.number >= _FULL:
        return False
    return first.number * last.multiple <= last.value


def _unsigned(text: str, first: _Amount, second: _Amount, until: re.Match[str]) -> bool:
    """True if the number after "to" or a dash is money without a sign: "£10-15m", "£20 to 30 a week"."""
    if until["to"] is None or _others().match(text, second.end):
        return False
    if second.multiple is not None:
        return True
    dashed = len(until["to"]) == 1 or bool(_period(text, second.end))
    return first.multiple is None and dashed and not text.startswith("%", second.end)


def _past_sign(text: str, at: int, sign: str) -> int:
    at += len(sign)
    return at + 1 if text.startswith(" ", at) else at


def _amount(text: str, at: int) -> _Amount | None:
    """The amount whose number begins at `at`; ``None`` if there is not one or its multiple is in doubt."""
    match = _NUMBER.match(text, at)
    if match is None:
        return None
    end = match.end()
    multiple: int | None = None
    for _ in range(_MOST_MULTIPLES):
        word = _WORD.match(text, end)
        one = None if word is None else _multiple(word, text, end)
        if word is None or one is None:
            break
        if one == 0:
            return None
        multiple, end = (multiple or 1) * one, word.end("word")
    odd = match["part"] is not None and len(match["part"]) != _PENCE
    return _Amount(end, Decimal(match[0].replace(",", "")), multiple, odd)


def _multiple(match: re.Match[str], text: str, end: int) -> int | None:
    """The multiple that the word after a number means: ``None`` if it is another word, 0 if that is in doubt."""
    word, gap = match["word"].lower(), match["gap"]
    if match["after"]:
        # "£10 M&S voucher", "£5 M6 toll"
        return None if gap else 0
    known = _multiples().get(word) or (_multiples().get(word.removesuffix("s")) if len(word) > _LONG else None)
    if known is not None:
        return known if not gap or _stands_apart(match["word"]) else 0
    near = _one_letter_from(word)
    if gap:
        return near
    return None if _periods().match(text, end) else near or 0


def _stands_apart(form: str) -> bool:
    """True if `form` is a multiple even after a space. False for "£50 Mill Lane" and "£5 B road"."""
    if form.lower() in _multiples() and (
        len(form) < _LONG or form.lower() in table("amounts")["not_multiples"]["in_title_case"]
    ):
        return form.islower() or (form.isupper() and len(form) > 1)
    return True


@lru_cache(maxsize=4096)
def _one_letter_from(word: str) -> int | None:
    """The multiple one letter away from `word`; 0 if several are, or one is two letters away; else ``None``."""
    if len(word) < _LONG or word in _other_words():
        return None
    forms = [form for form in _multiples() if len(form) > _LONG]
    apart = {form: min(OSA.distance(word, form), OSA.distance(word, f"{form}s")) for form in forms}
    near = [form for form in forms if apart[form] == 1]
    if len(near) == 1:
        return _multiples()[near[0]]
    doubtful = near or any(apart[form] == 2 and word[0] == form[0] for form in forms)
    return 0 if doubtful else None


def _period(text: str, end: int) -> str:
    """The period of the amount that ends at `end`: "/week", "/child/week", or an empty string."""
    found: list[str] = []
    while len(found) < _MOST_PERIODS and (match := _periods().match(text, end)) is not None:
        found.append(_period_names()[match.group(1).replace("-", " ")])
        end = match.end()
    return "".join(f"/{name}" for name in found)


@cache
def _currencies() -> dict[str, str]:
    return dict(table("amounts")["currencies"])


@cache
def _multiples() -> dict[str, int]:
    return dict(table("amounts")["multiples"])


@cache
def _other_words() -> frozenset[str]:
    return frozenset(table("amounts")["not_multiples"]["words"])


@cache
def _others() -> re.Pattern[str]:
    return re.compile(rf" (?:{'|'.join(words_of('counted'))})\b")


@cache
def _period_names() -> dict[str, str]:
    return {form: name for name, forms in table("amounts")["periods"].items() for form in forms}


@cache
def _periods() -> re.Pattern[str]:
    forms = sorted(_period_names(), key=len, reverse=True)
    # "a-year" is "a year".
    branches = "|".join(re.escape(form).replace("\\ ", "[ -]") for form in forms)
    return re.compile(rf"[ -]?({branches})(?!\w)")
