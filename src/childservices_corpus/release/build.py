"""Dumps to a release folder, one dump at a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..bundled import bundled_curation, bundled_labels
from ..curation.corrections import corrections_in
from ..curation.folder import UsedTable, read_curation
from ..evaluation.labels import read_labels
from ..evaluation.quality import QUALITY
from ..storage.sums import write_sums
from ..text.dumps import Dump, read_inputs
from ..text.given import LeftOut
from .folder import whole_folder
from .manifest import CuratedTable, write_manifest
from .readme import README, release_readme
from .target import target_of
from .write import Plan, Progress, write_tables

LOCAL_VERSION = "0.0.0"


@dataclass(frozen=True)
class Built:
    """What a build made: its folder, rows by table, and the names of dumps that were one of the others again.

    ``unused`` has a line for each curated row that no record answers to, by file and line; rows about records of dumps
    that are not in the build are not among them. ``tables`` are the curated tables that were used, ``left_out`` what
    lay among the dumps and is not in the release.
    """

    folder: Path
    data_version: str
    rows: dict[str, int]
    repeated: tuple[str, ...]
    unused: tuple[str, ...] = ()
    tables: tuple[UsedTable, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

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
    such as standard input. A file that was named itself must be readable; one out of a folder or a glob that is not
    is left out, and a problem names it. What fails on one dump costs that dump alone: its text is unrecognised, and
    a problem tells why. With `annotate`, records get dates, speakers, mentions, topics and links, with the
    curated tables in the folder `curation`, and those of the package for the tables it lacks; that keeps all
    records in memory, while a build without it streams. Where dumps have labels in the folder `labels` (by default
    that of a checkout), the release carries its measured quality; where values were corrected by hand, it carries the
    corrections. The release takes the place of an older one in `out_dir` only when it is whole. The same dumps (and
    tables) give the same bytes, whatever the order they are named in. `progress` is called with a dump's name, the
    dumps done and the dumps in all.

    Raises :class:`~childservices_corpus.errors.InputError` for paths that cannot be read,
    :class:`~childservices_corpus.errors.ReleaseError` for an `out_dir` that cannot be written or may not be replaced
    (see :mod:`.target`), and :class:`~childservices_corpus.errors.CurationError` for a folder `curation` that is not
    there and for a correction that does not fit.
    """
    named = [paths] if isinstance(paths, str | Path) else list(paths)
    plan = Plan(read_inputs(named, extra))
    facts = read_curation(Path(curation) if curation is not None else None) if annotate else None
    readers = Path(labels) if labels is not None else bundled_labels()
    known = read_labels(readers) if readers is not None and annotate else None
    used = facts.tables if facts is not None else ()
    files = [dump.path for dump in plan.inputs.given if dump.path is not None]
    tables = [Path(curation) if curation is not None else bundled_curation(), *([readers] if readers else [])]
    target = target_of(out_dir, [*(path for path in named if Path(path).exists()), *files], tables)
    with whole_folder(target) as folder:
        written = write_tables(folder, plan, data_version, facts, known, progress or (lambda name, done, total: None))
        if written.quality is not None:
            (folder / QUALITY).write_text(written.quality.to_json(), encoding="utf-8", newline="\n")
        readme = release_readme(
            written.plan.stamp(data_version), written.rows, written.quality, len(corrections_in(folder)), used
        )
        (folder / README).write_text(readme, encoding="utf-8", newline="\n")
        write_manifest(folder, written.plan.stamp(data_version), tuple(map(_curated, used)))
        write_sums(folder)
    inputs = written.plan.inputs
    repeated = tuple(name for name, _ in inputs.repeated)
    return Built(Path(out_dir), data_version, written.rows, repeated, written.unused, used, inputs.left_out)


def _curated(table: UsedTable) -> CuratedTable:
    return CuratedTable(name=table.name, packaged=table.packaged, sha256=table.sha256, rows=table.rows)
