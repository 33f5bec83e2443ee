"""Interviews by their summaries: "NAME speaks to REPORTER", "NAME talks to The MJ"."""

import re
from collections.abc import Sequence

from ...reference.lexicon import lowered as lowered_words
from ...text.fold import small
from ..people.names import Name
from ..people.roles import holds_post
from .byline_words import Byline, past_space, staff, verbs
from .outlets import is_outlet, with_outlet
from .together import LONGEST_APPOSITION, leads

_SEVERAL = re.compile(r"(?: [a-z-]{1,20}){0,3} [a-z]{2,20}[a-rt-z]s(?:[.,;]|$| (?:about|on|who|from|across|in)\b)")
_PRONOUN = re.compile(r"\b(?:he|she|they)\s+$", re.IGNORECASE)


def interview(sentence: str, lowered: str, names: Sequence[Name], places: Sequence[int]) -> Byline | None:
    """Read "NAME speaks to REPORTER": the reporter is the author; of two guests, the person spoken to.

    The verbs of an interview are at `places`.
    """
    for verb in verbs("interview").at(lowered, places):
        subjects = [name for name in names if name.after <= verb.start()]
        objects = [name for name in names if name.lead >= verb.end() and leads(sentence[verb.end() : name.lead])]
        asker = next((name for name in (*objects[:1], *subjects) if small(name.text) in staff()), None)
        if asker is None and objects and (subjects or _PRONOUN.search(sentence[: verb.start()])):
            asker = objects[0] if verb[0] not in {"interviews", "meets"} else (subjects or objects)[-1]
        if asker is not None:
            # "Ann McGauran talks to experts": several people without a name make a report.
            named = any(name.lead >= verb.end() for name in names)
            many = not named and _SEVERAL.match(sentence, verb.end()) is not None
            return Byline((asker.text,), "reporting" if many else "interview", verb[0])
        if _is_guest(sentence, verb.start(), subjects) and is_outlet(lowered, verb.end()) and not _is_past(verb[0]):
            return Byline((), "interview", verb[0])
    return _with_outlet(lowered, names)


def _is_guest(sentence: str, verb: int, subjects: Sequence[Name]) -> bool:
    """True if a name, a pronoun or a post is before the verb of an interview; not in "will hold talks with"."""
    before = sentence[:verb].rstrip()
    if _PRONOUN.search(f"{before} ") is not None:
        return True
    last = before.rpartition(" ")[2]
    person = bool(subjects) or holds_post(before[-LONGEST_APPOSITION:])
    return person and (last[:1].isupper() or last.endswith(",") or holds_post(last))


def _is_past(verb: str) -> bool:
    """True for "spoke to" and "talked to": what was said to an outlet is news."""
    return verb.split(maxsplit=1)[0] in lowered_words("past") or verb.startswith("talked")


def _with_outlet(lowered: str, names: Sequence[Name]) -> Byline | None:
    """Read "In an interview with The MJ, NAME explains": the present tense, since what NAME said there is news."""
    met = "interview" in lowered and with_outlet().search(lowered)
    for name in names if met else ():
        verb = verbs("author").match(lowered, past_space(lowered, name.after))
        verb = verb or verbs("interview").match(lowered, past_space(lowered, name.after))
        if verb and not _is_past(verb[0]):
            return Byline((), "interview", verb[0])
    return None
