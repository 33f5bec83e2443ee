"""The rows of a release about some of its documents, as the check of these documents needs them."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from ..arrow.digests import NO_DIGESTS, Digests, digests
from ..models import Document
from ..storage.stored import SOURCES
from ..tables.rows import models
from ..tables.schemas import DATE_PREFIX
from . import checks
from .stored_rows import RecordRows, Runs, StoredTable
from .value_checks import OF_CONTENT, Records
from .word_checks import WORDED

ROWS = (*DATE_PREFIX, "ledger", "provenance", "sightings", *WORDED)
# Problems may also be about files that could not be read, which are not documents of the release.
ABOUT = (*ROWS, "problems")


class Shared(NamedTuple):
    """What the check of any document needs: the release, its records, and what its tables say of its documents."""

    folder: Path
    records: RecordRows
    kept: Mapping[str, str]
    failed: Mapping[str, str]
    corrected: checks.Corrected
    seen_again: Digests


class Task(NamedTuple):
    """Rows of the table of sources, each with the code of its document, and the rows about these documents."""

    shared: Shared
    rows: range
    codes: Sequence[int]
    runs: Mapping[str, Runs]
    told: Mapping[int, frozenset[int]]


class RowsOfDocuments:
    """The rows of the tables of a release about the documents of a task."""

    def __init__(self, task: Task) -> None:
        self._task = task
        folder, self._runs = task.shared.folder, task.runs
        self.sources = StoredTable(folder, SOURCES)
        self._tables = {name: StoredTable(folder, name) for name in self._runs}
        self._documents: tuple[int, list[Document]] = (-1, [])

    def about(self, code: int) -> dict[str, pa.Table]:
        """The rows about the document with that code, of each table of such rows that can be read."""
        return {name: self._tables[name].runs(self._runs[name].of(code)) for name in ABOUT if name in self._tables}

    def document(self, code: int) -> Document:
        """The document with that code, as the release has it."""
        runs = self._runs["documents"].of(code)
        group, row = int(runs.group[-1]), int(runs.stop[-1]) - 1
        if self._documents[0] != group:
            self._documents = (group, models("documents", self._tables["documents"].group(group)))
        return self._documents[1][row]

    def records(self, here: Mapping[str, pa.Table]) -> Records:
        """The records shown in `here`, and the content of the other records that have values in the same document."""
        mine = {name: here[name] for name in DATE_PREFIX if name in here}
        wanted = np.unique(digests(here["provenance"]["record_id"])) if "provenance" in here else NO_DIGESTS
        shown = [digests(table["id"]) for table in mine.values()]
        missing = np.setdiff1d(wanted, np.concatenate([NO_DIGESTS, *shown]))
        return Records.of(mine, {name: self._elsewhere(name, missing) for name in mine})

    def _elsewhere(self, name: str, keys: Digests) -> pa.Table:
        rows = self._task.shared.records.rows(name, keys)
        return self._contents[name].take(np.unique(rows[rows >= 0]))

    @cached_property
    def _contents(self) -> dict[str, StoredTable]:
        """The columns of the records that are the same in all of their readings."""
        found = {}
        for name in DATE_PREFIX:
            if name in self._tables:
                columns = [one for one in self._tables[name].schema.names if one in OF_CONTENT]
                found[name] = StoredTable(self._task.shared.folder, name, ["id", "document_id", "position", *columns])
        return found
