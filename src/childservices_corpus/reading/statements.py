"""Statements as rows: a dictionary of the model's fields each."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..layouts.base import CODE, FATES, NOBODY, Inner
from ..layouts.forms import bulleted, normal
from ..layouts.statement_body import read_provenance_line, read_word_count
from ..scan import Scan
from .ids import UNIT_SEPARATOR, record_ids
from .statement_kinds import is_stub, kind_of

Row = dict[str, Any]
DOTS = ("...", "\N{HORIZONTAL ELLIPSIS}")
# Lines with these fates count as paragraphs too.
SPECIAL_PARAGRAPHS = ("byline", "first_published", "word_count")
PARAGRAPH_FATES = ("paragraphs", *SPECIAL_PARAGRAPHS)
PARAGRAPH_CODES = tuple(CODE[fate] for fate in PARAGRAPH_FATES)


@dataclass(frozen=True)
class StatementRow:
    """One statement: its number in the document, its fields, and the lines it was read from."""

    number: int
    fields: Row
    body: tuple[int, int] | None
    inner: tuple[Inner, ...]


def read_statements(scan: Scan) -> list[StatementRow]:
    """The statements of `scan`, in the order of the page."""
    rows = list(_rows(scan))
    ids = record_ids(
        [row.fields["publisher"] for row in rows],
        [row.fields["title"] for row in rows],
        [f"{row.fields['title']}{UNIT_SEPARATOR}{row.fields['text']}" for row in rows],
    )
    for row, record_id in zip(rows, ids, strict=True):
        row.fields["id"] = record_id
    return rows


def _rows(scan: Scan) -> Iterator[StatementRow]:
    at = np.flatnonzero(scan.record != NOBODY)
    numbers = np.flatnonzero(scan.kind == "statement")
    starts = np.searchsorted(scan.record[at], numbers, side="left").tolist()
    ends = np.searchsorted(scan.record[at], numbers, side="right").tolist()
    lines = at.tolist()
    fates = scan.fate[at].tolist()
    values = scan.value[at].tolist()
    stops = scan.lines.stop[at].tolist()
    is_item = bulleted(scan.lines)[at].tolist() if len(numbers) else []
    inner: dict[int, list[Inner]] = {}
    for piece in scan.inner:
        inner.setdefault(piece.record, []).append(piece)
    text = scan.document.text
    for number, low, high in zip(numbers.tolist(), starts, ends, strict=True):
        group = [
            (lines[i], FATES[fates[i]], values[i], normal(text[values[i] : stops[i]]), is_item[i])
            for i in range(low, high)
        ]
        yield _row(scan, number, group, inner.get(number, []))


def _row(scan: Scan, number: int, group: list[tuple[int, str, int, str, bool]], inner: list[Inner]) -> StatementRow:
    """One statement from its lines: number, fate, offset of the value, value, and whether it is a list item."""
    parts: dict[str, list[str]] = {}
    paragraphs: list[str] = []
    roles: list[str] = []
    extra = list(inner)
    fields: Row = {}
    labels: list[tuple[int, str]] = []
    for _, fate, start, value, item in group:
        parts.setdefault(fate, []).append(value)
        if fate == "link_labels":
            labels.append((start, value))
        elif fate in PARAGRAPH_FATES:
            paragraphs.append(value)
            roles.append("list_item" if item else "body" if fate == "paragraphs" else fate)
        if fate == "first_published" and "first_published" not in fields:
            fields["first_published"], spans = _first_published(number, value, start)
            extra.extend(spans)
        elif fate == "word_count":
            fields["word_count"] = read_word_count(value)
    text = scan.document.text
    labels.extend((piece.start, normal(text[piece.start : piece.end])) for piece in inner)
    title = parts["title"][0]
    body = None
    if len(group) > 1:
        body = int(scan.lines.start[group[1][0]]), int(scan.lines.stop[group[-1][0]])
    end_marker = parts.get("end_marker", [None])[0]
    link_labels = tuple(value for _, value in sorted(labels))
    stub = is_stub(paragraphs, end_marker)
    reprinted = "byline" in parts or "first_published" in parts
    fields |= {
        "publisher": str(scan.publisher[number]),
        "title": title,
        "title_truncated": title.endswith(DOTS),
        "kind": kind_of(title, paragraphs, link_labels, stub=stub, reprinted=reprinted),
        "stub": stub,
        "text": normal(text[body[0] : body[1]]) if body else "",
        "paragraphs": tuple(paragraphs),
        "paragraph_roles": tuple(roles),
        "subheadings": tuple(parts.get("subheadings", ())),
        "link_labels": link_labels,
        "end_marker": end_marker,
        "notes": tuple(parts.get("notes", ())),
        "byline": parts.get("byline", [None])[0],
        "document_id": scan.document.id,
        "position": number,
    }
    return StatementRow(number, fields, body, tuple(extra))


def _first_published(number: int, words: str, start: int) -> tuple[Row, list[Inner]]:
    """The parts of a provenance line and where each stands."""
    line = read_provenance_line(words)
    fields: Row = {}
    spans: list[Inner] = []
    for name, span in (("outlet", line.outlet), ("date_text", line.date_text), ("url", line.url)):
        if span is not None:
            fields[name] = words[span[0] : span[1]]
            spans.append(Inner(number, f"first_published.{name}", start + span[0], start + span[1]))
    return fields, spans
