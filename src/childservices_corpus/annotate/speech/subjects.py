"""The subject of a sentence that leads to quoted words without a known credit: one person, other people, or unknown."""

import re
from functools import cache

from ...reference.lexicon import words_of
from ...text.fold import small
from ..language.objects import does_not_speak
from ..language.whole_words import branches
from ..people.names import names_in
from .credits import WINDOW, credit_before, has_other_subject, joined_before, last_verb, surname_before
from .quotation_marks import MARKS
from .role_beside import TRIM, Credit, credit_of
from .speakers import Cast

_STOP = re.compile(r"[.!?]['\N{RIGHT SINGLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\"]?\s+(?=[A-Z]|$)")
# "He went on to say", "Going on to say": the same speaker as before.
_SAME = re.compile(r"\b(?:he|she|they|who|going)(?: [a-z]{1,12}){0,3} $", re.IGNORECASE)


def meet_leading(text: str, low: int, verb: int, cast: Cast) -> None:
    """Make the speaker credited in the lead-in `text` the current one; there is none if its subject is unknown."""
    if has_other_subject(text, low, verb):
        cast.current = None
        return
    credit = credit_before(text, low, verb)
    if credit is not None:
        other = joined_before(text, 0, credit)
        # Words said by two people together go under the name of the first.
        for speaker in (other, credit, other):
            if speaker is not None:
                cast.meet(speaker)
    elif (surname := surname_before(text, low, verb)) is None or (
        cast.by_surname(*surname) is None and not cast.knows(surname[0])
    ):
        credit = one_named(sentence_before(text, low, len(text)))
        if credit is not None:
            cast.meet(credit)
        elif _has_subject(text[low:verb]):
            cast.current = None


def leads_by_colon(text: str, following: str) -> bool:
    """True if `text` ends with a colon and `following` begins with a quotation mark."""
    return text.rstrip().endswith(":") and following.lstrip()[:1] in MARKS


def meet_named(text: str, cast: Cast) -> None:
    """Make the one person named in `text`, which ends with a colon, the current speaker.

    If the text speaks of other people, there is no current speaker.
    """
    sentence = sentence_before(text, 0, len(text))
    credit = one_named(sentence)
    if credit is not None:
        cast.meet(credit)
    elif speaks_of_others(sentence, cast.name):
        cast.current = None


def sentence_before(text: str, low: int, high: int) -> str:
    """The last sentence of ``text[low:high]``, or its end if it is long."""
    words = text[max(low, high - WINDOW) : high]
    stops = [match.end() for match in _STOP.finditer(words)]
    return words[stops[-1] if stops else 0 :]


def one_named(sentence: str) -> Credit | None:
    """The one person named in `sentence`, with a role: "NAME, ROLE, opened the conference:".

    ``None`` if the words before make the person an object: "We have written to NAME, ROLE:".
    """
    names = names_in(sentence)
    if len(names) != 1 or names[0].possessive:
        return None
    credit = credit_of(sentence, names[0])
    return None if credit.role is None or does_not_speak(sentence[: credit.start]) else credit


def speaks_of_others(sentence: str, current: str | None) -> bool:
    """True if `sentence` names a person other than `current`, or says what a body or a text says."""
    surname = current.split()[-1] if current else None
    if any(name.text.split()[-1] != surname for name in names_in(sentence)):
        return True
    verb = last_verb(sentence, 0, len(sentence))
    return verb is not None and _source_at_end().search(small(sentence[: verb[0]])) is not None


def _has_subject(words: str) -> bool:
    """True if `words`, before a verb of speech, hold something that may be its subject."""
    return bool(words.strip(TRIM)) and not words.rstrip().endswith(",") and not _SAME.search(words)


@cache
def _source_at_end() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{branches(map(small, words_of('saying_thing')))})(?: (?:has|have|had|also|today|yesterday))* $"
    )
