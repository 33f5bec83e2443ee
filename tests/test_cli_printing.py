"""What commands print: lines with tabs in a pipe, tables on a terminal, and how many records there are."""

import io
import sys
from pathlib import Path

import pytest

from childservices_corpus.cli.printing import say_how_many, say_paths, show_lines, show_table
from childservices_corpus.cli.waiting import waiting
from commands import Terminal


def test_how_many_is_said_in_a_pipe_only_for_a_part_or_for_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    for printed, total in ((3, 3), (2, 3), (0, 3), (0, 0)):
        say_how_many(f"{printed} of {total}", printed, total)
    assert capsys.readouterr().err == "2 of 3; --limit gives more\n0 of 3; --limit gives more\n0 of 0\n"


def test_how_many_is_always_said_on_a_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", Terminal())
    say_how_many("3 of 3", 3, 3)
    assert capsys.readouterr().err == "3 of 3\n"


def test_paths_are_printed_with_their_sizes_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (path := tmp_path / "a.txt").write_bytes(b"123")
    say_paths([path], as_json=False)
    say_paths([path], as_json=True)
    assert capsys.readouterr().out == f'{path}\n{{"path": "{path}", "bytes": 3}}\n'


def test_cells_of_a_line_have_tabs_between_them_and_none_inside(capsys: pytest.CaptureFixture[str]) -> None:
    show_lines([("a\tb", "c\nd"), ("e",), ("x" * 10_000,), ("y" * 10_001,)])
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["a b\tc d", "e"]
    assert lines[2] == "x" * 10_000
    assert len(lines[3]) == 10_000


def test_a_table_has_its_title_beside_the_short_cell_and_the_rest_below(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    show_table(("date", "title"), [("2024", ("A title", "an/id")), ("2023", ("[b]",))])
    lines = [line.rstrip() for line in capsys.readouterr().out.splitlines()]
    assert lines == ["date  title", "2024  A title", "      an/id", "2023  [b]"]
    show_table(("date", "title"), [])
    assert capsys.readouterr().out == ""


def test_a_sign_of_long_work_is_for_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    shown = []
    for stream in (Terminal(), io.StringIO()):
        monkeypatch.setattr(sys, "stderr", stream)
        with waiting("searching"):
            pass
        shown.append(stream.getvalue())
    assert "searching" in shown[0]
    assert shown[1] == ""
