"""A build by several processes gives the bytes of a build by one, whatever dies on the way."""

import os
import pickle
import shutil
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import childservices_corpus as csc
from childservices_corpus.errors import InputError, ReleaseError
from childservices_corpus.layouts.registry import GROUP as LAYOUTS
from childservices_corpus.release.shares import cut
from childservices_corpus.release.shares.workers import runner
from childservices_corpus.storage.files import STORED, read_table
from childservices_corpus.storage.sums import MANIFEST, SUMS
from folders import POSIX, problems
from packages import AddPackage
from pages import Item, bulleted
from support import DUMPS
from targets import snapshot
from test_readings import ANOTHER, TWO, bylines, sections
from test_shared_ids import SUMMARIES, page

PAGES = [bylines(ANOTHER), bylines(TWO), sections("Health"), sections(""), page(*SUMMARIES[:1]), page(*SUMMARIES[1:])]


@pytest.fixture
def small_shares(monkeypatch: pytest.MonkeyPatch) -> None:
    """Shares of one or two small pages."""
    for name, size in (("USUAL", 900), ("LEAST", 300), ("MOST", 2000)):
        monkeypatch.setattr(cut, name, size)


def dumps(folder: Path, number: int = 12) -> Path:
    """A folder of pages with records in common, read otherwise, or with an id in common."""
    folder.mkdir()
    for place in range(number):
        own = bulleted([Item(f"Story {place} is here", "13 June 2024", f"A summary of some length, the {place}th.")])
        (folder / f"{place:02d}.txt").write_text(PAGES[place % len(PAGES)] + "\n" * place + own, "utf-8")
    (folder / "copy.txt").write_bytes((folder / "03.txt").read_bytes())
    return folder


def plain(paths: Any, out: Path, **options: Any) -> Path:
    return csc.build(paths, out, annotate=False, **options).folder


def test_two_processes_give_the_bytes_of_one(tmp_path: Path, small_shares: None) -> None:
    folder = dumps(tmp_path / "dumps")
    one, two = plain(folder, tmp_path / "one"), plain(folder, tmp_path / "two", jobs=2)
    assert snapshot(one) == snapshot(two)
    assert csc.verify(two).faults == ()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dumps", "one", "two"]


