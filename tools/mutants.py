"""Which faults the tests notice: some are made in code and tables, one at a time, and the tests that meet them are run.

``make mutants`` makes 200 of them, always the same for a seed, and prints those that no test noticed. The tests that
compare with data made earlier (``data/expected``, the releases) are left out: they notice every change, right or wrong.
"""

import argparse
import random
import resource
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
from trial import Trial, copied

PACKAGE = Path("src") / "childservices_corpus"
EQUIVALENT = Path(__file__).with_name("equivalent.toml")
# It reads tables by itself, so that no line of the package leads to it.
FACTS = "tests/test_facts.py"
# A fault that fills the memory fails its own tests and nothing else on the machine.
MEMORY = 8 * 2**30


@dataclass(frozen=True)
class Outcome:
    """A fault, the test that noticed it, if any did, and how many were asked."""

    fault: Fault
    by: str
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
    return [witness, FACTS, *dict.fromkeys(test for path in readers for test in coverage.tests_of(path))]


def outcomes(faults: Sequence[Fault], coverage: Coverage, workers: int) -> Iterator[Outcome]:
    """What came of each of `faults`, in order."""
    with tempfile.TemporaryDirectory() as made, ThreadPoolExecutor(workers) as pool:
        trials: SimpleQueue[Trial] = SimpleQueue()
        for number in range(workers):
            (place := Path(made).resolve() / str(number)).mkdir()
            trials.put(Trial(copied(place)))

        def one(fault: Fault) -> Outcome:
            trial, tests = trials.get(), tests_for(fault, coverage)
            try:
                return Outcome(fault, trial.noticed_by(fault, tests), len(tests))
            finally:
                trials.put(trial)

        yield from pool.map(one, faults)


def report(found: Sequence[Outcome]) -> Iterator[str]:
    """Lines that say what was noticed: by kind, then what survived."""
    for kind, rows in (("code", True), ("tables", False)):
        mine = [one for one in found if one.fault.path.endswith(".py") is rows]
        yield f"{kind}: {share(mine)}"
        counts = Counter(one.fault.kind for one in mine)
        for name in sorted(counts):
            yield f"  {name:18} {share([one for one in mine if one.fault.kind == name])}"
    survivors = [one for one in found if not one.by]
    yield f"survived: {len(survivors)}"
    yield from (f"  {one.fault} ({one.tests} tests)" for one in survivors)


def share(found: Sequence[Outcome]) -> str:
    """How many of `found` were noticed, as ``9 of 10 (90 %)``."""
    number = sum(bool(one.by) for one in found)
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
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, resource.getrlimit(resource.RLIMIT_DATA)[1]))
    chance = random.Random(asked.seed)
    kinds = [asked.only] if asked.only else ["code", "tables"]
    faults = [fault for kind in kinds for fault in sample(faults_in(kind), asked.faults // len(kinds), chance)]
    found = []
    for number, one in enumerate(outcomes(faults, measured(asked.measure, asked.also), asked.workers), start=1):
        found.append(one)
        how = f" ({one.by})" if one.by else ""
        print(
            f"{number}/{len(faults)} {'noticed' if one.by else 'SURVIVED'} {one.fault}{how}",
            file=sys.stderr,
            flush=True,
        )
    print("\n".join(report(found)))


if __name__ == "__main__":
    main()
