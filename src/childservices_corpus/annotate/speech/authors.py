"""The author of an article, as its summary says, and the manner: own view, interview or report."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from ...reference.lexicon import capitalised, words_of
from ..language.objects import is_object
from ..language.word_search import WordSearch
from ..people.names import Name, names_in
from ..people.roles import holds_post, is_news_source
from .article_words import BYLINE_USES, look_at
from .byline_words import Byline, Manner, past_space, verbs
from .interviews import interview
from .office_holders import holds_office, is_news, is_quoted, quotes
from .together import LONGEST_APPOSITION, chain, joined, leads, may_lead, together

_USES = frozenset(BYLINE_USES)
# Uses of verbs beside the name of their author.
_BESIDE_NAME = frozenset(("author", "author_by_name", "reporting", "interview"))
LONGEST_SUMMARY = 2000
_SENTENCE_END = re.compile(
    r"[.!?]['\N{RIGHT SINGLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\"]?"
    r"(?=\s+[A-Z\N{LEFT SINGLE QUOTATION MARK}])"
)
# The end of a quotation; its comma is behind or before it.
_QUOTED = ("\N{RIGHT SINGLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}", "'", '"')
# "NAME on boats and their price": a few words without a verb that news would have; not "NAME on trial for fraud".
_ON = re.compile(r" on (?!(?:bail|board|course|hold|leave|remand|strike|track|trial)\b)(?:[a-z][\w'-]*\s+){3}")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|should|must|may|might|said|says)\b"
)
_SUBJECT = re.compile(r"(?<![\w'-])(?:he|i|it|she|they|we|who|you)$", re.IGNORECASE)
# A word behind a name that goes on about it: "NAME was", "NAME about pay"; not "NAME of BODY".
_GOES_ON = re.compile(r" (?!(?:and|at|for|from|in|of|on|with)\b)[a-z]")
# This many characters before a full stop are enough for an honorific and the letter before it.
_LONGEST_SHORT = 12


def byline(summary: str) -> Byline | None:
    """The authors named in `summary`; ``None`` if it does not name an author."""
    return _byline(summary[:LONGEST_SUMMARY])


# The reasons for a genre ask again what its summary says.
@lru_cache(maxsize=4096)
def _byline(summary: str) -> Byline | None:
    look = look_at(summary)
    known = look.met.keys() & _USES
    if not known and " on " not in summary:
        return None
    for start, end in _sentences(summary):
        verbs_at = {use: places for use in known if (places := look.places(use, start, end))}
        if verbs_at or " on " in summary[start:end]:
            found = in_sentence(summary[start:end], look.lowered[start:end], verbs_at)
            if found:
                return found
    return None


def in_sentence(sentence: str, lowered: str, verbs_at: Mapping[str, Sequence[int]]) -> Byline | None:
    """The authors named in `sentence`; `verbs_at` has the offsets of its verbs by their use."""
    uses = verbs_at.keys()
    beside, on = not uses.isdisjoint(_BESIDE_NAME), _may_begin_on_a_matter(sentence)
    names = names_in(sentence) if beside or on else ()
    found = None
    if beside:
        found = interview(sentence, lowered, names, verbs_at.get("interview", ()))
        if "reporting" in uses:
            found = found or _reporting(sentence, lowered, names)
        if "author" in uses or "author_by_name" in uses:
            found = found or _acting(sentence, lowered, names)
    if "author_after" in uses:
        found = found or _closing(sentence, lowered, verbs_at["author_after"])
    if "author_at_end" in uses:
        found = found or _at_end(sentence, lowered, verbs_at["author_at_end"])
    return found or (_on_a_matter(sentence, names) if on else None)


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


def _reporting(sentence: str, lowered: str, names: Sequence[Name]) -> Byline | None:
    """Read "NAME reports" or "NAME and NAME report"."""
    for name in names:
        match = verbs("reporting").match(lowered, past_space(sentence, name.after))
        if match and not name.possessive:
            return Byline(together(sentence, names, name), "reporting", match[0])
    return None


def _acting(sentence: str, lowered: str, names: Sequence[Name]) -> Byline | None:
    """Read "NAME looks at", "NAME, ROLE at BODY, discusses", "NAME of BODY shines", "NAME and NAME put"."""
    for number, name in enumerate(names):
        match = None if name.possessive else _own_verb(sentence, lowered, name)
        if match and not _is_reported(sentence, name, match.end()):
            last = name
            for other in names[number + 1 :]:
                # "NAME, chief executive of BODY, and NAME explain": the verb is of both.
                if other.after <= match.start() and joined(sentence, last, other):
                    last = other
            return Byline(together(sentence, names, last), "opinion", match[0])
    return None


def _own_verb(sentence: str, lowered: str, name: Name) -> re.Match[str] | None:
    """The verb by which `name` is the author of the article; the cheapest questions are asked first."""
    at, pattern = past_space(sentence, name.after), verbs("author")
    match = pattern.match(lowered, at) or _after_apposition(sentence, lowered, name, pattern)
    if match is None:
        match = verbs("author_by_name").match(lowered, at)
        if match is None or holds_post(sentence):
            return None
    # "Tributes are paid to NAME, says his council": NAME is not the author.
    if is_object(sentence[: name.lead]):
        return None
    in_office = holds_office(sentence, name) or is_quoted(sentence, name)
    return None if in_office and not _in_own_voice(lowered, at) else match


def _in_own_voice(lowered: str, at: int) -> bool:
    """True if a verb at `at` is one of an author in any office: "explains", but not "writes to"."""
    verb = verbs("own_voice").match(lowered, at)
    return verb is not None and not lowered.startswith(" to ", verb.end())


def _is_reported(sentence: str, name: Name, stop: int) -> bool:
    """True if a reporter reports the words of `name`: "… doing well', minister NAME says." with the verb at the end."""
    if sentence[stop:].strip(" ."):
        return False
    said, comma, post = sentence[: name.lead].rpartition(",")
    quoted = said.endswith(_QUOTED) or post.lstrip().startswith(_QUOTED)
    return quoted or (bool(comma) and bool(post.strip()) and holds_post(post))


def _after_apposition(sentence: str, lowered: str, name: Name, pattern: WordSearch) -> re.Match[str] | None:
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


def _closing(sentence: str, lowered: str, places: Sequence[int]) -> Byline | None:
    """Read "…, says NAME", "… say ministers NAME and NAME", "…, argues NAME of BODY"."""
    for verb in verbs("author_after").at(lowered, places):
        clause_end = next(
            (at for at in (sentence.find(mark, verb.end()) for mark in (";", ":", " \N{EN DASH} ")) if at >= 0),
            len(sentence),
        )
        clause = sentence[:clause_end]
        names = names_in(clause, verb.end()) if may_lead(clause, verb.end()) else ()
        if names and _has_subject(clause, verb.start(), names[0]):
            continue
        # "Minister" may be a title of the name, or the end of a post: "writes Housing Minister NAME".
        if not names or not any(leads(clause[verb.end() : at]) for at in (names[0].lead, names[0].start)):
            continue
        by_line = verb[0] != "by" or _stands_alone(clause, verb.start(), names[-1])
        post = clause[verb.end() : names[0].start]
        if not by_line or (_is_said(sentence, names[0], post) and not _in_own_voice(lowered, verb.start())):
            continue
        manner: Manner = "reporting" if verb[0] in _reporting_verbs() else "opinion"
        return Byline(chain(clause, names), manner, verb[0], closing=True)
    return None


def _has_subject(clause: str, verb: int, name: Name) -> bool:
    """True if the verb has its own subject, and `name` is not that: "critics say NAME was", "we ask NAME"."""
    before = clause[:verb].rstrip()
    if not before[-1:].isalnum():
        return False
    return _SUBJECT.search(before) is not None or _GOES_ON.match(clause, name.after) is not None


def _is_said(sentence: str, name: Name, post: str) -> bool:
    """True if the sentence only reports what `name`, in the office or with the post before it, has said."""
    if is_news(sentence, name) or is_news_source(post):
        return True
    return quotes(sentence) and (holds_office(sentence, name) or is_quoted(sentence, name))


@cache
def _reporting_verbs() -> frozenset[str]:
    return frozenset(words_of("reporting"))


def _at_end(sentence: str, lowered: str, places: Sequence[int]) -> Byline | None:
    """Read "…, according to NAME." with a bare name and without quoted words: with a post it is a report."""
    for verb in verbs("author_at_end").at(lowered, places):
        names = names_in(sentence, verb.end())
        bare = (
            names and not sentence[verb.end() : names[0].lead].strip() and not sentence[names[-1].after :].strip(" .")
        )
        if bare and not quotes(sentence):
            return Byline(chain(sentence, names), "opinion", verb[0], closing=True)
    return None


def _stands_alone(clause: str, verb: int, last: Name) -> bool:
    """True if "By NAME" is a sentence of its own."""
    return not clause[:verb].strip() and not clause[last.after :].strip(" .")


def _may_begin_on_a_matter(sentence: str) -> bool:
    """True if what comes before the first "on" of `sentence` may be a name: it ends with a capital or letters."""
    before, on, _ = sentence.partition(" on ")
    return bool(on) and not "a" <= before.rpartition(" ")[2][:1] <= "z"


def _on_a_matter(sentence: str, names: Sequence[Name]) -> Byline | None:
    """Read "NAME on boats and their price." as a whole sentence without a verb."""
    first = names[0] if names else None
    if first is None or first.lead or not _ON.match(sentence, first.after) or _FINITE.search(sentence, first.after):
        return None
    return Byline((first.text,), "opinion", "on")
