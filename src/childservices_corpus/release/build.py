"""From dumps to a release folder, one dump at a time."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from ..bundled import bundled_curation, bundled_labels
from ..crawl.choosing import choice_of
from ..crawl.dumps import dumps_of
from ..crawl.limits import CrawlLimits
from ..crawl.report import CrawlReport
from ..curation.corrections import corrections_in
from ..curation.folder import UsedTable, read_curation
from ..curation.pages import known_pages
from ..evaluation.labels import read_labels
from ..evaluation.quality import QUALITY
from ..evaluation.unseen_pinned import read_pinned
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
    and with text that belongs to none. ``crawls`` says of each crawl file what was taken and passed over.
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
    crawls: tuple[CrawlReport, ...] = ()

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
    progress: Progress | None = None,
    hosts: Iterable[str] | None = None,
    limits: CrawlLimits | None = None,
) -> Built:
    """Build a release from dumps.

    `paths` is one path, or several: files, folders (their texts, HTML pages and crawl files) and globs. `extra`
    are other dumps, such as standard input. A file that was named itself must be readable. An unreadable file in a
    folder or a glob is left out, and a problem names it. If reading fails on a dump, only that dump is affected: its
    text is unrecognised, and a problem gives the reason.

    Of a crawl file (``.warc``, ``.wet``, ``.warc.gz``, ``.wet.gz``), the pages of `hosts` that a layout recognises are
    dumps, as :func:`~childservices_corpus.crawl_pages` gives them, with their addresses and days.

    `pages` is a table of what is known of the dumps, as a ``pages.csv`` beside them is: see
    :mod:`~childservices_corpus.curation.pages`.

    With `annotate`, records get dates, speakers, mentions, topics and links. The curated tables come from the folder
    `curation`, and from the package for any table that the folder lacks. Annotation keeps all records in memory; a
    build without it does not. If the folder `labels` (by default the one of a checkout) has labels for the dumps, the
    release contains its measured quality. If values were corrected by hand, it contains the corrections.

    The release replaces an older one in `out_dir` only when it is complete. The same dumps and tables give the same
    bytes, in any order of `paths`. `progress` is called with the name of a dump, the number of dumps done, and the
    number of all dumps.

    Raises :class:`~childservices_corpus.errors.InputError` for paths that cannot be read and for a wrong row of a
    table, :class:`~childservices_corpus.errors.ReleaseError` for an `out_dir` that cannot be written or may not be
    replaced (see :mod:`.target`), and :class:`~childservices_corpus.errors.CurationError` for a folder `curation` that
    does not exist and for a correction that does not fit.
    """
    named = [paths] if isinstance(paths, str | Path) else list(paths)
    choice, crawls = choice_of(hosts, limits), list[CrawlReport]()
    inputs = read_inputs(named, extra, partial(dumps_of, choice=choice, reports=crawls))
    plan = Plan(inputs, known_pages(inputs, Path(pages) if pages is not None else None))
    facts = read_curation(Path(curation) if curation is not None else None) if annotate else None
    readers = Path(labels) if labels is not None else bundled_labels()
    known = read_labels(readers) if readers is not None and annotate else None
    pinned = read_pinned(readers) if readers is not None and annotate else {}
    used = facts.tables if facts is not None else ()
    files = list(dict.fromkeys(dump.path for dump in plan.inputs.given if dump.path is not None))
    tables = [Path(curation) if curation is not None else bundled_curation(), readers, pages]
    target = target_of(out_dir, [*named, *files], [path for path in tables if path is not None])
    with whole_folder(target) as folder:
        written = write_tables(folder, plan, data_version, facts, known, progress or (lambda name, done, total: None))
        if written.quality is not None:
            (folder / QUALITY).write_text(written.quality.to_json(), encoding="utf-8", newline="\n")
        readme = release_readme(
            written.plan.stamp(data_version), written.rows, written.quality, len(corrections_in(folder)), used, pinned
        )
        (folder / README).write_text(readme, encoding="utf-8", newline="\n")
        write_manifest(folder, written.plan.stamp(data_version), tuple(map(_curated, used)))
        write_sums(folder)
    return replace(_built(Path(out_dir), data_version, written, used), crawls=tuple(crawls))


def _built(folder: Path, data_version: str, written: Written, used: tuple[UsedTable, ...]) -> Built:
    inputs, unused = written.plan.inputs, (*written.plan.known.unused, *written.unused)
    repeated = tuple(name for name, _ in inputs.repeated)
    none, some = (tuple(sorted(names)) for names in (written.unread.without_records, written.unread.partly_read))
    return Built(folder, data_version, written.rows, repeated, unused, used, inputs.left_out, none, some)


def _curated(table: UsedTable) -> CuratedTable:
    return CuratedTable(name=table.name, packaged=table.packaged, sha256=table.sha256, rows=table.rows)
