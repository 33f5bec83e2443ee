"""What holds for marked words in records alone: a speaker has a full name, and a short term of nobody is borrowed."""

from collections.abc import Collection

from ...reference.lexicon import given_names
from .posts import is_role
from .said import NOBODY, SpokenIn

LONGEST_TERM = 3


def by_full_name(one: SpokenIn) -> SpokenIn:
    """`one` without a speaker whom the record calls by a surname alone."""
    surname = one.speaker is not None and " " not in one.speaker and one.speaker not in given_names()
    return one.said_by(NOBODY) if surname else one


def of_an_author(one: SpokenIn, text: str, authors: Collection[str] = ()) -> SpokenIn:
    """`one`, words of a text by `authors`, who mark terms too: a short term of nobody, or of their own, is borrowed.

    The source is one person, one office or one body: "council leaders" are not.
    """
    one = by_full_name(one)
    if one.speaker is None and one.role is not None and not is_role(one.role):
        one = one.said_by(NOBODY)
    term = len(text[one.start : one.end].split()) <= LONGEST_TERM
    return one.borrowed() if term and (not one.who.known or one.speaker in authors) else one
