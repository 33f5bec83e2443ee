"""Works out a release again from its dumps, if the program at hand is the one that made it, and compares the two."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from ..bundled import VERSION
from ..errors import CorpusError, ReleaseError
from ..evaluation.quality import QUALITY
from ..models import Document
from ..models.wording import counted
from ..storage.files import STORED, file_of
from ..storage.manifest import MadeWith, Manifest, read_manifest
from ..storage.sums import MANIFEST, SUMS, checksum, read_sums
from ..tables.rows import models
from ..text.json_text import from_json
from ..text.markup import maker, why_not_made
from .about.card import README
from .about.citation_file import CITATION
from .about.croissant import CROISSANT
from .about.datapackage import DATAPACKAGE
from .about.dictionary import DICTIONARY
from .again import build_again, same_labels
from .made_with import made_with
from .place_checks import OF_MACHINE
from .progress import Progress
from .row_differences import differences
from .stored_rows import StoredTable

# The part of the README that rests on labels, which are not in the release.
_FIGURES = "\n## Measured quality\n"
# What the manifest states of the bytes of the files; another check compares it with the files themselves.
_OF_FILES = frozenset({"files", "files_sha256"})
# What states the program; values do not depend on the part that only describes a release, or on these libraries.
_OF_PROGRAM = frozenset({"made_with", "package_version"})


class WorkedOut(NamedTuple):
    """The faults that working out again showed, what was not worked out and why, and whether the tables were."""

    faults: tuple[str, ...] = ()
    unchecked: tuple[str, ...] = ()
    done: bool = False


def worked_out(folder: Path, jobs: int, progress: Progress | None = None, *, damaged: bool = False) -> WorkedOut:
    """The release `folder`, worked out again in `jobs` processes and compared with its tables and files.

    It is not worked out if it is `damaged`, or if another program made it.
    """
    manifest, why = (None, "one of its files is damaged") if damaged else _why_not(folder)
    if manifest is None or why:
        return WorkedOut(unchecked=(f"the values that follow from rules are not worked out again: {why}",))
    with TemporaryDirectory(prefix="childservices-corpus-") as name:
        again = Path(name) / "again"
        try:
            build_again(folder, again, jobs=jobs, progress=progress)
        except CorpusError as error:
            return WorkedOut((f"the release cannot be built again from what it holds: {error}",))
        faults = [fault for table in STORED for fault in _of_table(table, folder, again)]
        faults += _of_files(folder, again, manifest)
        return WorkedOut(tuple(faults), tuple(_taken_over(manifest)), done=True)


def _why_not(folder: Path) -> tuple[Manifest | None, str]:
    """The manifest in `folder`, and why the release cannot be worked out again here; empty if it can."""
    try:
        manifest = read_manifest(folder)
        documents = StoredTable(folder, "documents")
        rows = [row for group in range(documents.groups) for row in models("documents", documents.group(group))]
        failed = _failed(folder)
    except (ReleaseError, ValueError) as error:
        return None, str(error)
    why = f"{counted(failed, 'dumps')} could not be read when it was built" if failed else ""
    if manifest is None:
        why = f"it is without {MANIFEST}, which says what made it, as releases before 0.3 are"
    elif manifest.made_with is None:
        why = f"its {MANIFEST} does not say what made it"
    elif parts := _other(manifest.made_with, made_with()):
        why = f"another program made it, with other {' and '.join(parts)}{_version(manifest)}"
    elif names := [one.name for one in rows if _made_elsewhere(one)]:
        why = f"the library that made the text of {counted(len(names), 'pages')} is not installed here: {names[0]}"
    return manifest, why


def _version(manifest: Manifest) -> str:
    """The version of the package that would work the release out again."""
    if manifest.package_version == VERSION:
        return ""
    return f"; childservices-corpus {manifest.package_version} works them out"


def _other(stated: MadeWith, here: MadeWith) -> list[str]:
    """The parts of the program on which values depend and that differ."""
    names = {"reading": "code that reads", "annotating": "rules", "tables": "tables", "packages": "packages of layouts"}
    return [words for name, words in names.items() if getattr(stated, name) != getattr(here, name)]


def _made_elsewhere(document: Document) -> bool:
    return document.made_by not in (None, maker())


def _failed(folder: Path) -> int:
    """The number of dumps that could not be read for a reason of the machine, which need not hold here."""
    problems = StoredTable(folder, "problems", ["code", "message"])
    rows = [row for group in range(problems.groups) for row in problems.group(group).to_pylist()]
    same = why_not_made()
    return sum(one["code"] in OF_MACHINE and not one["message"].endswith(f": {same}.") for one in rows)


def _of_table(name: str, folder: Path, again: Path) -> Iterator[str]:
    """Rows of the table `name` that differ."""
    try:
        yield from differences(name, StoredTable(folder, name), StoredTable(again, name))
    except ReleaseError as error:
        yield str(error)


def _of_files(folder: Path, again: Path, manifest: Manifest) -> Iterator[str]:
    """Other files that differ; README, manifest and metadata are those of the program that describes the release."""
    if not _describes_alike(manifest):
        return
    tables = {f"{name}.parquet" for name in STORED}
    made, here = (
        {path.name for path in place.iterdir() if path.is_file()} - tables - {SUMS} for place in (again, folder)
    )
    sums = read_sums(folder)
    # Another check reports files that are not as the checksums state.
    for name in sorted(one for one in made ^ here if (one in here) == (one in sums)):
        yield f"{name}: the file is there only in the release{'' if name in here else ' that is built again'}"
    same = all(checksum(file_of(folder, one)) == checksum(file_of(again, one)) for one in STORED)
    # The same rows may have other bytes, as of another version of Arrow, or another order. These files state hashes of
    # the tables, or the first value of a column.
    apart = frozenset({MANIFEST} if same else {MANIFEST, CITATION, CROISSANT, DATAPACKAGE, DICTIONARY})
    changed = {name for name in made & here if sums.get(name) != checksum(folder / name)}
    for name in sorted(made & here - apart - changed):
        given, new = (place.joinpath(name).read_bytes() for place in (folder, again))
        if name == README and _figures_taken_over(manifest):
            given, new = (content.partition(_FIGURES.encode())[0] for content in (given, new))
        if given != new:
            yield f"{name}: line {_line(given, new)} is not the one that is written again"
    yield from _of_manifest(folder, again)


def _of_manifest(folder: Path, again: Path) -> Iterator[str]:
    """Facts of the manifest that differ, those about the bytes of the files apart."""
    given, new = (from_json((place / MANIFEST).read_bytes()) for place in (folder, again))
    for name in sorted((given.keys() | new.keys()) - _OF_FILES - _OF_PROGRAM):
        if given.get(name) != new.get(name):
            yield f"{MANIFEST}: its {name} is {_short(given.get(name))}, not {_short(new.get(name))}"


def _taken_over(manifest: Manifest) -> Iterator[str]:
    """What cannot be made again here."""
    if not _describes_alike(manifest):
        yield f"{README} and the other files without rows are not written again: another program wrote them"
    elif _figures_taken_over(manifest):
        yield f"the figures in {README} and {QUALITY} are not measured again: their labels are not at hand"


def _figures_taken_over(manifest: Manifest) -> bool:
    """True if the release was measured with labels that are not at hand."""
    return manifest.labels is not None and not same_labels(manifest)


def _describes_alike(manifest: Manifest) -> bool:
    return manifest.made_with is not None and manifest.made_with.writing == made_with().writing


def _line(given: bytes, new: bytes) -> int:
    """The number of the first line that differs."""
    pairs: Sequence[tuple[bytes, bytes]] = list(zip(given.split(b"\n"), new.split(b"\n"), strict=False))
    return next((number for number, (one, other) in enumerate(pairs, 1) if one != other), len(pairs) + 1)


def _short(value: Any) -> str:
    words = json.dumps(value, ensure_ascii=False)
    return words if len(words) <= 80 else f"{words[:80]}…"
