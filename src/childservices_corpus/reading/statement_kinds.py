"""What kind of statement an item is, and whether it only points to a text elsewhere."""

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from ..lines import Flags, Ints
from ..reference import table
from .values import RaggedTexts, Texts

STUB_LINES = 2
STUB_LENGTH = 700
# Cues stand in the first lines, and there near the beginning.
HEAD_LENGTH = 240
_LEFT_QUOTE = "\N{LEFT DOUBLE QUOTATION MARK}"
_SAID_AT_END = ("said:", "said", "say:", "says:", "saying:")
_SAID_BEFORE_WORDS = "said: "
_SAID_BEFORE_QUOTE = _SAID_BEFORE_WORDS + _LEFT_QUOTE
_TODAY = re.compile(r"\btoday,? (?:in|at|publish|\w+day)|\bsaid in a speech\b|\btoday said:?$")
# No text without these words can match.
_TODAY_WORDS = ("today", "said in a speech")


def classify(
    title: Texts, paragraphs: RaggedTexts, link_labels: RaggedTexts, *, ended: Flags, reprinted: Flags
) -> list[tuple[str, bool]]:
    """The kind of each statement, after the table ``reference/kinds.toml``, and whether it is a stub.

    `ended` says which have an end marker, `reprinted` which have a byline or say where they first appeared.
    """
    text, flat, offsets = paragraphs.flat.lines.plain, paragraphs.flat, paragraphs.offsets
    bounds = list(zip(flat.start.tolist(), flat.stop.tolist(), strict=True))
    leads = _flags(text.endswith(_SAID_AT_END, low, high) for low, high in bounds)
    said = _flags(text.find(_SAID_BEFORE_WORDS, low, high) >= 0 for low, high in bounds)
    opens = _flags(text.startswith(_LEFT_QUOTE, low, high) for low, high in bounds)
    quoted = _any(leads | said | opens, offsets)
    stub = _stubs(paragraphs, quoted=quoted | ended)
    announced = np.zeros(len(flat), dtype=np.bool_)
    for place in np.flatnonzero(said).tolist():
        announced[place] = text.find(_SAID_BEFORE_QUOTE, *bounds[place]) >= 0
    first, some = offsets[:-1], np.diff(offsets) > 0
    announced[first[some]] = False
    led = np.append(leads, False)[first] & some
    press = _any(announced, offsets) & ~led
    press[some] |= _flags(_told_today(text, *bounds[place]) for place in first[some].tolist())
    titles = title.rows()
    kinds = [_kind(*row) for row in zip(titles, press.tolist(), (quoted & ~reprinted).tolist(), strict=True)]
    found = list(zip(kinds, stub.tolist(), strict=True))
    for number in np.flatnonzero(stub).tolist():
        heads = [titles[number], *_first(paragraphs, number, STUB_LINES), *_first(link_labels, number)]
        found[number] = _stub_kind([words[:HEAD_LENGTH].lower() for words in heads]), True
    return found


def _flags(answers: Any) -> Flags:
    return np.fromiter(answers, dtype=np.bool_)


def _any(flags: Flags, offsets: Ints) -> Flags:
    """For each record, whether any of its lines has its flag."""
    return np.diff(_sums(flags, offsets)) > 0


def _sums(numbers: npt.NDArray[Any], offsets: Ints) -> Ints:
    """What all lines before each of `offsets` come to."""
    return np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(numbers)))[offsets]


def _stubs(paragraphs: RaggedTexts, *, quoted: Flags) -> Flags:
    """True for items that say little and quote nobody: a line or two, or a mere list of links."""
    flat, offsets = paragraphs.flat, paragraphs.offsets
    little: Flags = np.diff(_sums(flat.stop - flat.start, offsets)) <= STUB_LENGTH
    stop = flat.lines.plain.endswith
    sentences = _flags(stop(".", low, high) for low, high in zip(flat.start.tolist(), flat.stop.tolist(), strict=True))
    few = (np.diff(offsets) <= STUB_LINES) | ~_any(sentences, offsets)
    return little & few & ~quoted


def _first(lists: RaggedTexts, number: int, most: int | None = None) -> list[str]:
    """The first values of record `number`, at `most` that many."""
    low, high = int(lists.offsets[number]), int(lists.offsets[number + 1])
    chosen = slice(low, high if most is None else min(high, low + most))
    return Texts(lists.flat.lines, lists.flat.start[chosen], lists.flat.stop[chosen]).rows()


def _kind(title: str, press: bool, quoted: bool) -> str:
    """The kind of an item that is no stub."""
    rules, title = table("kinds"), title.lower()
    for rule in rules["title"]:
        if title.startswith(tuple(rule["starts"])) or any(words in title for words in rule["holds"]):
            return str(rule["kind"])
    if press:
        return "press_release"
    if title.startswith(tuple(rules["response_starts"])):
        return "response"
    return "comment" if quoted else "column"


def _stub_kind(heads: Sequence[str]) -> str:
    """The kind of a stub, told from how its title, its first lines and its labels begin, in lower case."""
    rules = table("kinds")
    for rule in rules["stub"]:
        if any(cue in head for cue in rule["cues"] for head in heads):
            return str(rule["kind"])
    return str(rules["stub_default"])


def _told_today(text: str, low: int, high: int) -> bool:
    """True if the line from `low` to `high` tells of the day, as the first line of a press release does."""
    if all(text.find(words, low, high) < 0 for words in _TODAY_WORDS):
        return False
    line = text[low:high]
    return bool(_TODAY.search(line[-HEAD_LENGTH:]) or _TODAY.search(line[:HEAD_LENGTH]))
