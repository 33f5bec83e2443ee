"""Statements as columns."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..layouts.base import CODE, FATES, Inner
from ..layouts.statement_body import read_provenance_line, read_word_count
from ..lines import Ints
from ..scan import Scan
from .ids import UNIT_SEPARATOR, record_ids
from .statement_kinds import Item, classify
from .values import Ragged, line_values, lines_with, mine, normal, optional_values, ragged, values

DOTS = ("...", "\N{HORIZONTAL ELLIPSIS}")
# Lines with these fates count as paragraphs too.
PARAGRAPH_CODES = tuple(CODE[fate] for fate in ("paragraphs", "byline", "first_published", "word_count"))
Parts = dict[str, str]


@dataclass(frozen=True, eq=False)
class Statements:
    """The statements of a document, one entry each, in the order of the page.

    ``number`` is the number of the record in the document, which is also its position in the page. Fields have the
    names of the model's; ``body`` holds where the text below the title starts and stops, ``parts`` where the parts of
    provenance lines stand.
    """

    number: Ints
    id: list[str]
    publisher: list[str]
    title: list[str]
    title_truncated: list[bool]
    kind: list[str]
    stub: list[bool]
    text: list[str]
    paragraphs: Ragged[str]
    paragraph_roles: Ragged[str]
    subheadings: Ragged[str]
    link_labels: Ragged[str]
    notes: Ragged[str]
    end_marker: list[str | None]
    byline: list[str | None]
    word_count: list[int | None]
    first_published: list[Parts | None]
    body: npt.NDArray[np.int64]
    parts: list[Inner]


def read_statements(scan: Scan) -> Statements:
    """The statements of `scan`."""
    number = np.flatnonzero(scan.kind == "statement")
    title = line_values(scan, lines_with(scan, "title")[number])
    body = _bodies(scan, number)
    text = values(scan, body[:, 0], body[:, 1])
    publisher: list[str] = scan.publisher[number].tolist()
    line = mine(scan, np.isin(scan.fate, PARAGRAPH_CODES))
    paragraphs = ragged(line_values(scan, line), scan.record[line], number)
    roles = ragged(_roles(scan, line), scan.record[line], number)
    link_labels = _link_labels(scan, number)
    end_marker = optional_values(scan, lines_with(scan, "end_marker")[number])
    byline = optional_values(scan, lines_with(scan, "byline")[number])
    first_published, parts = _first_published(scan, number)
    items = (
        Item(words, lines, labels, ended=ended is not None, reprinted=author is not None or origin is not None)
        for words, lines, labels, ended, author, origin in zip(
            title, paragraphs.rows(), link_labels.rows(), end_marker, byline, first_published, strict=True
        )
    )
    kinds = [classify(item) for item in items]
    word_counts = optional_values(scan, lines_with(scan, "word_count")[number])
    contents = (f"{words}{UNIT_SEPARATOR}{told}" for words, told in zip(title, text, strict=True))
    return Statements(
        number=number,
        id=record_ids(publisher, title, contents),
        publisher=publisher,
        title=title,
        title_truncated=[words.endswith(DOTS) for words in title],
        kind=[kind for kind, _ in kinds],
        stub=[stub for _, stub in kinds],
        text=text,
        paragraphs=paragraphs,
        paragraph_roles=roles,
        subheadings=_lines(scan, "subheadings", number),
        link_labels=link_labels,
        notes=_lines(scan, "notes", number),
        end_marker=end_marker,
        byline=byline,
        word_count=[read_word_count(words) if words else None for words in word_counts],
        first_published=first_published,
        body=body,
        parts=parts,
    )


def _bodies(scan: Scan, number: Ints) -> npt.NDArray[np.int64]:
    """Where the text below the title of each of the records `number` starts and stops; alike where there is none."""
    at = mine(scan, np.ones(len(scan.record), dtype=np.bool_))
    low = np.searchsorted(scan.record[at], number, side="left")
    last = np.searchsorted(scan.record[at], number, side="right") - 1
    second = np.minimum(low + 1, last)
    stop = scan.lines.stop[at[last]]
    start = np.where(last > low, scan.lines.start[at[second]], stop)
    return np.stack((start, stop), axis=1)


def _lines(scan: Scan, fate: str, number: Ints) -> Ragged[str]:
    line = mine(scan, scan.fate == CODE[fate])
    return ragged(line_values(scan, line), scan.record[line], number)


def _roles(scan: Scan, line: Ints) -> list[str]:
    """The role of each paragraph on the lines `line`: its fate, but for body paragraphs and list items."""
    names = np.array(FATES, dtype=object)
    roles = names[scan.fate[line]]
    plain = scan.fate[line] == CODE["paragraphs"]
    roles[plain] = "body"
    roles[plain & scan.lines.bulleted[line]] = "list_item"
    found: list[str] = roles.tolist()
    return found


def label_places(scan: Scan) -> tuple[Ints, Ints, Ints]:
    """Record, start and end of every link label, those on lines of their own and those run into one, in order."""
    line = mine(scan, scan.fate == CODE["link_labels"])
    inner = [piece for piece in scan.inner if piece.field == "link_labels"]
    record = np.append(scan.record[line], np.array([piece.record for piece in inner], dtype=np.int64))
    start = np.append(scan.value[line], np.array([piece.start for piece in inner], dtype=np.int64))
    end = np.append(scan.lines.stop[line], np.array([piece.end for piece in inner], dtype=np.int64))
    order = np.argsort(start, kind="stable")
    return record[order], start[order], end[order]


def _link_labels(scan: Scan, number: Ints) -> Ragged[str]:
    record, start, end = label_places(scan)
    return ragged(values(scan, start, end), record, number)


def _first_published(scan: Scan, number: Ints) -> tuple[list[Parts | None], list[Inner]]:
    """The parts of each provenance line, and where each part stands."""
    found: list[Parts | None] = [None] * len(number)
    places: list[Inner] = []
    lines = lines_with(scan, "first_published")[number]
    for index in np.flatnonzero(lines >= 0).tolist():
        line = int(lines[index])
        words, start = scan.lines.content(line), int(scan.lines.start[line])
        parts: Parts = {}
        for name, span in read_provenance_line(words).spans():
            low, high = start + span[0], start + span[1]
            parts[name] = normal(scan.document.text[low:high])
            places.append(Inner(int(number[index]), f"first_published.{name}", low, high))
        found[index] = parts
    return found, places