def test_the_real_dumps_are_built_alike(tmp_path: Path) -> None:
    assert snapshot(plain(DUMPS, tmp_path / "one")) == snapshot(plain(DUMPS[::-1], tmp_path / "two", jobs=3))


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PAGES), min_size=2, max_size=6), st.integers(1, 3000), st.data())
def test_shares_of_any_size_give_the_same_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pages: list[str], size: int, data: st.DataObject
) -> None:
    folder = tmp_path / "many"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for number, text in enumerate(pages):
        (folder / f"{number}.txt").write_text(text + "\n" * number, "utf-8")
    whole = plain(folder, tmp_path / "whole")
    with monkeypatch.context() as changed:
        for name, bound in (("USUAL", size + 1), ("LEAST", size // 2), ("MOST", 2 * size)):
            changed.setattr(cut, name, bound)
        parts = plain(data.draw(st.permutations(sorted(folder.iterdir()))), tmp_path / "parts")
    assert csc.verify(parts).faults == ()
    for name in STORED:
        assert read_table(whole, name).to_pylist() == read_table(parts, name).to_pylist(), name


def rows(folder: Path, name: str) -> list[str]:
    return sorted(map(repr, read_table(folder, name).to_pylist()))


def test_an_annotated_build_by_two_processes_gives_the_bytes_of_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = dumps(tmp_path / "dumps", 8)
    for number, path in enumerate(DUMPS):
        (folder / f"real-{number}.txt").write_bytes(path.read_bytes())
    whole = csc.build(folder, tmp_path / "whole").folder
    for name, size in (("USUAL", 900), ("LEAST", 300), ("MOST", 2000)):
        monkeypatch.setattr(cut, name, size)
    one, two = (csc.build(folder, tmp_path / f"{jobs}", jobs=jobs).folder for jobs in (1, 2))
    assert snapshot(one) == snapshot(two)
    assert csc.verify(one).faults == ()
    # The size of a share decides on the order of rows, and not on what they say.
    for name in STORED:
        assert rows(whole, name) == rows(one, name), name
    assert (whole / "quality.json").read_bytes() == (one / "quality.json").read_bytes()


DEADLY = """
import os, signal
from dataclasses import replace
from pathlib import Path
import numpy as np
from childservices_corpus.layouts.themj.bulleted import LAYOUT as BULLETED

def anchors(lines):
    if "DEADLY" in lines.written.text and (not ONCE or not Path(ONCE).exists()):
        if ONCE:
            Path(ONCE).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return np.zeros(0, dtype=np.int64)

LAYOUT = replace(BULLETED, name="deadly", anchors=anchors, claims=None)
"""


@POSIX
@pytest.mark.parametrize("once", [True, False], ids=["once", "each time"])
def test_a_worker_that_dies_costs_at_most_the_page_that_kills_it(
    once: bool, tmp_path: Path, add_package: AddPackage, small_shares: None
) -> None:
    folder = dumps(tmp_path / "dumps", 6)
    (folder / "05b.txt").write_text("DEADLY words\n\nof a page that is not read.\n", "utf-8")
    before = plain(folder, tmp_path / "before")
    mark = str(tmp_path / "died") if once else ""
    add_package("deadly", f"ONCE = {mark!r}\n{DEADLY}", {LAYOUTS: {"deadly": "deadly:LAYOUT"}})
    after = plain(folder, tmp_path / "after", jobs=2)
    if once:
        assert Path(mark).exists()
        # The manifest states the packages that a build uses.
        one, other = (
            {name: content for name, content in snapshot(each).items() if name not in (MANIFEST, SUMS)}
            for each in (before, after)
        )
        assert one == other
        return
    [problem] = [one for one in problems(after) if one.code == "internal-fault"]
    assert (problem.document, problem.start) == ("05b.txt", 0)
    assert "the process that read the page ended" in problem.message
    for name in ("articles", "sightings", "provenance", "sources", "documents"):
        assert read_table(before, name).to_pylist() == read_table(after, name).to_pylist()


@dataclass(frozen=True)
class Raising:
    """A task that fails."""

    odd: bool

    def run(self, note: object) -> None:
        if self.odd:
            # An error that cannot be sent to another process.
            raise OddError(lambda: 1)
        raise InputError("a sentence")


class OddError(Exception):
    pass


@pytest.mark.parametrize(("odd", "kind"), [(False, InputError), (True, csc.CorpusError)])
def test_an_error_of_a_worker_is_the_error_of_the_build(odd: bool, kind: type[Exception]) -> None:
    with runner(2) as running, pytest.raises(kind, match="OddError" if odd else "^a sentence") as raised:
        list(running.run([Raising(odd)], print))
    assert odd or "in run" in "".join(raised.value.__notes__)


TASK = pickle.dumps(Raising(odd=False))
NOT_HERE = b"cnowhere\nTask\n."


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        pytest.param(b"", 0, id="the build ended before a task"),
        pytest.param(TASK[:20], 0, id="the build ended in the middle of a task"),
        pytest.param(NOT_HERE, 1, id="a task of a package that is not installed"),
    ],
)
def test_a_worker_ends_with_what_it_reads(sent: bytes, status: int) -> None:
    start = [sys.executable, "-c", "from childservices_corpus.release.shares.worker import main; main()"]
    done = subprocess.run(start, input=sent, capture_output=True, timeout=60, check=False)
    assert done.returncode == status
    assert (b"No module named 'nowhere'" in done.stderr) == bool(status)


def test_only_one_build_at_a_time_writes_to_a_folder(tmp_path: Path, small_shares: None) -> None:
    folder = dumps(tmp_path / "dumps", 4)
    refused: list[str] = []

    def another(name: str, done: int, total: int) -> None:
        def build() -> None:
            with pytest.raises(ReleaseError, match="another build is writing there"):
                plain(folder, tmp_path / "out", jobs=2)
            refused.append(name)

        if not refused:
            thread = threading.Thread(target=build)
            thread.start()
            thread.join()

    made = plain(folder, tmp_path / "out", jobs=2, progress=another)
    assert refused
    assert csc.verify(made).sound
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dumps", "out"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_progress_counts_each_dump_once(jobs: int, tmp_path: Path, small_shares: None) -> None:
    calls: list[tuple[str, int, int]] = []
    plain(dumps(tmp_path / "dumps", 5), tmp_path / "out", jobs=jobs, progress=lambda *told: calls.append(told))
    assert sorted(name for name, _, _ in calls) == ["", *(f"{number:02d}.txt" for number in range(5))]
    assert [done for _, done, _ in calls] == [*range(5), 5]
    assert {total for _, _, total in calls} == {5}


@pytest.mark.parametrize("jobs", [0, -1])
def test_fewer_than_one_process_is_refused(jobs: int, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(bylines(TWO), "utf-8")
    with pytest.raises(InputError, match=f"jobs is {jobs}"):
        plain(tmp_path / "a.txt", tmp_path / "out", jobs=jobs)


def test_a_script_without_a_guard_may_build_with_several_processes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(bylines(TWO), "utf-8")
    script = tmp_path / "script.py"
    script.write_text(
        "import childservices_corpus as csc\n"
        f"print('once', csc.build({str(tmp_path / 'a.txt')!r}, {str(tmp_path / 'out')!r}, annotate=False, jobs=2))\n"
    )
    ran = subprocess.run([sys.executable, str(script)], check=True, capture_output=True, text=True)
    assert ran.stdout.count("once") == 1
    assert os.listdir(tmp_path / "out")
