"""Dumps to a release folder, one dump at a time."""

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from ..annotate.pipeline import annotate as run_annotators
from ..bundled import bundled_curation, bundled_labels
from ..curation.corrections import CORRECTIONS, corrections_in, write_corrections
from ..curation.folder import Curation, read_curation
from ..errors import InputError
from ..evaluation.labels import GoldLabels, read_labels
from ..evaluation.measure import measure
from ..evaluation.quality import QUALITY, Quality
from ..layouts.scan import scan
from ..models import Parsed
from ..parsing.objects import parsed_of
from ..parsing.tables import tables_of
from ..reading.page import Reading, read
from ..reading.problems import problem
from ..storage.files import SOURCES, STORED, Stamp, TableWriter, stored_schema
from ..tables.columns import models_table, rows_table
from ..text.documents import from_bytes
from ..text.dumps import Dump, Inputs, dump_of, find, gather
from .date_problems import finding_problems, unused_rows
from .folder import README, whole_folder, write_sums
from .readme import release_readme
from .seen_records import SeenRecords

LOCAL_VERSION = "0.0.0"
CONTENT = {"articles": ("title", "published_text", "summary"), "statements": ("title", "text")}
ANNOTATED = ("articles", "statements", "quotations", "links")
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Built:
    """What a build made: its folder, rows by table, and the names of dumps that were one of the others again.

    ``unused`` counts the rows of curated dates and corrections that are about records of other dumps.
    """

    folder: Path
    data_version: str
    rows: dict[str, int]
    repeated: tuple[str, ...]
    unused: int = 0

    def __str__(self) -> str:
        counts = ", ".join(f"{count:,} {name}" for name, count in self.rows.items() if count)
        return f"{self.folder}: version {self.data_version}: {counts}"


def build(
    paths: str | Path | Iterable[str | Path],
    out_dir: str | Path,
    *,
    data_version: str = LOCAL_VERSION,
    extra: Iterable[Dump] = (),
    annotate: bool = True,
    curation: str | Path | None = None,
    labels: str | Path | None = None,
    progress: Progress | None = None,
) -> Built:
    """Build a release from dumps.

    `paths` are files, folders (their ``.txt`` files) and globs, or one of them; `extra` are dumps from elsewhere,
    such as standard input. With `annotate`, records get dates, speakers, mentions, topics and links, with the
    curated tables in the folder `curation` (by default those of the package); that keeps all records in memory,
    while a build without it streams. Where dumps have labels in the folder `labels` (by default that of a
    checkout), the release carries its measured quality; where values were corrected by hand, it carries the
    corrections. The release takes the place of an older one in `out_dir` only when it is whole. The same dumps (and
    tables) give the same bytes, whatever the order they are named in. `progress` is called with a dump's name, the
    dumps done and the dumps in all.

    Raises :class:`~childservices_corpus.errors.InputError` for paths that cannot be read,
    :class:`~childservices_corpus.errors.ReleaseError` for an `out_dir` that is there and is no release, and
    :class:`~childservices_corpus.errors.CurationError` for a correction that no longer fits.
    """
    named = [paths] if isinstance(paths, str | Path) else paths
    inputs = gather([*(dump_of(path) for path in find(named)), *extra])
    if not inputs.dumps:
        raise InputError("no dumps are given; name files, folders or globs")
    stamp = Stamp(data_version, tuple(dump.document_id for dump in inputs.dumps))
    target = Path(out_dir)
    tables = Path(curation) if curation is not None else bundled_curation()
    facts = read_curation(tables) if annotate else None
    readers = Path(labels) if labels is not None else bundled_labels()
    known = read_labels(readers) if readers is not None and annotate else None
    with whole_folder(target) as folder:
        rows, unused, quality = _write(
            folder, inputs, stamp, facts, known, progress or (lambda name, done, total: None)
        )
        if quality is not None:
            (folder / QUALITY).write_text(quality.to_json(), encoding="utf-8", newline="\n")
        corrected = len(corrections_in(folder))
        (folder / README).write_text(release_readme(stamp, rows, quality, corrected), encoding="utf-8", newline="\n")
        write_sums(folder)
    return Built(target, data_version, rows, tuple(name for name, _ in inputs.repeated), unused)


def _write(
    folder: Path,
    inputs: Inputs,
    stamp: Stamp,
    curation: Curation | None,
    labels: GoldLabels | None,
    progress: Progress,
) -> tuple[dict[str, int], int, Quality | None]:
    """Write all tables of `inputs`, annotated if there is a `curation`, with the corrections that were applied.

    Returns the number of rows in each, the number of curated rows without a use and, if some of the records are in
    `labels`, their measured quality.
    """
    seen = SeenRecords()
    repeated = {dump.document_id: [name for name, of in inputs.repeated if of == dump] for dump in inputs.dumps}
    total = len(inputs.dumps)
    pages: list[Parsed] = []
    measured, unused = None, 0
    with ExitStack() as stack:
        writers = {name: stack.enter_context(TableWriter(folder, name, stamp)) for name in STORED}
        for number, dump in enumerate(inputs.dumps):
            progress(dump.name, number, total)
            data = dump.read()
            reading = read(scan(from_bytes(data, dump.name)))
            for name, table in _tables(reading, repeated[dump.document_id]).items():
                new = _unseen(name, table, seen) if name in CONTENT else table
                if curation is None or name not in CONTENT:
                    writers[name].write(new)
            if curation is not None:
                pages.append(parsed_of(reading))
            writers[SOURCES].write(
                pa.table({"document_id": [dump.document_id], "content": [data]}, stored_schema(SOURCES))
            )
        progress("annotating" if curation is not None else "", total, total)
        if curation is not None:
            annotated = run_annotators(pages, curation)
            for name in ANNOTATED:
                writers[name].write(models_table(name, getattr(annotated, name)))
            writers["mentions"].write(rows_table("mentions", annotated.mentions))
            if annotated.corrected:
                write_corrections(folder / CORRECTIONS, annotated.corrected)
            writers["problems"].write(models_table("problems", list(finding_problems(pages, annotated.findings))))
            unused = unused_rows(annotated.findings) + len(annotated.elsewhere)
            measured = measure(pages, annotated, curation, labels) if labels is not None else None
    rows = {name: writer.total for name, writer in writers.items()}
    return rows, unused, None if measured is None else measured.quality


def _tables(reading: Reading, repeated: list[str]) -> dict[str, pa.Table]:
    tables = dict(tables_of(reading))
    if repeated:
        document = reading.scan.document
        again = [problem(document, "duplicate-dump", 1, 0, len(document.text), excerpt=name) for name in repeated]
        tables["problems"] = pa.concat_tables([tables["problems"], models_table("problems", again)])
    return tables


def _unseen(name: str, table: pa.Table, seen: SeenRecords) -> pa.Table:
    """The rows of `table` whose records have not been met before; the others live on as sightings."""
    columns = [table[column].to_pylist() for column in CONTENT[name]]
    contents = (
        "\N{INFORMATION SEPARATOR ONE}".join(value or "" for value in row) for row in zip(*columns, strict=True)
    )
    new = [seen.add(record_id, content) for record_id, content in zip(table["id"].to_pylist(), contents, strict=True)]
    return table if all(new) else table.filter(pa.array(new, pa.bool_()))
