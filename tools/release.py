"""Makes a release of the data in the checkout: ``python tools/release.py x.y.z``, or ``make release VERSION=x.y.z``.

It writes the version, builds ``data/releases/VERSION`` in a fresh process, and compares it with the last release: the
differences give the number that must follow, and a part of the changelog. Then it writes the hashes wherever they are
named, and runs the suite. Whatever fails, it puts back what it changed. It commits nothing.
"""

import argparse
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import childservices_corpus as csc
from childservices_corpus.differences.changelog import changelog
from childservices_corpus.differences.version import next_version, numbers
from childservices_corpus.errors import CorpusError, ReleaseError
from childservices_corpus.storage.sums import hash_over, read_sums
from making import build_fresh

ROOT = Path(__file__).resolve().parent.parent
CHECKS = ("make", "test", "long")
UNRELEASED = "## Unreleased\n"
_VERSION = re.compile(r"\d+\.\d+\.\d+")


@dataclass(frozen=True)
class Release:
    """A release: version, day, hash over all its files, and what changed in the data since the last one, as Markdown.

    Before it is built, it has neither a hash nor changes.
    """

    version: str
    day: date
    sha256: str = ""
    changes: str = ""


@dataclass(frozen=True)
class Place:
    """A line of a file that names the release: the `pattern` finds it, `line` gives the new one."""

    path: str
    pattern: str
    line: Callable[[Release], str]


def _section(new: Release) -> str:
    """The headings of the changelog down to the lines that were written by hand."""
    changes = f"\n\n{new.changes}" if new.changes else ""
    return f"## Unreleased\n\n## {new.version} ({new.day}){changes}"


# Every place that names the release. The tests hold these places together. The build reads the first ones, so they are
# written before it.
EARLY = (
    Place("src/childservices_corpus/bundled.py", r'^VERSION = ".*"$', lambda new: f'VERSION = "{new.version}"'),
    Place(
        "pyproject.toml",
        r'^"data/releases/.*" = "childservices_corpus/data/release"$',
        lambda new: f'"data/releases/{new.version}" = "childservices_corpus/data/release"',
    ),
)
LATE = (
    Place("CITATION.cff", r"^version: .*$", lambda new: f"version: {new.version}"),
    Place("CITATION.cff", r"^date-released: .*$", lambda new: f"date-released: {new.day}"),
    Place("CITATION.cff", r'^    value: "sha256:.*"$', lambda new: f'    value: "sha256:{new.sha256}"'),
    Place(".zenodo.json", r'^  "version": ".*",$', lambda new: f'  "version": "{new.version}",'),
    Place(".zenodo.json", r'^  "publication_date": ".*",$', lambda new: f'  "publication_date": "{new.day}",'),
    Place(".zenodo.json", r'(?<=: )sha256:[0-9a-f]{64}(?=",$)', lambda new: f"sha256:{new.sha256}"),
    Place("CHANGELOG.md", r"^## Unreleased$", _section),
    Place(
        "src/childservices_corpus/reference/published.toml",
        r"\Z",
        lambda new: f'\n[{new.sha256}]\ndata_version = "{new.version}"\nday = {new.day}\n',
    ),
)
PLACES = (*EARLY, *LATE)


def rewritten(root: Path, new: Release, places: Sequence[Place] = PLACES) -> dict[str, str]:
    """The text of each file of `places` with `new` in it.

    Raises :class:`ReleaseError` for a file in which a place is missing or there twice.
    """
    texts: dict[str, str] = {}
    for place in places:
        text = texts.get(place.path) or (root / place.path).read_text("utf-8")
        found = list(re.finditer(place.pattern, text, re.MULTILINE))
        if len(found) != 1:
            raise ReleaseError(f"{place.path}: {len(found)} lines match {place.pattern!r}; there must be one")
        texts[place.path] = text[: found[0].start()] + place.line(new) + text[found[0].end() :]
    return texts


