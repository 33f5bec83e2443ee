"""Writes the tables of a release, dump by dump.

Tables are normally written once. Three discoveries need a new plan, by which the tables are written again: two contents
share an id, an input has vanished, or an annotator fails on a page.
"""

import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from ..annotate.pipeline import Annotated
from ..arrow import table_of, values
from ..curation.corrections import CORRECTIONS, write_corrections
from ..curation.folder import Curation
from ..curation.pages import KnownPages
from ..errors import InputError
from ..evaluation.labels import GoldLabels
from ..evaluation.measure import measure
from ..evaluation.quality import Quality
from ..models import Parsed
from ..reading.ids import CONTENT
from ..reading.problems import problem, unreadable
from ..storage.files import STORED, Stamp, TableWriter, file_of, open_table
from ..storage.stored import SOURCES, stored_schema
from ..tables.columns import models_table, rows_table
from ..tables.schemas import schema
from ..text.documents import from_bytes
from ..text.dumps import Inputs
from ..text.page_facts import NOTHING
from .date_problems import finding_problems
from .guard import PageRead, annotated_or_failed, read_page
from .readings import Later, Readings, Row, Settled
from .unread_pages import UnreadPages
from .unused_rows import unused_rows

ANNOTATED = ("articles", "statements", "links", "topics")
_REWRITTEN = ".rewritten"
Progress = Callable[[str, int, int], None]
Writers = Mapping[str, TableWriter]
First = dict[str, tuple[str, Row]]


@dataclass(frozen=True)
class Plan:
    """The plan of a build: its inputs and what is known of them, contents that keep a shared id, and failed pages."""

    inputs: Inputs
    known: KnownPages = field(default_factory=KnownPages)
    kept: Mapping[str, str] = field(default_factory=dict)
    failed: Mapping[str, str] = field(default_factory=dict)

    def stamp(self, data_version: str) -> Stamp:
        """The stamp of the files."""
        return Stamp(data_version, tuple(dump.document_id for dump in self.inputs.dumps))


@dataclass(frozen=True)
class Written:
    """The result of writing: rows by table, sentences on unused curated rows, measured quality, pages not all read."""

    plan: Plan
    rows: dict[str, int]
    unused: tuple[str, ...]
    quality: Quality | None
    unread: UnreadPages


def write_tables(
    folder: Path,
    plan: Plan,
    data_version: str,
    curation: Curation | None,
    labels: GoldLabels | None,
    progress: Progress,
) -> Written:
    """Write all tables of the inputs of `plan` into `folder`; with `curation`, records are annotated.

    Applied corrections are written too. Raises :class:`InputError` if an input that was named itself has vanished, or
    if every input has.
    """
    while True:
        outcome = _write(folder, plan, data_version, curation, labels, progress)
        if isinstance(outcome, Written):
            return outcome
        plan = outcome
        if not plan.inputs.dumps:
            raise InputError("; ".join(map(str, plan.inputs.left_out)))


def _write(
    folder: Path,
    plan: Plan,
    data_version: str,
    curation: Curation | None,
    labels: GoldLabels | None,
    progress: Progress,
) -> Written | Plan:
    """Write all tables; returns a new plan if they must be written again."""
    stamp = plan.stamp(data_version)
    readings, pages, unread = Readings(), list[Parsed](), UnreadPages()
    others = [name for name in STORED if name not in CONTENT]
    unused: tuple[str, ...] = ()
    quality = None
    with ExitStack() as stack:
        writers = {name: stack.enter_context(TableWriter(folder, name, stamp)) for name in others}
        with ExitStack() as streamed:
            if curation is None:
                writers |= {name: streamed.enter_context(TableWriter(folder, name, stamp)) for name in CONTENT}
            again = _write_dumps(writers, plan, readings, unread, None if curation is None else pages, progress)
        if again is not None:
            return again
        first = _first_in(folder, readings.disputed) if curation is None else _first_of(pages, readings.disputed)
        if kept := readings.kept(first):
            return replace(plan, kept={**plan.kept, **kept})
        settled = readings.settle(first, {dump.document_id: dump.name for dump in plan.inputs.dumps})
        writers["problems"].write(models_table("problems", settled.problems))
        progress("annotating" if curation is not None else "", len(plan.inputs.dumps), len(plan.inputs.dumps))
        if curation is None:
            _rewrite(folder, stamp, settled)
        else:
            writers |= {name: stack.enter_context(TableWriter(folder, name, stamp)) for name in CONTENT}
            annotated = annotated_or_failed(pages, curation, settled.places, plan.failed)
            if not isinstance(annotated, Annotated):
                return replace(plan, failed={**plan.failed, **annotated})
            _write_annotated(folder, writers, pages, annotated)
            unused = unused_rows(annotated, curation, {page.document.id for page in pages})
            measured = measure(pages, annotated, curation, labels) if labels is not None else None
            quality = measured.quality if measured is not None else None
    return Written(plan, {name: writers[name].total for name in STORED}, unused, quality, unread)


