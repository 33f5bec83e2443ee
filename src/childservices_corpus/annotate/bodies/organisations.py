"""Organisations: from the table, from the words of a name, and from abbreviations that a text defines."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain

from ...reference import table
from ...reference.lexicon import capitalised, given_names, lowered, words_of
from ...text.fold import loose
from ..language.spans import BLOCKED, Found
from ..language.whole_words import Hit, Phrase

TABLED, EVERYDAY, DESCRIPTOR, LAST_WORD, WORD_BEFORE_OF = "tabled", "everyday", "descriptor", "last word", "before of"
SORTS = (TABLED, EVERYDAY, DESCRIPTOR, BLOCKED)
# A capitalised word, possessives included: a name may hold one, such as "Children's Society".
_CAPITAL = r"[A-Z\u00c0-\u00de][\w'&-]{0,39}"
_LEFT = re.compile(rf"(?<![\w'-])(?:{_CAPITAL} (?:of |for |and |& )?){{0,7}}{_CAPITAL} \Z")
_RIGHT = re.compile(rf" (?:of|for|on)(?: the)?((?: {_CAPITAL}){{1,6}})")
_DESCRIBED = re.compile(rf" (?:the )?({_CAPITAL}(?: (?:(?:for|of|the|and|in|&) )?{_CAPITAL}){{0,5}})")
_DEFINED = re.compile(r" \(([A-Za-z]{0,3}[A-Z][A-Za-z&]{1,9})\)")
_WORD = re.compile(r"[\w&]+")
_REACH = 90
_ARTICLE = re.compile(r"(?<!\w)(?:[Tt]he|[Aa]n?) $")
_LONGEST_ARTICLE = 5


def phrases() -> Iterator[Phrase]:
    """The names and other forms of the table, and words such as "Council" that make a body of the words beside them."""
    for name, forms in _tabled():
        everyday = {form[1:-1] for form in forms if form.startswith("{")}
        for form in (name, *forms):
            bare = form.strip("{}")
            for written in {bare: None, bare.replace("'", ""): None}:
                yield Phrase(written, EVERYDAY if bare in everyday else TABLED, name)
    for form in (*words_of("body_descriptor"), *capitalised("body_descriptor_capital")):
        yield Phrase(form, DESCRIPTOR, form)
    for form in capitalised("body_before_of"):
        yield Phrase(form, WORD_BEFORE_OF, form)
    for form in capitalised("body_last"):
        yield Phrase(form, LAST_WORD, form)
    for form in table("not_names")["blocked"]:
        yield Phrase(form, BLOCKED, form)


def names() -> Iterator[str]:
    """The names and forms in the table that mean a body in any context, and all of several words.

    An everyday phrase ("Turning Point") may mean something else, but never a person.
    """
    return (p.form for p in phrases() if p.sort == TABLED or (p.sort == EVERYDAY and " " in p.form))


def is_form(words: str) -> bool:
    """True if `words`, with straight apostrophes, are a name or a form of the table."""
    return words in _normal_names()


def begins_form(words: str) -> bool:
    """True if a longer name or form of the table begins with `words`."""
    return any(form.startswith(words) and form != words for form in _normal_names())


@cache
def names_by_loose_form() -> dict[str, str]:
    """The normal name of each form of the table, by the form without differences of case and quotes."""
    found = {loose(form.replace("'", "")): name for form, name in _normal_names().items()}
    return found | {loose(form): name for form, name in _normal_names().items()}


def all_names() -> Iterator[tuple[str, ...]]:
    """All names of each body of the table, the normal name first."""
    for name, forms in _tabled():
        yield tuple(dict.fromkeys([name, *(form.strip("{}") for form in forms)]))


def names_of(form: str) -> tuple[str, ...]:
    """Every name and form of the body that is called `form`."""
    return next((name, *forms) for name, forms in _tabled() if form in (name, *forms))


def read_hit(text: str, hit: Hit) -> Found | None:
    """The organisation named at `hit`, or ``None``; the reference is its normal name, or its own words without one."""
    start, end, (_, sort, ref) = hit
    if sort == TABLED:
        return None if _in_address(text, start, end) else Found(start, end, "organisation", ref)
    if sort == BLOCKED:
        return Found(start, end, BLOCKED, None)
    if sort == DESCRIPTOR:
        return _described(text, end)
    if sort in (LAST_WORD, WORD_BEFORE_OF):
        return _by_its_words(text, hit)
    return None


def _in_address(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] in ("/", "@", "#") or text[end : end + 1] in ("/", "@")


def _described(text: str, end: int) -> Found | None:
    match = _DESCRIBED.match(text, end)
    if match is None:
        return None
    start, end, words = match.start(1), match.end(1), match.group(1)
    if words.endswith("'s") and words not in _normal_names():
        end, words = end - 2, words[:-2]
    known = _normal_names().get(words)
    if known is None and words.split(" ")[0].lower() in _not_first():
        return None
    return Found(start, end, "organisation", known or words)


def _by_its_words(text: str, hit: Hit) -> Found | None:
    """A body outside the table: the capitalised words before the hit, and the words after "of", "for" or "on"."""
    line = text.rfind("\n", max(0, hit.start - _REACH), hit.start) + 1 or max(0, hit.start - _REACH)
    match = _LEFT.search(text, line, hit.start)
    start = _trim_left(text, match.start(), hit.start) if match is not None else hit.start
    right = _RIGHT.match(text, hit.end) if hit.phrase.ref in _words_before_of() else None
    if start == hit.start and right is None:
        return None
    if right is None and (
        hit.phrase.ref not in _last_words() or _all_general(text[start : hit.start]) or _tells_on(text, hit.end)
    ):
        return None
    end = hit.end if right is None else _trim_right(right)
    if end is None:
        return None
    return Found(start, end, "organisation", text[start:end])


def _trim_left(text: str, start: int, head: int) -> int:
    """Where the name begins: after "X and", "NAME of" and words that are not part of a body's name."""
    words = text[start:head]
    joint = words.rfind(" and ")
    if joint >= 0 and (" " in words[:joint] or words[:joint].isupper() or words[:joint].endswith("'s")):
        start += joint + len(" and ")
    of = text.find(" of ", start, head)
    if of >= 0 and text[start:of].partition(" ")[0] in given_names():
        start = of + len(" of ")
    # "on the What Works Centre": behind an article every capital belongs to the name.
    while start < head and _ARTICLE.search(text, max(0, start - _LONGEST_ARTICLE), start) is None:
        word = text[start:head].partition(" ")[0]
        if word.lower() not in _not_first() and word not in ("and", "of", "for", "the", "&"):
            return start
        start += len(word) + 1
    return start


