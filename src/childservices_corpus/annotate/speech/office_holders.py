"""Whether a summary only quotes the person it names: holders of public offices are sources in the news, not authors."""

import re

from ..people.names import Name
from ..people.roles import holds_post, is_inside, is_news_source, is_office, posts_in

_WINDOW = 140
_LONGEST_ROLE = 10
_OPENING = ("\N{LEFT SINGLE QUOTATION MARK}", "\N{LEFT DOUBLE QUOTATION MARK}", "'", '"')
_ARTICLE = re.compile(r"^(?:the|a|an) ", re.IGNORECASE)


def holds_office(sentence: str, name: Name) -> bool:
    """True if `name` holds a public office, by the words beside it: "minister NAME", "NAME, the minister, says"."""
    behind = sentence[name.after : name.after + _WINDOW]
    apposition = behind[2:].partition(",")[0] if behind.startswith(", ") and behind.count(",") > 1 else ""
    role = _ARTICLE.sub("", apposition)
    return is_office(_post_before(sentence, name)) or (len(role.split()) <= _LONGEST_ROLE and is_office(role))


def is_news(sentence: str, name: Name) -> bool:
    """True if the holder of the post before `name` never writes articles, as a commissioner does not."""
    return is_news_source(_post_before(sentence, name))


def is_quoted(sentence: str, name: Name) -> bool:
    """True if a post is before `name` and the sentence has words in marks: the leader NAME says cuts are "certain"."""
    return quotes(sentence) and holds_post(_post_before(sentence, name))


def quotes(sentence: str) -> bool:
    """True if `sentence` has an opening mark."""
    return any(f" {mark}" in f" {sentence}" for mark in _OPENING)


def _post_before(sentence: str, name: Name) -> str:
    """The words right before `name` that may be a post and its body."""
    before = sentence[max(0, name.lead - _WINDOW) : name.lead].rstrip(" ,")
    # A word such as "inspector" is part of a role only in its post.
    post = next((first for first, last in posts_in(before, 0, len(before)) if last == len(before)), len(before))
    words = [before[post:]] if before[post:] else []
    for word in reversed(before[:post].split()):
        if not is_inside(word) or word.endswith(","):
            break
        words.append(word)
    return " ".join(reversed(words))
