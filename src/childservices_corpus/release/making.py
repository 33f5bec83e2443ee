"""From dumps to a release folder, with the options of a build: what :func:`.build.build` and :func:`.add.add` share."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..bundled import bundled_curation, bundled_labels
from ..crawl.report import CrawlReport
from ..curation.folder import DATES, Curation, UsedTable, read_curation
from ..drift.compare import Drift, compared, refuse_unrecognised
from ..drift.state import COUNTED, LayoutState, states_of, summed
from ..evaluation.labels import read_labels
from ..evaluation.quality import QUALITY, Quality
from ..evaluation.unseen_pinned import PinnedGroups, labels_hash, read_pinned
from ..models import Problem
from ..models.wording import counted
from ..storage.files import read_table
from ..storage.manifest import CuratedTable, GivenDump, LeftOutFile
from ..storage.sums import write_sums
from ..tables.rows import models
from ..text.given import LeftOut
from ..text.page_facts import NOTHING
from .about.gather import facts_of, is_own
from .about.products import write_products
from .annotating import Facts
from .engines.choosing import hands
from .folder import whole_folder
from .manifest import write_manifest
from .progress import Progress, Told
from .shares.code import code_hash
from .shares.session import Runner, Session
from .shares.tasks import CountStates
from .shares.work import work_folder
from .target import target_of
from .textless.leave_out import leave_text_out
from .write import PROBLEMS, Plan, Written, write_tables


@dataclass(frozen=True)
class Built:
    """The result of a build: its folder, the number of rows by table, and the names of exact copies of other dumps.

    ``unused`` has a sentence, with file and line, for each row of ``pages.csv`` about a file that is not in the build,
    and for each curated row that does not fit a record; rows about records of dumps outside the build are not counted.
    ``tables`` are the curated tables that were used. ``left_out`` are entries among the dumps that are not in the
    release. ``without_records`` are the names of pages that gave no record, ``partly_read`` those of pages with records
    and with text that belongs to none. ``drift`` compares each layout with the release before,
    and ``crawls`` says of each crawl file what was taken and passed over. ``problems`` are those of a release without
    text, whose table lacks their words.
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
    crawls: tuple[CrawlReport, ...] = ()
    without_text: bool = False
    problems: tuple[Problem, ...] = ()

    def __str__(self) -> str:
        counts = ", ".join(counted(count, name) for name, count in self.rows.items() if count)
        return f"{self.folder}: version {self.data_version}: {counts}"


@dataclass(frozen=True)
class Limits:
    """The release to compare with, and the largest share of unrecognised text."""

    against: Path | None = None
    max_unrecognised: float | None = None


@dataclass(frozen=True)
class Measured:
    """What was measured before: the hash of the labels, the quality of the records, and figures on other pages."""

    labels: str | None = None
    quality: Quality | None = None
    pinned: PinnedGroups = field(default_factory=dict)


@dataclass(frozen=True)
class How:
    """The options of a build; :func:`.build.build` explains them.

    ``curation`` may be tables that were read before. With ``measured``, these figures take the place of measuring.
    ``own`` says if it is a release of the project; ``None`` finds out.
    """

    data_version: str
    annotate: bool
    curation: Path | Curation | None
    labels: Path | None
    limits: Limits
    progress: Progress | None
    jobs: int | None
    work: Path | None
    engine: str | Runner | None = None
    scheduler: str | None = None
    measured: Measured | None = None
    without_text: bool = False
    own: bool | None = None


def named_in(paths: str | Path | Iterable[str | Path]) -> list[str | Path]:
    """One path, or several, as a list."""
    return [paths] if isinstance(paths, str | Path) else list(paths)


def path_of(given: str | Path | None) -> Path | None:
    """A path that may be left out."""
    return None if given is None else Path(given)


