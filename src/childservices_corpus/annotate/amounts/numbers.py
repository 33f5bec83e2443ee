"""A number of money with its fraction and its multiple: "£5½m", "£1,200", "£2 and a half million", "£10-odd million".

A number in doubt is not a number: badly grouped thousands, a third, a fraction beside decimals, a doubtful multiple.
"""

import re
import unicodedata
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from ...reference import table

_POINT = r"[.\N{MIDDLE DOT}\N{BULLET OPERATOR}\N{DOT OPERATOR}]"
_HYPHENS = r"-\N{HYPHEN}\N{NON-BREAKING HYPHEN}"
_SLASH, _EM_DASH = "\N{FRACTION SLASH}", "\N{EM DASH}"
_DASHES = r"\N{EN DASH}\N{MINUS SIGN}"
# Bounded and possessive, so that the pattern never reads a number as the start of a longer one: "£10,00", "£1 500".
# A single group behind a space may be a count, as in "£300 200 times", unless it begins with 0.
_NUMBER = re.compile(
    r"(?P<whole>(?>[0-9]{1,3}(?:(?:,[0-9]{3}){1,5}|(?:'[0-9]{3}){1,5}|(?: [0-9]{3}){2,5}(?! ?[0-9])| 0[0-9]{2})"
    rf"|[0-9]{{1,15}}))(?>(?:{_POINT}(?P<part>[0-9]{{1,6}}+))?)"
    rf"(?!(?:{_POINT}|[,'])?[0-9]| [0-9]{{3}}(?![0-9]| times\b))"
)
_GROUPING = re.compile(r"[, ']")
_SIGN = re.compile(
    r" ?(?P<sign>[\N{VULGAR FRACTION ONE QUARTER}-\N{VULGAR FRACTION THREE QUARTERS}"
    r"\N{VULGAR FRACTION ONE SEVENTH}-\N{VULGAR FRACTION SEVEN EIGHTHS}\N{VULGAR FRACTION ZERO THIRDS}])"
)
_SLASHED = re.compile(rf"[ {_HYPHENS}](?P<top>[1-9])[/{_SLASH}](?P<below>[2-9])(?![0-9])")
_SPACE = rf"[ {_HYPHENS}]"
_WORDED = re.compile(
    rf"{_SPACE}and{_SPACE}(?:(?P<three>three)|an?|one){_SPACE}(?P<part>half|quarter)(?(three)s?)(?![\w'])"
)
_WORD = re.compile(
    rf"(?P<gap> {{0,2}}|[{_HYPHENS}]|(?P<dash>[{_DASHES}{_EM_DASH}]))(?P<word>[A-Za-z]{{1,20}}+)(?P<after>[\w&]?)"
)
_PENCE = 2
# The share of a pound that a fraction may be: 0.5, 0.25, 0.125, 0.2; a third has no end.
_EXACT = 40
# Shorter words are one slip of the pen away from too many other words.
LONG = 5
_MOST_MULTIPLES = 2


class Amount(NamedTuple):
    """A number with its multiple; ``None`` where no multiple follows it.

    ``end`` is the end of its words, ``tail`` the end of "odd", "plus" and the like behind them. ``odd`` is true where
    the number cannot be pounds and pence.
    """

    end: int
    tail: int
    number: Decimal
    multiple: int | None
    odd: bool

    @property
    def value(self) -> Decimal:
        """The number times its multiple."""
        return self.number * (self.multiple or 1)


class _Number(NamedTuple):
    """A number without its multiple. With ``needs`` it is one only if a multiple follows: "£2 and a half million"."""

    end: int
    number: Decimal
    odd: bool
    needs: bool


# The second of two amounts is read once more as the first of the next two.
@lru_cache(maxsize=16)
def amount_at(text: str, at: int) -> Amount | None:
    """The amount whose number begins at `at`; ``None`` if there is not one, or if it is in doubt."""
    number = _number(text, at)
    if number is None:
        return None
    end = tail = number.end
    multiple: int | None = None
    for _ in range(_MOST_MULTIPLES):
        about = _about().match(text, end) if multiple is None else None
        word = _WORD.match(text, end if about is None else about.end())
        one = None if word is None else _multiple(word, text)
        if word is None or one is None:
            break
        if one == 0:
            return None
        multiple, end = (multiple or 1) * one, word.end("word")
    if number.needs and multiple is None:
        return None
    about = _about().match(text, end)
    tail = end if about is None else about.end()
    return Amount(end, tail, number.number, multiple, number.odd)


