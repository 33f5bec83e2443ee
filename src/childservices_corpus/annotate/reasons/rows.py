"""A row of the table of reasons, and the places of words in a record."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from ...models import Rule
from ...text.fold import plain_spaces, small, straight
from ..language.view import Passage, View
from ..language.visible import seen

_KEPT = 256


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
    for folded in (_as_written, _in_any_case):
        form = folded(wanted)
        found = [
            Place(passage, low, low + len(form)) for passage in passages for low in _whole(form, folded(passage.text))
        ]
        if found:
            return min(found, key=lambda place: abs(place.start - near))
    return None


def _whole(form: str, text: str) -> Iterator[int]:
    """Where `text` has `form` as whole words, without overlaps."""
    low, size = text.find(form), len(form)
    while low >= 0:
        begins, ends = text[low - 1 : low] if low else "", text[low + size : low + size + 1]
        whole = not (begins.isalnum() or begins == "_" or ends.isalnum() or ends == "_")
        if whole:
            yield low
        low = text.find(form, low + (size if whole else 1))


# The words of one record are asked about many times: for each name, role and body.
@lru_cache(maxsize=_KEPT)
def _as_written(text: str) -> str:
    return straight(plain_spaces(text))


@lru_cache(maxsize=_KEPT)
def _in_any_case(text: str) -> str:
    return small(_as_written(text))
