"""Which faults the tests notice: some are made in code and tables, one at a time, and the tests that meet them are run.

``make mutants`` makes 200 of them, always the same for a seed, and prints those that no test noticed. The tests that
compare with data made earlier (``data/expected``, the releases) are left out: they notice every change, right or wrong.
"""

import argparse
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

from code_faults import code_faults
from fault import Fault
from table_faults import is_read, table_faults
from tests_of_lines import ROOT, Coverage, measured

PACKAGE = Path("src") / "childservices_corpus"
EQUIVALENT = Path(__file__).with_name("equivalent.toml")
TIMEOUT = 240
# How pytest ends where a test that is asked for is not there, and what it says then.
_MISUSED = 4
_NOT_FOUND = re.compile(r"^(?:ERROR: )?not found: (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Outcome:
    """A fault, and whether some test noticed it."""

    fault: Fault
    noticed: bool
    tests: int


def faults_in(kind: str) -> list[Fault]:
    """All faults that can be made in the ``code`` or the ``tables``."""
    if kind == "code":
        files, make = sorted((ROOT / PACKAGE).rglob("*.py")), code_faults
    else:
        files = sorted(path for ext in ("toml", "csv") for path in (ROOT / PACKAGE / "reference").glob(f"*.{ext}"))
        make = table_faults
    excused = equivalents()
    return [
        fault
        for path in files
        for fault in make(path.relative_to(ROOT).as_posix(), path.read_text("utf-8"))
        if (fault.path, fault.before) not in excused and (fault.path, fault.entry) not in excused
    ]


def equivalents() -> set[tuple[str, str]]:
    """Faults after which everything is as before: a file and the words there, or the entry of a table."""
    rows = tomllib.loads(EQUIVALENT.read_text("utf-8")).get("fault", [])
    found = {(row["path"], row["before"]) for row in rows}
    for path in sorted((ROOT / "tests" / "witnesses").glob("*.toml")):
        content = tomllib.loads(path.read_text("utf-8"))
        entries = [entry for group in content.get("spared", ()) if group["equivalent"] for entry in group["entries"]]
        for name in content.get("tables", [path.stem]):
            found |= {((PACKAGE / "reference" / f"{name}.toml").as_posix(), entry) for entry in entries}
    return found


def sample(faults: Sequence[Fault], number: int, chance: random.Random) -> list[Fault]:
    """`number` of `faults`: of each kind as many as of any other, as far as there are."""
    by_kind: dict[str, list[Fault]] = defaultdict(list)
    for fault in faults:
        by_kind[fault.kind].append(fault)
    heaps = [chance.sample(found, len(found)) for _, found in sorted(by_kind.items())]
    chosen: list[Fault] = []
    while len(chosen) < number and any(heaps):
        chosen += [fault for heap in heaps if heap and can_be_made(fault := heap.pop())]
    return chosen[:number]


def can_be_made(fault: Fault) -> bool:
    """True if the file can be read with `fault` in it."""
    return fault.path.endswith(".py") or is_read(fault, (ROOT / fault.path).read_text("utf-8"))


def tests_for(fault: Fault, coverage: Coverage) -> list[str]:
    """The tests to run for `fault`."""
    if fault.path.endswith(".py"):
        return coverage.tests_of(fault.path, fault.line)
    name = Path(fault.path).stem
    readers = [
        path.relative_to(ROOT).as_posix()
        for path in sorted((ROOT / PACKAGE).rglob("*.py"))
        if f'table("{name}")' in (words := path.read_text("utf-8")) or Path(fault.path).name in words
    ]
    witness = f"tests/test_witnesses.py::test_every_witness_is_right[{name}]"
    return [witness, *dict.fromkeys(test for path in readers for test in coverage.tests_of(path))]


def noticed(fault: Fault, tests: Sequence[str], folder: Path) -> bool:
    """Whether one of `tests`, run in the copy of the project in `folder`, fails with `fault` in it.

    A case that is not there any more, such as that of an entry that is taken away, notices nothing: the other cases of
    its test are run.
    """
    path = folder / fault.path
    text = path.read_text("utf-8")
    path.write_text(fault.made_in(text), encoding="utf-8", newline="")
    try:
        while tests:
            done = _tested(tests, folder)
            gone = {match[1] for match in _NOT_FOUND.finditer(done.stdout)} if done.returncode == _MISUSED else set()
            if not gone:
                return done.returncode != 0
            kept = (_of_its_test(test) if str(folder / _of_its_test(test)) in gone else test for test in tests)
            tests = [test for test in dict.fromkeys(kept) if test not in tests or str(folder / test) not in gone]
        return False
    except subprocess.TimeoutExpired:
        return True
    finally:
        path.write_text(text, encoding="utf-8", newline="")


def _of_its_test(case: str) -> str:
    return case.partition("[")[0]


def _tested(tests: Sequence[str], folder: Path) -> subprocess.CompletedProcess[str]:
    chosen = folder / "chosen.txt"
    chosen.write_text("".join(f"{test}\n" for test in tests), encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-p", "no:randomly", f"@{chosen}"]
    return subprocess.run(
        command,
        cwd=folder,
        env=_environment(folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        timeout=TIMEOUT,
        check=False,
    )


def _environment(folder: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(folder / "src"), "PYTHONDONTWRITEBYTECODE": "1"}


def copied(folder: Path) -> Path:
    """A copy of the project in `folder`, its modules compiled once and each checked against its text."""
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    for name in sorted({path.partition("/")[0] for path in tracked.stdout.split("\0") if path}):
        source, target = ROOT / name, folder / name
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)
    command = [sys.executable, "-m", "compileall", "-q", "--invalidation-mode", "checked-hash", "src", "tests"]
    subprocess.run(command, cwd=folder, check=True)
    found = subprocess.run(
        [sys.executable, "-c", "import childservices_corpus as c; print(c.__file__)"],
        cwd=folder, env=_environment(folder), capture_output=True, text=True, check=True,
    )  # fmt: skip
    if not found.stdout.startswith(str(folder)):
        raise SystemExit(f"the tests of the copy in {folder} would import {found.stdout.strip()}")
    # A test that cannot even be read in the copy would seem to notice every fault.
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider"]
    read = subprocess.run(command, cwd=folder, env=_environment(folder), capture_output=True, text=True, check=False)
    if read.returncode != 0:
        raise SystemExit(f"the tests of the copy in {folder} cannot be read:\n{read.stdout[-2000:]}")
    return folder


def outcomes(faults: Sequence[Fault], coverage: Coverage, workers: int) -> Iterator[Outcome]:
    """What came of each of `faults`, in order."""
    with tempfile.TemporaryDirectory() as made, ThreadPoolExecutor(workers) as pool:
        folders: SimpleQueue[Path] = SimpleQueue()
        for number in range(workers):
            (place := Path(made).resolve() / str(number)).mkdir()
            folders.put(copied(place))

        def one(fault: Fault) -> Outcome:
            folder, tests = folders.get(), tests_for(fault, coverage)
            try:
                return Outcome(fault, bool(tests) and noticed(fault, tests, folder), len(tests))
            finally:
                folders.put(folder)

        yield from pool.map(one, faults)


def report(found: Sequence[Outcome]) -> Iterator[str]:
    """Lines that say what was noticed: by kind, then what survived."""
    for kind, rows in (("code", True), ("tables", False)):
        mine = [one for one in found if one.fault.path.endswith(".py") is rows]
        yield f"{kind}: {share(mine)}"
        counts = Counter(one.fault.kind for one in mine)
        for name in sorted(counts):
            yield f"  {name:18} {share([one for one in mine if one.fault.kind == name])}"
    survivors = [one for one in found if not one.noticed]
    yield f"survived: {len(survivors)}"
    yield from (f"  {one.fault} ({one.tests} tests)" for one in survivors)


def share(found: Sequence[Outcome]) -> str:
    """How many of `found` were noticed, as ``9 of 10 (90 %)``."""
    number = sum(one.noticed for one in found)
    return f"{number} of {len(found)} ({100 * number / len(found):.0f} %)" if found else "none"


def main() -> None:
    """Make the faults, run the tests, print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--faults", type=int, default=200, help="how many faults to make, half of them in tables")
    parser.add_argument("--seed", type=int, default=1, help="the same seed makes the same faults")
    parser.add_argument("--only", choices=("code", "tables"), help="make faults in the code or the tables alone")
    parser.add_argument("--workers", type=int, default=2, help="how many copies of the project to work in")
    parser.add_argument("--measure", action="store_true", help="measure anew which tests run which lines")
    parser.add_argument("--also", nargs="*", default=[], metavar="FILE", help="test files to measure and add")
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    kinds = [asked.only] if asked.only else ["code", "tables"]
    faults = [fault for kind in kinds for fault in sample(faults_in(kind), asked.faults // len(kinds), chance)]
    found = []
    for number, one in enumerate(outcomes(faults, measured(asked.measure, asked.also), asked.workers), start=1):
        found.append(one)
        print(
            f"{number}/{len(faults)} {'noticed ' if one.noticed else 'SURVIVED'} {one.fault}",
            file=sys.stderr,
            flush=True,
        )
    print("\n".join(report(found)))


if __name__ == "__main__":
    main()
