"""The page for the first five minutes works in an empty folder: its Python, its commands, and what both print."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from commands import ran
from support import ROOT
from test_docs import run_session

PAGE = ROOT / "docs" / "start.md"
TEXT = PAGE.read_text("utf-8")
BLOCK = re.compile(r"^```(python|console)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PROMPT = "$ childservices-corpus "
ANYTHING = "..."


def check_commands(lines: list[str]) -> None:
    """Run each command, and compare what it prints; three dots are any text."""
    starts = [number for number, line in enumerate(lines) if line.startswith("$ ")]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        assert lines[start].startswith(PROMPT)
        done = ran(*shlex.split(lines[start].removeprefix(PROMPT)))
        assert done.code == 0, done
        wanted = ".+".join(map(re.escape, "\n".join(lines[start + 1 : end]).split(ANYTHING)))
        assert re.fullmatch(wanted, "\n".join(done.lines), re.DOTALL), (lines[start], done.lines)


def test_the_first_five_minutes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {"__name__": "start"}
    blocks = list(BLOCK.finditer(TEXT))
    assert {block[1] for block in blocks} == {"python", "console"}
    for block in blocks:
        if block[1] == "python":
            run_session(block[2], names, PAGE, TEXT.count("\n", 0, block.start(2)))
        else:
            check_commands(block[2].splitlines())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["my-pages", "my-release"]


def test_the_page_is_easy_to_find() -> None:
    assert "(start.md)" in (ROOT / "docs" / "index.md").read_text("utf-8")
    assert "(docs/start.md)" in (ROOT / "README.md").read_text("utf-8")
