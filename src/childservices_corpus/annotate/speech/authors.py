"""The author of an article, as its summary says, and the manner: own view, interview or report."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ...reference import table
from ...reference.lexicon import capitalised, words_of
from ...text.fold import small
from ..language.objects import is_object
from ..language.whole_words import Phrase, Phrases, any_of
from ..people.names import Name, names_in
from ..people.roles import holds_post, is_inside
from .office_holders import holds_office, is_news, is_quoted, quotes

Manner = Literal["opinion", "interview", "reporting"]
# The uses of verbs that say who wrote an article.
_VERBS = ("author", "author_by_name", "author_after", "reporting", "interview")
LONGEST_SUMMARY = 2000
_LONGEST_APPOSITION = 140
_SENTENCE_END = re.compile(
    r"[.!?]['\N{RIGHT SINGLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\"]?"
    r"(?=\s+[A-Z\N{LEFT SINGLE QUOTATION MARK}])"
)
# The end of a quotation; its comma is behind or before it.
_QUOTED = ("\N{RIGHT SINGLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}", "'", '"')
# This many characters before a full stop are enough for an honorific and the letter before it.
_LONGEST_SHORT = 12
_AND = re.compile(r"\s*(?:,|,? and|&)\s+(?:(?:the|[a-z]\w+)\s+){0,3}$")
_ADVERB = re.compile(r"\s+(?:also |here |now |then |rightly |[a-z]+ly )?")


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
        objects = [name for name in names if name.lead >= verb.end() and _leads(sentence[verb.end() : name.lead])]
        asker = next((name for name in (*objects[:1], *subjects) if small(name.text) in staff()), None)
        if asker is None and objects and (subjects or re.search(r"\b(?:he|she|they)\s+$", lowered[: verb.start()])):
            asker = objects[0] if verb[0] not in {"interviews", "meets"} else (subjects or objects)[-1]
        if asker is not None:
            return Byline((asker.text,), "interview", verb[0])
        if re.match(r"\s+the mj\b", lowered[verb.end() :]) and verb[0] == "tells" and subjects:
            return Byline((), "interview", verb[0])
    return None


def _reporting(sentence: str, lowered: str, names: Sequence[Name]) -> Byline | None:
    """Read "NAME reports" or "NAME and NAME report"."""
    for name in names:
        match = _verbs("reporting").match(lowered, _past_space(sentence, name.after))
        if match and not name.possessive:
            return Byline(_together(sentence, names, name), "reporting", match[0])
    return None


def _acting(sentence: str, lowered: str, names: Sequence[Name]) -> Byline | None:
    """Read "NAME looks at", "NAME, ROLE at BODY, discusses", "NAME of BODY shines", "NAME and NAME put"."""
    pattern = _verbs("author")
    for name in names:
        # "Tributes are paid to NAME, says his council": NAME is not the author.
        if name.possessive or is_object(sentence[: name.lead]):
            continue
        if holds_office(sentence, name) or is_quoted(sentence, name):
            continue
        at = _past_space(sentence, name.after)
        match = pattern.match(lowered, at) or _after_apposition(sentence, lowered, name, pattern)
        if match is None and not holds_post(sentence):
            match = _verbs("author_by_name").match(lowered, at)
        if match and not _is_reported(sentence, name, match.end()):
            return Byline(_together(sentence, names, name), "opinion", match[0])
    return None


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
    rest = sentence[name.after : name.after + _LONGEST_APPOSITION]
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
        if not names or not _leads(clause[verb.end() : names[0].lead]):
            continue
        by_line = verb[0] != "by" or _stands_alone(clause, verb.start(), names[-1])
        if not by_line or is_news(sentence, names[0]) or (quotes(sentence) and holds_office(sentence, names[0])):
            continue
        manner: Manner = "reporting" if verb[0] in _reporting_verbs() else "opinion"
        return Byline(_chain(clause, names), manner, verb[0])
    return None


@cache
def _reporting_verbs() -> frozenset[str]:
    return frozenset(words_of("reporting"))


def _stands_alone(clause: str, verb: int, last: Name) -> bool:
    """True if "By NAME" is a sentence of its own."""
    return not clause[:verb].strip() and not clause[last.after :].strip(" .")


def _leads(between: str) -> bool:
    """True if `between`, verb and name, is empty or the name's post and body ("director of practice at the … Dr")."""
    between = between.strip()
    if not between or small(between) in {"the", "our"}:
        return True
    words = between.rstrip(",").split()
    if not words or "," in between.rstrip(",") or len(between) > _LONGEST_APPOSITION:
        return False
    return (holds_post(between) or words[-1].endswith(("\N{RIGHT SINGLE QUOTATION MARK}s", "'s"))) and all(
        map(is_inside, words)
    )


def _together(sentence: str, names: Sequence[Name], last: Name) -> tuple[str, ...]:
    """`last`, with the names joined to it by "and" before it."""
    chosen = [last]
    for name in reversed([name for name in names if name.after <= last.lead]):
        between = sentence[name.after : chosen[0].lead]
        # A comma alone joins names only in a list that ends with "and".
        if not _AND.match(between) or (between.strip() == "," and len(chosen) == 1):
            break
        chosen.insert(0, name)
    return tuple(name.text for name in chosen)


def _chain(clause: str, names: Sequence[Name]) -> tuple[str, ...]:
    """The first of `names`, with the names joined to it by "and" after it."""
    chosen = [names[0]]
    for name in names[1:]:
        between = clause[chosen[-1].after : name.lead]
        if not _AND.match(between):
            break
        chosen.append(name)
    return tuple(name.text for name in chosen)
