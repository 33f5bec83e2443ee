"""Citations of a release and of one record, so that a reader finds exactly the same data."""

from pathlib import Path

from ..bundled import bundled_release
from ..errors import QueryError
from ..models.wording import in_a_row
from .citation_styles import RECORD_STYLES, RELEASE_STYLES
from .cited import CitedRecord, CitedRelease, cited_release


def cite(folder: str | Path | None = None, style: str = "text") -> str:
    """A citation of the release in `folder`, by default of the release in the package.

    It names the data by the hash over all files: the SHA-256 of the lines of ``SHA256SUMS`` without the one of
    ``release.json``, which states this hash as ``files_sha256``. A release that the project did not publish is called a
    private build. `style` is ``text``, ``apa``, ``bibtex``, ``cff`` (a whole ``CITATION.cff``) or ``csl-json``.

    Raises :class:`~childservices_corpus.errors.ReleaseError` if `folder` is not a release, and
    :class:`~childservices_corpus.errors.QueryError` for another style.
    """
    return citation(cited_release(Path(folder) if folder is not None else bundled_release()), style)


def citation(cited: CitedRelease | CitedRecord, style: str) -> str:
    """The citation of a release or a record; raises :class:`QueryError` for a style that it does not have."""
    if isinstance(cited, CitedRelease):
        if style in RELEASE_STYLES:
            return RELEASE_STYLES[style](cited)
    elif style in RECORD_STYLES:
        return RECORD_STYLES[style](cited)
    elif style in RELEASE_STYLES:
        raise QueryError(f"{style} names a whole release; for a record use {in_a_row(RECORD_STYLES)}")
    raise QueryError(f"a citation style called {style!r} does not exist; the styles are {in_a_row(RELEASE_STYLES)}")
