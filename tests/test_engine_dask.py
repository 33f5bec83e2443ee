"""A build on the workers of Dask gives the bytes of a build by one process, whatever dies on the way."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import distributed
import pytest

import childservices_corpus as csc
from childservices_corpus.errors import InputError, ReleaseError
from childservices_corpus.layouts.registry import GROUP as LAYOUTS
from childservices_corpus.release.engines import on_dask
from childservices_corpus.release.engines.cluster import local_cluster
from childservices_corpus.release.folder import LOCK
from childservices_corpus.storage.files import read_table
from folders import POSIX, problems
from killing import arm
from packages import AddPackage
from support import ROOT
from targets import snapshot
from test_build_jobs import DEADLY, dumps, plain, small_shares

__all__ = ["small_shares"]
POINTS = range(1, 21)
CLIENT: Any = distributed.Client
CLUSTER: Any = distributed.LocalCluster


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    with local_cluster(2) as address:
        yield address


@pytest.fixture(scope="module")
def client(scheduler: str) -> Iterator[Any]:
    with CLIENT(scheduler, set_as_default=False) as client:
        yield client


def test_a_scheduler_and_its_workers_give_the_bytes_of_one_process(
    tmp_path: Path, small_shares: None, scheduler: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = dumps(tmp_path / "dumps")
    one = plain(folder, tmp_path / "one")
    calls: list[tuple[str, int, int]] = []
    # The workers have another working folder.
    monkeypatch.chdir(tmp_path)
    options: dict[str, Any] = {"engine": "dask", "scheduler": scheduler}
    many = plain("dumps", Path("many"), progress=lambda *told: calls.append(told), **options)
    assert snapshot(one) == snapshot(many)
    assert csc.verify(many).faults == ()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dumps", "many", "one"]
    assert {name for name, _, _ in calls} == {"", *(f"{number:02d}.txt" for number in range(12))}
    assert [done for _, done, _ in calls] == sorted(done for _, done, _ in calls)


def test_an_annotated_build_is_the_same(tmp_path: Path, small_shares: None, scheduler: str) -> None:
    folder = dumps(tmp_path / "dumps", 6)
    one = csc.build(folder, tmp_path / "one").folder
    many = csc.build(folder, tmp_path / "many", engine="dask", scheduler=scheduler).folder
    assert snapshot(one) == snapshot(many)


@POSIX
def test_workers_that_are_killed_at_twenty_points_lose_nothing(
    tmp_path: Path, small_shares: None, scheduler: str, client: Any
) -> None:
    folder = dumps(tmp_path / "dumps", 8)
    before = snapshot(plain(folder, tmp_path / "one"))
    pids: set[int] = set()
    for moment in POINTS:
        client.wait_for_workers(2, timeout=60)
        # At every third point all workers die. One that is dying just now does not answer.
        some = list(client.nthreads())[: 2 if moment % 3 == 0 else 1]
        known = client.run(arm, moment, str(tmp_path / ".many.parts"), workers=some, on_error="ignore")
        pids |= set(known.values())
        assert snapshot(plain(folder, tmp_path / "many", engine="dask", scheduler=scheduler)) == before
    assert len(pids) > len(POINTS), len(pids)


KILLED = """
import os, signal, sys
import childservices_corpus as csc
from childservices_corpus.release.shares import cut
cut.USUAL, cut.LEAST, cut.MOST = 900, 300, 2000
dumps, out, work, scheduler, moment = sys.argv[1:6]
calls = []
def note(*told):
    calls.append(told)
    if len(calls) == int(moment):
        os.kill(os.getpid(), signal.SIGKILL)
