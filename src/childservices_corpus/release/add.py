"""Adds dumps to a release: the result is, byte for byte, the release of all dumps."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from ..crawl.dumps import CrawlInputs
from ..crawl.limits import CrawlLimits
from ..curation.pages import known_pages
from ..errors import ReleaseError
from ..storage.files import stamp_of
from ..storage.manifest import read_manifest
from ..text.dumps import Dump, gather, read_inputs
from .folder import put_back
from .held import held_dumps, left_out_of
from .making import Built, How, Limits, make, named_in, path_of
from .progress import Progress
from .target import target_of
from .write import Plan


def add(
    release: str | Path,
    paths: str | Path | Iterable[str | Path],
    *,
    data_version: str | None = None,
    extra: Iterable[Dump] = (),
    annotate: bool | None = None,
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
) -> Built:
    """Add the dumps `paths` to the folder `release`; it gets the very bytes that a build of all its dumps would give.

    The dumps of the release are those that it contains, with the addresses, days of saving, publishers and layouts that
    were given for them. `data_version` and `annotate` are by default those of the release. All else is as in
    :func:`~childservices_corpus.build`: with another `curation`, all records are annotated with that one.

    Raises :class:`~childservices_corpus.errors.ReleaseError` if `release` is not a release, and the errors of
    ``build``.
    """
    named = named_in(paths)
    folder = target_of(release, named)
    put_back(folder)
    manifest = read_manifest(folder)
    if not folder.is_dir():
        raise ReleaseError(f"{release}: the folder does not exist; name a release, or build a new one")
    version = stamp_of(folder).data_version if data_version is None else data_version
    crawled = CrawlInputs(hosts, limits)
    new = read_inputs(named, extra, crawled)
    whole = gather([*held_dumps(folder), *new.given], [*left_out_of(manifest), *new.left_out])
    inputs = replace(whole, tables=new.tables)
    plan = Plan(inputs, known_pages(inputs, path_of(pages)))
    annotated = (manifest is None or bool(manifest.curated)) if annotate is None else annotate
    drift = Limits(path_of(against), max_unrecognised)
    how = How(version, annotated, path_of(curation), path_of(labels), drift, progress, jobs, path_of(work))
    built = make(plan, folder, named, [] if pages is None else [Path(pages)], how)
    return replace(built, crawls=tuple(crawled.reports))
