"""What a statement comments on or responds to, from the words of its lead-in and of its title."""

import re
from functools import cache
from typing import Any

from ...models import Statement
from ...reference import table
from ...reference.lexicon import words_of
from ...text.fold import small
from ..language.visible import seen
from ..language.whole_words import any_of
from ..language.word_search import WordSearch
from .lead_ins import lead_in_verb
from .people_in_text import People
from .phrases import subject_before
from .posts import credit_start

# A lead-in is one of so many first paragraphs.
_LEADING = 2
# Case matters here: without it, "The Safety Net is Gone" would be cut.
_ARTICLE = re.compile(r"(?:the|a|an|new|its)\s+")
_ARTICLE_AT_END = re.compile(r"[\s,]+(?:the|a|an)$")
_DOTS = re.compile(r"\s*(?:\.{3}|\N{HORIZONTAL ELLIPSIS})$")
_TRIM = " ,;:-\N{EN DASH}\N{NO-BREAK SPACE}\t"


def _rules() -> dict[str, Any]:
    return table("responding")


@cache
def _things() -> WordSearch:
    return any_of(words_of("answered"))


@cache
def _openings(key: str) -> tuple[str, ...]:
    """The openings under `key`, the longest first."""
    return tuple(sorted(map(small, _rules()[key]), key=lambda words: -len(words)))


def responding_to(record: Statement) -> tuple[str, ...]:
    """What `record` comments on: the words of its lead-in first, then of its title; often empty.

    A title cut by dots counts only if a lead-in does not name the thing. Two equal answers are given once.
    """
    if record.kind in {"speech", "event", "publication", "column"}:
        return ()
    title = _by_title(record)
    paragraphs = tuple(map(seen, record.paragraphs[:_LEADING]))
    line = _by_lead_in(paragraphs) if not record.stub else _by_submission(paragraphs)
    if line is not None and record.title_truncated:
        title = None
    answers = [answer for answer in (line, title) if answer]
    if len(answers) == 2 and small(answers[0]) == small(answers[1]):
        answers = answers[:1]
    return tuple(answers)


def _by_lead_in(paragraphs: tuple[str, ...]) -> str | None:
    for text in paragraphs:
        openings = _openings("lead_ins")
        lowered = small(text[: len(openings[0]) + 1])
        opening = next((words for words in openings if lowered.startswith(words + " ")), None)
        verb = lead_in_verb(text) if opening is not None else None
        if opening is None or verb is None:
            continue
        words = _bare(text[len(opening) : max(_speaker_start(text, verb), len(opening))])
        return None if small(words) in words_of("answered_alone") else words or None
    return None


def _speaker_start(text: str, verb: int) -> int:
    """Where the words for the speaker before `verb` begin; `verb` without a speaker."""
    phrase = subject_before(text, 0, verb, People([text]), 0)
    if phrase is None or phrase.sort in ("other", "object", "thing"):
        return verb
    return credit_start(text, phrase) if phrase.sort == "person" else phrase.start


def _by_title(record: Statement) -> str | None:
    if record.title is None:
        return None
    title = seen(record.title)
    lowered = small(title)
    closing = next(filter(lowered.endswith, _openings("closings")), None)
    if closing is not None:
        return _bare(title[: -len(closing)])
    for key in ("sure", "open"):
        opening = next(filter(lowered.startswith, _openings(key)), None)
        if opening is None or title[len(opening) : len(opening) + 1].isalnum():
            continue
        words = _bare(_DOTS.sub("", title[len(opening) :]))
        return words if words and (key == "sure" or _things().search(small(words))) else None
    words = _bare(_DOTS.sub("", title))
    named = record.kind in {"comment", "response"} and _things().search(small(words))
    return words if named and record.paragraphs and not title.startswith("\N{LEFT DOUBLE QUOTATION MARK}") else None


def _by_submission(paragraphs: tuple[str, ...]) -> str | None:
    for text in paragraphs[:1]:
        lowered = small(text)
        offsets = [(lowered.find(f" {words} "), words) for words in _openings("submission")]
        found = [(at, words) for at, words in offsets if at >= 0]
        if found:
            at, words = min(found, key=lambda item: (item[0], -len(item[1])))
            return _bare(text[at + len(words) + 2 :]) or None
    return None


def _bare(words: str) -> str:
    """`words` without an article before them or marks after them."""
    words = words.replace("\N{NO-BREAK SPACE}", " ").strip(_TRIM).rstrip(".")
    words = _ARTICLE_AT_END.sub("", words)
    match = _ARTICLE.match(words)
    while match and match.end() < len(words):
        words = words[match.end() :]
        match = _ARTICLE.match(words)
    return words