csc.build(dumps, out, annotate=False, work=work, progress=note, engine="dask", scheduler=scheduler or None, jobs=2)
"""


def killed(moment: int, folder: Path, out: Path, work: Path, scheduler: str = "") -> None:
    """A build that is killed when its progress is called for the n-th time, and whatever it started has ended."""
    ran = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(folder), str(out), str(work), scheduler, str(moment)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    # Scheduler and workers of its own have its standard error: it ends when the last of them has ended.
    _, said = ran.communicate(timeout=120)
    assert ran.returncode == -signal.SIGKILL, said.decode()


def inodes(work: Path) -> dict[str, int]:
    return {path.name: path.stat().st_ino for path in work.iterdir() if path.name != LOCK and "." not in path.name}


@POSIX
def test_a_build_that_was_killed_goes_on_and_repeats_nothing(
    tmp_path: Path, small_shares: None, scheduler: str
) -> None:
    folder, out, work = dumps(tmp_path / "dumps"), tmp_path / "release", tmp_path / "work"
    before: dict[str, int] = {}
    for moment, address in ((6, ""), (9, scheduler)):
        killed(moment, folder, out, work, address)
        after = inodes(work)
        assert before.items() <= after.items()
        before = after
    assert before
    assert not out.exists()
    plain(folder, out, work=work, engine="dask", scheduler=scheduler)
    assert before.items() <= inodes(work).items()
    assert snapshot(out) == snapshot(plain(folder, tmp_path / "one"))


@POSIX
def test_a_page_that_kills_each_worker_costs_only_itself(
    tmp_path: Path, add_package: AddPackage, small_shares: None
) -> None:
    folder = dumps(tmp_path / "dumps", 4)
    (folder / "05b.txt").write_text("DEADLY words\n\nof a page that is not read.\n", "utf-8")
    one = plain(folder, tmp_path / "one")
    add_package("deadly", f"ONCE = ''\n{DEADLY}", {LAYOUTS: {"deadly": "deadly:LAYOUT"}})
    many = plain(folder, tmp_path / "many", jobs=2, engine="dask")
    assert [problem.document for problem in problems(many) if problem.code == "internal-fault"] == ["05b.txt"]
    assert read_table(many, "articles") == read_table(one, "articles")


def test_workers_without_a_layout_of_the_build_are_refused(
    tmp_path: Path, add_package: AddPackage, scheduler: str
) -> None:
    add_package("another", DEADLY.replace("deadly", "another"), {LAYOUTS: {"another": "another:LAYOUT"}})
    folder = dumps(tmp_path / "dumps", 4)
    with pytest.raises(ReleaseError, match=r"^tcp://.*: the worker on .* differ; install .* \(2 of 2 workers\)$"):
        plain(folder, tmp_path / "out", engine="dask", scheduler=scheduler)
    assert not (tmp_path / "out").exists()


@POSIX
def test_a_scheduler_that_ends_costs_nothing_that_was_done(tmp_path: Path, small_shares: None) -> None:
    folder, work = dumps(tmp_path / "dumps"), tmp_path / "work"

    def end(name: str, done: int, total: int) -> None:
        if done == 6:
            os.kill(pid, signal.SIGKILL)

    with local_cluster(1) as address:
        with CLIENT(address, set_as_default=False) as client:
            pid = client.run_on_scheduler(os.getpid)
        with pytest.raises(ReleaseError, match=f"^{address}: the scheduler does not answer any more; start it, and"):
            plain(folder, tmp_path / "out", work=work, engine="dask", scheduler=address, progress=end)
    before = inodes(work)
    assert before
    assert snapshot(plain(folder, tmp_path / "out", work=work)) == snapshot(plain(folder, tmp_path / "one"))
    assert before.items() <= inodes(work).items()


def test_a_scheduler_without_workers_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(on_dask, "PATIENCE", 0.3)
    alone = {
        "n_workers": 0,
        "processes": False,
        "protocol": "tcp",
        "host": "127.0.0.1",
        "dashboard_address": "127.0.0.1:0",
    }
    with CLUSTER(**alone) as cluster, CLIENT(cluster, set_as_default=False) as client:
        address = cluster.scheduler_address
        with pytest.raises(ReleaseError, match=f"^{address}: the scheduler has no workers; start some with: dask work"):
            plain(dumps(tmp_path / "dumps", 4), tmp_path / "out", engine="dask", scheduler=address)
        with pytest.raises(ReleaseError, match="the scheduler has no workers"):
            list(on_dask.OnDask(client, address).run([Nothing()], print))


class Nothing:
    """A task."""

    def run(self, note: object) -> None:
        pass


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:{}", "127.0.0.1", "nowhere://127.0.0.1:1"])
def test_an_address_without_a_scheduler_is_one_sentence(address: str, tmp_path: Path) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = address.format(unused.getsockname()[1])
        with pytest.raises(InputError, match=f"^{address}: a scheduler of Dask does not answer there .*start one with"):
            plain(dumps(tmp_path / "dumps", 4), tmp_path / "out", engine="dask", scheduler=address)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dumps"]
