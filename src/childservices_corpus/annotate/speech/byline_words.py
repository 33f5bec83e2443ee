"""What a summary says of the author of an article: names, manner and verb; the words with which it says so."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ...reference import table
from ...reference.lexicon import words_of
from ...text.fold import small
from ..language.whole_words import any_of
from ..language.word_search import WordSearch

Manner = Literal["opinion", "interview", "reporting"]
_ADVERB = re.compile(r"\s+(?:also |here |now |then |rightly |would |[a-z]+ly )?")


@dataclass(frozen=True)
class Byline:
    """The names of the authors, the manner, the verb that names them as authors, and whether it closes a sentence."""

    authors: tuple[str, ...]
    manner: Manner
    verb: str
    closing: bool = False


@cache
def verbs(use: str) -> WordSearch:
    """The pattern of the verbs with the use `use` in the lexicon."""
    return any_of(words_of(use))


@cache
def staff() -> frozenset[str]:
    """The names of staff journalists, in lower case, from ``reference/genres.toml``."""
    return frozenset(small(row["name"]) for row in table("genres")["staff"])


def past_space(sentence: str, at: int) -> int:
    """Where the verb may begin behind a name that ends at `at`: after an adverb."""
    match = _ADVERB.match(sentence, at)
    return match.end() if match else at
