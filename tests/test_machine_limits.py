"""A full disk, a closed stream, a place that cannot be written: one sentence, an exit code, and nothing is lost."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import childservices_corpus as csc
from childservices_corpus.cli.codes import SYSTEM
from support import DUMPS, ROOT

resource = pytest.importorskip("resource", reason="needs limits on files and streams by number")

PROGRAM = [sys.executable, "-c", "from childservices_corpus.cli.main import main; main()"]
# Compiled modules are files too: under a limit Python cuts them, and every later program fails on them.
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "200", "PYTHONDONTWRITEBYTECODE": "1"}


def small_files() -> None:
    """Each file of at most 20 kB, as on a disk that is full after that."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))


def tiny_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))


def close(*numbers: int) -> Callable[[], None]:
    def closed() -> None:
        for number in numbers:
            os.close(number)

    return closed


def run(*words: object, before: Callable[[], None] | None = None, **options: object) -> tuple[int, str]:
    done = subprocess.run(
        [*PROGRAM, *map(str, words)],
        env=ENVIRONMENT,
        stdout=options.get("stdout", subprocess.PIPE),  # type: ignore[call-overload]
        stderr=subprocess.PIPE,
        preexec_fn=before,
        check=False,
        text=True,
    )
    return done.returncode, done.stderr


def one_sentence(told: str) -> bool:
    return told.startswith("childservices-corpus: ") and told.count("\n") == 1


FULL: dict[str, tuple[object, ...]] = {
    "build": (*DUMPS, "--out"),
    "build --no-annotate": (*DUMPS, "--no-annotate", "--out"),
    "export csv": ("--format", "csv"),
    "export sqlite": ("--format", "sqlite"),
    "export parquet": ("--format", "parquet"),
    "export jsonl": ("--format", "jsonl"),
}


@pytest.mark.parametrize("command", FULL)
def test_a_full_disk_leaves_no_half_file_and_nothing_else(command: str, tmp_path: Path) -> None:
    words = [command.split(maxsplit=1)[0], *FULL[command], tmp_path / "out"]
    code, told = run(*words, before=small_files)
    assert (code, one_sentence(told)) == (SYSTEM, True), told
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert all(path.name.endswith((".parquet", ".csv", ".jsonl", ".json")) for path in written)
    assert command.startswith("export") or list(tmp_path.iterdir()) == []
    assert not list(tmp_path.rglob(".*"))


@pytest.mark.parametrize("ending", [".html", ".svg"])
def test_a_full_disk_leaves_the_picture_that_was_there(ending: str, tmp_path: Path) -> None:
    pytest.importorskip("altair")
    pytest.importorskip("vl_convert")
    path = tmp_path / f"when{ending}"
    path.write_text("the picture of before")
    code, told = run("plot", path, before=small_files)
    assert (code, one_sentence(told)) == (SYSTEM, True), told
    assert path.read_text() == "the picture of before"
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_a_full_disk_leaves_the_release_that_was_there(tmp_path: Path) -> None:
    out = csc.build(DUMPS[0], tmp_path / "release", data_version="1.0.0", annotate=False).folder
    code, told = run("build", *DUMPS, "--out", out, "--data-version", "2.0.0", before=small_files)
    assert (code, one_sentence(told)) == (SYSTEM, True), told
    assert "its previous content is unchanged" in told
    assert csc.verify(out).sound
    assert json.loads((out / "release.json").read_text("utf-8"))["data_version"] == "1.0.0"
    assert [path.name for path in tmp_path.iterdir()] == ["release"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize(
    "words", [("list",), ("schema",), ("info",), ("count", "topic"), ("parse", DUMPS[0], "--json"), ("cite",)]
)
def test_a_full_disk_behind_standard_output(words: tuple[object, ...]) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:
        code, told = run(*words, stdout=full)
    assert (code, one_sentence(told)) == (SYSTEM, True), told


@pytest.mark.parametrize("words", [("build", "-", "--out"), ("parse", "-")])
def test_closed_standard_input_is_a_sentence(words: tuple[object, ...], tmp_path: Path) -> None:
    code, told = run(*words, *([tmp_path / "out"] if "--out" in words else []), before=close(0))
    assert (code, one_sentence(told)) == (2, True), told
    assert "standard input is closed" in told
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("numbers", [(1,), (2,), (0, 1, 2)])
def test_closed_streams_get_into_no_file(numbers: tuple[int, ...], tmp_path: Path) -> None:
    """A file that took the number of standard output would hold what is printed."""
    code, _ = run("build", DUMPS[0], "--out", tmp_path / "out", before=close(*numbers))
    assert code == 0
    assert csc.verify(tmp_path / "out").sound


@pytest.mark.parametrize(
    "words",
    [
        ("build", DUMPS[0], "--out", "/proc/release"),
        ("export", "/proc/export"),
        ("plot", "/proc/when.svg"),
        ("build", "-", "--out", "/proc/release"),
        ("info", "/proc/self/mem"),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="/proc is where nobody may write")
def test_a_place_that_cannot_be_written_is_a_sentence(words: tuple[object, ...]) -> None:
    done = subprocess.run(
        [*PROGRAM, *map(str, words)], env=ENVIRONMENT, input=b"A page.", capture_output=True, check=False
    )
    told = done.stderr.decode()
    assert done.returncode == 2, told
    assert told.count("\n") == 1


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_a_terminal_without_our_letters_gets_their_numbers(encoding: str) -> None:
    record_id = csc.load().articles[0].id
    done = subprocess.run(
        [*PROGRAM, "show", record_id, "--field", "title"],
        env={**ENVIRONMENT, "PYTHONIOENCODING": encoding},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert rb"\u27e6" in done.stdout


def test_a_full_disk_leaves_the_floors_that_were_there(tmp_path: Path) -> None:
    labels = Path(shutil.copytree(ROOT / "data" / "labels", tmp_path / "labels"))
    before = (labels / "floors.toml").read_bytes()
    code, told = run("evaluate", "--labels", labels, "--pin", before=tiny_files)
    assert (code, one_sentence(told)) == (SYSTEM, True), told
    assert (labels / "floors.toml").read_bytes() == before
