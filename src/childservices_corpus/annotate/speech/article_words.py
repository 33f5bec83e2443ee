"""The words by which an article may show its author or its genre, and which of them a text has.

Most titles and summaries have few of these words. One look at a text says which rules can apply to it.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from ...reference import table
from ...reference.lexicon import words_of
from ...text.fold import small
from ..language.triggers import Triggers

# The uses of verbs that say who wrote an article.
BYLINE_USES = ("author", "author_by_name", "author_after", "author_at_end", "reporting", "interview")
# The ends and words of short forms that a writer uses in speaking to readers: "we'll", "it's".
SHORT_ENDS = ("n't", "'re", "'ve", "'ll")
SHORT_WITH_IS = ("it", "that", "there", "here", "what", "let")
# How a question begins that is cut, and an exclamation.
ASKING = ("what", "why", "who", "where", "when", "how")
AUXILIARIES = (
    *("is", "are", "was", "were", "can", "could", "do", "does"),
    *("did", "will", "would", "should", "has", "have", "must"),
)
EXCLAIMING = ("what a", "what an")
OURS = ("we", "our", "my")


class Look(NamedTuple):
    """A text in small letters, and the rules that one of its words concerns, with where these words begin."""

    lowered: str
    met: Mapping[str, Sequence[int]]

    def places(self, rule: str, start: int, end: int) -> list[int]:
        """Where words of `rule` begin in ``lowered[start:end]``, as offsets in that part."""
        return sorted({place - start for place in self.met.get(rule, ()) if start <= place < end})

    def has(self, *rules: str) -> bool:
        """True if the text has a word of one of `rules`."""
        return not self.met.keys().isdisjoint(rules)


@lru_cache(maxsize=16)
def look_at(text: str) -> Look:
    """Look at `text` once for all rules on articles: the same words are a summary, a passage and a lead."""
    lowered = small(text)
    return Look(lowered, _triggers().met(lowered))


@cache
def readers() -> tuple[str, ...]:
    """Words with which a writer speaks to readers."""
    return tuple(word for word in table("forms")["themj"]["pairs"]["readers"] if word.islower())


@cache
def credits() -> frozenset[str]:
    """Words that credit a source."""
    return frozenset((*words_of("quoting"), *words_of("news"), *table("genres")["credits"]["words"]))


@cache
def comments() -> tuple[str, ...]:
    """Words that only a comment has."""
    return tuple(table("genres")["comment"]["words"])


@cache
def meetings() -> tuple[str, ...]:
    """Words for a meeting that an outlet holds."""
    return tuple(table("genres")["round_table"]["meetings"])


@cache
def _triggers() -> Triggers:
    words: dict[str, Iterable[str]] = {
        **{use: words_of(use) for use in BYLINE_USES},
        "credit": credits(),
        "meeting": meetings(),
        "comment": comments(),
        "readers": readers(),
        "short": [f"{word}'s" for word in SHORT_WITH_IS],
        "asked": [*(f"{word} {verb}" for word in ASKING for verb in AUXILIARIES), *EXCLAIMING],
    }
    return Triggers(words, {"short": SHORT_ENDS})
