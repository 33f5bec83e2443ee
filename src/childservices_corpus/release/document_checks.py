"""The documents of a release, each read again and compared with the rows about it, some of them in each process."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from ..arrow import Rows
from ..arrow.digests import digests
from ..models import Document
from ..models.wording import counted
from ..parsing.guarded import PageRead, PageToRead, read_page
from ..storage.stored import SOURCES
from ..tables.schemas import DATE_PREFIX
from ..text.documents import stored
from ..text.page_facts import PageFacts
from . import checks
from .best_readings import Readings, ranks
from .document_rows import ABOUT, ROWS, RowsOfDocuments, Shared, Task
from .in_processes import Run
from .scanned_tables import ScannedTables
from .stored_rows import Runs, StoredTable

# So many tasks a process, so that a process with long pages does not keep the others waiting.
_TASKS = 3


@dataclass(frozen=True, eq=False)
class Done:
    """The faults of some documents, the number of their characters, and the readings of records seen several times."""

    faults: tuple[str, ...]
    characters: int
    readings: Readings


class Checked(NamedTuple):
    """The faults of all documents, and the number of their characters."""

    faults: tuple[str, ...]
    characters: int


def checked_documents(tables: ScannedTables, run: Run, jobs: int) -> Checked:
    """All documents of a release, checked in the `jobs` processes of `run`."""
    known = dict.fromkeys(tables.documents("documents"))
    if "documents" not in tables.parts or any(part.broken for part in tables.parts["documents"]):
        return Checked((), 0)
    faults: list[str] = []
    characters = 0
    sources = tables.documents(SOURCES)
    readings = Readings.none_of(tables.seen_again)
    for done in run(_checked, _tasks(tables, list(known), sources, jobs)):
        faults += done.faults
        characters += done.characters
        readings.add(done.readings)
    faults += _not_best(tables, readings, list(known))
    if SOURCES in tables.parts:
        without = known.keys() - set(sources)
        faults += [f"documents: {name} has no source" for name in _names(tables.folder, without)]
    return Checked((*faults, *_of_no_document(tables, known)), characters)


def _of_no_document(tables: ScannedTables, known: Collection[str]) -> Iterator[str]:
    """Tables with rows about a document that is not among the `known` ones: the check of documents skips such rows."""
    for name in (name for name in ROWS if name in tables.parts):
        rows = 0
        for words, runs in (one for part in tables.parts[name] for one in part.documents):
            strange = np.array([word not in known for word in words], dtype=np.bool_)
            rows += int((runs.stop - runs.start)[strange[runs.code]].sum())
        if rows:
            yield f"{name}: {counted(rows, 'rows')} of documents that are not in documents"


def _tasks(tables: ScannedTables, known: Sequence[str], sources: Sequence[str], jobs: int) -> list[Task]:
    """The rows of the table of sources, shared among `jobs` processes; a second row of a document has the code -1."""
    codes = {document_id: number for number, document_id in enumerate(known)}
    runs = {name: tables.runs(name, codes) for name in (*ABOUT, "documents") if name in tables.parts}
    told: dict[int, set[int]] = {}
    for document_id, start in (one for part in tables.parts.get("problems", ()) for one in part.told):
        told.setdefault(codes.get(document_id, -1), set()).add(start)
    shared = Shared(
        tables.folder,
        tables.records,
        tables.kept,
        tables.failed,
        tables.corrected,
        tables.seen_again,
    )
    taken: set[str] = set()
    coded = []
    for one in sources:
        coded.append(codes.get(one, -1) if one not in taken else -1)
        taken.add(one)
    count = jobs * _TASKS if jobs > 1 else 1
    edges = np.linspace(0, len(coded), count + 1).astype(np.int64).tolist()
    return [_task(shared, range(low, high), coded[low:high], runs, told) for low, high in pairwise(edges) if low < high]


def _task(
    shared: Shared, rows: range, codes: Sequence[int], runs: Mapping[str, Runs], told: Mapping[int, set[int]]
) -> Task:
    """The task of these `rows` of the table of sources; documents mostly have the same order in all tables."""
    some = [code for code in codes if code >= 0]
    low, high = (min(some), max(some) + 1) if some else (0, 0)
    mine = {name: one.between(low, high) for name, one in runs.items()}
    return Task(shared, rows, codes, mine, {code: frozenset(told[code]) for code in some if code in told})


def _checked(task: Task) -> Done:
    """The documents of `task`, checked."""
    rows = RowsOfDocuments(task)
    readings = Readings.none_of(task.shared.seen_again)
    faults: list[str] = []
    characters = 0
    for number, code in zip(task.rows, task.codes, strict=True):
        source = rows.sources.take(np.array([number], dtype=np.int64)).to_pylist()[0]
        if code < 0:
            faults.append(f"sources: {source['document_id']} is not in documents")
            continue
        stated = rows.document(code)
        again = stored(source["content"], stated.name, source["text"], stated.made_by)
        facts = _facts(stated, source)
        page = read_page(PageToRead(again, facts=facts), task.shared.kept, task.shared.failed)
        faults += checks.made(stated, source["content"], source["text"])
        characters += page.document.n_chars
        here = rows.about(code)
        if len(task.shared.seen_again) and not checks.not_at_hand(stated):
            _note(readings, code, page, here, task.told.get(code, frozenset()))
        faults += checks.document(stated, page, here, rows.records(here), task.shared.corrected)
    return Done(tuple(faults), characters, readings)


def _facts(document: Document, source: Mapping[str, Any]) -> PageFacts:
    """What the build knew of a document; a layout that cannot be used here is left out."""
    if checks.not_at_hand(document):
        return PageFacts(document.address, document.saved)
    return PageFacts(document.address, document.saved, source["publisher"], source["layout"])


def _note(readings: Readings, code: int, page: PageRead, here: Mapping[str, pa.Table], told: frozenset[int]) -> None:
    """Add the records of `page` to `readings`, and note those that a problem reports as different."""
    for name in DATE_PREFIX:
        table = page.tables[name]
        readings.note(code, digests(table["id"]), _numbers(table["position"]), ranks(table))
    if told and "sightings" in here:
        starts = here["sightings"]["start"].to_pylist()
        keys = digests(here["sightings"]["record_id"])
        readings.report(keys[[start in told for start in starts]])


def _not_best(tables: ScannedTables, readings: Readings, known: Sequence[str]) -> Iterator[str]:
    """Records that do not show their best reading."""
    codes = {document_id: number for number, document_id in enumerate(known)}
    for name in tables.records.keys if len(readings.keys) else ():
        stored_table = StoredTable(tables.folder, name, ["id", "document_id", "position"])
        for group in range(stored_table.groups):
            table = stored_table.group(group)
            documents = np.array([codes.get(one, -1) for one in table["document_id"].to_pylist()], dtype=np.int64)
            rows, due = readings.wrong(digests(table["id"]), documents, _numbers(table["position"]))
            for row, (code, position) in zip(rows.tolist(), due.tolist(), strict=True):
                yield (
                    f"{name}: {table['id'][row]}: the best reading is not shown; it is in document {known[code]}, "
                    f"position {position}"
                )


def _numbers(column: pa.ChunkedArray) -> Rows:
    return np.array(column.to_pylist(), dtype=np.int64)


def _names(folder: Path, ids: set[str]) -> list[str]:
    """The names of the documents `ids`, in the order of the table."""
    table = StoredTable(folder, "documents", ["id", "name"])
    rows = [row for group in range(table.groups if ids else 0) for row in table.group(group).to_pylist()]
    return [row["name"] for row in rows if row["id"] in ids]
