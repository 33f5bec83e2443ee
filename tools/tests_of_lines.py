"""Which tests run which lines of the package, and how long each takes."""

import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / ".work" / "mutants"
# They compare with what was made earlier, or take long to say what others say.
LEFT_OUT = (
    "test_expected.py",
    "test_types.py",
    "test_datasette_browser.py",
    "test_mutants.py",
    "_fails_without_it",
    "_a_day_before",
)
# Tests of a fault are run, the fastest first, while their times alone add up to so many seconds.
PATIENCE = 20.0


class Coverage:
    """Which tests run which lines of the package, and how long each test takes."""

    def __init__(self, content: dict[str, dict[str, list[str]]], seconds: dict[str, float]) -> None:
        self._lines, self._seconds = content, seconds

    def tests_of(self, path: str, line: int | None = None) -> list[str]:
        """The tests that run that line, then those that run the file, the fastest first, within patience.

        Where these are too many, slower ones are asked as well, first one case of each test: a line that each page
        needs has thousands of fast cases of the same few tests. A test that runs a line for the first time leaves
        the others what it kept: they run the file all the same.
        """
        lines = self._lines.get(path) or self._of_room(path)
        own = set(lines.get(str(line), ()))
        whole = {test for tests in lines.values() for test in tests}
        return [*self._asked(own), *self._asked(whole - own)]

    def _asked(self, tests: set[str]) -> list[str]:
        fast = self._within(sorted(tests, key=self._time), PATIENCE)
        return [*fast, *self._within(self._in_turn(tests - set(fast)), 2 * PATIENCE)]

    def _in_turn(self, tests: set[str]) -> list[str]:
        """A case of each test, the fastest first, then another case of each."""
        met: Counter[str] = Counter()
        turns = []
        for case in sorted(sorted(tests), key=self._time):
            test = case.partition("[")[0]
            turns.append((met[test], case))
            met[test] += 1
        return [case for _, case in sorted(turns, key=lambda turn: turn[0])]

    def _of_room(self, path: str) -> dict[str, list[str]]:
        """The tests of the files beside `path`, which is newer than the measurement."""
        beside = [lines for other, lines in self._lines.items() if Path(other).parent == Path(path).parent]
        return {"": sorted({test for lines in beside for tests in lines.values() for test in tests})}

    def _within(self, tests: Sequence[str], patience: float) -> list[str]:
        spent, kept = 0.0, []
        for test in tests:
            spent += self._time(test) + 0.01
            if spent > patience:
                break
            kept.append(test)
        return kept

    def _time(self, test: str) -> float:
        # Only what takes some milliseconds is timed.
        return self._seconds.get(test, 0.0)


def measured(fresh: bool, more: Sequence[str] = ()) -> Coverage:
    """The coverage of the suite, measured once and kept in ``.work/mutants``, with that of the test files `more`."""
    kept = WORK / "coverage.json"
    if fresh or not kept.exists():
        _keep(kept, *_measure())
    lines, seconds = _kept(kept)
    if more:
        found, times = _measure(more)
        for path, by_line in found.items():
            known = lines.setdefault(path, {})
            for line, tests in by_line.items():
                known[line] = sorted({*known.get(line, ()), *tests})
        seconds |= times
        _keep(kept, lines, seconds)
    return Coverage(lines, seconds)


def _keep(kept: Path, lines: dict[str, dict[str, list[str]]], seconds: dict[str, float]) -> None:
    """Write each name of a test once: there are thousands of tests, and each runs thousands of lines."""
    numbers: dict[str, int] = {}
    by_number = {
        path: {line: [numbers.setdefault(test, len(numbers)) for test in tests] for line, tests in by_line.items()}
        for path, by_line in lines.items()
    }
    content = {"tests": list(numbers), "lines": by_number, "seconds": seconds}
    kept.write_text(json.dumps(content, separators=(",", ":")), encoding="utf-8")


def _kept(kept: Path) -> tuple[dict[str, dict[str, list[str]]], dict[str, float]]:
    content = json.loads(kept.read_text("utf-8"))
    tests = content["tests"]
    lines = {
        path: {line: [tests[number] for number in numbers] for line, numbers in by_line.items()}
        for path, by_line in content["lines"].items()
    }
    return lines, content["seconds"]


def _measure(files: Sequence[str] = ()) -> tuple[dict[str, dict[str, list[str]]], dict[str, float]]:
    """Which tests of `files`, by default of all, run which lines, and how long each takes."""
    from coverage import CoverageData

    WORK.mkdir(parents=True, exist_ok=True)
    data_file, log = WORK / "coverage", WORK / "times.log"
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--cov=childservices_corpus"]
    command += ["--cov-context=test", "--cov-report=", "--cov-fail-under=0", "--durations=0", "-vv", "-n", "2"]
    command += files or [f"--ignore=tests/{name}" for name in LEFT_OUT if name.endswith(".py")]
    command += ["-k", " and ".join(f"not {name}" for name in LEFT_OUT if not name.endswith(".py"))]
    with log.open("w") as out:
        done = subprocess.run(
            command, cwd=ROOT, stdout=out, env={**os.environ, "COVERAGE_FILE": str(data_file)}, check=False
        )
    # A test that fails without a fault notices none later on.
    if done.returncode not in (0, 1):
        raise SystemExit(f"pytest ended with {done.returncode}: see {log}")
    data = CoverageData(str(data_file))
    data.read()
    lines: dict[str, dict[str, list[str]]] = {}
    for name in data.measured_files():
        by_line = data.contexts_by_lineno(name)
        found = {
            str(line): sorted({one.partition("|")[0] for one in contexts if one and _counts(one)})
            for line, contexts in by_line.items()
        }
        lines[Path(name).resolve().relative_to(ROOT).as_posix()] = found
    seconds = {
        match[2]: float(match[1])
        for match in re.finditer(r"^([\d.]+)s call +(tests/.+)$", log.read_text("utf-8"), re.MULTILINE)
    }
    return lines, seconds


def _counts(test: str) -> bool:
    return not any(words in test for words in LEFT_OUT)
