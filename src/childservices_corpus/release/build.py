"""From dumps to a release folder, one dump at a time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..bundled import bundled_curation, bundled_labels
from ..curation.corrections import corrections_in
from ..curation.folder import Curation, UsedTable, read_curation
from ..curation.pages import known_pages
from ..drift.compare import Drift, compared, refuse_unrecognised
from ..drift.state import LayoutState, states_of
from ..errors import ReleaseError
from ..evaluation.labels import GoldLabels, read_labels
from ..evaluation.quality import QUALITY
from ..evaluation.unseen_pinned import PinnedGroups, read_pinned
from ..models.wording import counted
from ..storage.sums import write_sums
from ..text.dumps import Dump, read_inputs
from ..text.given import LeftOut
from .folder import whole_folder
from .manifest import CuratedTable, write_manifest
from .readme import README, release_readme
from .target import target_of
from .write import Plan, Progress, Written, write_tables

LOCAL_VERSION = "0.0.0"


@dataclass(frozen=True)
class Built:
    """The result of a build: its folder, the number of rows by table, and the names of exact copies of other dumps.

    ``unused`` has a sentence, with file and line, for each row of ``pages.csv`` about a file that is not in the build,
    and for each curated row that does not fit a record; rows about records of dumps outside the build are not counted.
    ``tables`` are the curated tables that were used. ``left_out`` are entries among the dumps that are not in the
    release. ``without_records`` are the names of pages that gave no record, ``partly_read`` those of pages with records
    and with text that belongs to none. ``drift`` compares each layout with the release before.
    """

    folder: Path
    data_version: str
    rows: dict[str, int]
    repeated: tuple[str, ...]
    unused: tuple[str, ...] = ()
    tables: tuple[UsedTable, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    without_records: tuple[str, ...] = ()
    partly_read: tuple[str, ...] = ()
    drift: tuple[Drift, ...] = ()

    def __str__(self) -> str:
        counts = ", ".join(counted(count, name) for name, count in self.rows.items() if count)
        return f"{self.folder}: version {self.data_version}: {counts}"


def build(
    paths: str | Path | Iterable[str | Path],
    out_dir: str | Path,
    *,
    data_version: str = LOCAL_VERSION,
    extra: Iterable[Dump] = (),
    annotate: bool = True,
    curation: str | Path | None = None,
    pages: str | Path | None = None,
    labels: str | Path | None = None,
    against: str | Path | None = None,
    max_unrecognised: float | None = None,
    progress: Progress | None = None,
) -> Built:
    """Build a release from dumps.

    `paths` is one path, or several: files, folders (their ``.txt``, ``.html`` and ``.htm`` files) and globs. `extra`
    are other dumps, such as standard input. A file that was named itself must be readable. An unreadable file in a
    folder or a glob is left out, and a problem names it. If reading fails on a dump, only that dump is affected: its
    text is unrecognised, and a problem gives the reason.

    `pages` is a table of what is known of the dumps, as a ``pages.csv`` beside them is: see
    :mod:`~childservices_corpus.curation.pages`.

    With `annotate`, records get dates, speakers, mentions, topics and links. The curated tables come from the folder
    `curation`, and from the package for any table that the folder lacks. Annotation keeps all records in memory; a
    build without it does not. If the folder `labels` (by default the one of a checkout) has labels for the dumps, the
    release contains its measured quality. If values were corrected by hand, it contains the corrections.

    `against` is a release to compare each layout with (``Built.drift``), by default the one that the build replaces. A
    share of unrecognised text above `max_unrecognised` (0 to 1), in all pages or in those of one layout, is an error.

    The release replaces an older one in `out_dir` only when it is complete. The same dumps and tables give the same
    bytes, in any order of `paths`. `progress` is called with the name of a dump, the number of dumps done, and the
    number of all dumps.

    Raises :class:`~childservices_corpus.errors.DriftError` for too much unrecognised text,
    :class:`~childservices_corpus.errors.InputError` for paths that cannot be read and for a wrong row of a
    table, :class:`~childservices_corpus.errors.ReleaseError` for an `out_dir` that cannot be written or may not be
    replaced (see :mod:`.target`), and :class:`~childservices_corpus.errors.CurationError` for a folder `curation` that
    does not exist and for a correction that does not fit.
    """
    named = [paths] if isinstance(paths, str | Path) else list(paths)
    inputs = read_inputs(named, extra)
    plan = Plan(inputs, known_pages(inputs, Path(pages) if pages is not None else None))
    readers = Path(labels) if labels is not None else bundled_labels()
    facts, known, pinned = _knowledge(curation, readers) if annotate else (None, None, {})
    used = facts.tables if facts is not None else ()
    files = [dump.path for dump in plan.inputs.given if dump.path is not None]
    tables = [Path(curation) if curation is not None else bundled_curation(), readers, pages]
    target = target_of(out_dir, [*named, *files], [path for path in tables if path is not None])
    before = _before(target, against)
    with whole_folder(target) as folder:
        written = write_tables(folder, plan, data_version, facts, known, progress or (lambda name, done, total: None))
        now = states_of(folder)
        if max_unrecognised is not None:
            refuse_unrecognised(now, max_unrecognised)
        _describe(folder, written, data_version, used, pinned)
    return replace(_built(Path(out_dir), data_version, written, used), drift=compared(now, before))


def _knowledge(curation: str | Path | None, readers: Path | None) -> tuple[Curation, GoldLabels | None, PinnedGroups]:
    """The curated tables, the labels and the pinned figures that an annotated build uses."""
    facts = read_curation(Path(curation) if curation is not None else None)
    return (facts, None, {}) if readers is None else (facts, read_labels(readers), read_pinned(readers))


def _describe(
    folder: Path, written: Written, data_version: str, used: tuple[UsedTable, ...], pinned: PinnedGroups
) -> None:
    """Write what is beside the tables: quality, README, manifest and sums."""
    stamp = written.plan.stamp(data_version)
    if written.quality is not None:
        (folder / QUALITY).write_text(written.quality.to_json(), encoding="utf-8", newline="\n")
    readme = release_readme(stamp, written.rows, written.quality, len(corrections_in(folder)), used, pinned)
    (folder / README).write_text(readme, encoding="utf-8", newline="\n")
    write_manifest(folder, stamp, tuple(map(_curated, used)))
    write_sums(folder)


def _before(target: Path, against: str | Path | None) -> Sequence[LayoutState]:
    """The layouts of the release `against`, or of the one in `target`; empty if that is not a release we can read."""
    if against is not None:
        return states_of(Path(against))
    try:
        return states_of(target)
    except ReleaseError:
        return ()


def _built(folder: Path, data_version: str, written: Written, used: tuple[UsedTable, ...]) -> Built:
    inputs, unused = written.plan.inputs, (*written.plan.known.unused, *written.unused)
    repeated = tuple(name for name, _ in inputs.repeated)
    none, some = (tuple(sorted(names)) for names in (written.unread.without_records, written.unread.partly_read))
    return Built(folder, data_version, written.rows, repeated, unused, used, inputs.left_out, none, some)


def _curated(table: UsedTable) -> CuratedTable:
    return CuratedTable(name=table.name, packaged=table.packaged, sha256=table.sha256, rows=table.rows)
