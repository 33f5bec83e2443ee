"""Where the data lies that comes with the package: its release, dumps, curated tables and labels.

A wheel carries release, dumps and curated tables. In a checkout they, and the labels, lie under ``data``.
"""

from pathlib import Path

from .errors import ReleaseError

# The one place of the version: of the package, of its metadata, and of the release that comes with it.
VERSION = "0.2.1"
_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent.parent / "data"


def bundled_dumps() -> Path:
    """The folder of the dumps that came with the package, or, in a checkout, of those there."""
    return _folder("raw")


def bundled_curation() -> Path:
    """The folder of the curated tables that came with the package, or, in a checkout, of those there."""
    return _folder("curation")


def bundled_labels() -> Path | None:
    """The folder of labels in a checkout; ``None`` in an installed package, which carries none."""
    folder = _CHECKOUT / "labels"
    return folder if folder.is_dir() else None


def bundled_release() -> Path:
    """The folder of the release that came with the package, or, in a checkout, of the current release there."""
    for folder in (_PACKAGE / "data" / "release", _CHECKOUT / "releases" / VERSION):
        if folder.is_dir():
            return folder
    raise ReleaseError("the package carries no release; install it again, or give the folder of one")


def _folder(name: str) -> Path:
    packaged = _PACKAGE / "data" / name
    return packaged if packaged.is_dir() else _CHECKOUT / name
