"""The kind of a statement, and whether it is a stub that only points to a text elsewhere."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from ..arrow import numbers, to_mask
from ..reference import table
from ..text.lines import Flags, Ints
from .columns import RaggedTexts
from .title_kinds import kinds_of_titles

STUB_LINES = 2
STUB_LENGTH = 700
# Cues are in the first lines, near their beginning.
HEAD_LENGTH = 240
_LEFT_QUOTE = "\N{LEFT DOUBLE QUOTATION MARK}"
_SAYING = ("said:", "say:", "says:", "saying:")
_SAID = "said"
_SAID_BEFORE_WORDS = "said: "
_SAID_BEFORE_QUOTE = _SAID_BEFORE_WORDS + _LEFT_QUOTE
TODAY = re.compile(r"\btoday,? (?:in|at|publish|\w+day)|\bToday, \w+day\b|\bsaid in a speech\b|\btoday said:?$")
# A text without these words cannot match; the search for them is quick.
_TODAY_WORDS = ("today", "Today, ", "said in a speech")
# What opens a quotation: a mark or a verb of saying.
QUOTING = rf"^{_LEFT_QUOTE}|(?:said|say|says|saying):\s*$|\bsaid\s*$|said: "
ALONE = r"\b(?:I|[Mm]y|[Mm]e)\b"
TOGETHER = r"\b(?:[Ww]e|[Oo]ur|[Uu]s)\b"
# "…", she said: a text in the third person.
TOLD = (
    "\N{RIGHT DOUBLE QUOTATION MARK},? (?:she|he|they|[A-Z][\\w-]+(?: [A-Z][\\w-]+)?) (?:said|says|added|continued)\\b"
)


def classify(
    title: pa.Array, paragraphs: RaggedTexts, link_labels: RaggedTexts, *, ended: Flags, reprinted: Flags, listed: Flags
) -> tuple[list[str], list[bool]]:
    """The kinds of statements by the table ``reference/kinds.toml``, and which statements are stubs.

    `ended` is true for a statement with an end marker, `reprinted` for one with a byline or a line about its first
    publication. `listed` is true for an item of the list of blogs: the beginning of a column on another page.
    """
    if not len(title):
        return [], []
    lines, offsets = paragraphs.flat.arrow, paragraphs.offsets
    leads = _lead_ins(lines)
    opened = leads | _any_of(pc.starts_with, lines, (_LEFT_QUOTE,))
    # If a record opens with a lead-in, verbs of saying inside its lines add nothing.
    led = _openings(leads, offsets)
    said = _said(lines, np.repeat(~led, np.diff(offsets)))
    quoted = _any(opened | said, offsets)
    stub = _stubs(paragraphs, quoted=quoted | ended) & ~listed
    press = _press_releases(lines, offsets, led=led, said=said)
    voiced = quoted | reprinted
    unvoiced = np.repeat(~voiced, np.diff(offsets))
    alone = _any(_found(lines, unvoiced, ALONE), offsets)
    together = _any(_found(lines, unvoiced, TOGETHER), offsets) & ~_labelled(link_labels)
    personal = (voiced | alone | together) & (reprinted | ~_are_papers(lines, offsets))
    kinds = np.where(quoted & ~reprinted, "comment", np.where(personal, "column", "publication")).astype(object)
    kinds[~voiced & ~personal & _any(_found(lines, unvoiced, TOLD), offsets)] = "press_release"
    announced = kinds_of_titles(title)
    own = ~led | _any_of(pc.match_substring_regex, title, ("(?i:president)",))
    believed = {"comment": ~reprinted, "speech": own, "response": np.ones(len(title), dtype=np.bool_)}
    for kind, holds in believed.items():
        kinds[(announced == kind) & holds] = kind
    kinds[press] = "press_release"
    kinds[stub] = _stub_kinds(title, paragraphs, link_labels, numbers(np.flatnonzero(stub)))
    kinds[announced == "press_release"] = "press_release"
    kinds[listed] = "column"
    return kinds.tolist(), (stub | listed).tolist()


def _lead_ins(lines: pa.Array) -> Flags:
    """Which of `lines` end in a verb of saying, like a line before a quotation."""
    colon = _any_of(pc.ends_with, lines, (":",))
    leads = _any_of(pc.ends_with, lines, (_SAID,))
    leads[colon] = _any_of(pc.ends_with, lines.filter(numbers(colon)), _SAYING)
    return leads


def _openings(flags: Flags, offsets: Ints) -> Flags:
    """For each record, whether the first of its lines has its flag."""
    some = np.diff(offsets) > 0
    first = np.zeros(len(some), dtype=np.bool_)
    first[some] = flags[offsets[:-1][some]]
    return first


def _are_papers(lines: pa.Array, offsets: Ints) -> Flags:
    """For each record, whether its first paragraph says that it is a paper, or what ADCS has collected."""
    found = np.zeros(len(offsets) - 1, dtype=np.bool_)
    some = np.diff(offsets) > 0
    found[some] = _any_of(pc.match_substring_regex, lines.take(numbers(offsets[:-1][some])), (paper_pattern(),))
    return found


@cache
def paper_pattern() -> str:
    """A pattern for first paragraphs that call their own text a paper."""
    rules = table("kinds")
    holds, nouns, verbs = (
        "|".join(map(re.escape, rules[key])) for key in ("paper_holds", "paper_nouns", "report_verbs")
    )
    return rf"(?i:{holds}|\bthis (?:[\w-]+ ){{0,3}}(?:(?:{nouns})\b|report (?:{verbs})\b))"


def _labelled(link_labels: RaggedTexts) -> Flags:
    """For each record, whether a label leads to the paper that it is about."""
    if not len(link_labels.flat):
        return np.zeros(len(link_labels.offsets) - 1, dtype=np.bool_)
    return _any(_any_of(pc.match_substring_regex, link_labels.flat.arrow, (label_pattern(),)), link_labels.offsets)


@cache
def label_pattern() -> str:
    """A pattern for the label of a link to a paper."""
    return rf"^\s*(?i:{'|'.join(map(re.escape, table('kinds')['paper_labels']))})\b"


def _said(lines: pa.Array, asked: Flags) -> Flags:
    """Which of `lines` contain a verb of saying before the words said; false for lines not `asked` about."""
    said = np.zeros(len(lines), dtype=np.bool_)
    # A pattern finds words three times as fast as match_substring.
    said[asked] = _any_of(pc.match_substring_regex, lines.filter(numbers(asked)), (_SAID_BEFORE_WORDS,))
    return said


def _found(lines: pa.Array, asked: Flags, pattern: str) -> Flags:
    """Which of `lines` have `pattern`; false for lines not `asked` about."""
    found = np.zeros(len(lines), dtype=np.bool_)
    found[asked] = _any_of(pc.match_substring_regex, lines.filter(numbers(asked)), (pattern,))
    return found


def _any_of(test: Callable[..., pa.Array], strings: pa.Array, patterns: Iterable[str]) -> Flags:
    """For each of `strings`, whether `test` is true for one of `patterns`."""
    found = np.zeros(len(strings), dtype=np.bool_)
    for pattern in patterns:
        found |= to_mask(test(strings, pattern))
    return found


def _any(flags: Flags, offsets: Ints) -> Flags:
    """For each record, whether any of its lines has its flag."""
    return np.diff(_sums(flags, offsets)) > 0


def _sums(numbers: npt.NDArray[Any], offsets: Ints) -> Ints:
    """The sum of the `numbers` of all lines before each of `offsets`."""
    sums: Ints = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(numbers)))[offsets]
    return sums


def _stubs(paragraphs: RaggedTexts, *, quoted: Flags) -> Flags:
    """True for short items without a quotation: a line or two, or a list of links."""
    flat, offsets = paragraphs.flat, paragraphs.offsets
    little: Flags = np.diff(_sums(flat.stop - flat.start, offsets)) <= STUB_LENGTH
    few = (np.diff(offsets) <= STUB_LINES) | ~_any(_any_of(pc.ends_with, flat.arrow, (".",)), offsets)
    return little & few & ~quoted


def _press_releases(lines: pa.Array, offsets: Ints, *, led: Flags, said: Flags) -> Flags:
    """True for press releases: texts in the third person with quotations. A comment is a lead-in and one quotation.

    `led` is true for records that open with a lead-in. `lines` are the paragraphs of all records, and `said` is true
    for a paragraph with a verb of saying.
    """
    some = np.diff(offsets) > 0
    first = offsets[:-1][some]
    announced = said.copy()
    announced[said] = _any_of(pc.match_substring_regex, lines.filter(numbers(said)), (_SAID_BEFORE_QUOTE,))
    announced[first] = False
    press = _any(announced, offsets) & ~led
    openings = lines.take(numbers(first))
    today = _any_of(pc.match_substring_regex, openings, _TODAY_WORDS)
    today[today] = [_tells_of_today(line) for line in openings.filter(numbers(today)).to_pylist()]
    press[some] |= today
    return press


def _tells_of_today(line: str) -> bool:
    return bool(TODAY.search(line[-HEAD_LENGTH:]) or TODAY.search(line[:HEAD_LENGTH]))


def _stub_kinds(title: pa.Array, paragraphs: RaggedTexts, link_labels: RaggedTexts, numbers: pa.Array) -> list[str]:
    """The kinds of the stubs `numbers`, by the beginnings of their titles, first lines and labels."""
    columns = (title, paragraphs.arrow, link_labels.arrow)
    rows = zip(*(column.take(numbers).to_pylist() for column in columns), strict=True)
    heads = ([words, *lines[:STUB_LINES], *labels] for words, lines, labels in rows)
    return [_stub_kind([words[:HEAD_LENGTH].lower() for words in head]) for head in heads]


def _stub_kind(heads: Sequence[str]) -> str:
    """The kind of a stub; `heads` are the beginnings of its parts in lower case."""
    rules = table("kinds")
    for rule in rules["stub"]:
        if any(cue in head for cue in rule["cues"] for head in heads):
            return str(rule["kind"])
    return str(rules["stub_default"])
