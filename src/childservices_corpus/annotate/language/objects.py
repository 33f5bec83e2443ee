"""People a text speaks of who do not speak themselves: a person after "by", "to", "from" and the like."""

import re
from functools import cache

from ...reference import table
from ...reference.lexicon import words_of
from ...text.fold import small
from .whole_words import branches

# This many characters before a person are enough to decide.
REACH = 60
# "from the Children's Commissioner": the post begins after these words.
_TAIL = r"(?: (?:the|our|my|its|their|a|an|\w{1,20}'s?)){0,2} *$"


def is_object(before: str) -> bool:
    """True if `before`, the words before a person, say that the person was written to, met or thanked."""
    return _ending("no_speaker_behind").search(small(before[-REACH:])) is not None


def is_spoken_of(before: str) -> bool:
    """True if `before`, the words before a person, only speak of the person: "to", "since", "like", "new"."""
    return is_object(before) or _ending("spoken_of_behind").search(small(before[-REACH:])) is not None


def does_not_speak(before: str) -> bool:
    """True if `before` makes a person an object, but not where the person has the words, as in "according to"."""
    return is_object(before) and _own_words().search(small(before[-REACH:])) is None


@cache
def _ending(use: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{branches(words_of(use))}){_TAIL}")


@cache
def _own_words() -> re.Pattern[str]:
    return re.compile(rf"(?:{branches(table('speech')['before_speaker'])}){_TAIL}")
