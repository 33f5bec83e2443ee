"""Names of people: runs of capitalised words that are neither posts, bodies nor beginnings of sentences.

It knows no list of people. Where a name runs on from other words in capitals without a comma ("… Spending in England
NAME SURNAME, Chair of …") the last two words are taken; after a comma, a title or the start, all of them.
"""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from ...reference import table
from ..language.words import alike

LONGEST_NAME = 4
_APOSTROPHES = "'\N{RIGHT SINGLE QUOTATION MARK}"
_BOUNDARIES = ',;:.!?([-\N{EN DASH}\N{EM DASH}\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"'


class Name(NamedTuple):
    """A name in a text: ``text[start:end]`` is it, bare; its titles begin at ``lead``, letters end at ``after``.

    ``possessive`` is true for NAME's; ``bounded`` when the words before it cannot belong to it.
    """

    text: str
    start: int
    end: int
    lead: int
    after: int
    possessive: bool
    bounded: bool


class _Token(NamedTuple):
    words: str
    start: int
    end: int
    possessive: bool


@cache
def _word() -> re.Pattern[str]:
    """Words with a capital, and small ones that may stand inside a name: any other word ends a name."""
    particles = "|".join(map(re.escape, table("names")["particles"]))
    joined = r"(?:[-'\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}][^\W\d_]\w*)*"
    return re.compile(rf"(?<!\w)(?:(?:{particles})(?!\w)|[^\W\d_a-z]\w*{joined})")


@cache
def _set(key: str) -> frozenset[str]:
    return frozenset(alike(word) for word in table("names")[key])


@cache
def _posts() -> frozenset[str]:
    """The words that posts are made of (Vice, President, Chair …)."""
    roles = table("roles")
    named = {word for form in roles["form"] for phrase in form["phrases"] for word in phrase.split()}
    return frozenset(map(alike, named.union(roles["modifiers"])))


@cache
def _others() -> frozenset[str]:
    """The capitalised words that stand in no name."""
    return _set("not_names") | _set("honorifics") | _posts()


def _tokens(text: str, low: int, high: int) -> list[_Token]:
    found = []
    for match in _word().finditer(text, low, high):
        words, end = match[0], match.end()
        possessive = len(words) > 2 and words[-2] in _APOSTROPHES and words[-1] == "s"
        if possessive:
            words, end = words[:-2], end - 2
        elif words.endswith("s") and text[end : end + 1] in _APOSTROPHES and text[end : end + 1]:
            possessive = True
        found.append(_Token(words, match.start(), end, possessive))
    return found


def _is_initial(token: _Token) -> bool:
    return len(token.words) == 1 and token.words.isupper() and token.words not in "AI"


def _is_part(token: _Token, text: str) -> bool:
    """True if `token` can stand in a name: a capital first, not all capitals, not a word of another sort."""
    words = token.words
    if not words[0].isupper() or (len(words) > 1 and words.isupper()):
        return _is_initial(token)
    return _in_no_list(words, text[token.start : token.end + 2])


# Pages use the same few thousand words in capitals again and again.
@lru_cache(maxsize=65536)
def _in_no_list(words: str, with_possessive: str) -> bool:
    return alike(words) not in _others() and alike(with_possessive) not in _set("not_names")


def _adjacent(text: str, left: _Token, right: _Token) -> bool:
    """True if only a space lies between, or a stop and a space after a title or an initial."""
    gap = text[left.end : right.start]
    if gap.isspace() and "\n" not in gap:
        return True
    return gap in {". ", "."} and (len(left.words) == 1 or alike(left.words) in _set("honorifics"))


def names_in(text: str, low: int = 0, high: int | None = None) -> list[Name]:
    """The names in ``text[low:high]``, in order; each has at least two words."""
    tokens = _tokens(text, low, len(text) if high is None else high)
    found: list[Name] = []
    place = 0
    # A token with no other beside it is no name, and this is seen before anything is looked up.
    while place < len(tokens) - 1:
        beside = _adjacent(text, tokens[place], tokens[place + 1])
        run = _run(text, tokens, place) if beside and _is_part(tokens[place], text) else []
        if len(run) >= 2:
            name = _name(text, tokens, place, run, low)
            if name is not None:
                found.append(name)
        place += max(len(run), 1)
    return found


def _run(text: str, tokens: list[_Token], place: int) -> list[_Token]:
    """The longest run of name words from `place` on; particles count between them."""
    run: list[_Token] = []
    held: list[_Token] = []
    for token in tokens[place : place + 3 * LONGEST_NAME]:
        previous = (run + held)[-1] if run else None
        if previous is not None and (not _adjacent(text, previous, token) or previous.possessive):
            break
        if _is_part(token, text) or (_surname_after_all(run, token, text)):
            run += [*held, token]
            held = []
        elif run and alike(token.words) in _set("particles"):
            held.append(token)
        else:
            break
    return run


def _surname_after_all(run: list[_Token], token: _Token, text: str) -> bool:
    following = text[token.end + 1 : token.end + 2]
    return (
        len(run) == 1
        and alike(token.words) in _set("also_surnames")
        and token.words.istitle()
        and (not following.isupper())
    )


def _name(text: str, tokens: list[_Token], place: int, run: list[_Token], low: int) -> Name | None:
    lead, titled = _titles(text, tokens, place)
    before = text[low:lead].rstrip()
    bounded = titled or not before or before[-1] in _BOUNDARIES
    if not bounded or len(run) > LONGEST_NAME + 2:
        run = _last_two(run)
        lead = lead if run[0].start == tokens[place].start else run[0].start
    start, end = run[0].start, run[-1].end
    words = text[start:end]
    if len(run) < 2 or alike(words) in _set("not_people"):
        return None
    return Name(words, start, end, lead, _letters(text, tokens, place, end), run[-1].possessive, bounded)


def _last_two(run: list[_Token]) -> list[_Token]:
    """The last first name and surname of `run`, with the particles between them."""
    small = _set("particles")
    proper = [index for index, token in enumerate(run) if token.words[0].isupper() and alike(token.words) not in small]
    return run[proper[-2] :] if len(proper) >= 2 else run


def _titles(text: str, tokens: list[_Token], place: int) -> tuple[int, bool]:
    """Where the titles before the token at `place` begin, and whether there are any."""
    first = place
    while (
        first
        and alike(tokens[first - 1].words) in _set("honorifics")
        and _adjacent(text, *tokens[first - 1 : first + 1])
    ):
        first -= 1
    return tokens[first].start, first < place


def _letters(text: str, tokens: list[_Token], place: int, end: int) -> int:
    """Where the letters after a name that ends at `end` end: OBE, MP and the like."""
    for token in tokens[place : place + 3 * LONGEST_NAME]:
        if token.start < end:
            continue
        if text[end : token.start].strip(" ,\N{NO-BREAK SPACE}") or token.words not in table("names")["post_nominals"]:
            break
        end = token.end
    return end
