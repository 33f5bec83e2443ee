"""What an outlet did for an article, by its summary: it talked to a person, or discussed a matter at a round table."""

import re
from functools import cache

from ...models import publisher, publisher_names
from ...reference import table
from ...reference.lexicon import words_of
from ...text.fold import small
from ..language.view import Passage
from ..language.whole_words import any_of
from ..language.word_search import WordSearch
from .article_words import look_at, meetings
from .first_person import Word

_SENTENCE = re.compile(r"[^.!?]+")


def is_outlet(lowered: str, at: int) -> bool:
    """True if an outlet is named at `at` in a text folded by ``small``: "The MJ", and not "The MJ's Ann Sample"."""
    return _outlets().match(lowered, at + lowered.startswith(" ", at)) is not None


def names_outlet(words: str) -> bool:
    """True if `words` have the name of an outlet."""
    return _named().search(small(words)) is not None


@cache
def with_outlet() -> re.Pattern[str]:
    """The pattern of an interview with an outlet, in a text folded by ``small``."""
    return re.compile(rf"\binterviews? with {_outlet()}(?!'s|\w)")


def round_table(lead: Passage) -> Word | None:
    """Where `lead` says that people discussed a matter at a round table of an outlet; what was heard there is news."""
    lowered, met = look_at(lead.text)
    if "meeting" not in met:
        return None
    for sentence in _SENTENCE.finditer(lowered):
        meeting = _meetings().search(lowered, *sentence.span())
        if (
            meeting is not None
            and names_outlet(sentence[0])
            and _acts().search(lowered, *sentence.span())
            and not _reported().search(lowered, *sentence.span())
        ):
            return Word(lead, *meeting.span())
    return None


@cache
def _outlets() -> re.Pattern[str]:
    return re.compile(rf"{_outlet()}(?!'s|\w)")


@cache
def _named() -> re.Pattern[str]:
    return re.compile(rf"\b{_outlet()}(?!\w)")


@cache
def _outlet() -> str:
    """The branches of a pattern for the names of outlets; a publisher that speaks for a body is not one."""
    known = [row for row in map(publisher, publisher_names()) if row is not None and row.speaks_for is None]
    names = {small(name).removeprefix("the ") for row in known for name in (row.full_name, *row.known_as)}
    return rf"(?:the )?(?:{'|'.join(map(re.escape, sorted(names, reverse=True)))})"


@cache
def _meetings() -> WordSearch:
    return any_of(meetings())


@cache
def _acts() -> WordSearch:
    return any_of({*table("genres")["round_table"]["acts"], *words_of("author")} - set(words_of("news")))


@cache
def _reported() -> WordSearch:
    return any_of({*words_of("news"), *table("genres")["credits"]["words"]})
