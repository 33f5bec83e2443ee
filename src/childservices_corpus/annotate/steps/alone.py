"""The first step: what follows from each record by itself, as tables; days and links between records are still open."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
from pydantic import BaseModel

from ...arrow import numbers, values
from ...arrow.digests import digest
from ...collector import collector_paused
from ...models import Article, Parsed, Statement
from ..dates.listing_order import order_claim
from ..dates.listings import PageRecords, listings
from ..language.view import Passage, View
from ..language.view import values as values_of
from ..mentions import Asked, MentionRow, find_rows, named_organisations, named_people
from ..reasons.find import compared_words, record_reasons, topic_rows
from ..topics.score import Topic, topics_of
from .compared import compared_tables
from .own_days import clue_rows, evidence_rows
from .schemas import Tables, columns_of, placed, placed_schema, table_from
from .voices import Voices, voices_of

DIRECTIONS = ("", "newest_first", "oldest_first")
BYLINE = "authors"
_HEADS = {"title": 0, "summary": 1, "paragraphs": 2}
Record = Article | Statement
# How many records of each kind there are so far.
Rows = dict[type[Article] | type[Statement], int]


class _Listed(NamedTuple):
    """A listing with its number in the share and the page that has it."""

    number: int
    page: Parsed
    records: PageRecords


def alone(pages: Sequence[Parsed]) -> dict[str, pa.Table]:
    """What follows from each record of `pages` by itself, as tables; a record that is there twice has two places.

    The tables of a release have the place of each row's record as a last column. An authority's ``ref`` is its place
    until a day decides on the code. The result depends on `pages` alone. Never raises because of the content.
    """
    with collector_paused():
        listed = [
            _Listed(number, page, records)
            for number, (page, records) in enumerate((page, one) for page in pages for one in listings(page))
        ]
        views = [view for one in listed for view in one.records.views]
        voices = [voices_of(view) for view in views]
        asked = (Asked(view, None, voice.known_people, True) for view, voice in zip(views, voices, strict=True))
        mentions = list(find_rows(asked))
        topics = list(topics_of(views))
        records = [
            view.record.model_copy(update=_changes(voice, named, about))
            for view, voice, named, about in zip(views, voices, mentions, topics, strict=True)
        ]
        reasons = [
            list(record_reasons(view, record, voice.marked))
            for view, record, voice in zip(views, records, voices, strict=True)
        ]
        return {
            "articles": _records("articles", records, Article),
            "statements": _records("statements", records, Statement),
            "quotations": placed("quotations", [voice.marked for voice in voices]),
            "mentions": placed("mentions", mentions),
            "topics": placed("topics", [topic_rows(view, some) for view, some in zip(views, topics, strict=True)]),
            "reasons": placed("reasons", reasons),
            **_own_tables(listed),
            **compared_tables(views),
        }


def _changes(voice: Voices, mentions: Sequence[MentionRow], topics: Sequence[Topic]) -> dict[str, Any]:
    return {
        **voice.changes,
        "people": named_people(mentions),
        "organisations": named_organisations(mentions),
        "topics": tuple(topic.slug for topic in topics),
    }


def _records(name: str, records: Sequence[Record], kind: type[Article] | type[Statement]) -> pa.Table:
    """The table `name` of the `records` of one kind."""
    places = [place for place, record in enumerate(records) if isinstance(record, kind)]
    chosen = [vars(records[place]) for place in places]
    columns = [values([_plain(one[field]) for one in chosen], kind) for field, kind in columns_of(name)]
    return pa.Table.from_arrays(
        [*columns, numbers(np.array(places, dtype=np.int64), pa.int32())], schema=placed_schema(name)
    )


def _plain(value: Any) -> Any:
    """`value` with fields instead of models."""
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return vars(value) if isinstance(value, BaseModel) else value


def _own_tables(listed: Sequence[_Listed]) -> Tables:
    passages: list[tuple[str, int | None, int, str]] = []
    records: list[tuple[Any, ...]] = []
    evidence: list[tuple[Any, ...]] = []
    clues: list[tuple[Any, ...]] = []
    openings: list[tuple[Any, ...]] = []
    rows: Rows = {Article: 0, Statement: 0}
    heads: Mapping[str, tuple[int, int, int]] = {}
    for number, page, one in listed:
        if number == 0 or listed[number - 1].page is not page:
            heads = _heads(page)
        evidence += evidence_rows(page.document, None, number, [*filter(None, [one.latest]), *one.known])
        for view in one.views:
            own, found = clue_rows(page.document, view, len(records))
            clues += found
            evidence += evidence_rows(page.document, len(records), None, own)
            openings += _openings(view, len(records), len(passages))
            records.append(_record(page, number, view, rows, len(passages), heads.get(view.record.id)))
            passages += _passages(view)
    return {
        "records": table_from("records", records),
        "listings": table_from("listings", [_listing(one) for one in listed]),
        "evidence": table_from("evidence", evidence),
        "clues": table_from("clues", clues),
        "passages": table_from("passages", passages),
        "openings": table_from("openings", openings),
    }


def _listing(one: _Listed) -> tuple[Any, ...]:
    claim, document = order_claim(one.records.layout), one.page.document
    direction = DIRECTIONS.index(claim.direction) if claim.direction in DIRECTIONS else 0
    publisher = one.records.views[0].record.id.partition("/")[0]
    return document.id, document.name, publisher, direction, claim.tolerance_days, len(one.records.views)


def _record(
    page: Parsed,
    listing: int,
    view: View,
    rows: Rows,
    first_passage: int,
    head: tuple[int, int, int] | None,
) -> tuple[Any, ...]:
    record = view.record
    row = rows[type(record)]
    rows[type(record)] += 1
    is_article = isinstance(record, Article)
    return (
        record.id,
        digest(record.id),
        None if record.title is None else title_key(record.publisher, record.title),
        listing,
        record.position,
        is_article,
        isinstance(record, Article) and bool(record.authors),
        isinstance(record, Statement) and record.first_published is not None,
        isinstance(record, Statement) and record.stub,
        row,
        first_passage,
        len(view.passages) + (view.byline is not None),
        view.cuts,
        *((None,) * 3 if head is None else (page.document.line_of(head[1]), *head[1:])),
    )


def title_key(publisher: str, title: str) -> int:
    """The key of a title of a publisher."""
    return digest(f"{publisher}\n{title}")


def _passages(view: View) -> Iterator[tuple[str, int | None, int, str]]:
    """The passages of `view`, and its byline last."""
    every: list[Passage] = [*view.passages, *([] if view.byline is None else [view.byline])]
    for one in every:
        yield one.field, one.item, one.start, one.raw


def _openings(view: View, place: int, first: int) -> Iterator[tuple[Any, ...]]:
    """The words of `view` that explain a link; its passages are rows from `first` on."""
    number = {id(passage): row for row, passage in enumerate(view.passages, first)}
    for passage, low, high in compared_words(view):
        words = passage.words(low, high)
        own = None if words == passage.raw else words
        yield place, number[id(passage)], own, passage.at(low), passage.after(high)


def _heads(page: Parsed) -> dict[str, tuple[int, int, int]]:
    """Rank, start and end of the title of each record of `page`, or of its first words: where a finding is shown."""
    found: dict[str, tuple[int, int, int]] = {}
    for record_id, field, start, end in values_of(page.provenance, "record_id", "field", "start", "end"):
        rank = _HEADS.get(field)
        if rank is not None and (record_id not in found or rank < found[record_id][0]):
            found[record_id] = (rank, start, end)
    return found
