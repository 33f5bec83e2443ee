"""The names in a byline: without honorifics, posts, bodies, and letters after a name."""

import csv
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

from ...reference import table
from ...reference.lexicon import capitalised, given_names, lowered, words_of

_WORD = re.compile(r"\w+")
_WHOLE_WORD = re.compile(r"\S+")
# A comma, a bracket or a dash may open a description of the author; the other marks join names alone.
_DIVIDE = re.compile(r",|\(|\s[-\N{EN DASH}\N{EM DASH}]\s")
_JOINED = re.compile(r"\s(?:and|with)\s|\s*[&;/+|]\s*|^\s*(?:and|with)\s", re.IGNORECASE)
_JOINS = re.compile(r"\s*(?:and|with|&)\s+", re.IGNORECASE)
# "NAME for The MJ", "NAME as …", "NAME @handle": the name ends before these.
_OF_WHOM = re.compile(r"\s(?:(?:for|at|from|in|of|as)\s|@)")
# Two people of one name may differ in this alone.
GENERATION = r"(?:Jr|Jnr|Sr|Snr|II|III|IV)\b\.?"
_SUFFIX = re.compile(rf",?\s*{GENERATION}", re.IGNORECASE)
# Letters after a name are many more than a table knows: "NAME CQSW".
_MORE_LETTERS = re.compile(rf"(?<![\s,])[\s,]+(?!(?i:{GENERATION}))[A-Z]{{2,8}}\.?$")
_AROUND = " \t)."
_LONGEST_NAME = 4
_OWN = re.compile(
    r"[A-Z\N{LATIN CAPITAL LETTER A WITH GRAVE}-\N{LATIN CAPITAL LETTER THORN}]|[dl]['\N{RIGHT SINGLE QUOTATION MARK}]"
)

Span = tuple[int, int]


def names(text: str, start: int, stop: int) -> Iterator[Span]:
    """Start and stop of each name in `text` between `start` and `stop`.

    Names are joined by commas, "and", "with", "&", ";", "/", "+" or "|". A name does not include an honorific before
    it or letters after it (OBE, MP), but does include "Jr", and "Lord" before a surname alone. After a comma, a post, a
    body or a place (``reference/lexicon.toml``, ``organisations.toml``, ``authorities.csv``) describes the author, and
    so does what follows up to "and" with a name: "NAME, chair of a body, and NAME".
    """
    for low, high in _names(text[start:stop]):
        yield start + low, start + high


# Few people write many articles.
@lru_cache(maxsize=4096)
def _names(text: str) -> tuple[Span, ...]:
    return tuple(_each(text))


def _each(text: str) -> Iterator[Span]:
    described = False
    for number, (low, high) in enumerate(_divided(text, 0, len(text))):
        parts = [_trimmed(text, *span) for span in _joined(text, low, high)]
        words = [text[begin:end] for begin, end in parts if begin < end]
        described = number > 0 and (
            _is_post_or_body(words) or any(map(_is_post, words)) or (described and not _begins_another(text[low:high]))
        )
        if described:
            continue
        for begin, end in (_bare(text, *part) for part in parts):
            if begin < end and _is_own(text[begin:end]) and not _is_no_name(text[begin:end], number):
                yield begin, end


def _begins_another(words: str) -> bool:
    """Whether `words` are "and NAME": what was said of the author before ends there."""
    joint = _JOINS.match(words)
    return joint is not None and shows_names(words[joint.end() :])


def _is_no_name(words: str, number: int) -> bool:
    """Whether `words` are letters alone or a post alone; `number` counts the parts between commas."""
    every = (_letters(), _MORE_LETTERS) if number else (_letters(),)
    return any(letters.fullmatch(f" {words}") for letters in every) or _is_post(words) or _is_desk(words)


def shows_names(words: str) -> bool:
    """True if `words` are only names, each of two to four words, the first a given name that the tables know."""
    found = only_names(words)
    return bool(found) and all(is_name(name) and name.split()[0].capitalize() in given_names() for name in found)


def only_names(words: str) -> list[str]:
    """The names in `words`, with nothing else beside them than honorifics and letters; empty for other words."""
    found = list(names(words, 0, len(words)))
    between = (words[high:low] for high, low in _between(found, len(words)))
    rest = "".join(_honorifics().sub(" ", _letters().sub("", one), count=1) for one in between)
    return [] if _JOINED.sub(" ", rest).strip(" ,.") else [words[low:high] for low, high in found]


def _between(spans: list[Span], size: int) -> Iterator[Span]:
    ends = [0, *(high for _, high in spans)]
    yield from zip(ends, [*(low for low, _ in spans), size], strict=True)


def is_name(name: str) -> bool:
    """Whether `name` has the form of a whole name: two to four words, and particles ("Tom D. de la Mare")."""
    words = [word for word in name.split() if word not in words_of("particle")]
    return all(map(_is_own, words)) and 2 <= len(words) <= _LONGEST_NAME


def _divided(text: str, start: int, stop: int) -> Iterator[Span]:
    """Bounds of the parts between commas, brackets and dashes; "Jr" belongs to the part before it."""
    low = start
    for mark in _DIVIDE.finditer(text, start, stop):
        if mark.start() >= low and not _SUFFIX.match(text, mark.start(), stop):
            yield low, mark.start()
            low = mark.end()
    yield low, stop


