"""Folders of the data that comes with the package: its release, dumps, curated tables and labels.

A wheel contains the release, the dumps and the curated tables. In a checkout these and the labels are under ``data``.
"""

from pathlib import Path

from .errors import ReleaseError

# The version of the package, of its metadata, and of the release that comes with it; it is written only here.
VERSION = "0.3.0"
# The version of a release that was built without one.
LOCAL_VERSION = "0.0.0"
_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent.parent / "data"


def bundled_dumps() -> Path:
    """The folder of the dumps in the package or, in a checkout, under ``data``."""
    return _folder("raw")


def bundled_curation() -> Path:
    """The folder of the curated tables in the package or, in a checkout, under ``data``."""
    return _folder("curation")


def bundled_labels() -> Path | None:
    """The folder of labels in a checkout; ``None`` in an installed package, which does not contain labels."""
    folder = _CHECKOUT / "labels"
    return folder if folder.is_dir() else None


def bundled_release() -> Path:
    """The folder of the release in the package or, in a checkout, of the current release.

    Raises :class:`~childservices_corpus.errors.ReleaseError` if neither exists.
    """
    for folder in (_PACKAGE / "data" / "release", _CHECKOUT / "releases" / VERSION):
        if folder.is_dir():
            return folder
    raise ReleaseError("the package does not contain its release; install it again, or give the folder of a release")


def _folder(name: str) -> Path:
    packaged = _PACKAGE / "data" / name
    return packaged if packaged.is_dir() else _CHECKOUT / name
