"""What a record is about: weighted cues from ``reference/topics.toml``, summed, with each cue that fired as evidence.

The rules are linear and stand in the table: a cue adds its weight times the weight of its place, and a topic is given
when its sum reaches a floor and a share of the highest sum. Nothing is learned; who disagrees edits the table.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import Any, Literal, NamedTuple

from ahocorasick_rs import AhoCorasick

from ..models import Statement
from ..reference import table
from .passages import Passage, View

Place = Literal["title", "opening", "subheading", "body"]

# Lines of a column that tell of its author and its first appearance, not of its matter.
_APART = frozenset({"byline", "first_published", "word_count"})
# One code point for one, so that offsets stay true.
_ALIKE = (
    ("\N{RIGHT SINGLE QUOTATION MARK}", "'"),
    ("\N{LEFT SINGLE QUOTATION MARK}", "'"),
    ("\N{NO-BREAK SPACE}", " "),
    ("\N{NON-BREAKING HYPHEN}", " "),
    ("\N{HYPHEN}", " "),
    ("-", " "),
)
_SMALL = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


@dataclass(frozen=True)
class Cue:
    """A cue that fired: its words in the table, its place, what it added, and its offsets in the document."""

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
    """A cue of one topic as the table has it; ``exact`` is its spelling if capitals matter."""

    topic: int
    words: str
    exact: str | None
    stem: bool
    weight: float


class _Match(NamedTuple):
    start: int
    end: int
    entry: _Entry


class _Fired(NamedTuple):
    """A cue that counts, with offsets in the piece of that number."""

    words: str
    added: float
    piece: int
    start: int
    end: int


class _Piece(NamedTuple):
    place: Place
    text: str
    start: int


@dataclass(frozen=True)
class _Table:
    """The table, ready to be matched: ``entries[i]`` are the cues spelled as pattern `i`, none for a name."""

    slugs: tuple[str, ...]
    entries: tuple[tuple[_Entry, ...], ...]
    automaton: AhoCorasick
    rules: dict[str, Any]


@cache
def _compiled() -> _Table:
    source = table("topics")
    rules, topics = source["rules"], source["topics"]
    weights = {**rules["weights"], "not_meant": 0}
    names = [_small(_plain(name)) for name in source["passed_over"]["names"]]
    entries: dict[str, list[_Entry]] = {name: [] for name in names}
    for number, topic in enumerate(topics.values()):
        for kind, weight in weights.items():
            for words in topic.get(kind, ()):
                plain = _plain(words.removesuffix("*"))
                exact = plain if plain != _small(plain) and kind != "not_meant" else None
                entry = _Entry(number, words, exact, words.endswith("*"), weight)
                entries.setdefault(_small(plain), []).append(entry)
    return _Table(tuple(topics), tuple(map(tuple, entries.values())), AhoCorasick(list(entries)), rules)


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
    words = sum(len(piece.text.split()) for piece in pieces)
    floor = rules["floor"] + rules["floor_per_100_words"] * words / 100
    scored = _scored(pieces)
    best = max((score for score, _, _ in scored), default=0)
    bar = max(floor, min(rules["share"] * best, rules["sure"]))
    given = sorted((item for item in scored if item[0] >= bar), key=lambda item: -item[0])
    return [_topic(*item, pieces) for item in given[: rules["most"]]]


def _placed(view: View, opening: int) -> list[_Piece]:
    """The passages to read with their places; the first `opening` characters under the title are the opening.

    A passage in which the opening ends is cut in two there, after the word.
    """
    pieces = []
    left = opening
    for passage in view.passages:
        if passage.field == "title":
            pieces.append(_Piece("title", passage.text, passage.start))
        elif passage.field == "subheadings":
            pieces.append(_Piece("subheading", passage.text, passage.start))
        elif passage.field in {"summary", "paragraphs"} and not _apart(view, passage):
            cut = _word_end(passage.text, left) if left > 0 else 0
            left -= cut
            if cut:
                pieces.append(_Piece("opening", passage.text[:cut], passage.start))
            if cut < len(passage.text):
                pieces.append(_Piece("body", passage.text[cut:], passage.start + cut))
    return pieces


def _word_end(text: str, at: int) -> int:
    """Where the word that goes on at offset `at` ends."""
    while at < len(text) and text[at].isalnum():
        at += 1
    return at


def _apart(view: View, passage: Passage) -> bool:
    record = view.record
    return (
        isinstance(record, Statement)
        and passage.item is not None
        and passage.item < len(record.paragraph_roles)
        and record.paragraph_roles[passage.item] in _APART
    )


def _scored(pieces: Sequence[_Piece]) -> list[tuple[float, int, list[_Fired]]]:
    """Score, number and cues of each topic with a cue in `pieces`, in the order of the table."""
    rules = _compiled().rules
    worth, repeats = rules["places"], rules["repeats"]
    begins = list(accumulate((len(piece.text) + 1 for piece in pieces), initial=0))
    scored = []
    for number, matches in sorted(_matches("\n".join(piece.text for piece in pieces)).items()):
        counted: dict[tuple[str, Place], int] = defaultdict(int)
        fired = []
        score: float = 0
        for match in _longest(matches):
            entry = match.entry
            if entry.weight:
                at = bisect_right(begins, match.start) - 1
                key = (entry.words, pieces[at].place)
                counted[key] += 1
                if counted[key] <= repeats:
                    added = entry.weight * worth[pieces[at].place]
                    score += added
                    fired.append(_Fired(entry.words, added, at, match.start - begins[at], match.end - begins[at]))
        scored.append((score, number, fired))
    return scored


def _topic(score: float, number: int, fired: Sequence[_Fired], pieces: Sequence[_Piece]) -> Topic:
    """The topic, its cues put where they stand in the document."""
    cues = [
        Cue(
            cue.words,
            pieces[cue.piece].place,
            cue.added,
            pieces[cue.piece].start + cue.start,
            pieces[cue.piece].start + cue.end,
        )
        for cue in fired
    ]
    return Topic(_compiled().slugs[number], score, tuple(cues))


def _matches(text: str) -> dict[int, list[_Match]]:
    """Whole words of `text` that are cues, by topic, but for those inside names that are passed over."""
    compiled = _compiled()
    cased = _plain(text)
    folded = _small(cased)
    size = len(folded)
    whole: list[tuple[int, int, bool, tuple[_Entry, ...]]] = []
    names: list[tuple[int, int]] = []
    for pattern, start, end in compiled.automaton.find_matches_as_indexes(folded, overlapping=True):
        if start and folded[start - 1].isalnum():
            continue
        ends = end == size or not folded[end].isalnum()
        entries = compiled.entries[pattern]
        whole.append((start, end, ends, entries))
        if ends and not entries:
            names.append((start, end))
    hidden = _merged(names)
    starts = [start for start, _ in hidden]
    found: dict[int, list[_Match]] = defaultdict(list)
    for start, end, ends, entries in whole:
        before = bisect_right(starts, start) - 1
        if before >= 0 and end <= hidden[before][1]:
            continue
        for entry in entries:
            if (ends or entry.stem) and (entry.exact is None or cased[start:end] == entry.exact):
                found[entry.topic].append(_Match(start, end if ends else _word_end(folded, end), entry))
    return found


def _plain(text: str) -> str:
    """`text` with apostrophes straight and hyphens as spaces, as long as before."""
    for letter, plain in _ALIKE:
        text = text.replace(letter, plain)
    return text


def _small(text: str) -> str:
    """`text` in small letters, as long as before: rare capitals that would become two letters stay."""
    small = text.lower()
    return small if len(small) == len(text) else text.translate(_SMALL)


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
