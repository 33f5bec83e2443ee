"""The author of an article, as its summary says, and the manner: own view, interview or report."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ...reference import table
from ...reference.lexicon import capitalised, words_of
from ...reference.lexicon import lowered as lowered_words
from ...text.fold import small
from ..language.objects import is_object
from ..language.whole_words import Phrase, Phrases, any_of
from ..people.names import Name, names_in
from ..people.roles import holds_post
from .office_holders import holds_office, is_news, is_quoted, quotes
from .outlets import is_outlet, with_outlet
from .together import LONGEST_APPOSITION, chain, joined, leads, together

Manner = Literal["opinion", "interview", "reporting"]
# The uses of verbs that say who wrote an article.
_VERBS = ("author", "author_by_name", "author_after", "reporting", "interview")
LONGEST_SUMMARY = 2000
_SENTENCE_END = re.compile(
    r"[.!?]['\N{RIGHT SINGLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\"]?"
    r"(?=\s+[A-Z\N{LEFT SINGLE QUOTATION MARK}])"
)
# The end of a quotation; its comma is behind or before it.
_QUOTED = ("\N{RIGHT SINGLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}", "'", '"')
# This many characters before a full stop are enough for an honorific and the letter before it.
_LONGEST_SHORT = 12
_PRONOUN = re.compile(r"\b(?:he|she|they)\s+$", re.IGNORECASE)
_ADVERB = re.compile(r"\s+(?:also |here |now |then |rightly |would |[a-z]+ly )?")


@dataclass(frozen=True)
class Byline:
    """The names of the authors, the manner, and the verb that names them as authors."""

    authors: tuple[str, ...]
    manner: Manner
    verb: str


@cache
def _verbs(use: str) -> re.Pattern[str]:
    return any_of(words_of(use))


@cache
def _any_verb() -> Phrases:
    return Phrases(Phrase(verb, use, verb) for use in _VERBS for verb in words_of(use))


@cache
def staff() -> frozenset[str]:
    """The names of staff journalists, in lower case, from ``reference/genres.toml``."""
    return frozenset(small(row["name"]) for row in table("genres")["staff"])


def byline(summary: str) -> Byline | None:
    """The authors named in `summary`; ``None`` if it does not name an author."""
    summary = summary[:LONGEST_SUMMARY]
    lowered = small(summary)
    verbs = [hit.start for hit in _any_verb().find(lowered)]
    if not verbs:
        return None
    for start, end in _sentences(summary):
        if not any(start <= verb < end for verb in verbs):
            continue
        found = _in_sentence(summary[start:end], lowered[start:end])
        if found:
            return found
    return None


def _in_sentence(sentence: str, lowered: str) -> Byline | None:
    names = names_in(sentence)
    return (
        _interview(sentence, lowered, names)
        or _reporting(sentence, lowered, names)
        or _acting(sentence, lowered, names)
        or _closing(sentence, lowered)
    )


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in (*(match.end() for match in _SENTENCE_END.finditer(text)), len(text.removesuffix("\n"))):
        if text[start:end].strip():
            # A full stop after a title or an initial does not end a sentence.
            if _no_sentence_end().search(text, max(start, end - _LONGEST_SHORT), end):
                continue
            yield start, end
            start = end


@cache
def _no_sentence_end() -> re.Pattern[str]:
    return re.compile(rf"(?:\b(?:{'|'.join(capitalised('honorific'))}|St|[A-Z]))\.$")


def _interview(sentence: str, lowered: str, names: Sequence[Name]) -> Byline | None:
    """Read "NAME speaks to REPORTER": the reporter is the author; of two guests, the person spoken to."""
    for verb in _verbs("interview").finditer(lowered):
        subjects = [name for name in names if name.after <= verb.start()]
        objects = [name for name in names if name.lead >= verb.end() and leads(sentence[verb.end() : name.lead])]
        asker = next((name for name in (*objects[:1], *subjects) if small(name.text) in staff()), None)
        if asker is None and objects and (subjects or _PRONOUN.search(sentence[: verb.start()])):
            asker = objects[0] if verb[0] not in {"interviews", "meets"} else (subjects or objects)[-1]
        if asker is not None:
            return Byline((asker.text,), "interview", verb[0])
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
    met = with_outlet().search(lowered)
    for name in names if met else ():
        verb = _verbs("author").match(lowered, _past_space(lowered, name.after))
        verb = verb or _verbs("interview").match(lowered, _past_space(lowered, name.after))
        if verb and not _is_past(verb[0]):
            return Byline((), "interview", verb[0])
    return None


def _reporting(sentence: str, lowered: str, names: Sequence[Name]) -> Byline | None:
    """Read "NAME reports" or "NAME and NAME report"."""
    for name in names:
        match = _verbs("reporting").match(lowered, _past_space(sentence, name.after))
        if match and not name.possessive:
            return Byline(together(sentence, names, name), "reporting", match[0])
    return None


def _acting(sentence: str, lowered: str, names: Sequence[Name]) -> Byline | None:
    """Read "NAME looks at", "NAME, ROLE at BODY, discusses", "NAME of BODY shines", "NAME and NAME put"."""
    pattern = _verbs("author")
    for number, name in enumerate(names):
        # "Tributes are paid to NAME, says his council": NAME is not the author.
        if name.possessive or is_object(sentence[: name.lead]):
            continue
        at = _past_space(sentence, name.after)
        if (holds_office(sentence, name) or is_quoted(sentence, name)) and not _in_own_voice(lowered, at):
            continue
        match = pattern.match(lowered, at) or _after_apposition(sentence, lowered, name, pattern)
        if match is None and not holds_post(sentence):
            match = _verbs("author_by_name").match(lowered, at)
        if match and not _is_reported(sentence, name, match.end()):
            last = name
            for other in names[number + 1 :]:
                # "NAME, chief executive of BODY, and NAME explain": the verb is of both.
                if other.after <= match.start() and joined(sentence, last, other):
                    last = other
            return Byline(together(sentence, names, last), "opinion", match[0])
    return None


def _in_own_voice(lowered: str, at: int) -> bool:
    """True if a verb at `at` is one of an author in any office: "explains", but not "writes to"."""
    verb = _verbs("own_voice").match(lowered, at)
    return verb is not None and not lowered.startswith(" to ", verb.end())


def _is_reported(sentence: str, name: Name, stop: int) -> bool:
    """True if a reporter reports the words of `name`: "… doing well', minister NAME says." with the verb at the end."""
    if sentence[stop:].strip(" ."):
        return False
    said, comma, post = sentence[: name.lead].rpartition(",")
    quoted = said.endswith(_QUOTED) or post.lstrip().startswith(_QUOTED)
    return quoted or (bool(comma) and bool(post.strip()) and holds_post(post))


def _past_space(sentence: str, at: int) -> int:
    match = _ADVERB.match(sentence, at)
    return match.end() if match else at


def _after_apposition(sentence: str, lowered: str, name: Name, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """The verb after ", ROLE at BODY," or " of BODY"."""
    rest = sentence[name.after : name.after + LONGEST_APPOSITION]
    if rest.startswith(", "):
        # "The chair of BODY, NAME, says": the name itself is the apposition.
        direct = pattern.match(lowered, name.after + 2)
        if direct:
            return direct
        for comma in re.finditer(", ", rest[2:]):
            at = name.after + 2 + comma.end()
            match = pattern.match(lowered, at)
            if match:
                return match
        return None
    of = re.match(
        r" (?:of|at|from) (?:the )?(?:[A-Z][\w'\N{RIGHT SINGLE QUOTATION MARK}&-]*(?: (?:of|for|and|&|the|in))*\s)+",
        rest,
    )
    return pattern.match(lowered, name.after + of.end()) if of else None


def _closing(sentence: str, lowered: str) -> Byline | None:
    """Read "…, says NAME", "… say ministers NAME and NAME", "…, argues NAME of BODY"."""
    for verb in _verbs("author_after").finditer(lowered):
        clause_end = next(
            (at for at in (sentence.find(mark, verb.end()) for mark in (";", ":", " \N{EN DASH} ")) if at >= 0),
            len(sentence),
        )
        clause = sentence[:clause_end]
        names = names_in(clause, verb.end())
        # "Minister" may be a title of the name, or the end of a post: "writes Housing Minister NAME".
        if not names or not any(leads(clause[verb.end() : at]) for at in (names[0].lead, names[0].start)):
            continue
        by_line = verb[0] != "by" or _stands_alone(clause, verb.start(), names[-1])
        reported = is_news(sentence, names[0]) or (quotes(sentence) and holds_office(sentence, names[0]))
        reported = reported or is_quoted(sentence, names[0])
        if not by_line or (reported and not _in_own_voice(lowered, verb.start())):
            continue
        manner: Manner = "reporting" if verb[0] in _reporting_verbs() else "opinion"
        return Byline(chain(clause, names), manner, verb[0])
    return None


@cache
def _reporting_verbs() -> frozenset[str]:
    return frozenset(words_of("reporting"))


def _stands_alone(clause: str, verb: int, last: Name) -> bool:
    """True if "By NAME" is a sentence of its own."""
    return not clause[:verb].strip() and not clause[last.after :].strip(" .")
