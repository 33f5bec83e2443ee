"""From dumps to a release folder."""

from collections.abc import Iterable
from pathlib import Path

from ..curation.pages import known_pages
from ..text.dumps import Dump, read_inputs
from .making import Built, How, make
from .progress import Progress
from .write import Plan

LOCAL_VERSION = "0.0.0"
__all__ = ["LOCAL_VERSION", "Built", "build"]


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
    jobs: int | None = 1,
    work: str | Path | None = None,
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

    The release replaces an older one in `out_dir` only when it is complete. The same dumps and tables give the same
    bytes, in any order of `paths`.

    `jobs` is the number of processes that read dumps at the same time, each about 4 MB of them at a time; it does not
    change a byte. With 1, this process reads them; ``None`` is one for each core. If such a process dies, only its
    dumps are read again; a dump that makes it die each time is a problem of that dump.

    What has been read is kept in a folder until the build ends: in the hidden folder ``.NAME.parts`` beside `out_dir`
    or, if given, in the folder `work`, where it stays for the next build. If a build is killed or interrupted, the next
    build into the same folder, or with the same `work`, does not read those dumps again.

    `progress` is called with the name of a dump, the number of dumps done, and the
    number of all dumps.

    Raises :class:`~childservices_corpus.errors.InputError` for paths that cannot be read and for a wrong row of a
    table, :class:`~childservices_corpus.errors.ReleaseError` for an `out_dir` that cannot be written or may not be
    replaced (see :mod:`.target`) and for a folder `work` that contains anything else, and
    :class:`~childservices_corpus.errors.CurationError` for a folder `curation` that does not exist and for a correction
    that does not fit.
    """
    named = [paths] if isinstance(paths, str | Path) else list(paths)
    inputs = read_inputs(named, extra)
    plan = Plan(inputs, known_pages(inputs, _path(pages)))
    how = How(data_version, annotate, _path(curation), _path(labels), progress, jobs, _path(work))
    return make(plan, out_dir, named, [] if pages is None else [Path(pages)], how)


def _path(given: str | Path | None) -> Path | None:
    return None if given is None else Path(given)
