"""What holds for marked words in records alone: full names for speakers, and short terms that are borrowed."""

from collections.abc import Collection

from ...reference.lexicon import given_names
from .posts import is_role
from .said import UNKNOWN, SpokenIn

LONGEST_TERM = 3


def by_full_name(one: SpokenIn) -> SpokenIn:
    """`one` without a speaker whom the record calls by a surname alone."""
    surname = one.speaker is not None and " " not in one.speaker and one.speaker not in given_names()
    return one.said_by(UNKNOWN) if surname else one


def of_an_author(one: SpokenIn, text: str, authors: Collection[str] = ()) -> SpokenIn:
    """`one` in a text by `authors`: a short term without a speaker, or of the authors, is borrowed.

    The source is one person, one office or one body: "council leaders" are not.
    """
    one = by_full_name(one)
    if one.speaker is None and one.role is not None and not is_role(one.role):
        one = one.said_by(UNKNOWN)
    term = len(text[one.start : one.end].split()) <= LONGEST_TERM
    return one.borrowed() if term and (not one.who.known or one.speaker in authors) else one
