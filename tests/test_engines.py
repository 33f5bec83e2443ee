"""An engine of the user's own: what it must share with the build, and what is said where it does not."""

import pickle
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

import childservices_corpus as csc
from childservices_corpus.errors import ExtraMissingError, InputError, ReleaseError
from childservices_corpus.release.engines import Died, Task, do, shared
from program import run_here
from support import ROOT
from targets import ENVIRONMENT, snapshot
from test_build_jobs import dumps, plain, small_shares

__all__ = ["small_shares"]


class Own:
    """An engine whose worker is this process; around each task `before` and `after` change what the worker sees."""

    def __init__(self, before: Callable[[], Any] = bool, after: Callable[[], Any] = bool) -> None:
        self.before, self.after = before, after
        self.tasks = 0

    def run(self, tasks: Sequence[Task], note: object) -> Iterator[tuple[int, Any]]:
        # The last first: results may come in any order.
        for number in reversed(range(len(tasks))):
            self.tasks += 1
            self.before()
            try:
                result = do(pickle.loads(pickle.dumps(tasks[number])))
            finally:
                self.after()
            yield number, result


def test_an_engine_of_ones_own_gives_the_same_bytes(tmp_path: Path, small_shares: None) -> None:
    folder, engine = dumps(tmp_path / "dumps"), Own()
    assert snapshot(plain(folder, tmp_path / "own", engine=engine)) == snapshot(plain(folder, tmp_path / "one"))
    assert engine.tasks > 4


def test_a_worker_that_does_not_see_the_parts_is_refused(tmp_path: Path) -> None:
    work, elsewhere = tmp_path / "work", tmp_path / "elsewhere"
    engine = Own(lambda: work.rename(elsewhere), lambda: elsewhere.rename(work))
    with pytest.raises(ReleaseError, match=rf"^{work}: the worker on \S+ does not see the files of this build there"):
        plain(dumps(tmp_path / "dumps", 4), tmp_path / "out", work=work, engine=engine)


def test_a_worker_that_does_not_see_the_dumps_is_refused_though_they_may_be_left_out(tmp_path: Path) -> None:
    folder, elsewhere = dumps(tmp_path / "dumps", 4), tmp_path / "elsewhere"
    engine = Own(lambda: folder.rename(elsewhere), lambda: elsewhere.rename(folder))
    with pytest.raises(
        ReleaseError, match=rf"^{folder}/00.txt: a worker cannot read this dump .*, and this process ca"
    ):
        plain(folder, tmp_path / "out", engine=engine)


def test_a_dump_that_vanishes_is_left_out_as_in_a_local_build(tmp_path: Path) -> None:
    folder = dumps(tmp_path / "dumps", 4)
    engine = Own(lambda: (folder / "01.txt").unlink(missing_ok=True))
    made = csc.build(folder, tmp_path / "out", annotate=False, engine=engine)
    assert [one.name for one in made.left_out] == ["01.txt"]


def test_a_part_that_does_not_appear_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Lying:
        def run(self, tasks: Sequence[Task], note: object) -> Iterator[tuple[int, Any]]:
            yield from ((number, None) for number in range(len(tasks)))

    monkeypatch.setattr(shared, "LATE", 0.3)
    with pytest.raises(
        ReleaseError, match=r"\.out\.parts: a worker has written a part .* does not see it; name a work"
    ):
        plain(dumps(tmp_path / "dumps", 4), tmp_path / "out", engine=Lying())


def test_an_engine_whose_workers_die_is_not_waited_for(tmp_path: Path) -> None:
    class Dying:
        def run(self, tasks: Sequence[Task], note: object) -> Iterator[tuple[int, Any]]:
            yield from ((number, Died()) for number in range(len(tasks)))

    with pytest.raises(ReleaseError, match="each process that works on this part of the build ends"):
        plain(dumps(tmp_path / "dumps", 4), tmp_path / "out", engine=Dying())


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"engine": "ray"}, "^'ray' is not an engine; the one with a name is 'dask'$"),
        ({"engine": 3}, "^engine is a int without a method run"),
        ({"scheduler": "tcp://10.0.0.5:8786"}, "^the scheduler tcp://10.0.0.5:8786 needs the engine 'dask'"),
        ({"scheduler": "tcp://10.0.0.5:8786", "engine": Own()}, "needs the engine 'dask'"),
    ],
)
def test_a_wrong_engine_is_one_sentence(options: dict[str, Any], sentence: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=sentence):
        plain(dumps(tmp_path / "dumps", 4), tmp_path / "out", **options)


def test_a_missing_engine_is_named_by_its_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ExtraMissingError, match=r"needs distributed, .*childservices-corpus\[dask\]"):
        plain(dumps(tmp_path / "dumps", 4), tmp_path / "out", engine="dask")


def test_the_command_takes_an_engine(tmp_path: Path) -> None:
    arguments = ["build", str(ROOT / "data" / "raw"), "--no-annotate", "--out", str(tmp_path / "out"), "--engine"]
    ended = run_here(*arguments, "ray", environment=ENVIRONMENT)
    assert ended.returncode == 2
    assert b"'ray' is not an engine" in ended.stderr
    ended = run_here(*arguments, "dask", "--scheduler", "tcp://127.0.0.1:1", environment=ENVIRONMENT)
    assert ended.returncode == 3
    assert b"tcp://127.0.0.1:1: a scheduler of Dask does not answer there" in ended.stderr
