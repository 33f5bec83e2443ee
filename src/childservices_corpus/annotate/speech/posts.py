"""Posts in the words of a credit: a post that stands for its holder, and the person before a post."""

import re

from ..language.objects import does_not_speak
from ..people.names import Name, names_in
from ..people.roles import body_called, holds_post, posts_in
from .role_beside import LONGEST_ROLE, TRIM, credit_of, role_after

# What may follow a post in a role: "Chair of the committee", "Commissioner for England".
_AFTER_POST = re.compile(r"$|,| (?:of|for|at|and|in|on|to|&)\b")
_BODY_OF = re.compile(r"\b(?:of|for) ", re.IGNORECASE)


def without_article(words: str) -> str:
    """`words` without "a", "an" or "the" before them."""
    first, _, rest = words.partition(" ")
    return rest if first.lower() in ("a", "an", "the") else words


def is_role(words: str) -> bool:
    """True if `words` are a post of one person: "ADCS President", not "Association of Directors"."""
    if body_called(words) is not None or not holds_post(words):
        return False
    first, last = posts_in(words, 0, len(words))[0]
    return (
        _BODY_OF.search(words[:first]) is None
        and not _is_plural(words[first:last])
        and _AFTER_POST.match(words, last) is not None
    )


def _is_plural(post: str) -> bool:
    return re.match(r"\w+[^\W\d_](?<=s)\b(?!['\N{RIGHT SINGLE QUOTATION MARK}])", post.partition(" ")[0]) is not None


def is_object(words: str, start: int) -> bool:
    """True if the person named at `start` of `words`, with the post before the name, was written to, met or thanked."""
    return does_not_speak(words[: credit_start(words, start)])


def joined_before(words: str, start: int) -> Name | None:
    """The person joined by "and" to the one named at `start`: "NAME, ROLE, and NAME, ROLE, said"."""
    before = words[: credit_start(words, start)].rstrip(TRIM)
    joint = next((word for word in (" and", " &") if before.endswith(word)), None)
    if joint is None:
        return None
    head = before[: -len(joint)].rstrip(TRIM)
    names = names_in(head)
    if names and names[-1].after == len(head):
        return None if is_object(head, names[-1].start) else names[-1]
    holder = holder_before(head)
    return holder[0] if holder is not None and holder[1] else None


def credit_start(words: str, start: int) -> int:
    """Where the credit of the person in the capitals at `start` begins: at the post before the name, or at the name."""
    name = next((one for one in names_in(words, max(0, start - LONGEST_ROLE)) if one.end > start), None)
    if name is None or any(word[0].islower() for word in words[start : name.start].split()):
        return start
    return credit_of(words, name, last=True).start


def holder_before(head: str) -> tuple[Name, bool] | None:
    """The person whose post ends `head`, the words before a verb: "NAME, Chair of a committee", and if they may speak.

    ``None`` if `head` does not end with the post of a named person.
    """
    if not holds_post(head):
        return None
    trimmed = head.rstrip(TRIM)
    for name in reversed(names_in(trimmed)):
        if name.possessive:
            continue
        role = role_after(trimmed, name)
        if role is not None and trimmed.endswith(role):
            return name, not does_not_speak(trimmed[: credit_of(trimmed, name).start])
    return None
