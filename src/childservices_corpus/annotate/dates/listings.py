"""A listing, for the dating of its records: the records in order, the layout, and what is known of the whole page."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from ...layouts.registry import layouts
from ...models import Article, Document, Evidence, Parsed, Statement
from ...reference import table
from ...text.date_lines import read_date
from ..language.view import View, values, views
from .dump_facts import dump_evidence

_DAY = re.compile(r"[A-Za-z]{3,9},? \d{1,2} [A-Za-z]{3,9} \d{2,4}(?: \d{1,2}:\d{2})?")
_JOINED = "+"
# A record has at most one of each of these, so a second one begins another record.
_ONCE = frozenset({"title", "summary"})


@dataclass(frozen=True)
class PageRecords:
    """A listing: its records in the order of the page, its layout's name, and evidence of its own latest day.

    ``layout`` is ``None`` where the layout is not known; several names joined by ``+`` mean one of them. ``known`` is
    the evidence of what is known of the dump.
    """

    document_id: str
    layout: str | None
    publisher: str | None
    latest: Evidence | None
    views: tuple[View, ...]
    known: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class _Marks:
    """Offsets in a document: of each record's start in order, of each heading, and the days of upcoming events."""

    starts: list[int]
    headings: list[int]
    events: list[Evidence]


def listings(parsed: Parsed) -> tuple[PageRecords, ...]:
    """The listings of a document; joined pages are several listings, since each starts again with its newest record."""
    marks = _marks(parsed)
    parts: list[list[View]] = []
    current: tuple[int, str, str] | None = None
    for view in sorted(views(parsed), key=lambda view: view.record.position):
        above = bisect_right(marks.headings, marks.starts[view.record.position])
        key = (above, view.record.publisher, type(view.record).__name__)
        if key != current:
            parts.append([])
            current = key
        parts[-1].append(view)
    return tuple(_with_events(parsed, parts, marks))


def _with_events(parsed: Parsed, parts: list[list[View]], marks: _Marks) -> Iterator[PageRecords]:
    before, document, known = -1, parsed.document, dump_evidence(parsed)
    for part in parts:
        first = marks.starts[part[0].record.position]
        events = [event for event in marks.events if event.start is not None and before < event.start < first]
        publisher = part[0].record.publisher
        yield PageRecords(
            document_id=document.id,
            layout=_layout(document, publisher),
            publisher=publisher,
            latest=events[-1] if events else None,
            views=tuple(part),
            known=known,
        )
        before = marks.starts[part[-1].record.position]


def _layout(document: Document, publisher: str) -> str | None:
    """The layout that read the records of `publisher` in `document`; of several possible ones, the names joined."""
    names = (document.layout or "").split(_JOINED)
    known = layouts()
    return _JOINED.join(name for name in names if name in known and known[name].publisher == publisher) or None


def _marks(parsed: Parsed) -> _Marks:
    """The starts of records, the headings and the announced events of a page, in one pass over its ledger."""
    boxes = frozenset(box.lower() for box in table("forms")["adcs"]["upcoming_boxes"])
    text = parsed.document.text
    marks = _Marks(_starts(parsed), [], [])
    in_box = False
    for fate, start, end, record_id in values(parsed.ledger, "fate", "start", "end", "record_id"):
        if record_id is not None:
            in_box = False
        elif fate == "section":
            marks.headings.append(start)
        elif fate == "furniture":
            words = text[start:end]
            if words.strip().lower() in boxes:
                marks.headings.append(start)
                in_box = True
            elif in_box and (event := _event(parsed.document, words, start)) is not None:
                marks.events.append(event)
                in_box = False
    return marks


def _starts(parsed: Parsed) -> list[int]:
    """The offset at which each record begins, in the order of the page."""
    runs: list[tuple[str, int]] = []
    seen: set[str] = set()
    for fate, start, record_id in values(parsed.ledger, "fate", "start", "record_id"):
        if record_id is None:
            continue
        if not runs or runs[-1][0] != record_id or (fate in _ONCE and fate in seen):
            runs.append((record_id, start))
            seen = set()
        seen.add(fate)
    records: list[Article | Statement] = [*parsed.articles, *parsed.statements]
    records.sort(key=lambda record: record.position)
    starts: list[int] = []
    at = 0
    for record in records:
        # Records that are alike to the last word, one below the other, can be one run.
        if at < len(runs) and runs[at][0] == record.id:
            starts.append(runs[at][1])
            at += 1
        else:
            starts.append(starts[-1] if starts else 0)
    return starts


def _event(document: Document, line: str, start: int) -> Evidence | None:
    """The day of an event in `line`, which begins at `start`, as the latest day of the page; ``None`` without one."""
    found = _DAY.search(line)
    latest = None if found is None else read_date(found[0])
    if found is None or latest is None:
        return None
    return Evidence(
        kind="document",
        latest=latest,
        words=found[0],
        document_id=document.id,
        start=start + found.start(),
        end=start + found.end(),
    )
