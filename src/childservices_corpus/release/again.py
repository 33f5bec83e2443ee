"""Builds a release again from what the release itself holds.

The dumps, what was given for them, and the curated tables are in the release. Its labels are not: if the labels at hand
have another hash, the figures of the release are taken over.
"""

from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from ..bundled import bundled_labels
from ..curation.corrections import corrections_in
from ..curation.date_evidence import read_curated
from ..curation.folder import DATES, Curation, UsedTable
from ..curation.pages import known_pages
from ..errors import NotFoundError, ReleaseError
from ..evaluation.quality import read_quality
from ..evaluation.unseen_pinned import labels_hash
from ..storage.files import stamp_of
from ..storage.manifest import CuratedTable, Manifest, read_manifest
from ..storage.sums import MANIFEST
from ..text.documents import read_bytes
from ..text.dumps import gather
from .held import held_dumps, left_out_of
from .making import Built, How, Limits, Measured, make
from .progress import Progress
from .write import Plan


def build_again(
    release: Path, out_dir: Path, *, labels: Path | None = None, jobs: int | None = 1, progress: Progress | None = None
) -> Built:
    """Build the release in the folder `release` again, in the folder `out_dir`.

    The program that made `release` gives the same bytes in every file. The figures in its README and in
    ``quality.json`` can be made again only with the labels that it was built with: see :func:`same_labels`. `labels` is
    by default the folder of labels of a checkout.

    Raises :class:`~childservices_corpus.errors.ReleaseError` for a release without a manifest that states what made it,
    as before 0.3, and for one that is damaged; else the errors of :func:`~childservices_corpus.build`.
    """
    manifest = read_manifest(release)
    if manifest is None or manifest.made_with is None:
        raise ReleaseError(
            f"{release}: {MANIFEST} does not say what the release was built with; build a release from its dumps"
        )
    inputs = gather(held_dumps(release), left_out_of(manifest))
    curation = curation_in(release, manifest) if manifest.curated else None
    measured = None if same_labels(manifest, labels) else _measured(release, manifest)
    how = How(
        stamp_of(release).data_version, curation is not None, curation, labels, Limits(), progress, jobs, None,
        measured=measured, own=manifest.of_project,
    )  # fmt: skip
    return make(Plan(inputs, known_pages(inputs)), out_dir, [release], [], how)


def same_labels(manifest: Manifest, labels: Path | None = None) -> bool:
    """True if the labels at hand are those of the release with this `manifest`, so that its figures can be made again.

    `labels` is by default the folder of labels of a checkout.
    """
    at_hand = labels or bundled_labels()
    return at_hand is not None and manifest.labels == labels_hash(at_hand)


def curation_in(release: Path, manifest: Manifest) -> Curation:
    """The curated tables in `release`. Corrections are those that were applied; all facts are those of `manifest`."""
    path = release / DATES
    contents = {DATES: read_bytes(path)}
    tables = tuple(_used(one, contents.get(one.name, b"")) for one in manifest.curated)
    for one in tables:
        if one.name in contents and one.sha256 != sha256(contents[one.name]).hexdigest():
            raise ReleaseError(f"{release / one.name}: the file is not the table whose hash {MANIFEST} states")
    return Curation(read_curated(path), corrections_in(release), tables)


def _used(table: CuratedTable, content: bytes) -> UsedTable:
    return UsedTable(table.name, table.packaged, table.rows, table.sha256, content)


def _measured(release: Path, manifest: Manifest) -> Measured:
    """The figures of `release`, if labels gave any; those on other pages, which only its README has, are left out."""
    if manifest.labels is None:
        return Measured()
    quality = None
    with suppress(NotFoundError):
        quality = read_quality(release)
    return Measured(manifest.labels, quality)
