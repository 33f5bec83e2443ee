"""Writes the tables of a release: the shares are read, what only the whole shows is settled, and the parts are joined.

Shares are normally read once. Two discoveries need more: two contents share an id, or an input has vanished.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..curation.pages import KnownPages
from ..errors import InputError
from ..evaluation.quality import Quality
from ..reading.problems import unreadable
from ..storage.files import STORED, Stamp, file_of
from ..tables.columns import models_table
from ..tables.schemas import MADE
from ..text.dumps import Inputs
from ..text.given import LeftOut
from .annotating import Facts, add_annotations
from .made_tables import made_tables
from .measured import quality_of
from .readings import Settled, kept_of, settle
from .shares.changing import changed_files
from .shares.cut import cut
from .shares.part import Files, Part, write_rows
from .shares.read import Lost
from .shares.reading import read_all
from .shares.session import Session
from .shares.share import Share
from .shares.tasks import JoinParts
from .shares.whole import Whole
from .unread_pages import UnreadPages

PROBLEMS = "problems"


@dataclass(frozen=True)
class Plan:
    """The plan of a build: its inputs, and what is known of them."""

    inputs: Inputs
    known: KnownPages = field(default_factory=KnownPages)

    def stamp(self, data_version: str) -> Stamp:
        """The stamp of the files."""
        return Stamp(data_version, tuple(dump.document_id for dump in self.inputs.dumps))


@dataclass(frozen=True)
class Written:
    """The result of writing: rows by table, checksums by file, unused curated rows, quality, pages not all read."""

    plan: Plan
    rows: dict[str, int]
    sums: dict[str, str]
    unused: tuple[str, ...]
    quality: Quality | None
    unread: UnreadPages


def write_tables(folder: Path, plan: Plan, data_version: str, facts: Facts | None, session: Session) -> Written:
    """Write all tables of the inputs of `plan` into `folder`; with `facts`, records are annotated.

    Applied corrections are written too. Raises :class:`InputError` if an input that was named itself has vanished, or
    if every input has.
    """
    while True:
        outcome = _write(folder, plan, data_version, facts, session)
        if isinstance(outcome, Written):
            return outcome
        plan = outcome
        if not plan.inputs.dumps:
            raise InputError("; ".join(map(str, plan.inputs.left_out)))


def _write(folder: Path, plan: Plan, data_version: str, facts: Facts | None, session: Session) -> Written | Plan:
    """Write all tables; returns a new plan if they must be written again."""
    names = {dump.document_id: dump.name for dump in plan.inputs.dumps}
    read = _read(plan, names, session, annotated=facts is not None)
    if isinstance(read, Lost):
        return replace(plan, inputs=_without(plan.inputs, read))
    shares, whole = read
    settled = settle(whole.disputed, names)
    session.told.stage("" if facts is None else "annotating")
    unused: tuple[str, ...] = ()
    if facts is None:
        content = changed_files(shares, whole, settled, session)
    else:
        added = add_annotations(folder, whole.parts, settled, facts, session, list(names))
        content, unused = [part.tables for part in added.parts], added.unused
    joined = _join(folder, plan, data_version, whole.parts, content, settled, session)
    quality = None if facts is None else quality_of(shares, whole.parts, folder, facts)
    unread = UnreadPages()
    for part in whole.parts:
        unread.add(part.unread)
    rows = {name: count for name, (count, _) in joined.items()}
    sums = {file_of(folder, name).name: checksum for name, (_, checksum) in joined.items()}
    return Written(plan, rows, sums, unused, quality, unread)


def _join(
    folder: Path,
    plan: Plan,
    data_version: str,
    parts: Sequence[Part],
    content: Sequence[Files],
    settled: Settled,
    session: Session,
) -> dict[str, tuple[int, str]]:
    """Join the tables of the release: number of rows and checksum by table.

    `content` are the files of each share in place of those in its part. Problems come from the list of inputs, from the
    pages, from readings that differ, and from annotating.
    """
    left_out = [unreadable(one.name, one.why) for one in plan.inputs.left_out if one.unreadable]
    shares = [
        {name: files.get(name, part.file(name)) for name in STORED} for part, files in zip(parts, content, strict=True)
    ]
    with session.work.own() as before, session.work.own() as after:
        write_rows(before, {PROBLEMS: models_table(PROBLEMS, left_out), **made_tables(shares)})
        write_rows(after, {PROBLEMS: models_table(PROBLEMS, settled.problems)})
        tasks = []
        for name in STORED:
            paths = [files[name] for files in shares]
            if name == PROBLEMS:
                own, instead = [part.file(name) for part in parts], [files.get(name) for files in content]
                paths = [file_of(before, name), *own, file_of(after, name), *instead]
            elif name in MADE:
                paths = [file_of(before, name)]
            there = tuple(path for path in paths if path is not None and path.exists())
            tasks.append(JoinParts(name, there, folder, plan.stamp(data_version)))
        return dict(zip(STORED, session.finished(tasks), strict=True))


def _read(
    plan: Plan, names: Mapping[str, str], session: Session, *, annotated: bool
) -> tuple[list[Share], Whole] | Lost:
    """The shares of `plan`, read until each id belongs to one content; or the dump that could not be read."""
    shares = cut(plan.inputs, plan.known, annotated=annotated)
    while True:
        read = read_all(shares, session)
        if isinstance(read, Lost):
            return read
        whole = Whole(session.parts(read), names)
        kept = kept_of(whole.disputed)
        if not kept:
            return read, whole
        having = whole.with_record(kept)
        shares = [share.but(kept={one: kept[one] for one in here}) for share, here in zip(read, having, strict=True)]


def _without(inputs: Inputs, lost: Lost) -> Inputs:
    """`inputs` without a dump that vanished; raises :class:`InputError` if it was named itself."""
    dump = next(dump for dump in inputs.dumps if dump.document_id == lost.document_id)
    if dump.by_itself:
        raise InputError(lost.sentence)
    return inputs.without(dump, LeftOut(dump.file, lost.why, unreadable=True))
