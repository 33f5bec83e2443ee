"""Citations of a release, with version and hash, so that a reader finds exactly the same data."""

from pathlib import Path

from ..bundled import bundled_release
from ..errors import QueryError
from ..storage.files import stamp_of

TITLE = "childservices_corpus: what England's children's-services sector said and when"
AUTHOR = "The childservices_corpus maintainers"
YEAR = "2026"


def cite(folder: str | Path | None = None, style: str = "text") -> str:
    """A citation of the release in `folder`, by default of the release in the package.

    `style` is ``text`` or ``bibtex``. Raises :class:`~childservices_corpus.errors.ReleaseError` if `folder` is not a
    release, and :class:`~childservices_corpus.errors.QueryError` for another style.
    """
    stamp = stamp_of(Path(folder) if folder is not None else bundled_release())
    documents = f"SHA-256 of its documents: {stamp.digest}"
    if style == "text":
        return f"{AUTHOR} ({YEAR}). {TITLE} (version {stamp.data_version}) [Data set]. {documents}."
    if style == "bibtex":
        return (
            f"@misc{{childservices_corpus_{stamp.data_version.replace('.', '_')},\n"
            f"  author = {{{{{AUTHOR}}}}},\n"
            f"  title = {{{{{TITLE}}}}},\n"
            f"  year = {{{YEAR}}},\n"
            f"  version = {{{stamp.data_version}}},\n"
            f"  note = {{Data set. {documents}}}\n"
            "}"
        )
    raise QueryError(f"a citation style called {style!r} does not exist; the styles are text and bibtex")
