"""Statements as columns."""

from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from ..arrow import numbers, text
from ..layouts.adcs.body import read_provenance_line, read_word_count
from ..layouts.contract import FATES, NOBODY, Inner, LineFinding
from ..layouts.joined import nothing
from ..layouts.scan import Scan
from ..text.lines import Flags, Ints
from .columns import Ragged, RaggedTexts, Repeated, Texts, inner_spans, line_texts, lines_with, mine, offsets_of
from .days import read_days
from .headlines import cut, headlines
from .ids import contents, ids
from .paragraphs import paragraph_lines
from .statement_kinds import classify

# The site of ADCS cuts titles at about 65 characters; a shorter title there that ends in dots is whole.
SHORTEST_CUT = 45
# Its list of blogs, whose items have a day, cuts them at about 35.
SHORTEST_CUT_IN_LIST = 25
_ADCS = "adcs"
Parts = dict[str, str]


@dataclass(frozen=True, eq=False)
class Statements:
    """The statements of a document, one entry each, in the order of the page.

    ``number`` is the number of the record in the document, which is also its position in the page. Fields have the
    names of the model. In addition, ``body`` is the start and stop of the text, in code points,
    ``parts`` the places of the parts of provenance lines, and ``content`` the text that the id is made of.
    """

    number: Ints
    id: pa.Array
    publisher: Repeated[str]
    title: Texts
    headline: pa.Array
    headline_basis: pa.Array
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
    published_text: Repeated[str]
    publisher_topics: RaggedTexts
    day: Repeated[date | None]
    first_published: list[Parts | None]
    body: npt.NDArray[np.int64]
    parts: list[Inner]
    content: pa.Array
    findings: list[LineFinding]


def read_statements(scan: Scan) -> Statements:
    """The statements of `scan`."""
    number = np.flatnonzero(scan.statement)
    return _read(scan, number) if len(number) else _none()


@cache
def _none() -> Statements:
    """Columns without rows; most pages lack statements, and read none."""
    return _read(nothing(), np.zeros(0, dtype=np.int64))


def _read(scan: Scan, number: Ints) -> Statements:
    """The statements `number` of `scan`."""
    title = line_texts(scan, lines_with(scan, "title")[number])
    days = read_days(scan, number)
    body = _bodies(scan, number, title.there)
    text = Texts(scan.lines, body[:, 0], body[:, 1])
    publisher = Repeated(scan.publisher[number], scan.publishers)
    line = paragraph_lines(scan, statements=True)
    paragraphs = RaggedTexts(line_texts(scan, line), offsets_of(scan.record[line], number))
    link_labels = _link_labels(scan, number)
    end_marker = line_texts(scan, lines_with(scan, "end_marker")[number])
    byline = line_texts(scan, lines_with(scan, "byline")[number])
    first_published, parts = _first_published(scan, number)
    reprinted = byline.there | np.array([origin is not None for origin in first_published], dtype=np.bool_)
    heads = headlines(scan, title, text.arrow)
    kind, stub = classify(
        heads.own, paragraphs, link_labels, ended=end_marker.there, reprinted=reprinted, listed=days.texts.there
    )
    word_counts, bad_numbers = _word_counts(scan, number)
    content = (title.arrow, text.arrow)
    return Statements(
        number=number,
        id=ids(publisher.arrow, heads.own, content),
        publisher=publisher,
        title=title,
        headline=heads.headline,
        headline_basis=heads.basis,
        title_truncated=_cut_titles(title.arrow, publisher.arrow, numbers(days.texts.there)),
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
        published_text=days.words,
        publisher_topics=_topics(scan, number),
        day=days.day,
        body=body,
        parts=parts,
        content=contents(None, *content),
        findings=[*days.findings, *bad_numbers],
    )


def _word_counts(scan: Scan, number: Ints) -> tuple[list[int | None], list[LineFinding]]:
    """The number of words that each of the records `number` states, and a finding for each that is impossible."""
    at = lines_with(scan, "word_count")[number]
    counts = [read_word_count(words) if words else None for words in line_texts(scan, at).rows()]
    lines = zip(at.tolist(), counts, strict=True)
    return counts, [LineFinding("bad-number", line, line) for line, count in lines if line != NOBODY and count is None]


def _cut_titles(titles: pa.Array, publishers: pa.Array, dated: pa.Array) -> pa.Array:
    """Which `titles` the page cuts; only of ADCS is it known how long a cut title is."""
    cut_at_any_length = pc.and_(cut(titles), pc.not_equal(publishers, text(_ADCS)))
    in_list = pc.and_(cut(titles, SHORTEST_CUT_IN_LIST), dated)
    return pc.or_(pc.or_(cut(titles, SHORTEST_CUT), in_list), cut_at_any_length)


def _bodies(scan: Scan, number: Ints, titled: Flags) -> npt.NDArray[np.int64]:
    """Start and stop of the text of each of the records `number`: what stands below its title, equal without such text.

    The text of a record that is not `titled` is the whole record.
    """
    at, owner = scan.owned, scan.record[scan.owned]
    low = np.searchsorted(owner, number, side="left")
    last = np.searchsorted(owner, number, side="right") - 1
    first = low + titled
    stop = scan.lines.stop[at[last]]
    start = np.where(first <= last, scan.lines.start[at[np.minimum(first, last)]], stop)
    return np.stack((start, stop), axis=1)


def _topics(scan: Scan, number: Ints) -> RaggedTexts:
    """The publisher's own topics of each of the records `number`."""
    record, start, stop = inner_spans(scan, "publisher_topics")
    ours = scan.statement[record]
    return RaggedTexts(Texts(scan.lines, start[ours], stop[ours]), offsets_of(record[ours], number))


def _lines(scan: Scan, fate: str, number: Ints) -> RaggedTexts:
    line = mine(scan, fate)
    line = line[scan.statement[scan.record[line]]]
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
