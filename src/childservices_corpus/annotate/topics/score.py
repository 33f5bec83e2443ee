"""What a record is about: weighted cues from ``reference/topics.toml``, summed, with each cue that fired as evidence.

The rules are linear and all in the table: a cue adds its weight times the weight of its part. A topic is given if its
sum reaches a floor and a share of the highest sum. The rules are not trained on data; to change them, edit the table.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Literal, NamedTuple

from ...models import Statement
from ..language.view import Passage, View
from ..language.whole_words import word_end
from .cues import Match, compiled, longest, matches

Part = Literal["title", "opening", "subheading", "body"]

# Fields about the author and the first appearance of a column, not about its subject.
_APART = frozenset({"byline", "first_published", "word_count"})
# Records are searched together up to this many characters: few calls, and memory that does not grow with the corpus.
_BATCH = 1 << 18


class Cue(NamedTuple):
    """A cue that was found: its words in the table, its part, what it added, its offsets and words in the document."""

    words: str
    part: Part
    added: float
    start: int
    end: int
    text: str


class Topic(NamedTuple):
    """A topic of a record; ``score`` is the sum of what its ``cues`` added; the cues are in the order of the page.

    ``bar`` is the least score that a topic of this record needs.
    """

    slug: str
    score: float
    cues: tuple[Cue, ...]
    bar: float = 0


# A cue that counts: its words, what it adds, the number of its piece, its offsets in that piece.
_Fired = tuple[str, float, int, int, int]
# A topic with a cue: its score, its number, its cues.
_Scored = tuple[float, int, list[_Fired]]


_score = itemgetter(0)


class _Piece(NamedTuple):
    """Text of a passage, which begins at the place ``low`` of the passage's text."""

    part: Part
    text: str
    passage: Passage
    low: int = 0


def find_topics(view: View) -> list[Topic]:
    """The topics of a record, the main one first; empty if no topic reaches the floor.

    Equal scores keep the order of the table. Title, summary, paragraphs and subheadings are read. Notes, bylines and
    lines on first publication are not read.
    """
    pieces = _placed(view, compiled().rules["opening_characters"])
    scored, bar = next(_given([pieces]))
    return [_topic(*item, pieces, bar) for item in scored]


def topics_of(views: Iterable[View]) -> Iterator[tuple[Topic, ...]]:
    """Give the topics of each of `views`, as :func:`find_topics` finds them, at a fraction of its cost."""
    opening = compiled().rules["opening_characters"]
    batch: list[list[_Piece]] = []
    size = 0
    for view in views:
        pieces = _placed(view, opening)
        batch.append(pieces)
        size += sum(len(piece.text) for piece in pieces)
        if size >= _BATCH:
            yield from _topics(batch)
            batch, size = [], 0
    yield from _topics(batch)


def _topics(batch: Sequence[Sequence[_Piece]]) -> Iterator[tuple[Topic, ...]]:
    for pieces, (scored, bar) in zip(batch, _given(batch), strict=True):
        yield tuple([_topic(*item, pieces, bar) for item in scored]) if scored else ()


def _given(records: Sequence[Sequence[_Piece]]) -> Iterator[tuple[list[_Scored], float]]:
    """The topics of each of `records` that reach its bar, highest score first, and the bar; all are one text."""
    rules = compiled().rules
    least, each, share, sure, most = (
        rules[name] for name in ("floor", "floor_per_1000_characters", "share", "sure", "most")
    )
    met = matches("\n".join([piece.text for pieces in records for piece in pieces]))
    ends = [end for _, end, _ in met]
    begin = reached = 0
    for pieces in records:
        begins = [begin]
        for piece in pieces:
            begin += len(piece.text) + 1
            begins.append(begin)
        floor = least + each * (begin - begins[0] - len(pieces)) / 1000
        first, reached = reached, bisect_left(ends, begin, reached)
        if first == reached:
            yield [], floor
            continue
        scored = _scored(pieces, begins, met[first:reached])
        scored.sort(key=_score, reverse=True)
        bar = max(floor, min(share * scored[0][0], sure)) if scored else floor
        yield [item for item in scored[:most] if item[0] >= bar], bar


def _placed(view: View, opening: int) -> list[_Piece]:
    """The passages to read with their parts; the first `opening` characters under the title are the opening.

    A passage in which the opening ends is cut in two there, after the word.
    """
    pieces = []
    left = opening
    for passage in view.passages:
        if passage.field == "title":
            pieces.append(_Piece("title", passage.text, passage))
        elif passage.field == "subheadings":
            pieces.append(_Piece("subheading", passage.text, passage))
        elif passage.field in {"summary", "paragraphs"} and not _apart(view, passage):
            cut = word_end(passage.text, min(left, len(passage.text))) if left > 0 else 0
            left -= cut
            if cut:
                pieces.append(_Piece("opening", passage.text[:cut], passage))
            if cut < len(passage.text):
                pieces.append(_Piece("body", passage.text[cut:], passage, cut))
    return pieces


def _apart(view: View, passage: Passage) -> bool:
    record = view.record
    return (
        isinstance(record, Statement)
        and passage.item is not None
        and passage.item < len(record.paragraph_roles)
        and record.paragraph_roles[passage.item] in _APART
    )


def _scored(pieces: Sequence[_Piece], begins: Sequence[int], met: Sequence[Match]) -> list[_Scored]:
    """The topics with a cue in `pieces`, in the order of the table; `begins` are offsets of the pieces in the text."""
    rules = compiled().rules
    repeats, worth = rules["repeats"], rules["parts"]
    by_topic: dict[int, list[Match]] = {}
    for match in met:
        by_topic.setdefault(match[2].topic, []).append(match)
    scored: list[_Scored] = []
    for number, own in sorted(by_topic.items()):
        counted: dict[tuple[str, Part], int] = {}
        fired: list[_Fired] = []
        score: float = 0
        for start, end, (_, words, _, _, weight) in longest(own):
            if not weight:
                continue
            at = bisect_right(begins, start) - 1
            part = pieces[at].part
            count = counted[words, part] = counted.get((words, part), 0) + 1
            if count <= repeats:
                added = weight * worth[part]
                score += added
                fired.append((words, added, at, start - begins[at], end - begins[at]))
        scored.append((score, number, fired))
    return scored


def _topic(score: float, number: int, fired: Sequence[_Fired], pieces: Sequence[_Piece], bar: float) -> Topic:
    """The topic, with its cues at their offsets in the document."""
    return Topic(compiled().slugs[number], score, tuple([_cue(pieces[one[2]], one) for one in fired]), bar)


def _cue(piece: _Piece, fired: _Fired) -> Cue:
    words, added, _, start, end = fired
    part, _, passage, low = piece
    return Cue(words, part, added, *passage.span(low + start, low + end))
