"""People: runs of capitalised words that something shows to be a name.

What shows it: an honorific, a post before it or after a comma, a verb of speech, the telling of a death, a list with
another name in it, or a given name. What belongs to a body, a place, a law or a report is no name.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from ...reference import table
from ..language.phrase_index import Hit, Phrase, Phrases
from ..language.spans import Found, fold

# Bounded, so that a long row of capitals costs no more than its length; a class in front lets the search skip ahead.
_WORD = r"[A-Z\u00c0-\u00de][\w'-]{0,39}+\.?+"
SURNAME = "surname"
_ROMAN = frozenset({"II", "III", "IV", "VI", "VII", "VIII"})
_NEAR = 60
_POSTS_BEFORE_SURNAME = frozenset({"Minister", "President", "Commissioner", "Chancellor", "Mayor", "Secretary"})
_MOST_WORDS = 4
# What stands before most words, or nothing does.
_APART = ("", " ", "\n")


class _Words(NamedTuple):
    """Name-words side by side, with what stands around them inside the run of capitals."""

    start: int
    end: int
    words: tuple[str, ...]
    before: str
    after: str


@dataclass(frozen=True)
class _Lexicon:
    honorifics: frozenset[str]
    royal: frozenset[str]
    post_nominals: frozenset[str]
    roles: frozenset[str]
    not_name: frozenset[str]
    surnames_too: frozenset[str]
    given_names: frozenset[str]
    not_people: frozenset[str]
    run: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    alone_after: re.Pattern[str]


@cache
def _lexicon() -> _Lexicon:
    words = table("people")
    particles = "|".join(words["particles"])
    verbs = "|".join(words["speech_verbs"])
    sayings = "|".join(words["verbs_before"])
    adverbs = "|".join(words["adverbs"])
    posts = "|".join((*words["roles"], *words["roles_small"]))
    post_nominals = "|".join(words["post_nominals"])
    relations = "|".join(words["relations"])
    ages = "|".join(table("amounts")["numbers"])
    fates = "|".join(words["fates"])
    return _Lexicon(
        honorifics=frozenset(words["honorifics"]),
        royal=frozenset(words["royal"]),
        post_nominals=frozenset(words["post_nominals"]),
        roles=frozenset(words["roles"]),
        not_name=frozenset(words["not_name"]),
        surnames_too=frozenset(words["surnames_too"]),
        given_names=frozenset(words["given_names"].split()),
        not_people=frozenset(words["not_people"]),
        run=re.compile(rf"{_WORD}(?: (?:(?:{particles}) )?{_WORD}){{1,15}}"),
        before=re.compile(
            rf"(?:\b(?:{sayings}|{posts}|{relations}|honours?)(?:,? |, (?:and )?)"
            rf"|-olds? |\b(?:{fates}) of (?:[a-z-]+ ){{0,3}})$"
        ),
        after=re.compile(
            rf"(?:,? (?:{post_nominals})\b)*(?:,? (?:{adverbs}))?(?:,? (?:{verbs})\b"
            rf"|, (?:the |an? )?(?:[\w'&-]{{1,40}} ){{0,5}}(?:{posts})\b|'s? (?:{fates}|evidence|letter)\b"
            rf"|, (?:\d\d?|{ages})\b|, (?:an? |aged )?\w{{1,12}}-(?:year|month|week|day)-old\b)"
        ),
        alone_after=re.compile(rf"(?: (?:{adverbs}))? (?:{verbs}|{'|'.join(words['surname_nouns'])})\b"),
    )


def find_people(text: str) -> Iterator[Found]:
    """The people named in `text`; the reference is the name, particles included, honorifics and post-nominals not."""
    lexicon = _lexicon()
    candidates: list[_Words] = []
    for run in lexicon.run.finditer(text):
        offset = run.start()
        if text[offset - 1 : offset] in _APART or not _within_a_word(text, offset):
            candidates += [
                _Words(start + offset, end + offset, words, before, after)
                for start, end, words, before, after in _cut(run.group())
            ]
    shown = [_is_shown(text, words, lexicon) for words in candidates]
    _spread_over_lists(text, candidates, shown)
    for words, sure in zip(candidates, shown, strict=True):
        if sure and " ".join(words.words) not in lexicon.not_people:
            yield Found(words.start, words.end, "person", text[words.start : words.end])


def _within_a_word(text: str, start: int) -> bool:
    """True behind a letter, or behind the hyphen, apostrophe or slash of a word; a quotation mark is no such thing."""
    before = text[max(0, start - 2) : start]
    return before[-1:].isalnum() or before[-1:] == "@" or (before[-1:] in ("'", "-", "/") and before[:1].isalnum())


def phrases() -> Iterator[Phrase]:
    """The surnames by which somebody is known alone."""
    for surname in table("people")["surnames_alone"]:
        yield Phrase(surname, SURNAME, surname)


def read_hit(text: str, hit: Hit) -> Found | None:
    """The person whose surname stands alone at `hit`, where a verb or such a word as "campaign" follows."""
    if _lexicon().alone_after.match(text, hit.end) is None or text[hit.start - 1 : hit.start] == "-":
        return None
    return Found(hit.start, hit.end, "person", hit.phrase.ref)


@lru_cache(maxsize=65536)
def _cut(run: str) -> tuple[_Words, ...]:
    """Cut a run of capitals at words that no name holds; what stands before and after each piece is remembered."""
    lexicon = _lexicon()
    pieces: list[_Words] = []
    piece: list[tuple[int, str]] = []
    before, at = "", 0
    for token in run.split(" "):
        # "J." keeps its point, "Dr." and the end of a sentence lose theirs.
        word = token if len(token) <= 2 else token.rstrip(".'-").removesuffix("'s")
        if _cuts(word, piece, lexicon):
            if piece:
                pieces += _candidate(piece, before, word, lexicon)
            piece, before = [], word
            if word in lexicon.royal:
                # "King Charles", but "King's Lynn".
                piece, before = ([(at, word)], word) if word == token else ([], "")
        else:
            piece.append((at, word))
            if word != token:
                # A name ends with its possessive or its sentence.
                pieces += _candidate(piece, before, "", lexicon)
                piece, before = [], ""
        at += len(token) + 1
    if piece:
        pieces += _candidate(piece, before, "", lexicon)
    return tuple(pieces)


def _cuts(word: str, piece: list[tuple[int, str]], lexicon: _Lexicon) -> bool:
    if word in lexicon.royal and not piece:
        return True
    if word in lexicon.honorifics or word in lexicon.post_nominals:
        return True
    if len(piece) == 1 and piece[0][1] in lexicon.given_names and word in lexicon.surnames_too:
        return False
    if word in lexicon.not_name or word in lexicon.roles:
        return True
    # "CC", and "CC-type" too.
    head = word.partition("-")[0]
    return len(head) > 1 and head.isupper() and head not in _ROMAN


def _candidate(piece: list[tuple[int, str]], before: str, after: str, lexicon: _Lexicon) -> Iterator[_Words]:
    while piece and piece[-1][1].islower():
        piece = piece[:-1]
    words = [word for _, word in piece]
    titled = before in lexicon.honorifics or before in lexicon.royal
    # A word of another phrase stands before the given name: "… in England Matt Dunkley".
    while len(words) > 2 and words[0] not in lexicon.given_names and not titled:
        if not any(word in lexicon.given_names for word in words[1:-1]):
            break
        piece, words, before = piece[1:], words[1:], ""
    named = [word for word in words if not word.islower()]
    if not named or len(named) > _MOST_WORDS:
        return
    last_start, last = piece[-1]
    yield _Words(piece[0][0], last_start + len(last), tuple(words), before, after)


def _is_shown(text: str, words: _Words, lexicon: _Lexicon) -> bool:
    """True if something shows `words` to be a name; what is cheap to see is looked at first."""
    titled = words.before in lexicon.honorifics or words.before in lexicon.royal
    if len(words.words) == 1:
        if words.before in _POSTS_BEFORE_SURNAME:
            return text.startswith("'", words.end) or _acts(text, words, lexicon)
        return titled and words.before not in lexicon.royal and len(words.words[0]) > 2
    return (
        titled
        or words.words[0] in lexicon.given_names
        or words.before in lexicon.roles
        or words.after in lexicon.post_nominals
        or _acts(text, words, lexicon)
        or lexicon.before.search(text, max(0, words.start - _NEAR), words.start) is not None
    )


def _acts(text: str, words: _Words, lexicon: _Lexicon) -> bool:
    return words.after in lexicon.post_nominals or lexicon.after.match(text, words.end) is not None


def _spread_over_lists(text: str, candidates: Sequence[_Words], shown: list[bool]) -> None:
    """In "X and Y" or "X, Y", one name shows the other."""
    for order in (range(1, len(candidates)), range(len(candidates) - 1, 0, -1)):
        for here in order:
            one, other = candidates[here - 1], candidates[here]
            if text[one.end : other.start] in (" and ", ", ", " & ", ", and ") and len(one.words) > 1 < len(
                other.words
            ):
                shown[here - 1] = shown[here] = shown[here - 1] or shown[here]


def find_known(text: str, names: Iterable[str]) -> list[Found]:
    """Every place in `text` where one of `names` stands in full, in order; `text` is folded, `names` need not be."""
    forms = {form for form in (fold(name).strip() for name in names) if form}
    if not forms:
        return []
    known = Phrases((Phrase(form, "known", form) for form in sorted(forms)), once=True)
    return sorted(Found(start, end, "person", phrase.ref) for start, end, phrase in known.find(text))


def with_full_names(finds: list[Found]) -> list[Found]:
    """`finds` of one record, a surname alone referring to the one full name there that ends in it."""
    names = {find.ref for find in finds if find.kind == "person" and find.ref is not None}
    if len(names) < 2:
        return finds
    full: dict[str, list[str]] = defaultdict(list)
    for name in names:
        first, _, surname = name.rpartition(" ")
        if first:
            full[surname].append(name)
    alone = {surname: full[surname][0] for surname in names if len(full.get(surname, ())) == 1}
    if not alone:
        return finds
    return [
        find._replace(ref=alone[find.ref]) if find.kind == "person" and find.ref in alone else find for find in finds
    ]