def refuse_unready(root: Path, version: str) -> None:
    """Raise :class:`ReleaseError` if `version` cannot be the next one, or the checkout is not ready for it."""
    asked, last = numbers(version), last_release(root).name
    if asked == numbers(last):
        raise ReleaseError(
            f"{version} is released, and a release never changes; make reproduce VERSION={version} shows whether the "
            "checkout gives its bytes"
        )
    if asked < numbers(last):
        raise ReleaseError(f"{version} is not above {last}, the last release; a release never changes")
    if changed := _git(root, "status", "--porcelain"):
        raise ReleaseError(f"the checkout has changes that are not committed; commit or drop them first:\n{changed}")
    _, _, after = (root / "CHANGELOG.md").read_text("utf-8").partition(UNRELEASED)
    if not after.partition("\n## ")[0].strip():
        raise ReleaseError("CHANGELOG.md says nothing under '## Unreleased'; write there what changed")


def last_release(root: Path) -> Path:
    """The folder of the release with the highest version in the checkout."""
    found = [one for one in (root / "data" / "releases").iterdir() if _VERSION.fullmatch(one.name)]
    return max(found, key=lambda one: numbers(one.name))


def _git(root: Path, *command: str) -> str:
    return subprocess.run(["git", *command], cwd=root, check=True, capture_output=True, text=True).stdout.rstrip()


def build_release(root: Path, version: str, day: date) -> Release:
    """Build and verify the folder of the release, and compare it with the last one.

    Raises :class:`ReleaseError` if it is not sound, and if its data need another version.
    """
    last, folder = last_release(root), root / "data" / "releases" / version
    build_fresh(sys.executable, root, version, folder)
    if faults := csc.verify(folder).faults:
        raise ReleaseError("the release is not sound:\n" + "\n".join(faults))
    found = csc.diff(last, folder, rerun=False)
    follows = next_version(found, last.name)
    if follows.version != version:
        raise ReleaseError(
            f"{version} cannot follow {last.name}: the next release is {follows.version}, since {follows.why}"
        )
    return Release(version, day, hash_over(read_sums(folder)), changelog(found))


def make_release(root: Path, version: str, day: date | None = None, checks: Sequence[str] = CHECKS) -> Release:
    """Make the release `version` in the checkout `root` and hold it to `checks`, a command.

    The day is `day`, or that of the last commit. Raises :class:`ReleaseError` for a version that is not the next, a
    checkout with changes and a failing check; the checkout is then as it was.
    """
    refuse_unready(root, version)
    folder = root / "data" / "releases" / version
    day = day or date.fromisoformat(_git(root, "log", "-1", "--format=%cs"))
    before: dict[str, bytes] = {}
    rewritten(root, Release(version, day))
    try:
        _write(root, Release(version, day), EARLY, before)
        new = build_release(root, version, day)
        _write(root, new, LATE, before)
        if subprocess.run(checks, cwd=root, check=False).returncode:
            raise ReleaseError(f"the checks failed: {' '.join(checks)}")
    except BaseException:
        for path, content in before.items():
            (root / path).write_bytes(content)
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return new


def _write(root: Path, new: Release, places: Sequence[Place], before: dict[str, bytes]) -> None:
    """Write `new` into its `places`; `before` gets the bytes that were there."""
    for path, text in rewritten(root, new, places).items():
        before[path] = (root / path).read_bytes()
        (root / path).write_text(text, encoding="utf-8", newline="\n")


def told(new: Release) -> str:
    """What was done, and what is left to do."""
    files = "\n".join(f"  {path}" for path in dict.fromkeys(place.path for place in PLACES))
    return (
        f"Release {new.version} of {new.day} is made: built, verified, and the checks passed.\n"
        f"  data/releases/{new.version}\n{files}\n"
        f"Read it with: git diff\n"
        f"Keep it with: git add --all && git commit -m 'Release {new.version}' && git tag {new.version}\n"
        f"Publish it as docs/releasing.md says\n"
        f"Drop it with: git restore . && git clean -d --force data/releases/{new.version}"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the release that the command line asks for: 0 if it is made, 1 if it is refused."""
    parser = argparse.ArgumentParser(description="Make a release of the data in the checkout.")
    parser.add_argument("version", help="three numbers, above the last release: x.y.z")
    parser.add_argument("--date", type=date.fromisoformat, help="the day of the release; else that of the last commit")
    given = parser.parse_args(arguments)
    try:
        print(told(make_release(ROOT, given.version, given.date)))
    except CorpusError as error:
        print(f"release refused: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