def make(plan: Plan, out_dir: str | Path, named: Iterable[str | Path], tables: Iterable[Path], how: How) -> Built:
    """Build the release of `plan` in `out_dir`; `named` and `tables` are what the build must leave alone.

    Raises the errors of :func:`.build.build`.
    """
    readers = None if how.measured is not None else how.labels or bundled_labels()
    facts = _facts(how, readers)
    used = () if facts is None else facts.curation.tables
    files = dict.fromkeys(dump.path for dump in plan.inputs.given if dump.path is not None)
    curation = how.curation if isinstance(how.curation, Path) else bundled_curation()
    read = [*tables, curation, *([] if readers is None else [readers])]
    target = target_of(out_dir, [*named, *files], read)
    parts = None if how.work is None else target_of(how.work, [*named, *files, target], read)
    if how.limits.against is not None:
        states_of(how.limits.against)
    means = (how.engine, how.scheduler, how.jobs)
    with ExitStack() as used_here:
        place = used_here.enter_context(whole_folder(target))
        work = used_here.enter_context(work_folder(target, parts))
        running = used_here.enter_context(hands(*means, work))
        # The full release of one without text is not put in place.
        folder = used_here.enter_context(work.own()) if how.without_text else place
        told = Told(how.progress, len(plan.inputs.dumps))
        session = Session(running, work, code_hash(), told)
        written = write_tables(folder, plan, how.data_version, facts, session)
        now, before = _states([folder, how.limits.against or target], session)
        if how.limits.max_unrecognised is not None:
            refuse_unrecognised(now, how.limits.max_unrecognised)
        figures = Measured() if facts is None else how.measured or _measured(readers, written.quality)
        _describe(folder, how, written, used, figures)
        built = replace(_built(Path(out_dir), how.data_version, written, used), drift=compared(now, before))
        if how.without_text:
            problems = models(PROBLEMS, read_table(folder, PROBLEMS))
            built = replace(built, without_text=True, problems=tuple(problems))
            leave_text_out(folder, place)
    return built


def _facts(how: How, readers: Path | None) -> Facts | None:
    """What records are annotated with; ``None`` for a build without annotations."""
    if not how.annotate:
        return None
    curation = how.curation if isinstance(how.curation, Curation) else read_curation(how.curation)
    return Facts(curation, None if readers is None else read_labels(readers))


def _measured(readers: Path | None, quality: Quality | None) -> Measured:
    """The `quality` that was measured now, and the figures in the folder of labels `readers`, if there is one."""
    return Measured() if readers is None else Measured(labels_hash(readers), quality, read_pinned(readers))


def _states(folders: Sequence[Path], session: Session) -> Iterator[list[LayoutState]]:
    """The states of the layouts in each of the releases `folders`; empty for another than the first if it fails."""
    tasks = [CountStates(folder, table, folder is folders[0]) for folder in folders for table in COUNTED]
    found = session.finished(tasks)
    for low in range(0, len(found), len(COUNTED)):
        some = found[low : low + len(COUNTED)]
        yield summed(some) if all(some) else []


def _describe(folder: Path, how: How, written: Written, used: tuple[UsedTable, ...], measured: Measured) -> None:
    """Write what a release has beside its tables."""
    stamp = written.plan.stamp(how.data_version)
    own = is_own(stamp, used) if how.own is None else how.own
    if measured.quality is not None:
        (folder / QUALITY).write_text(measured.quality.to_json(), encoding="utf-8", newline="\n")
    facts = facts_of(
        folder, stamp, written.sums, curated=used, quality=measured.quality, pinned=measured.pinned, own=own
    )
    write_products(folder, facts)
    for table in used:
        # Applied corrections are there already; the evidence is needed to work the dates out again.
        if table.name == DATES:
            (folder / DATES).write_bytes(table.content)
    plan = written.plan
    left_out = tuple(LeftOutFile(name=one.name, why=one.why) for one in plan.inputs.left_out if one.unreadable)
    inputs = tuple(map(_curated, used)), tuple(_given(plan)), left_out
    sums = write_manifest(folder, stamp, *inputs, of_project=own, labels=measured.labels, known=written.sums)
    write_sums(folder, sums)


def _built(folder: Path, data_version: str, written: Written, used: tuple[UsedTable, ...]) -> Built:
    inputs, unused = written.plan.inputs, (*written.plan.known.unused, *written.unused)
    repeated = tuple(name for name, _ in inputs.repeated)
    none, some = (tuple(sorted(names)) for names in (written.unread.without_records, written.unread.partly_read))
    return Built(folder, data_version, written.rows, repeated, unused, used, inputs.left_out, none, some)


def _given(plan: Plan) -> Iterator[GivenDump]:
    """Copies and dumps that were given another name, which the tables do not show."""
    names = {dump.document_id: dump.name for dump in plan.inputs.dumps}
    copies = {dump.document_id for _, dump in plan.inputs.repeated}
    for dump in plan.inputs.given:
        if dump.document_id in copies or names[dump.document_id] != dump.name:
            known = plan.known.copies.get((dump.name, dump.document_id), NOTHING)
            yield GivenDump(name=dump.name, document_id=dump.document_id, **vars(known))


def _curated(table: UsedTable) -> CuratedTable:
    return CuratedTable(name=table.name, packaged=table.packaged, sha256=table.sha256, rows=table.rows)
