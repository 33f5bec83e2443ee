"""Who is spoken of and does not speak: whoever stands after "by", "to", "from" and the like."""

import re
from functools import cache

from ...reference import table
from .words import alike, any_branch

# So many characters before somebody are enough to tell.
REACH = 60
# "from the Children's Commissioner", where the post is told from the words before it.
_TAIL = r"(?: (?:the|our|my|its|their|a|an|\w{1,20}\N{RIGHT SINGLE QUOTATION MARK}s?)){0,2} *$"


def is_object(before: str) -> bool:
    """True if `before`, the words before somebody, make that person one who is written to, met or thanked."""
    return _ending("before_object").search(alike(before[-REACH:])) is not None


def is_spoken_of(before: str) -> bool:
    """True if `before`, the words before somebody, tell of that person at whatever time: "since", "like", "new" too."""
    return is_object(before) or _ending("before_spoken_of").search(alike(before[-REACH:])) is not None


def does_not_speak(before: str) -> bool:
    """True if `before` makes somebody an object and does not give that person the words, as "according to" does."""
    return is_object(before) and _ending("before_speaker").search(alike(before[-REACH:])) is None


@cache
def _ending(key: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{any_branch(table('speech')[key])}){_TAIL}")
