"""Whether an amount ends where its words end. What is not known to end it may be the rest of a longer amount.

"£10 something million" is not GBP 10, and "£5 last year to £6 million" is not GBP 5.
"""

import re
from functools import cache

from ...reference import table
from ...reference.lexicon import words_of
from .numbers import Amount, amount_at, multiples, periods, stands_apart

# A number that goes on behind a space or a mark: "£3 .4bn", "£10, 000", "£5/6m"; "£10's of millions".
_BROKEN = re.compile(
    r" [.\N{MIDDLE DOT}'] ?[0-9]|[.\N{MIDDLE DOT}] [0-9]| ?, ?[0-9]{3}(?![0-9])| ,[0-9]|/[0-9]| 0[0-9]|'s\b"
)
_PENCE = re.compile(r" (?:and )?[0-9]{1,2}p\b")
_MORE = re.compile(r"[ -]and[ -](?:an?|one|three)[ -](?:half|quarter)")
_CUT = re.compile(r"(?: ?(?P<word>[A-Za-z]{1,8}))?(?:\N{HORIZONTAL ELLIPSIS}|\.\.)")
# A number or a word, and before it any marks but those that end a sentence.
_TOKEN = re.compile(
    r"[^A-Za-z0-9\n.;:!?\N{POUND SIGN}\N{EURO SIGN}$]{0,16}+"
    r"(?:(?P<sign>[\N{POUND SIGN}\N{EURO SIGN}$]) ?)?(?:(?P<number>[0-9]+)|(?P<word>[A-Za-z][\w']*+))"
)
_BEGINS_LINE = re.compile(r"[ -]*\n\s*(?:(?P<word>[A-Za-z]+)|[.,'][0-9])")
# Words after a bare number among which its multiple may be.
_NEAR = 6
_FULL = 1000


def ends(text: str, amount: Amount, sign: str) -> bool:
    """True if what follows `amount` in `text` is known to end it; `sign` is the sign of its currency."""
    at = amount.tail
    following = text[at : at + 1]
    # The text as it is seen has only plain spaces: another one is not known to end a number.
    if following and following not in f" \n{table('amounts')['ends']}":
        return following == "p" and not text[at + 1 : at + 2].isalnum()
    if _doubtful().match(text, at) or _MORE.match(text, at):
        return False
    if amount.multiple is not None:
        return not _adds(text, amount) and not _is_cut_short(text, amount)
    if amount.number < _FULL and _BROKEN.match(text, at):
        return False
    if periods().match(text, at):
        return True
    return not (_PENCE.match(text, at) or _goes_on_below(text, at) or _is_cut(text, at) or _goes_on(text, amount, sign))


def _adds(text: str, amount: Amount) -> bool:
    """True for a smaller multiple right behind the amount: "£1 million 200 thousand"."""
    more = amount_at(text, amount.tail + 1) if text.startswith(" ", amount.tail) else None
    return more is not None and more.multiple is not None and more.multiple < (amount.multiple or 0)


def _is_cut_short(text: str, amount: Amount) -> bool:
    """True if the multiple may be the beginning of another word, which dots cut: "£5 m…"."""
    word = re.compile(r" (\w+)$").search(text, max(0, amount.end - 20), amount.end)
    dots = text.startswith(("\N{HORIZONTAL ELLIPSIS}", ".."), amount.end)
    return dots and word is not None and len(word[1]) < len("million")


def _is_cut(text: str, at: int) -> bool:
    """True if dots cut a number, or a word that may be its multiple."""
    cut = _CUT.match(text, at)
    if cut is None:
        return False
    word = (cut["word"] or "").lower()
    return any(form.startswith(word) for form in multiples())


def _goes_on_below(text: str, at: int) -> bool:
    """True if the next line begins with a multiple or the rest of a number."""
    line = _BEGINS_LINE.match(text, at)
    return line is not None and (line["word"] is None or line["word"].lower() in multiples())


def _goes_on(text: str, amount: Amount, sign: str) -> bool:
    """True if a multiple behind a bare number may be its own, by the words between them.

    A multiple without a number is its own unless a word such as "for" ends the number. The multiple of another number
    is shared if every word between them carries on: "£5 last year to £6 million".
    """
    words: list[str] = []
    at = amount.tail
    for _ in range(_NEAR):
        token = _TOKEN.match(text, at)
        if token is None:
            return False
        at = token.end()
        if token["word"]:
            if token["word"].lower() in multiples() and stands_apart(token["word"]):
                return _words("number_ends").isdisjoint(words)
            words.append(token["word"].lower())
        else:
            other = amount_at(text, token.start("number"))
            shared = _shares(text, token, amount, other, sign, is_next=not words)
            if shared is not None:
                return shared and _words("carries_on").issuperset(words)
            at = at if other is None else other.tail
    return False


def _shares(
    text: str, token: re.Match[str], amount: Amount, other: Amount | None, sign: str, *, is_next: bool
) -> bool | None:
    """True if the `other` number at `token` may have the multiple of `amount` too; ``None`` if a later one decides."""
    if other is None:
        # The multiple of "£6 nillion" is in doubt, and so may be that of the number before it.
        return amount.number <= int(token["number"])
    if counted().match(text, other.tail) or token["sign"] not in (None, sign):
        return False
    if other.multiple is not None:
        return is_next or amount.number * other.multiple <= other.value
    # Both of "£4 to £6.7" have lost their multiple.
    return True if other.odd else None


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("amounts")[name].split())


@cache
def _doubtful() -> re.Pattern[str]:
    return re.compile(rf"[ -](?:{'|'.join(table('amounts')['doubtful'])})(?!\w)", re.IGNORECASE)


@cache
def counted() -> re.Pattern[str]:
    """The pattern of people and things that a number without a sign of money counts: " children"."""
    return re.compile(rf" (?:{'|'.join(words_of('counted'))})\b")


def about() -> tuple[str, ...]:
    """Words that may be between a number and its multiple: "£10 or so million"."""
    return tuple(table("amounts")["about"])
