"""The release inside the package."""

from pathlib import Path

from ..errors import ReleaseError

DATA_VERSION = "0.2.1"
_PACKAGE = Path(__file__).resolve().parent.parent


def bundled_dumps() -> Path:
    """The folder of the dumps that came with the package, or, in a checkout, of those there."""
    packaged = _PACKAGE / "data" / "raw"
    return packaged if packaged.is_dir() else _PACKAGE.parent.parent / "data" / "raw"


def bundled_release() -> Path:
    """The folder of the release that came with the package, or, in a checkout, of the current release there."""
    for folder in (_PACKAGE / "data" / "release", _PACKAGE.parent.parent / "data" / "releases" / DATA_VERSION):
        if folder.is_dir():
            return folder
    raise ReleaseError("the package carries no release; install it again, or give the folder of one")
