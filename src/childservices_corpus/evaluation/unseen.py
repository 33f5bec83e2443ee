"""Measures the parser and the annotators on labelled pages that no rule was written with.

The library is given the text alone, as for a dump: neither address nor publisher.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..annotate.language.view import View, views
from ..annotate.mentions import MentionRow
from ..annotate.pipeline import Annotated, annotate
from ..curation.folder import Curation
from ..models import Article, Statement
from ..parsing.objects import parse
from .fields import Items, same
from .measure import Row, figures
from .quality import Quality, in_order
from .unseen_fields import FIELDS, Found
from .unseen_pages import Facts, UnseenLabels, UnseenPage, find_texts

_RECORDS = "records"


@dataclass(frozen=True)
class MeasuredPages:
    """The figures, the number of pages behind them, each disagreement, and a sentence for each page not found."""

    quality: Quality
    pages: int
    disagreements: tuple[tuple[str, str, str], ...]
    told: tuple[str, ...]


def measure_pages(labels: UnseenLabels, folder: Path, curation: Curation) -> MeasuredPages:
    """Measure the pages of `labels` whose texts are in `folder`; the others are named and not measured.

    Raises :class:`~childservices_corpus.errors.InputError` if the folder holds none of them.
    """
    found = find_texts(labels, folder)
    pages = [page for page in labels.pages if page.name in found.texts]
    parsed = [parse(found.texts[page.name], name=f"{page.name}.txt") for page in pages]
    annotated = annotate(parsed, curation)
    records, mentions = _records(annotated), _mentions(annotated)
    rows: list[Row] = []
    for page, read in zip(pages, parsed, strict=True):
        pairs, extra = _paired(page, found.texts[page.name], list(views(read)))
        rows += _of_records(page, pairs, extra)
        for facts, view in pairs:
            if view is not None:
                case = Found(records[view.record.id], view, mentions[view.record.id], facts, found.texts[page.name])
                rows += _of_fields(page, case)
    told = tuple((row.field, row.record_id, row.outcome.told) for row in rows if row.outcome.told)
    count = sum(len(page.records) for page in pages)
    return MeasuredPages(Quality(labels.digest, count, in_order(list(figures(rows)))), len(pages), told, found.told)


def _records(annotated: Annotated) -> dict[str, Article | Statement]:
    both: tuple[Article | Statement, ...] = (*annotated.articles, *annotated.statements)
    return {record.id: record for record in both}


def _mentions(annotated: Annotated) -> dict[str, list[MentionRow]]:
    rows: dict[str, list[MentionRow]] = defaultdict(list)
    for mention in annotated.mentions:
        rows[mention.record_id].append(mention)
    return rows


def _paired(page: UnseenPage, text: str, found: Sequence[View]) -> tuple[list[tuple[Facts, View | None]], list[View]]:
    """Each labelled record with the record that was found in its place, and the found records left over.

    A found record is in the place of a labelled one if it begins there, before the next labelled one, or if it has the
    labelled title, which a page may show twice.
    """
    left, pairs = list(found), list[tuple[Facts, View | None]]()
    starts = [facts["start"] for facts in page.records]
    for facts, end in zip(page.records, [*starts[1:], len(text)], strict=False):
        title = None if facts["title"] is None else text[slice(*facts["title"])]
        places = range(facts["start"], end)
        view = next((one for one in left if _is_at(one, places, title)), None)
        if view is not None:
            left.remove(view)
        pairs.append((facts, view))
    return pairs, left


def _is_at(view: View, places: range, title: str | None) -> bool:
    starts = [passage.start for passage in view.passages]
    return (bool(starts) and min(starts) in places) or (title is not None and view.record.title == title)


def _of_records(page: UnseenPage, pairs: Sequence[tuple[Facts, View | None]], extra: Sequence[View]) -> Iterator[Row]:
    for facts, view in pairs:
        place = f"{page.name}:{facts['start']}"
        missed = view is None
        told = "was not found" if missed else ""
        yield Row(_RECORDS, page.publisher, place, Items(int(not missed), 0, int(not missed), int(missed), told))
    for one in extra:
        told = f"is not a record: {one.record.headline[:40]}"
        yield Row(_RECORDS, page.publisher, page.name, Items(0, 1, 0, 0, told))


def _of_fields(page: UnseenPage, case: Found) -> Iterator[Row]:
    place = f"{page.name}:{case.facts['start']}"
    publisher = same(case.record.publisher, page.publisher)
    yield Row("publisher", page.publisher, place, publisher)
    for field, compare in FIELDS.items():
        outcome = compare(case)
        if outcome is not None:
            yield Row(field, page.publisher, place, outcome)