def _number(text: str, at: int) -> _Number | None:
    match = _NUMBER.match(text, at)
    if match is None:
        alone = _SIGN.match(text, at)
        part = None if alone is None else _exact(alone["sign"])
        return None if alone is None or part is None else _Number(alone.end(), part, odd=True, needs=True)
    digits = _GROUPING.sub("", match["whole"])
    if len(digits) > 1 and digits[0] == "0":
        return None
    decimals = match["part"]
    number = Decimal(f"{digits}.{decimals or 0}")
    fraction = _fraction(text, match.end())
    if fraction is None:
        return _Number(match.end(), number, odd=decimals is not None and len(decimals) != _PENCE, needs=False)
    if decimals is not None or fraction.number == 0:
        return None
    return fraction._replace(number=number + fraction.number)


def _fraction(text: str, at: int) -> _Number | None:
    """The fraction behind a number that ends at `at`; its number is 0 where it is in doubt, ``None`` without one."""
    sign = _SIGN.match(text, at)
    if sign is not None:
        return _Number(sign.end(), _exact(sign["sign"]) or Decimal(0), odd=False, needs=False)
    slashed = _SLASHED.match(text, at)
    if slashed is not None:
        part = Decimal(slashed["top"]) / Decimal(slashed["below"])
        return _Number(slashed.end(), part if part < 1 and _EXACT * part % 1 == 0 else Decimal(0), odd=True, needs=True)
    worded = _WORDED.match(text, at)
    if worded is None:
        return None
    part = Decimal(3 if worded["three"] else 1) / table("amounts")["parts"][worded["part"]]
    return _Number(worded.end(), part, odd=True, needs=True)


def _exact(sign: str) -> Decimal | None:
    """The value of a fraction that is one character; ``None`` for a third and others without an end."""
    part = unicodedata.numeric(sign)
    return Decimal(str(part)) if (part * _EXACT).is_integer() and part else None


def _multiple(match: re.Match[str], text: str) -> int | None:
    """The multiple that the word after a number means: ``None`` if it is another word, 0 if that is in doubt."""
    word, gap = match["word"].lower(), match["gap"]
    if match["after"]:
        # "£10 M&S voucher", "£5 M6 toll"
        return None if gap else 0
    known = multiples().get(word) or (multiples().get(word.removesuffix("s")) if len(word) > LONG else None)
    if known is not None:
        # "It cost £3, a dash, millions paid" against a dash in the place of a hyphen.
        dashed = match["dash"] is not None and (match["dash"] == _EM_DASH or word not in multiples())
        return known if not dashed and (not gap or stands_apart(match["word"])) else 0
    near = _one_letter_from(word)
    if gap:
        return near
    return None if periods().match(text, match.start()) or _is_pence(match) else near or 0


def _is_pence(match: re.Match[str]) -> bool:
    """True for the sign of pence behind pounds and pence: "£1.50p"."""
    digits = match.string[max(0, match.start() - _PENCE - 1) : match.start()]
    return match["word"] == "p" and digits[:1] == "."


def stands_apart(form: str) -> bool:
    """True if `form` is a multiple even after a space. False for "£50 Mill Lane" and "£5 B road"."""
    if form.lower() in multiples() and (
        len(form) < LONG or form.lower() in table("amounts")["not_multiples"]["in_title_case"]
    ):
        return form.islower() or (form.isupper() and len(form) > 1)
    return True


@lru_cache(maxsize=4096)
def _one_letter_from(word: str) -> int | None:
    """The multiple one letter away from `word`; 0 if several are, or one is two letters away; else ``None``."""
    if len(word) < LONG or word in _other_words():
        return None
    forms = [form for form in multiples() if len(form) > LONG]
    apart = {form: min(OSA.distance(word, form), OSA.distance(word, f"{form}s")) for form in forms}
    near = [form for form in forms if apart[form] == 1]
    if len(near) == 1:
        return multiples()[near[0]]
    doubtful = near or any(apart[form] == 2 and word[0] == form[0] for form in forms)
    return 0 if doubtful else None


@cache
def multiples() -> dict[str, int]:
    """The words for a hundred, a thousand and so on, in small letters."""
    return dict(table("amounts")["multiples"])


@cache
def _other_words() -> frozenset[str]:
    return frozenset(table("amounts")["not_multiples"]["words"])


@cache
def _about() -> re.Pattern[str]:
    """Words between a number and its multiple, or behind both: "£10+ million", "£10-odd million", "£3bn-plus"."""
    words = "|".join(form.replace(" ", _SPACE) for form in table("amounts")["about"])
    return re.compile(rf"\+|{_SPACE}?(?:{words})(?!\w)")


@cache
def period_names() -> dict[str, str]:
    """What an amount is for, by the words behind it: "per week" is "week"."""
    return {form: name for name, forms in table("amounts")["periods"].items() for form in forms}


@cache
def periods() -> re.Pattern[str]:
    """The pattern of the words in :func:`period_names`."""
    forms = sorted(period_names(), key=len, reverse=True)
    # "a-year" is "a year".
    branches = "|".join(re.escape(form).replace("\\ ", "[ -]") for form in forms)
    return re.compile(rf"[ -]?({branches})(?!\w)")
