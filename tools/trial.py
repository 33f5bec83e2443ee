"""Faults put into a copy of the project, one at a time, and the test that fails with one and passes without it."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from time import monotonic

from fault import Fault
from tests_of_lines import ROOT

TIMEOUT = 240.0
# Tests that take too long with a fault notice it only if they are so many times as fast without it.
SLOWER = 4
HUNG = "tests that do not end"
CRASHED = "tests that end the program"
UNREADABLE = "tests that cannot be read"
# Most faults are noticed by the first tests; the others need not be read then.
STAGES = (30, 300)
# How pytest ends: tests failed or could not be read; a test that is asked for is not there, and what it says then.
_FAILED = (1, 2, 3, 4)
_MISUSED = 4
_NOT_FOUND = re.compile(r"^(?:ERROR: )?not found: (.+)$", re.MULTILINE)
_FAILURE = re.compile(r"^(?:FAILED|ERROR) (tests/.+)$", re.MULTILINE)


class Trial:
    """A copy of the project in `folder`, in which faults are tried."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._passing: set[str] = set()

    def noticed_by(self, fault: Fault, tests: Sequence[str]) -> str:
        """The first of `tests` that fails with `fault` in the copy and passes without it; nothing if none does.

        A case that is not there any more, such as that of an entry that is taken away, notices nothing: the other cases
        of its test are run. A test that takes too long on a busy machine, or fails on it at times, notices nothing.
        """
        bounds = [0, *STAGES, len(tests)]
        stages = (tests[start:stop] for start, stop in pairwise(bounds))
        return next(filter(None, (self._noticed_by(fault, stage) for stage in stages)), "")

    def _noticed_by(self, fault: Fault, tests: Sequence[str]) -> str:
        while tests:
            failing, tests = self._failing(fault, tests)
            if failing in (HUNG, CRASHED):
                return failing if self._ends(tests) else ""
            if failing in ("", UNREADABLE) or self._passes(failing):
                return failing
            tests = [test for test in tests if not test.startswith(failing)]
        return ""

    def _failing(self, fault: Fault, tests: Sequence[str]) -> tuple[str, Sequence[str]]:
        """The first test that fails with `fault`, and the `tests` that are there with it."""
        path = self._folder / fault.path
        text = path.read_text("utf-8")
        path.write_text(fault.made_in(text), encoding="utf-8", newline="")
        try:
            while tests:
                code, said = self._run(tests)
                gone = {match[1] for match in _NOT_FOUND.finditer(said)} if code == _MISUSED else set()
                if not gone:
                    return CRASHED if code < 0 else _name(said, tests) if code in _FAILED else "", tests
                tests = self._without(tests, gone)
            return "", tests
        except subprocess.TimeoutExpired:
            return HUNG, tests
        finally:
            path.write_text(text, encoding="utf-8", newline="")

    def _without(self, tests: Sequence[str], gone: set[str]) -> list[str]:
        kept = (_of_its_test(test) if str(self._folder / _of_its_test(test)) in gone else test for test in tests)
        return [test for test in dict.fromkeys(kept) if test not in tests or str(self._folder / test) not in gone]

    def _passes(self, test: str) -> bool:
        """True if `test` passes without a fault."""
        if test not in self._passing:
            try:
                code, _ = self._run([test])
            except subprocess.TimeoutExpired:
                return False
            if code != 0:
                return False
            self._passing.add(test)
        return True

    def _ends(self, tests: Sequence[str]) -> bool:
        """True if `tests` end without a fault long before the time is out."""
        before = monotonic()
        try:
            code, _ = self._run(tests)
        except subprocess.TimeoutExpired:
            return False
        return code == 0 and monotonic() - before < TIMEOUT / SLOWER

    def _run(self, tests: Sequence[str]) -> tuple[int, str]:
        """How pytest ends on `tests`, stopping at the first that fails, and what it says."""
        chosen = self._folder / "chosen.txt"
        chosen.write_text("".join(f"{test}\n" for test in tests), encoding="utf-8")
        command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", f"@{chosen}"]
        with subprocess.Popen(
            command, cwd=self._folder, env=environment(self._folder), stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            encoding="utf-8", errors="replace", start_new_session=True,
        ) as running:  # fmt: skip
            try:
                said, _ = running.communicate(timeout=TIMEOUT)
            except subprocess.TimeoutExpired:
                # What the tests have started hangs as well.
                os.killpg(running.pid, signal.SIGKILL)
                raise
        return running.returncode, said


def _of_its_test(case: str) -> str:
    return case.partition("[")[0]


def _name(said: str, tests: Sequence[str]) -> str:
    """The test that failed by the words of pytest, which may add the message."""
    failure = _FAILURE.search(said)
    # Each file can be read without a fault: see :func:`copied`.
    if failure is None or "::" not in failure[1].partition(" - ")[0]:
        return UNREADABLE
    named = [test for test in tests if failure[1].startswith(test)]
    return max(named, key=len, default=failure[1].partition(" - ")[0])


def environment(folder: Path) -> dict[str, str]:
    """The environment in which the tests of the copy in `folder` import its package."""
    # The tests need no plugin, and a second goes by until all that are installed are read.
    alone = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    return {**os.environ, "PYTHONPATH": str(folder / "src"), "PYTHONDONTWRITEBYTECODE": "1", **alone}


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
        cwd=folder, env=environment(folder), capture_output=True, text=True, check=True,
    )  # fmt: skip
    if not found.stdout.startswith(str(folder)):
        raise SystemExit(f"the tests of the copy in {folder} would import {found.stdout.strip()}")
    # A test that cannot even be read in the copy would seem to notice every fault.
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider"]
    read = subprocess.run(command, cwd=folder, env=environment(folder), capture_output=True, text=True, check=False)
    if read.returncode != 0:
        raise SystemExit(f"the tests of the copy in {folder} cannot be read:\n{read.stdout[-2000:]}")
    return folder
