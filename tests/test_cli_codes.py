"""Exit codes: problems, misuse and the system are told apart, and after a failure no half file is left."""

import errno
import os
import sys
from pathlib import Path

import pytest

from childservices_corpus.cli.codes import CODES, MISUSE, PROBLEMS, SYSTEM, code_of
from childservices_corpus.cli.main import main
from childservices_corpus.errors import CorpusError, DriftError, InputError, OutputError, QueryError
from childservices_corpus.storage.whole import whole
from commands import dumps, release
from program import run_here
from support import ROOT


def below(error: CorpusError, cause: BaseException) -> CorpusError:
    error.__cause__ = cause
    return error


ERRORS = [
    (DriftError("more"), PROBLEMS),
    (QueryError("what"), MISUSE),
    (InputError("not there"), MISUSE),
    (below(InputError("not there"), FileNotFoundError(errno.ENOENT, "not there")), MISUSE),
    (below(InputError("secret"), PermissionError(errno.EACCES, "denied")), SYSTEM),
    (below(OutputError("no folder"), FileNotFoundError(errno.ENOENT, "not there")), MISUSE),
    (OutputError("it broke"), SYSTEM),
    (OSError(errno.ENOSPC, "full"), SYSTEM),
    (OSError(errno.EROFS, "read-only"), SYSTEM),
    (OSError(errno.EISDIR, "a folder", "x"), MISUSE),
    (OSError("without a number"), SYSTEM),
]


@pytest.mark.parametrize(("error", "code"), ERRORS, ids=[repr(case[0]) for case in ERRORS])
def test_an_error_has_a_code(error: CorpusError | OSError, code: int) -> None:
    assert code_of(error) == code


def test_the_docs_have_the_same_table() -> None:
    page = (ROOT / "docs" / "commands.md").read_text("utf-8")
    for code, meaning in CODES.items():
        assert f"| {code} | {meaning} |" in page


def here(*words: str | Path) -> tuple[int, str]:
    done = run_here(*words, environment={"COLUMNS": "200"})
    return done.returncode, done.stderr.decode()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_the_system(tmp_path: Path) -> None:
    page = dumps(tmp_path)[0]
    page.chmod(0)
    assert here("parse", page)[0] == SYSTEM
    (tmp_path / "closed").mkdir(mode=0o500)
    code, said = here("export", tmp_path / "closed", "-r", release(), "--format", "csv")
    assert code == SYSTEM
    assert "closed" in said


def test_a_path_that_is_not_there_is_misuse(tmp_path: Path) -> None:
    pytest.importorskip("altair")
    code, said = here("plot", tmp_path / "nowhere" / "x.html", "-r", release())
    assert (code, "x.html: cannot be written to its folder" in said) == (MISUSE, True), said


def test_a_folder_in_the_place_of_a_file_is_misuse(tmp_path: Path) -> None:
    pytest.importorskip("altair")
    (tmp_path / "x.html").mkdir()
    code, said = here("plot", tmp_path / "x.html", "-r", release())
    assert (code, f"{tmp_path / 'x.html'}: cannot be written: Is a directory" in said) == (MISUSE, True), said


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_a_pipe_is_written_and_one_without_a_reader_is_the_system(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    with whole(tmp_path / "pipe") as beside, beside.open("wb", buffering=0) as file:
        file.write(b"words")
        assert os.read(reader, 9) == b"words"
        os.close(reader)
    with pytest.raises(OutputError, match="the reader of the pipe has gone") as found, whole(tmp_path / "pipe"):
        raise BrokenPipeError(errno.EPIPE, "Broken pipe")
    assert code_of(found.value) == SYSTEM


@pytest.mark.parametrize(
    "words",
    [
        ["info", ""],
        ["search", " "],
        ["show", ""],
        ["parse", ""],
        ["build", ""],
        ["export", ""],
        ["list", "--topic", ""],
        ["list", "--from="],
        ["list", "--release", ""],
    ],
    ids=" ".join,
)
def test_an_empty_argument_is_misuse(words: list[str]) -> None:
    code, said = here(*words)
    assert code == MISUSE
    assert "is empty; give a value" in said
    assert said.count("\n") == 1


@pytest.mark.parametrize("error", [MemoryError(), KeyboardInterrupt()])
def test_memory_and_an_interrupt_are_no_traceback(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    from childservices_corpus.cli import app as commands_of

    def fail(**options: object) -> None:
        raise error

    monkeypatch.setattr(commands_of, "app", fail)
    monkeypatch.setattr(sys, "argv", ["childservices-corpus"])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == (SYSTEM if isinstance(error, MemoryError) else 130)


def test_completion_offers_commands() -> None:
    asked = {
        "_CHILDSERVICES_CORPUS_COMPLETE": "complete_bash",
        "COMP_WORDS": "childservices-corpus tre",
        "COMP_CWORD": "1",
    }
    assert run_here(environment=asked).stdout.decode().split() == ["trend"]
