"""Measures the parser and the annotators on pages that were labelled before any rule was run on them.

The library is given the text alone, as for a dump: neither address nor publisher. Pages that rules may have been mended
with since are measured apart.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..annotate.language.view import View, views
from ..annotate.mentions import MentionRow
from ..annotate.pipeline import Annotated, annotate
from ..curation.folder import Curation
from ..models import Article, Quotation, Statement
from ..parsing.objects import parse
from .fields import Items, same
from .measure import Row, figures
from .quality import Quality, in_order
from .unseen_fields import FIELDS, Found
from .unseen_pages import Facts, Group, UnseenLabels, UnseenPage, find_texts
from .unseen_pinned import HEADINGS
from .unseen_speech import speech

_RECORDS = "records"


@dataclass(frozen=True)
class MeasuredGroup:
    """The figures over one group of pages, the number of these pages, and each disagreement with a label."""

    quality: Quality
    pages: int
    disagreements: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class MeasuredPages:
    """What was measured, by group of pages, and a sentence for each page that was not found."""

    groups: Mapping[Group, MeasuredGroup]
    told: tuple[str, ...]


def measure_pages(labels: UnseenLabels, folder: Path, curation: Curation) -> MeasuredPages:
    """Measure the pages of `labels` whose texts are in `folder`; the others are named and not measured.

    Raises :class:`~childservices_corpus.errors.InputError` if the folder holds none of them.
    """
    found = find_texts(labels, folder)
    pages = [page for page in labels.pages if page.name in found.texts]
    parsed = [parse(found.texts[page.name], name=f"{page.name}.txt") for page in pages]
    annotated = _Annotations(annotate(parsed, curation))
    rows: dict[str, list[Row]] = {}
    for page, read in zip(pages, parsed, strict=True):
        rows[page.name] = list(_of_page(page, found.texts[page.name], list(views(read)), annotated))
    groups: dict[Group, MeasuredGroup] = {
        name: _group(labels.digest, chosen, rows)
        for name in HEADINGS
        if (chosen := [page for page in pages if page.group == name])
    }
    return MeasuredPages(groups, found.told)


def _group(digest: str, pages: Sequence[UnseenPage], rows: Mapping[str, Sequence[Row]]) -> MeasuredGroup:
    chosen = [row for page in pages for row in rows[page.name]]
    told = tuple((row.field, row.record_id, row.outcome.told) for row in chosen if row.outcome.told)
    quality = Quality(digest, sum(page.counted for page in pages), in_order(list(figures(chosen))))
    return MeasuredGroup(quality, len(pages), told)


class _Annotations:
    """The records that were found, and their mentions and quotations, by id of the record."""

    def __init__(self, annotated: Annotated) -> None:
        both: tuple[Article | Statement, ...] = (*annotated.articles, *annotated.statements)
        self.records = {record.id: record for record in both}
        self.mentions: dict[str, list[MentionRow]] = defaultdict(list)
        self.quotations: dict[str, list[Quotation]] = defaultdict(list)
        for mention in annotated.mentions:
            self.mentions[mention.record_id].append(mention)
        for quotation in annotated.quotations:
            self.quotations[quotation.record_id].append(quotation)


def _of_page(page: UnseenPage, text: str, found: Sequence[View], annotated: _Annotations) -> Iterator[Row]:
    pairs, extra = _paired(page, text, found)
    # An optional record may be found or not, and nothing of it is compared.
    pairs = [(facts, view) for facts, view in pairs if not facts.get("optional")]
    yield from _of_records(page, pairs, extra)
    for facts, view in pairs:
        if view is not None:
            name = view.record.id
            known = annotated.mentions[name], annotated.quotations[name]
            yield from _of_fields(page, Found(annotated.records[name], view, *known, facts, text))


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
    for field, outcome in speech(case):
        yield Row(field, page.publisher, place, outcome)
