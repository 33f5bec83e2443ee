"""Who is spoken of and does not speak: whoever stands after "by", "to", "from" and the like."""

import re
from functools import cache

from ...reference import table
from ...reference.lexicon import words_of
from ...text.fold import small
from .whole_words import branches

# So many characters before somebody are enough to tell.
REACH = 60
# "from the Children's Commissioner", where the post is told from the words before it.
_TAIL = r"(?: (?:the|our|my|its|their|a|an|\w{1,20}'s?)){0,2} *$"


def is_object(before: str) -> bool:
    """True if `before`, the words before somebody, make that person one who is written to, met or thanked."""
    return _ending("no_speaker_behind").search(small(before[-REACH:])) is not None


def is_spoken_of(before: str) -> bool:
    """True if `before`, the words before somebody, tell of that person at whatever time: "since", "like", "new" too."""
    return is_object(before) or _ending("spoken_of_behind").search(small(before[-REACH:])) is not None


def does_not_speak(before: str) -> bool:
    """True if `before` makes somebody an object and does not give that person the words, as "according to" does."""
    return is_object(before) and _own_words().search(small(before[-REACH:])) is None


@cache
def _ending(use: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{branches(words_of(use))}){_TAIL}")


@cache
def _own_words() -> re.Pattern[str]:
    return re.compile(rf"(?:{branches(table('speech')['before_speaker'])}){_TAIL}")
