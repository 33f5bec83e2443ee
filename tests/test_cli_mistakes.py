"""Typical mistakes on the command line: each is answered with one sentence that says the right way."""

import shlex
import tomllib
from pathlib import Path

import pytest

from program import run_here
from support import ROOT

TABLE = tomllib.loads((ROOT / "tests" / "mistakes.toml").read_text("utf-8"))
MISTAKES = [pytest.param(*case, id=case[0]) for cases in TABLE.values() for case in cases]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mistakes")
    (folder / "empty").mkdir()
    (folder / "page.txt").write_text("Words of an unknown form.\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize(("words", "answer"), MISTAKES)
def test_a_mistake_is_answered_with_the_right_way(
    words: str, answer: str, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if words.startswith("plot"):
        pytest.importorskip("altair")
    monkeypatch.chdir(place)
    done = run_here(*shlex.split(words), environment={"COLUMNS": "80"})
    said = done.stderr.decode()
    assert (done.returncode, done.stdout) == (2, b""), said
    assert said.startswith("childservices-corpus: ")
    assert said.count("\n") == 1
    assert answer in said
    assert sorted(path.name for path in place.iterdir()) == ["empty", "page.txt"]


def test_there_are_a_hundred() -> None:
    assert len(MISTAKES) >= 100
