"""The credit of words behind a colon: ``NAME, ROLE: “…”``, or a sentence of one person that ends with a colon."""

from ..people.names import names_in
from .agents import main_subject
from .people_in_text import People
from .phrases import Phrase, subject_before
from .tokens import is_capital, tokens_of
from .verbs_of_saying import Seen, Sentence

# A person and a colon: so many words at most before the colon, with a role or without.
_SHORT_LEAD, _LONG_LEAD = 5, 12


def led_by_colon(sentence: Sentence, start: int, people: People) -> Seen | None:
    """``NAME: “…”``, ``NAME, ROLE: “…”`` or a sentence of one person that ends with a colon."""
    head = sentence.words[:start].rstrip()
    if not head.endswith(":"):
        return None
    found = _before_colon(sentence, len(head) - 1, people) or main_subject(
        sentence.words, 0, start, people, sentence.number
    )
    if found is None or {people.meant(name.text.split(), sentence.number) for name in names_in(head)} - {found.name}:
        # Of two people before a colon either may speak.
        return None
    return Seen(found, "colon", ":")


def _before_colon(sentence: Sentence, end: int, people: People) -> Phrase | None:
    """The person right before the colon at `end`, if not much more is there."""
    tokens = [*tokens_of(sentence.words, 0, end)]
    if not tokens or len(tokens) > _LONG_LEAD or not is_capital(tokens[0].word):
        return None
    phrase = subject_before(sentence.words, 0, end, people, sentence.number)
    begins = phrase is not None and (tokens[0].at == phrase.start or len(tokens) <= _SHORT_LEAD)
    return phrase if phrase is not None and phrase.sort == "person" and begins else None