def _trim_right(right: re.Match[str]) -> int | None:
    """Where the name ends: before a possession of the body or words about its papers. ``None`` if no word is left."""
    end = right.start(1)
    for word in right.group(1).split(" ")[1:]:
        if word in _ends_name():
            break
        if word.endswith("'s") and word.lower() not in _general():
            end += 1 + len(word) - 2
            break
        end += 1 + len(word)
    return end if end > right.start(1) else None


def _tells_on(text: str, end: int) -> bool:
    """True for "Partnership Programme" and "Council Tax": the name means something that belongs to a body."""
    return text.startswith(" ", end) and text[end + 1 : end + _REACH].split(" ", 1)[0].rstrip(".,;:") in _ends_name()


def _all_general(words: str) -> bool:
    return all(word.lower() in _general() or word.islower() for word in words.split())


def find_defined(text: str, finds: Sequence[Found], stop: int) -> Iterator[Found]:
    """Abbreviations that `text` gives to bodies: "National Age Assessment Board (NAAB)"; from there up to `stop`.

    `finds` are the finds of the record that ends at `stop`.
    """
    given: dict[str, str] = {}
    first = stop
    for find in [find for find in finds if text.startswith(" (", find[1], stop)]:
        if find.kind != "organisation" or find.ref is None:
            continue
        match = _DEFINED.match(text, find.end, stop)
        if match is not None and _shortens(match.group(1), find.ref):
            given.setdefault(match.group(1), find.ref)
            first = min(first, match.start(1))
    if given:
        for word in _WORD.finditer(text, first, stop):
            ref = given.get(word[0])
            if ref is not None:
                yield Found(word.start(), word.end(), "organisation", ref)


def _shortens(short: str, name: str) -> bool:
    """True if `short` has two capitals or more, in the order of the first letters of the words of `name`."""
    initials = iter(word[0].upper() for word in re.findall(r"\w+", name))
    capitals = [letter for letter in short if letter.isupper()]
    return len(capitals) > 1 and all(letter in initials for letter in capitals)


def _tabled() -> Iterator[tuple[str, list[str]]]:
    return chain.from_iterable(group.items() for group in table("organisations").values())


@cache
def _normal_names() -> dict[str, str]:
    return {form.strip("{}"): name for name, forms in _tabled() for form in (name, *forms)}


@cache
def _not_first() -> frozenset[str]:
    return lowered("body_not_first")


@cache
def _general() -> frozenset[str]:
    return lowered("body_general")


@cache
def _ends_name() -> frozenset[str]:
    return frozenset((*capitalised("body_end"), *words_of("body_end_small")))


@cache
def _words_before_of() -> frozenset[str]:
    return frozenset(capitalised("body_before_of"))


@cache
def _last_words() -> frozenset[str]:
    return frozenset(capitalised("body_last"))
