"""What a record is about: weighted cues from ``reference/topics.toml``, summed, with each cue that fired as evidence.

The rules are linear and stand in the table: a cue counts its weight times the weight of its place, a topic is given
when its sum reaches the floor and a share of the highest sum. Nothing is learned; who disagrees edits the table.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, NamedTuple

from ahocorasick_rs import AhoCorasick

from ..models import Statement
from ..reference import table
from .passages import Passage, View

Place = Literal["title", "opening", "subheading", "body"]

# Lines of a column that tell of its author and its first appearance, not of its matter.
_APART = frozenset({"byline", "first_published", "word_count"})
# One code point for one, so that offsets stay true: capitals become small, apostrophes straight, hyphens spaces.
_APOSTROPHES = {
    ord("\N{RIGHT SINGLE QUOTATION MARK}"): "'",
    ord("\N{LEFT SINGLE QUOTATION MARK}"): "'",
    ord("\N{NO-BREAK SPACE}"): " ",
    ord("\N{HYPHEN}"): " ",
    ord("\N{NON-BREAKING HYPHEN}"): " ",
    ord("-"): " ",
}
_SMALL = {code: chr(code).lower() for code in range(ord("A"), ord("Z") + 1)}
_ANY_CASE = {**_SMALL, **_APOSTROPHES}


@dataclass(frozen=True)
class Cue:
    """A cue that fired: the words of the table, where they stand in the document, and what they added."""

    words: str
    place: Place
    added: float
    start: int
    end: int


@dataclass(frozen=True)
class Topic:
    """A topic of a record; ``score`` is the sum of what its ``cues`` added, which stand in the order of the page."""

    slug: str
    score: float
    cues: tuple[Cue, ...]


class _Entry(NamedTuple):
    """A line of the table: a cue of one topic."""

    topic: int
    words: str
    exact: str | None
    stem: bool
    weight: float


class _Match(NamedTuple):
    start: int
    end: int
    entry: _Entry


@dataclass(frozen=True)
class _Table:
    """The table, ready to be matched. ``entries[i]`` are all cues spelled as pattern `i`."""

    slugs: tuple[str, ...]
    entries: tuple[tuple[_Entry, ...], ...]
    automaton: AhoCorasick
    names: AhoCorasick
    rules: dict[str, Any]


@cache
def _compiled() -> _Table:
    source = table("topics")
    rules, topics = source["rules"], source["topics"]
    weights = {**rules["weights"], "not_meant": 0}
    entries: dict[str, list[_Entry]] = defaultdict(list)
    for number, topic in enumerate(topics.values()):
        for kind, weight in weights.items():
            for words in topic.get(kind, ()):
                bare = words.removesuffix("*").translate(_APOSTROPHES)
                exact = bare if bare != bare.translate(_SMALL) and kind != "not_meant" else None
                entries[bare.translate(_SMALL)].append(_Entry(number, words, exact, words.endswith("*"), weight))
    return _Table(
        slugs=tuple(topics),
        entries=tuple(tuple(found) for found in entries.values()),
        automaton=AhoCorasick(list(entries)),
        names=AhoCorasick([name.translate(_ANY_CASE) for name in source["passed_over"]["names"]]),
        rules=rules,
    )


def slugs() -> tuple[str, ...]:
    """The slugs of all topics, in the order of the table."""
    return _compiled().slugs


def find_topics(view: View) -> list[Topic]:
    """The topics of a record, the main one first; none where no topic reaches the floor.

    Equal scores keep the order of the table. Title, summary, paragraphs and subheadings are read; notes, bylines and
    lines on first publication are not.
    """
    rules = _compiled().rules
    pieces = _placed(view, rules["opening_characters"])
    scored = _scores(pieces)
    best = max((topic.score for topic in scored), default=0)
    words = sum(len(piece.text.split()) for piece in pieces)
    floor = rules["floor"] + rules["floor_per_100_words"] * words / 100
    bar = max(floor, min(rules["share"] * best, rules["sure"]))
    given = [topic for topic in scored if topic.score >= bar]
    return sorted(given, key=lambda topic: -topic.score)[: rules["most"]]


class _Piece(NamedTuple):
    place: Place
    text: str
    start: int


def _placed(view: View, opening: int) -> list[_Piece]:
    """The passages to read with their place; a passage that crosses the end of the opening is of the opening."""
    pieces = []
    seen = 0
    for passage in view.passages:
        if passage.field == "title":
            pieces.append(_Piece("title", passage.text, passage.start))
        elif passage.field == "subheadings":
            pieces.append(_Piece("subheading", passage.text, passage.start))
        elif passage.field in {"summary", "paragraphs"} and not _apart(view, passage):
            cut = max(0, opening - seen)
            if cut:
                pieces.append(_Piece("opening", passage.text[:cut], passage.start))
            if cut < len(passage.text):
                pieces.append(_Piece("body", passage.text[cut:], passage.start + cut))
            seen += len(passage.text)
    return pieces


def _apart(view: View, passage: Passage) -> bool:
    record = view.record
    return (
        isinstance(record, Statement)
        and passage.item is not None
        and passage.item < len(record.paragraph_roles)
        and record.paragraph_roles[passage.item] in _APART
    )


def _scores(pieces: Sequence[_Piece]) -> list[Topic]:
    """All topics with a cue in `pieces`, in the order of the table."""
    compiled = _compiled()
    worth, repeats = compiled.rules["places"], compiled.rules["repeats"]
    joined = "\n".join(piece.text for piece in pieces)
    begins = []
    at = 0
    for piece in pieces:
        begins.append(at)
        at += len(piece.text) + 1
    cues: dict[int, list[Cue]] = defaultdict(list)
    for number, matches in _matches(joined).items():
        counted: Counter[tuple[str, Place]] = Counter()
        for match in _longest(matches):
            piece_number = bisect_right(begins, match.start) - 1
            piece = pieces[piece_number]
            key = (match.entry.words, piece.place)
            counted[key] += 1
            if match.entry.weight and counted[key] <= repeats:
                start = piece.start + match.start - begins[piece_number]
                added = match.entry.weight * worth[piece.place]
                cues[number].append(Cue(match.entry.words, piece.place, added, start, start + match.end - match.start))
    return [
        Topic(compiled.slugs[number], sum(cue.added for cue in cues[number]), tuple(sorted(cues[number], key=_start)))
        for number in sorted(cues)
    ]


def _start(cue: Cue) -> int:
    return cue.start


def _matches(text: str) -> dict[int, list[_Match]]:
    """Whole words of `text` that are cues, by topic, but for those inside names that are passed over."""
    compiled = _compiled()
    folded = text.translate(_ANY_CASE)
    cased = text.translate(_APOSTROPHES)
    names = compiled.names.find_matches_as_indexes(folded, overlapping=True)
    hidden = _merged((start, end) for _, start, end in names)
    starts = [start for start, _ in hidden]
    found: dict[int, list[_Match]] = defaultdict(list)
    for pattern, start, end in compiled.automaton.find_matches_as_indexes(folded, overlapping=True):
        if start and folded[start - 1].isalnum():
            continue
        whole = end == len(folded) or not folded[end].isalnum()
        before = bisect_right(starts, start) - 1
        if before >= 0 and end <= hidden[before][1]:
            continue
        for entry in compiled.entries[pattern]:
            if (whole or entry.stem) and (entry.exact is None or cased[start:end] == entry.exact):
                found[entry.topic].append(_Match(start, end, entry))
    return found


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """`spans` in order, overlapping ones made one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _longest(matches: Iterable[_Match]) -> list[_Match]:
    """`matches` without overlaps: of two that overlap the longer stays, of two as long the first."""
    kept: list[_Match] = []
    for match in sorted(matches, key=lambda match: (match.start, -match.end)):
        if not kept or match.start >= kept[-1].end:
            kept.append(match)
        elif match.end - match.start > kept[-1].end - kept[-1].start:
            kept[-1] = match
    return kept
