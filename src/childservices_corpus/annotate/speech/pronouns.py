"""The person whom "he" or "she" means: the subject of its own sentence or of one before, or unknown."""

from collections.abc import Mapping
from typing import NamedTuple

from ..people.names import names_in
from .agents import main_subject
from .attributed import closing, inverted
from .paragraphs import Paragraphs
from .people_in_text import People
from .phrases import Phrase
from .verbs_of_saying import Sentence, says

# A pronoun reaches so many sentences back.
_BACK = 6


class Meant(NamedTuple):
    """The full name of the person whom a pronoun means; ``alone`` if it cannot mean any person near."""

    name: str | None
    alone: bool = False


def meant_by(
    pronoun: Phrase,
    number: int,
    at: int,
    paragraphs: Paragraphs,
    speakers: Mapping[tuple[int, int], str],
    *,
    answers: bool = False,
) -> Meant:
    """The person whom `pronoun` in sentence `at` of paragraph `number` means.

    `speakers` has the names of those who speak in the sentences that were read, by paragraph and sentence; the name of
    a holder of a post who is not named is empty. With `answers` the pronoun may mean the one spoken to.
    """
    side = side_of_pronoun(pronoun)
    people = paragraphs.people
    for back in range(_BACK):
        while at < 0:
            number -= 1
            if number < 0:
                return Meant(None, alone=True)
            at = len(paragraphs.masked(number)[1]) - 1
        sentence = paragraphs.sentence(number, at)
        name = speakers.get((number, at)) if back else None
        if name == "":
            # A spokesperson, or another holder of a post without a name, may be meant.
            return Meant(None)
        if name is None:
            found = _subject(sentence, pronoun.start, people) if not back else _subject_before(number, at, paragraphs)
            if found is not None and found.sort == "other":
                return Meant(None)
            name = None if found is None else found.name
        if name is not None and people.side(name) in (side, None):
            spoke = not answers and ((number, at) in speakers or says().search(sentence.words) is not None)
            return Meant(name if spoke or not _others(sentence.words, name, side, people) else None)
        at -= 1
    return Meant(None, alone=True)


def side_of_pronoun(pronoun: Phrase) -> str:
    """``of_men`` for "he", ``of_women`` for "she"."""
    return "of_men" if pronoun.sort == "he" else "of_women"


def _others(words: str, name: str, side: str, people: People) -> bool:
    """True if `words` name another person whom the pronoun may mean."""
    last = name.rsplit(maxsplit=1)[-1]
    return any(other.text.split()[-1] != last and people.side(other.text) in (side, None) for other in names_in(words))


def _subject_before(number: int, at: int, paragraphs: Paragraphs) -> Phrase | None:
    """The subject of sentence `at` of paragraph `number`, a sentence before the one with the pronoun."""
    if (number, at) not in paragraphs.subjects:
        found = _subject(paragraphs.sentence(number, at), None, paragraphs.people)
        paragraphs.subjects[number, at] = found
    return paragraphs.subjects[number, at]


def _subject(sentence: Sentence, high: int | None, people: People) -> Phrase | None:
    """Who says or does something in `sentence`: the one credited at its end, or its subject before `high`."""
    words = sentence.words
    if high is None:
        seen = closing(sentence, 0, people) or inverted(sentence, people)
        if seen is not None and seen.phrase is not None and seen.phrase.sort in ("person", "other"):
            return seen.phrase
    return main_subject(words, 0, len(words) if high is None else high, people, sentence.number)
