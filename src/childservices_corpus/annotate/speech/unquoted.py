"""Speakers where words are not quoted: announced speeches, lists of presentations, the bylines of columns."""

import re
from collections.abc import Sequence
from functools import cache

from ...reference.lexicon import words_of
from ...text.fold import small
from ..language.whole_words import any_of
from ..language.word_search import WordSearch
from ..people.names import Name, names_in
from ..people.roles import holds_post, posts_in, role_start
from .role_beside import TRIM, Credit, credit_of

LONGEST_LOOK = 600
LONGEST_BYLINE = 180
_WITHIN = 90
_ADDRESSES = re.compile(r"(?:, [^.;]{3,120}?,)? (?:addressed|addresses|spoke to|spoke at|speaks to|speaks at)\b")
_ADDRESSED = re.compile(r"\b(?:addressed|addresses|spoke|speaks)\b")
_OFFICE = re.compile(
    r"(?P<role>[A-Z][\w ]{2,60}?)['\N{RIGHT SINGLE QUOTATION MARK}]s? (?:[A-Z]\w+ )*"
    r"(?:[Ss]peech|[Aa]ddress|[Kk]eynote)\b"
)
_PRESENTS = re.compile(r"\s+[-\N{EN DASH}]\s+")
_VIEW = re.compile(
    r"\b(?:view|watch|read|download|listen to)\b.*\b(?:speech|presentation|address|slides)\b", re.IGNORECASE
)
_MINISTER = re.compile(r"(?P<role>Minister) (?P<name>[A-Z][\w-]+)(?: MP)?$")


@cache
def _speech_nouns() -> WordSearch:
    return any_of(words_of("speech"))


@cache
def _author_verb() -> re.Pattern[str]:
    return re.compile(rf", (?:responds|looks|{'|'.join(words_of('author'))})\b")


def presidential(text: str) -> Credit | None:
    """The speaker of the speech or address that `text` is about: "NAME used her address", "the speech by NAME"."""
    text = text[:LONGEST_LOOK]
    nouns = [match.span() for match in _speech_nouns().finditer(small(text))]
    if not nouns and _ADDRESSED.search(text) is None:
        return None
    for name in names_in(text):
        if _ADDRESSES.match(text, name.after) or any(
            _gives(text, name, first) or _owned(text, name, first) or _by(text, name, last) for first, last in nouns
        ):
            return credit_of(text, name)
    return None


def _gives(text: str, name: Name, noun: int) -> bool:
    """True for "NAME[, ROLE,] made his keynote speech"."""
    between = text[name.after : noun]
    if len(between) > 2 * _WITHIN:
        return False
    verb = re.search(r",? (?:who )?(?:has |have |had )?(?:made|gave|delivered|used|gives|makes|delivers)\b", between)
    return verb is not None and "." not in between[verb.start() :] and len(between) - verb.start() <= _WITHIN


def _owned(text: str, name: Name, noun: int) -> bool:
    """True for "NAME's inaugural address"."""
    between = text[name.end : noun]
    return name.possessive and 0 < len(between) <= _WITHIN and not re.search(r"[.;,]", between)


def _by(text: str, name: Name, noun_end: int) -> bool:
    """True for "the address of ROLE, NAME", "a speech by NAME", "the speech NAME, ROLE, gave"."""
    between = text[noun_end : name.lead]
    if noun_end > name.lead or len(between) > _WITHIN or "." in between:
        return False
    given = re.match(r"[^.]{0,90}?,? (?:gave|made|delivered)\b", text[name.after : name.after + _WITHIN + 10])
    return re.match(r" (?:of|by|from)\b", between) is not None or (not between.strip() and given is not None)


def presenter(kind: str, title: str, paragraphs: Sequence[str]) -> list[Credit]:
    """The speakers of a speech or event (`kind`) that the item only announces, from its lines, then from its title."""
    if kind == "event":
        return [credit for line in paragraphs if (credit := _listed(line)) is not None]
    for text in (*paragraphs[:2], title):
        credit = presidential(text)
        if credit is not None:
            role = credit.role or _role_in_title(title)
            return [Credit(credit.name, role, credit.start)]
    return []


def _role_in_title(title: str) -> str | None:
    """The role in "ADCS President's Inaugural Speech"."""
    match = _OFFICE.search(title)
    if match is None or not holds_post(match["role"]):
        return None
    posts = posts_in(match["role"], 0, len(match["role"]))
    return match["role"][role_start(match["role"], 0, posts[0][0]) :]


def _listed(line: str) -> Credit | None:
    """The presenter in a line such as "NAME OBE - President's Address - view speech"; ``None`` without one."""
    pieces = _PRESENTS.split(line[:LONGEST_LOOK])
    if not any(map(_VIEW.search, pieces[1:])):
        return None
    names = names_in(pieces[0])
    if names and names[0].lead == 0:
        credit = credit_of(pieces[0], names[0])
        office = next((role for piece in pieces[1:] if (role := _role_in_title(piece))), None)
        return Credit(credit.name, credit.role or office, 0)
    minister = _MINISTER.match(pieces[0].strip())
    return Credit(minister["name"], minister["role"], 0) if minister else None


def signed(bylines: Sequence[str], paragraphs: Sequence[str]) -> Credit | None:
    """The author of a column, from its byline, a short signature at the end, or a first line that names the writer."""
    for line, below in zip(bylines, (*bylines, "")[1:], strict=True):
        names = names_in(line)
        if names:
            credit = credit_of(line, names[0])
            # The post may have a line of its own below the name.
            post = credit.role is None and holds_post(below) and not names_in(below)
            return credit._replace(role=below.strip(TRIM)) if post else credit
    for line in reversed(paragraphs[-2:]):
        names = names_in(line) if len(line) <= LONGEST_BYLINE else []
        if names and small(line[: names[0].lead]).strip() in {"", "by"}:
            author = credit_of(line, names[0])
            if author.role is not None:
                return author
    for text in paragraphs[:2]:
        for name in names_in(text[:LONGEST_LOOK]):
            verb = _author_verb().search(text, name.after, name.after + 2 * _WITHIN)
            writer = credit_of(text[: verb.start()], name) if verb else None
            if writer is not None and writer.role is not None:
                return writer
    return None
