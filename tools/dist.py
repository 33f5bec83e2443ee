"""Makes the two files that are published, and checks them: ``python tools/dist.py``, or ``make dist``.

It builds the source archive and, from it, the wheel; looks at each member of both; and uses the wheel in an environment
of its own. The files are in ``dist`` only if every check passed. It publishes nothing.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import venv
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from childservices_corpus.bundled import VERSION, bundled_release
from childservices_corpus.errors import CorpusError, ReleaseError
from childservices_corpus.storage.sums import SUMS, read_sums

ROOT = Path(__file__).resolve().parent.parent
SMOKE = ROOT / "tests" / "smoke_wheel.py"
# What a wheel may contain, by pattern. docs/licence.md says the same of its data.
WHEEL = (
    r"childservices_corpus/(?:\w+/)*\w+\.py",
    r"childservices_corpus/py\.typed",
    r"childservices_corpus/reference/\w+\.(?:csv|toml)",
    r"childservices_corpus/explore/(?:app\.css|app\.js|licences\.txt|page\.html)",
    r"childservices_corpus/export/datasette\.css",
    r"childservices_corpus/data/raw/(?:\d{3}_[0-9a-f]{16}\.txt|manifest\.toml|SHA256SUMS)",
    r"childservices_corpus/data/curation/\w+\.csv",
    r"childservices_corpus-[\d.]+\.dist-info/(?:METADATA|RECORD|WHEEL|entry_points\.txt|licenses/LICENSE(?:-DATA\.md)?)",
)
# The same for the source archive, below its one folder: what the tests need, and nothing that a build left behind.
SDIST = (
    r"(?:src|data|tests|docs|benchmarks|tools|typings)/(?!(?:.*/)?(?:\.|__pycache__/|node_modules/)).+",
    r"\.github/workflows/\w+\.yml",
    r"\.gitignore|\.pre-commit-config\.yaml|\.zenodo\.json|CITATION\.cff|LICENSE|Makefile|PKG-INFO|pyproject\.toml|[A-Z-]+\.md",
)


def of_release(folder: Path) -> set[str]:
    """The members of a wheel that belong to the release in `folder`: the list of its checksums, and what that names."""
    return {f"childservices_corpus/data/release/{name}" for name in (SUMS, *read_sums(folder))}


def strangers(names: Iterable[str], patterns: Sequence[str]) -> list[str]:
    """Those of `names` that match none of `patterns` from end to end."""
    allowed = re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
    return sorted(name for name in names if not allowed.fullmatch(name))


def wheel_faults(wheel: Path, release: Path) -> list[str]:
    """What is wrong with the members of `wheel`, a sentence each: a stranger, or a file of `release` that it lacks."""
    names = {name for name in zipfile.ZipFile(wheel).namelist() if not name.endswith("/")}
    wanted = of_release(release)
    other = strangers(names - wanted, WHEEL)
    return [
        *(f"{wheel.name} contains {name}, which is not a file of the package; see docs/licence.md" for name in other),
        *(f"{wheel.name} lacks {name}, a file of the release" for name in sorted(wanted - names)),
    ]


def sdist_faults(sdist: Path) -> list[str]:
    """What is wrong with the members of the source archive `sdist`, a sentence each."""
    with tarfile.open(sdist) as archive:
        names = [member.name.partition("/")[2] for member in archive.getmembers() if member.isfile()]
    return [f"{sdist.name} contains {name}, which is not a source of the package" for name in strangers(names, SDIST)]


def make_files(out: Path, root: Path = ROOT) -> tuple[Path, Path]:
    """Build source archive and wheel of the checkout `root` into the folder `out`; gives both, the archive first.

    The wheel is built from the archive. Raises :class:`ReleaseError` if the checkout itself builds another wheel.
    """
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", out, root)
    run(sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", out / "direct", root)
    (sdist,), (wheel,) = out.glob("*.tar.gz"), out.glob("*.whl")
    if wheel.read_bytes() != (out / "direct" / wheel.name).read_bytes():
        raise ReleaseError(f"{sdist.name} builds another wheel than the checkout does; compare the members of both")
    shutil.rmtree(out / "direct")
    return sdist, wheel


def refuse_faulty(sdist: Path, wheel: Path, release: Path) -> None:
    """Raise :class:`ReleaseError` if the two files contain what they should not, or the tools for it find a fault."""
    if faults := [*sdist_faults(sdist), *wheel_faults(wheel, release)]:
        raise ReleaseError("\n".join(faults))
    run(sys.executable, "-m", "twine", "check", "--strict", sdist, wheel)
    # W002 is a file that is there twice: a release has its own copy of the licence and of the curated days.
    run(sys.executable, "-m", "check_wheel_contents", "--ignore", "W002", wheel)


def use(wheel: Path, folder: Path) -> None:
    """Install `wheel` with what it needs, and nothing else, in a new environment in `folder`; use it from there."""
    venv.create(folder, with_pip=True)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    run(programs / "python", "-m", "pip", "install", "--quiet", wheel)
    # Without the checkout: another working folder, and neither PYTHONPATH nor packages of the user.
    run(programs / "python", "-I", SMOKE, cwd=folder)
    run(programs / "childservices-corpus", "info", cwd=folder, env=_without_python_path())
    run(programs / "childservices-corpus", "verify", cwd=folder, env=_without_python_path())


def _without_python_path() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}


def run(*command: str | Path, cwd: Path | None = None, env: Mapping[str, str] | None = None) -> None:
    """Run `command`; raises :class:`ReleaseError` if it fails."""
    if subprocess.run([*map(str, command)], cwd=cwd, env=env, check=False).returncode:
        raise ReleaseError(f"this command failed: {' '.join(map(str, command))}")


def make_dist(out: Path, tag: str | None = None) -> list[Path]:
    """The checked source archive and wheel in `out`, which is emptied of other ones.

    Raises :class:`ReleaseError` for a check that fails, and for a `tag` that is not the version of the package.
    """
    if tag is not None and tag != VERSION:
        raise ReleaseError(f"the tag is {tag}, and the package is {VERSION}; give the tag that `make release` printed")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sdist, wheel = make_files(folder / "files")
        refuse_faulty(sdist, wheel, bundled_release())
        use(wheel, folder / "bare")
        out.mkdir(parents=True, exist_ok=True)
        for old in (*out.glob("childservices_corpus-*.whl"), *out.glob("childservices_corpus-*.tar.gz")):
            old.unlink()
        return [Path(shutil.move(path, out / path.name)) for path in (sdist, wheel)]


def main(arguments: Sequence[str] | None = None) -> int:
    """Make and check the files: 0 if they are in their folder, 1 if a check failed."""
    parser = argparse.ArgumentParser(description="Make the files that are published, and check them.")
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="the folder for the two files")
    parser.add_argument("--tag", help="the tag that is published; it must be the version")
    given = parser.parse_args(arguments)
    try:
        made = make_dist(given.out, given.tag)
    except CorpusError as error:
        print(f"not made: {error}", file=sys.stderr)
        return 1
    print("Made and checked:", *made, sep="\n  ")
    return 0


if __name__ == "__main__":
    sys.exit(main())
