"""The verb of saying that ends a paragraph and introduces the next one: "NAME, ROLE, said:"."""

from functools import cache

from ...reference.lexicon import words_of
from ...text.fold import small
from ..language.whole_words import branches
from ..language.word_search import WordSearch

_DASHES = "\N{EN DASH}\N{EM DASH}"
_MARKS_AFTER = f":;,{_DASHES}-"


@cache
def _lead_in_end() -> WordSearch:
    verbs = words_of("quoting")
    return WordSearch(
        verbs, rf"(?:{branches(verbs)})(?: (?:today|yesterday|that|in response|this))?[\s{_MARKS_AFTER}]*$"
    )


def lead_in_verb(paragraph: str) -> int | None:
    """The offset of the verb that ends `paragraph` as a lead-in ("… said:"); ``None`` if it is not a lead-in."""
    last = paragraph.rstrip()[-1:]
    # Most paragraphs end with a full stop.
    if not last.isalnum() and last not in _MARKS_AFTER:
        return None
    tail = max(0, len(paragraph) - 60)
    match = _lead_in_end().search(small(paragraph[tail:]))
    if match is None:
        return None
    return tail + match.start()