def _write_dumps(
    writers: Writers,
    plan: Plan,
    readings: Readings,
    unread: UnreadPages,
    pages: list[Parsed] | None,
    progress: Progress,
) -> Plan | None:
    """Write the parsed tables of each dump, and add its objects to `pages` if that is a list."""
    inputs = plan.inputs
    left_out = [unreadable(one.name, one.why) for one in inputs.left_out if one.unreadable]
    writers["problems"].write(models_table("problems", left_out))
    for number, dump in enumerate(inputs.dumps):
        progress(dump.name, number, len(inputs.dumps))
        try:
            data = dump.read()
        except InputError as error:
            if dump.by_itself:
                raise
            return replace(plan, inputs=inputs.without(dump, error))
        facts = plan.known.facts.get(dump.document_id, NOTHING)
        document = facts.of(from_bytes(data, dump.name))
        page = read_page(document, plan.kept, plan.failed, facts, with_objects=pages is not None)
        unread.note(page.reading.scan)
        for name, table in page.tables.items():
            new = readings.new(name, table, page.place_of) if name in CONTENT else table
            if name in writers:
                writers[name].write(new)
        writers["problems"].write(_repeated(page, [name for name, of in inputs.repeated if of == dump], plan.known))
        made = document.text if document.made_by is not None else None
        content = {"document_id": dump.document_id, "content": data, "text": made}
        content |= {"publisher": facts.publisher, "layout": facts.layout}
        writers[SOURCES].write(table_of([content], stored_schema(SOURCES)))
        if pages is not None and page.parsed is not None:
            pages.append(page.parsed)
    return None


def _repeated(page: PageRead, names: Sequence[str], known: KnownPages) -> pa.Table:
    """A problem for each of `names`, the names of exact copies of `page`, with what is known of the copy."""
    document = page.document
    told = [known.copies.get((name, document.id), NOTHING).after(name) for name in names]
    again = [problem(document, "duplicate-dump", 1, 0, len(document.text), excerpt=words) for words in told]
    return models_table("problems", again)


def _write_annotated(folder: Path, writers: Writers, pages: Sequence[Parsed], annotated: Annotated) -> None:
    """Write the annotated tables and the applied corrections."""
    for name in ANNOTATED:
        writers[name].write(models_table(name, getattr(annotated, name)))
    writers["quotations"].write(models_table("quotations", annotated.marked))
    for name in ("mentions", "reasons"):
        writers[name].write(rows_table(name, getattr(annotated, name)))
    if annotated.corrected:
        write_corrections(folder / CORRECTIONS, annotated.corrected)
    writers["problems"].write(models_table("problems", list(finding_problems(pages, annotated.findings))))


def _first_of(pages: Sequence[Parsed], ids: Collection[str]) -> First:
    """Table and row of the first reading in `pages` of each of the records `ids`."""
    found: First = {}
    for page in pages if ids else ():
        for name in CONTENT:
            some = [record for record in getattr(page, name) if record.id in ids and record.id not in found]
            for row in models_table(name, some).to_pylist():
                found.setdefault(row["id"], (name, row))
    return found


def _first_in(folder: Path, ids: Collection[str]) -> First:
    """Table and row of each of the records `ids` in the tables of `folder`."""
    wanted = values(sorted(ids), pa.string())
    return {
        row["id"]: (name, row)
        for name in (CONTENT if ids else ())
        for piece in _pieces(folder, name)
        for row in piece.filter(pc.is_in(piece["id"], wanted)).to_pylist()
    }


def _pieces(folder: Path, name: str) -> Iterator[pa.Table]:
    """The row groups of a table, one at a time."""
    file = open_table(file_of(folder, name))
    for number in range(file.num_row_groups):
        yield file.read_row_group(number)


def _rewrite(folder: Path, stamp: Stamp, settled: Settled) -> None:
    """Replace first readings by the readings to show."""
    for name in sorted({later.table for later in settled.shown.values()}):
        beside = folder / _REWRITTEN
        beside.mkdir()
        with TableWriter(beside, name, stamp) as writer:
            for piece in _pieces(folder, name):
                writer.write(_with_shown(name, piece, settled.shown))
        os.replace(file_of(beside, name), file_of(folder, name))
        beside.rmdir()


def _with_shown(name: str, piece: pa.Table, shown: Mapping[str, Later]) -> pa.Table:
    ids = piece["id"].to_pylist()
    if shown.keys().isdisjoint(ids):
        return piece
    rows = [shown[row["id"]].row if row["id"] in shown else row for row in piece.to_pylist()]
    return table_of(rows, schema(name))
