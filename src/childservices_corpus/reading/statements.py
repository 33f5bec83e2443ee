"""Statements as columns."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from ..layouts.adcs.body import read_provenance_line, read_word_count
from ..layouts.contract import CODE, FATES, NOBODY, Inner, LineFinding
from ..layouts.scan import Scan
from ..text.lines import Ints
from .columns import Ragged, RaggedTexts, Repeated, Texts, inner_spans, line_texts, lines_with, mine, offsets_of
from .ids import UNIT_SEPARATOR, ids
from .statement_kinds import classify

DOTS = ("...", "\N{HORIZONTAL ELLIPSIS}")
# Lines with these fates count as paragraphs.
PARAGRAPHS = ("paragraphs", "byline", "first_published", "word_count")
# The page cuts titles at about 65 characters; a shorter title that ends in dots is whole.
SHORTEST_CUT = 45
# A page that wraps its paragraphs has full lines, and the last line of a paragraph ends in one of these.
NARROWEST = 60
STOPS = [ord(mark) for mark in '.!?:;\N{RIGHT DOUBLE QUOTATION MARK}"']
Parts = dict[str, str]


@dataclass(frozen=True, eq=False)
class Statements:
    """The statements of a document, one entry each, in the order of the page.

    ``number`` is the number of the record in the document, which is also its position in the page. Fields have the
    names of the model. In addition, ``body`` is the start and stop of the text below the title, in code points,
    ``parts`` the places of the parts of provenance lines, and ``content`` the text that the id is made of.
    """

    number: Ints
    id: pa.Array
    publisher: Repeated[str]
    title: Texts
    title_truncated: pa.Array
    kind: list[str]
    stub: list[bool]
    text: Texts
    paragraphs: RaggedTexts
    paragraph_roles: Ragged[str]
    subheadings: RaggedTexts
    link_labels: RaggedTexts
    notes: RaggedTexts
    end_marker: Texts
    byline: Texts
    word_count: list[int | None]
    first_published: list[Parts | None]
    body: npt.NDArray[np.int64]
    parts: list[Inner]
    content: pa.Array
    bad_numbers: list[LineFinding]


def read_statements(scan: Scan) -> Statements:
    """The statements of `scan`."""
    number = np.flatnonzero(scan.statement)
    title = line_texts(scan, lines_with(scan, "title")[number])
    body = _bodies(scan, number)
    text = Texts(scan.lines, body[:, 0], body[:, 1])
    publisher = Repeated(scan.publisher[number], scan.publishers)
    line, last = paragraph_lines(scan)
    paragraphs = RaggedTexts(
        Texts(scan.lines, scan.value_start[line], scan.value_stop[last]), offsets_of(scan.record[line], number)
    )
    link_labels = _link_labels(scan, number)
    end_marker = line_texts(scan, lines_with(scan, "end_marker")[number])
    byline = line_texts(scan, lines_with(scan, "byline")[number])
    first_published, parts = _first_published(scan, number)
    reprinted = byline.there | np.array([origin is not None for origin in first_published], dtype=np.bool_)
    kind, stub = classify(title, paragraphs, link_labels, ended=end_marker.there, reprinted=reprinted)
    counted = lines_with(scan, "word_count")[number]
    word_counts = [read_word_count(words) if words else None for words in line_texts(scan, counted).rows()]
    content = pc.binary_join_element_wise(title.arrow, text.arrow, UNIT_SEPARATOR)
    return Statements(
        number=number,
        id=ids(publisher.arrow, title.arrow, content),
        publisher=publisher,
        title=title,
        title_truncated=_truncated(title.arrow),
        kind=kind,
        stub=stub,
        text=text,
        paragraphs=paragraphs,
        paragraph_roles=Ragged(_roles(scan, line), paragraphs.offsets),
        subheadings=_lines(scan, "subheadings", number),
        link_labels=link_labels,
        notes=_lines(scan, "notes", number),
        end_marker=end_marker,
        byline=byline,
        word_count=word_counts,
        first_published=first_published,
        body=body,
        parts=parts,
        content=content,
        bad_numbers=[
            LineFinding("bad-number", line, line)
            for line, count in zip(counted.tolist(), word_counts, strict=True)
            if line != NOBODY and count is None
        ],
    )


def _truncated(titles: pa.Array) -> pa.Array:
    """Which titles the page cuts: long titles that end in dots. Dots of a short title are part of it."""
    dotted = pc.or_(*(pc.ends_with(titles, dots) for dots in DOTS))
    return pc.and_(dotted, pc.greater_equal(pc.utf8_length(titles), SHORTEST_CUT))


def paragraph_lines(scan: Scan) -> tuple[Ints, Ints]:
    """The first and last line of each paragraph: if the page wraps it, the next line continues in small letters.

    A page wraps a line if the next word would make it wider than the widest line of the body. Otherwise a line that
    begins in small letters is an item of a list without bullets.
    """
    line = mine(scan, *PARAGRAPHS)
    lines, goes_on = scan.lines, np.zeros(len(line) + 1, dtype=np.bool_)
    at = np.flatnonzero(np.diff(line) == 1) + 1
    below, above = line[at], line[at] - 1
    small = (lines.first[line] >= ord("a")) & (lines.first[line] <= ord("z")) & ~lines.bulleted[line]
    plain = (scan.fate[below] == CODE["paragraphs"]) & (scan.fate[above] == CODE["paragraphs"])
    wide = (lines.length[above] >= NARROWEST) & ~np.isin(lines.last[above], STOPS)
    at = at[small[at] & plain & wide & (scan.record[below] == scan.record[above])]
    goes_on[at[_wrapped(scan, line, at)]] = True
    heads = np.maximum.accumulate(np.where(goes_on[:-1], 0, np.arange(len(line))))
    goes_on[:-1] &= ~small[heads]
    return line[~goes_on[:-1]], line[~goes_on[1:]]


def _wrapped(scan: Scan, line: Ints, at: Ints) -> npt.NDArray[np.bool_]:
    """For each of the entries `at` of `line`, whether its first word is too long to fit on the line above."""
    lines, record = scan.lines, scan.record[line]
    widest = np.zeros(int(record.max(initial=-1)) + 1, dtype=np.int64)
    np.maximum.at(widest, record, lines.length[line])
    words = np.array([len(words.split(maxsplit=1)[0]) for words in lines.contents(line[at])], dtype=np.int64)
    fuller: npt.NDArray[np.bool_] = lines.length[line[at] - 1] + 1 + words > widest[record[at]]
    return fuller


def _bodies(scan: Scan, number: Ints) -> npt.NDArray[np.int64]:
    """Start and stop of the text below the title of each of the records `number`; equal without such text."""
    at, owner = scan.owned, scan.record[scan.owned]
    low = np.searchsorted(owner, number, side="left")
    last = np.searchsorted(owner, number, side="right") - 1
    second = np.minimum(low + 1, last)
    stop = scan.lines.stop[at[last]]
    start = np.where(last > low, scan.lines.start[at[second]], stop)
    return np.stack((start, stop), axis=1)


def _lines(scan: Scan, fate: str, number: Ints) -> RaggedTexts:
    line = mine(scan, fate)
    return RaggedTexts(line_texts(scan, line), offsets_of(scan.record[line], number))


def _roles(scan: Scan, line: Ints) -> list[str]:
    """The role of each paragraph on the lines `line`: its fate, or ``body`` or ``list_item`` for a paragraph."""
    names = np.array(FATES, dtype=object)
    roles = names[scan.fate[line]]
    plain = roles == "paragraphs"
    roles[plain] = "body"
    roles[plain & scan.lines.bulleted[line]] = "list_item"
    found: list[str] = roles.tolist()
    return found


def label_spans(scan: Scan) -> tuple[Ints, Ints, Ints]:
    """Record, start and end of every link label, on its own line or inside a line, in the order of the page."""
    line = mine(scan, "link_labels")
    own = (scan.record[line], scan.value_start[line], scan.value_stop[line])
    record, start, end = map(np.append, own, inner_spans(scan, "link_labels"))
    order = np.argsort(start, kind="stable")
    return record[order], start[order], end[order]


def _link_labels(scan: Scan, number: Ints) -> RaggedTexts:
    record, start, end = label_spans(scan)
    return RaggedTexts(Texts(scan.lines, start, end), offsets_of(record, number))


def _first_published(scan: Scan, number: Ints) -> tuple[list[Parts | None], list[Inner]]:
    """The parts of each provenance line, and the place of each part."""
    found: list[Parts | None] = [None] * len(number)
    spans: list[Inner] = []
    lines = lines_with(scan, "first_published")[number]
    for index in np.flatnonzero(lines >= 0).tolist():
        line = int(lines[index])
        words, start = scan.lines.plain(line), int(scan.lines.start[line])
        parts: Parts = {}
        for name, span in read_provenance_line(words).spans():
            low, high = start + span[0], start + span[1]
            parts[name] = scan.lines.value(low, high)
            spans.append(Inner(int(number[index]), f"first_published.{name}", low, high))
        found[index] = parts
    return found, spans
