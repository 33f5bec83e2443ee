"""Builds a release of the data of a checkout in a fresh process: with the code of the checkout, and nothing else of it.

The day, the version and the inputs are given. Nothing comes from the clock, the locale, the zone or the working folder.
"""

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path

from childservices_corpus.errors import ReleaseError

_BUILD = """
import sys
import childservices_corpus as csc
version, data, folder = sys.argv[1:]
print(csc.build(f"{data}/raw", folder, data_version=version))
"""


def build_fresh(python: str, checkout: Path, version: str, folder: Path) -> None:
    """Build the release `version` of the data in `checkout` in `folder`, with the code there, run by `python`.

    Raises :class:`ReleaseError`, with the last words of the build, if it fails.
    """
    env = {**os.environ, "PYTHONPATH": str(checkout / "src")}
    command = [python, "-c", _BUILD, version, str(checkout / "data"), str(folder)]
    done = subprocess.run(command, cwd=checkout, env=env, check=False, capture_output=True, text=True)
    if done.returncode:
        raise ReleaseError(f"the build of {version} failed:\n{done.stderr.strip()}")
    print(done.stdout.strip())


def other_files(one: Path, other: Path) -> list[str]:
    """The names of files whose bytes differ between two folders, or that only one of them has."""
    return sorted(name for name in _names([one, other]) if _bytes(one / name) != _bytes(other / name))


def _names(folders: Iterable[Path]) -> set[str]:
    return {path.name for folder in folders for path in folder.iterdir()}


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
