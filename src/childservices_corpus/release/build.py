"""From dumps to a release folder."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from ..bundled import LOCAL_VERSION
from ..crawl.dumps import CrawlInputs
from ..crawl.limits import CrawlLimits
from ..curation.pages import known_pages
from ..text.dumps import Dump, read_inputs
from .engines.choosing import known_engine
from .making import Built, How, Limits, make, named_in, path_of
from .progress import Progress
from .shares.session import Runner
from .write import Plan

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
    against: str | Path | None = None,
    max_unrecognised: float | None = None,
    progress: Progress | None = None,
    jobs: int | None = 1,
    work: str | Path | None = None,
    hosts: Iterable[str] | None = None,
    limits: CrawlLimits | None = None,
    engine: str | Runner | None = None,
    scheduler: str | None = None,
    without_text: bool = False,
) -> Built:
    """Build a release from dumps.

    `paths` is one path, or several: files, folders (their texts, HTML pages and crawl files) and globs; `hosts` and
    `limits` choose pages of crawl files, as in :func:`~childservices_corpus.crawl_pages`. `extra` are other dumps, such
    as standard input. A file that was named itself must be readable. An unreadable file in a folder or a glob is left
    out, and a problem names it. If reading fails on a dump, only its text is unrecognised, and a problem says why.
    `pages` is a table as a ``pages.csv`` beside the dumps is: see :mod:`~childservices_corpus.curation.pages`.

    With `annotate`, records get dates, speakers, mentions, topics and links. The curated tables come from the folder
    `curation`, and from the package for any table that the folder lacks. If the folder `labels` (by default the one of
    a checkout) has labels for the dumps, the release contains its measured quality. It contains applied corrections.

    `against` is a release to compare each layout with (``Built.drift``), by default the one that the build replaces. A
    share of unrecognised text above `max_unrecognised` (0 to 1), in all pages or in those of one layout, is an error.

    The release replaces an older one in `out_dir` only when it is complete. The same dumps and tables give the same
    bytes, in any order of `paths` and with any number of `jobs`. With `without_text`, the release is written as
    :func:`~childservices_corpus.without_text` writes it.

    `jobs` processes read the dumps; 1 is the process of the caller, ``None`` one for each core. What they have read is
    kept, until the build ends, beside `out_dir` or in the folder `work`; the next build continues a killed one: see
    docs/building.md. With the `engine` ``"dask"``, workers of the `scheduler` read them on many machines: see
    docs/scale.md. `progress` is called with the name of a dump, and how many are done and there are.

    Raises :class:`~childservices_corpus.errors.DriftError` for too much unrecognised text,
    :class:`~childservices_corpus.errors.InputError` for paths that cannot be read and for a wrong row of a table,
    :class:`~childservices_corpus.errors.ReleaseError` for an `out_dir` or `work` that may not be written and workers
    that lack something, and :class:`~childservices_corpus.errors.CurationError` for a `curation` that does not fit.
    """
    known_engine(engine, scheduler)
    named = named_in(paths)
    crawled = CrawlInputs(hosts, limits)
    inputs = read_inputs(named, extra, crawled)
    plan = Plan(inputs, known_pages(inputs, path_of(pages)))
    drift = Limits(path_of(against), max_unrecognised)
    means = (jobs, path_of(work), engine, scheduler, None, without_text)
    how = How(data_version, annotate, path_of(curation), path_of(labels), drift, progress, *means)
    built = make(plan, out_dir, named, [] if pages is None else [Path(pages)], how)
    return replace(built, crawls=tuple(crawled.reports))
