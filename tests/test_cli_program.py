"""The program as a whole: its help, its exit codes, and what it does with each sort of error."""

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from childservices_corpus.cli import app as commands_of
from childservices_corpus.cli import main as program
from childservices_corpus.cli.codes import CODES
from childservices_corpus.cli.making import build
from childservices_corpus.errors import CorpusError
from commands import dumps, ran, release


def ended(*words: str | Path, monkeypatch: pytest.MonkeyPatch) -> int | str | None:
    """How the program ends when it is started with `words`."""
    monkeypatch.setattr(sys, "argv", ["childservices-corpus", *map(str, words)])
    with pytest.raises(SystemExit) as end:
        program.main()
    return end.value.code


def test_the_program_ends_with_the_code_of_its_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ended("verify", release(), monkeypatch=monkeypatch) == 0
    assert ": sound: " in capsys.readouterr().out
    (tmp_path / "odd.txt").write_text("Words of an unknown form.\n", encoding="utf-8")
    assert ended("parse", tmp_path / "odd.txt", monkeypatch=monkeypatch) == 1
    assert ended("parse", monkeypatch=monkeypatch) == 2


def test_an_error_of_the_user_is_one_sentence_and_code_2(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ended("parse", "nowhere.txt", monkeypatch=monkeypatch) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("childservices-corpus: nowhere.txt: ")
    assert shown.err.count("\n") == 1


def failing(error: BaseException) -> Callable[[], None]:
    def fail(**options: object) -> None:
        raise error

    return fail


def as_exit(error: BaseException) -> Callable[[], None]:
    """A command that fails, and the framework that turns the failure into an exit with 1."""

    def fail(**options: object) -> None:
        try:
            raise error
        except BaseException:
            sys.exit(1)

    return fail


ERRORS: list[tuple[str, Callable[[], None], int, str]] = [
    ("a reader that has gone", failing(BrokenPipeError()), 0, r""),
    ("a reader that has gone, as an exit", as_exit(BrokenPipeError()), 0, r""),
    ("another failure as an exit", as_exit(ValueError()), 1, r""),
    ("an error of the package", failing(CorpusError("It is so.")), 2, r"childservices-corpus: It is so\.\n"),
    (
        "an error of the machine about a file",
        failing(OSError(28, "No space left", "a.txt")),
        3,
        r"childservices-corpus: a\.txt: cannot be read or written: No space left\n",
    ),
    (
        "an error of the machine without a file",
        failing(OSError(28, "No space left")),
        3,
        r"childservices-corpus: cannot be read or written: No space left\n",
    ),
    (
        "an error of the machine without a number",
        failing(OSError("It broke")),
        3,
        r"childservices-corpus: cannot be read or written: It broke\n",
    ),
    ("a fault of the program", failing(ZeroDivisionError("why")), 3, r"Traceback(?s:.)*ZeroDivisionError: why\n\n"),
]


@pytest.mark.parametrize(("reason", "command", "code", "said"), ERRORS, ids=[case[0] for case in ERRORS])
def test_each_sort_of_error_has_its_code(
    reason: str,
    command: Callable[[], None],
    code: int,
    said: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(commands_of, "app", command)
    assert ended(monkeypatch=monkeypatch) == code
    shown = capsys.readouterr()
    assert shown.out == ""
    assert re.fullmatch(said, shown.err)


@pytest.mark.parametrize("error", [BrokenPipeError(), OSError(28, "No space left")])
def test_what_cannot_be_written_any_more_is_dropped(
    error: OSError, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def command(**options: object) -> None:
        sys.stdout.write("the rest")
        raise error

    monkeypatch.setattr(commands_of, "app", command)
    with (tmp_path / "out.txt").open("w", encoding="utf-8") as out:
        monkeypatch.setattr(sys, "stdout", out)
        ended(monkeypatch=monkeypatch)
    assert (tmp_path / "out.txt").read_bytes() == b""


def test_a_command_that_comes_back_ends_with_0(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands_of, "app", lambda **options: None)
    assert ended(monkeypatch=monkeypatch) == 0


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_names_the_commands_in_order_and_the_exit_codes(option: str) -> None:
    shown = CliRunner().invoke(program.app, [option], env={"COLUMNS": "200"})
    assert shown.exit_code == 0
    making = (
        "build",
        "add",
        "verify",
        "without-text",
        "hydrate",
        "info",
        "show",
        "problems",
        "parse",
        "schema",
        "cite",
        "crawl",
    )
    asking = ("search", "export", "plot", "list", "count", "trend", "correct", "concordance", "evaluate", "explore")
    assert re.findall(r"^│ ([a-z][a-z-]*) ", shown.stdout, re.MULTILINE) == [*making, *asking, "diff"]
    assert "Usage: childservices-corpus" in shown.stdout
    assert "Reads text dumps of pages" in shown.stdout
    for code, meaning in CODES.items():
        assert f"{code} {meaning}" in " ".join(shown.stdout.split())
    assert "--install-completion" in shown.stdout


def test_without_a_command_the_help_is_shown() -> None:
    shown = ran()
    assert shown.code == 2
    assert any("Usage: childservices-corpus" in line for line in shown.lines)
    assert any("Commands" in line for line in shown.lines)


def test_an_error_in_a_command_is_not_drawn_in_a_box() -> None:
    assert program.app.pretty_exceptions_enable is False


def test_the_command_and_the_function_behind_it_have_the_same_defaults(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data" / "raw").mkdir(parents=True)
    dumps(tmp_path / "data" / "raw")
    monkeypatch.chdir(tmp_path)
    build()
    assert ran("info", "release").lines[0] == "release: version 0.0.0"
