"""Makes a published release again and compares the bytes: ``python tools/reproduce.py x.y.z``, or ``make reproduce``.

It takes the code and the data of the commit that added the release, or those of the checkout if the release is not
committed yet. It makes an environment of its own with the version of pyarrow that the release states, builds the
release in ``.work/reproduce``, and says whether each byte is the same.
"""

import argparse
import io
import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

from childservices_corpus.errors import CorpusError, ReleaseError
from childservices_corpus.storage.sums import MANIFEST
from making import build_fresh, other_files

ROOT = Path(__file__).resolve().parent.parent


def reproduce(root: Path, version: str, python: str = sys.executable, *, here: bool = False) -> str:
    """Make the release `version` of the checkout `root` again with `python`; the answer is a sentence.

    It runs in a fresh environment or, if `here`, in that of the interpreter `python`. Raises :class:`ReleaseError` if
    the release does not exist or does not state what made it, and if a byte differs.
    """
    published = root / "data" / "releases" / version
    if not (published / MANIFEST).is_file():
        raise ReleaseError(f"{published}: there is no {MANIFEST}; releases from 0.3 on can be made again")
    work = root / ".work" / "reproduce" / version
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    source = _source(root, version, work)
    made = json.loads((published / MANIFEST).read_text("utf-8"))["made_with"]
    runs = python if here else _environment(python, work, source, made["libraries"])
    build_fresh(runs, source, version, work / "release")
    if differing := other_files(published, work / "release"):
        raise ReleaseError(f"{version} is not made again: {', '.join(differing)} differ; see {work / 'release'}")
    files = len(list(published.iterdir()))
    number = subprocess.run([runs, "--version"], check=True, capture_output=True, text=True).stdout.strip()
    return f"{version} is made again, byte for byte: {files} files, with {number}"


def _source(root: Path, version: str, work: Path) -> Path:
    """The files of the commit that added the release; the checkout itself if there is none."""
    path = f"data/releases/{version}/{MANIFEST}"
    commit = _git(root, "log", "--diff-filter=A", "--format=%H", "-1", "--", path).decode().strip()
    if not commit:
        return root
    source = work / "source"
    with zipfile.ZipFile(io.BytesIO(_git(root, "archive", "--format=zip", commit))) as archive:
        archive.extractall(source)
    return source


def _git(root: Path, *command: str) -> bytes:
    return subprocess.run(["git", *command], cwd=root, check=True, capture_output=True).stdout


def _environment(python: str, work: Path, source: Path, libraries: dict[str, str]) -> str:
    """The interpreter of a new environment with the package and the `libraries` that the release states."""
    folder = work / "environment"
    subprocess.run([python, "-m", "venv", folder], check=True)
    new = str(folder / ("Scripts" if sys.platform == "win32" else "bin") / "python")
    pins = [f"{name}=={number}" for name, number in libraries.items()]
    subprocess.run([new, "-m", "pip", "install", "--quiet", *pins, source], check=True)
    return new


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the release again that the command line asks for: 0 if each byte is the same, 1 if not."""
    parser = argparse.ArgumentParser(description="Make a published release again and compare its bytes.")
    parser.add_argument("version", help="the version of a release in data/releases")
    parser.add_argument("--python", default=sys.executable, help="the interpreter; by default the one that runs this")
    parser.add_argument("--here", action="store_true", help="use the packages of this environment, and make none")
    given = parser.parse_args(arguments)
    try:
        print(reproduce(ROOT, given.version, given.python, here=given.here))
    except CorpusError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
