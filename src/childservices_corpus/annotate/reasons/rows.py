"""A row of the table of reasons, and the places of words in a record."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ...models import Rule
from ...text.fold import plain_spaces, small, straight
from ..language.view import Passage, View
from ..language.visible import seen


class ReasonRow(NamedTuple):
    """A row of the table of reasons: the fields of :class:`~childservices_corpus.models.Reason`, not validated."""

    record_id: str
    field: str
    item: int | None
    value: str
    rule: Rule
    words: str
    document_id: str
    start: int
    end: int


class TopicRow(NamedTuple):
    """A row of the table of topics: the fields of :class:`~childservices_corpus.models.TopicScore`, not validated."""

    record_id: str
    topic: str
    score: float
    bar: float
    cues: Sequence[Mapping[str, str | float]]
    document_id: str


class Place(NamedTuple):
    """Words of a record: a part of the text of one of its passages."""

    passage: Passage
    low: int
    high: int

    @property
    def start(self) -> int:
        """The offset in the document of the first character."""
        return self.passage.at(self.low)


class Asked(NamedTuple):
    """A value to give the reason for: its field, its item in a list, and the value in words."""

    field: str
    item: int | None
    value: str


def row_of(view: View, asked: Asked, rule: Rule, place: Place) -> ReasonRow:
    """The reason for the value `asked` of the record in `view`: the words at `place`."""
    passage, low, high = place
    words, document_id = passage.words(low, high), view.record.document_id
    return ReasonRow(view.record.id, *asked, rule, words, document_id, passage.at(low), passage.after(high))


def whole(passage: Passage) -> Place:
    """All words of `passage`."""
    return Place(passage, 0, len(passage.text))


def beginning(view: View) -> Iterator[Place]:
    """The title of the record or, without one, its first words; nothing for a record without words."""
    yield from map(whole, [passage for passage in view.passages if passage.text][:1])


def where(passages: Sequence[Passage], words: str, near: int = 0) -> Place | None:
    """The place of `words` in `passages` that is nearest to the offset `near`; in any case if not as written."""
    wanted = straight(plain_spaces(seen(words))).strip()
    if not wanted:
        return None
    for folded in (str, small):
        pattern = re.compile(rf"(?<!\w){re.escape(folded(wanted))}(?!\w)")
        found = [
            Place(passage, *match.span())
            for passage in passages
            for match in pattern.finditer(folded(straight(plain_spaces(passage.text))))
        ]
        if found:
            return min(found, key=lambda place: abs(place.start - near))
    return None