def _joined(text: str, start: int, stop: int) -> Iterator[Span]:
    """Bounds of the parts between the words and marks that join names."""
    for joint in _JOINED.finditer(text, start, stop):
        yield start, joint.start()
        start = joint.end()
    yield start, stop


def _trimmed(text: str, start: int, stop: int) -> Span:
    """The bounds without the spaces and marks around the words; the stop of "Jr." stays."""
    words = text[start:stop]
    start += len(words) - len(words.lstrip())
    stop = start + len(text[start:stop].rstrip(_AROUND))
    dotted = _SUFFIX.match(text, max(start, text.rfind(" ", start, stop)))
    return start, (dotted.end() if dotted is not None and dotted.end() == stop + 1 else stop)


def _bare(text: str, start: int, stop: int) -> Span:
    """The bounds of the name alone: without honorifics and posts before it, and letters and a body after it."""
    behind = _OF_WHOM.search(text, start, stop)
    stop = behind.start() if behind else stop
    titles = _honorifics().match(text, start, stop)
    begin = _behind_post(text, titles.end() if titles else start, stop)
    letters = _letters().search(text, begin, stop)
    stop = letters.start() if letters else stop
    while (more := _MORE_LETTERS.search(text, begin, stop)) and is_name(text[begin : more.start()]):
        stop = more.start()
    # "Lord SURNAME" is all that the page gives.
    alone = titles and begin == titles.end() and " " not in text[begin:stop]
    return (_last_honorific(text, start, begin) if alone else begin), stop


def _last_honorific(text: str, start: int, stop: int) -> int:
    """The start of the last of the words before `stop`."""
    return start + text[start:stop].rstrip().rfind(" ") + 1


def _behind_post(text: str, start: int, stop: int) -> int:
    """The start of the name behind a post: "Political editor Ann Sample"; `start` without one."""
    words = list(_WHOLE_WORD.finditer(text, start, stop))
    posts = [number for number, word in enumerate(words[:-2]) if word[0].lower() in _post_nouns()]
    if not posts or _is_given(words[0][0]):
        return start
    return words[posts[-1] + 1].start()


def _is_own(name: str) -> bool:
    """Whether `name` begins like a name: with a capital, or a particle and a capital."""
    first, _, rest = name.partition(" ")
    return first[:1].isupper() or bool(_OWN.match(name)) or (first in words_of("particle") and rest[:1].isupper())


def _is_post(words: str) -> bool:
    """Whether `words` are a post: "Senior Reporter", "local government correspondent"."""
    every = words.split()
    if not every or every[-1].lower() not in _post_nouns():
        return False
    return len(every) == 1 or not _begins_as_name(words)


def _begins_as_name(words: str) -> bool:
    """Whether `words` begin with initials or a given name."""
    first = words.split(maxsplit=1)[0]
    return (first.isupper() and not words.isupper()) or _is_given(first)


def _is_desk(words: str) -> bool:
    """Whether `words` are an outlet or its desk: "MJ reporter", "The MJ", "LocalGov team", "newsdesk"."""
    every = words.lower().split()
    own = [word for word in every if word not in _outlet_words()]
    if not own:
        return True
    return own[-1] in lowered("desk") and (len(own) < len(every) or not _begins_as_name(words))


@cache
def _outlet_words() -> frozenset[str]:
    """The words in the names of outlets; a publisher that speaks for a body is not one."""
    rows = [row for row in table("publishers").values() if "speaks_for" not in row]
    return frozenset(
        word for row in rows for name in (row["full_name"], *row["known_as"]) for word in name.lower().split()
    )


def _is_given(word: str) -> bool:
    return word.capitalize() in given_names() and word[:1].isupper()


def _is_post_or_body(parts: list[str]) -> bool:
    """Whether one of `parts`, which commas separate, contains a word of posts or bodies, or is a body or a place."""
    spoken = (f" {' '.join(_WORD.findall(part.lower()))} " for part in parts)
    return any(part in _bodies() for part in parts) or any(
        f" {words} " in part for part in spoken for words in _words()
    )


@cache
def _words() -> tuple[str, ...]:
    """Words that are never part of a name, in small letters."""
    return tuple(lowered("byline_post") | lowered("byline_body"))


@cache
def _post_nouns() -> frozenset[str]:
    """Words that say what a person does, in small letters."""
    return lowered("person_noun") | lowered("byline_post")


@cache
def _bodies() -> frozenset[str]:
    """Names of bodies, and of the places of councils."""
    council = files("childservices_corpus.reference").joinpath("authorities.csv").read_text(encoding="utf-8")
    places = (row["name"] for row in csv.DictReader(council.splitlines()))
    groups = table("organisations").values()
    forms = (form for group in groups for name, others in group.items() for form in (name, *others))
    return frozenset((*places, *forms))


@cache
def _honorifics() -> re.Pattern[str]:
    """White space and honorifics before a name, also in capitals."""
    words = "|".join(sorted({form for word in capitalised("honorific") for form in (word, word.upper())}))
    return re.compile(rf"\s*(?:(?:{words})\.?\s+)*")


@cache
def _letters() -> re.Pattern[str]:
    """Letters after a name, to its end."""
    return re.compile(rf"(?:[\s,]+(?:{'|'.join(words_of('letters'))})\b\.?)+$")
