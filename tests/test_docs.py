"""Every example in the README and in docs/ runs: blocks as they stand, those with prompts with their output."""

import doctest
import re
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
_BLOCK = re.compile(r"^```(python|pycon)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_EXTRAS = ("pandas", "polars", "duckdb", "altair")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_examples_run(page: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The blocks of a page run one after the other and share their names."""
    text = page.read_text("utf-8")
    for extra in _EXTRAS:
        if f"to_{extra}" in text or f"import {extra}" in text or (extra == "altair" and ".plot." in text):
            pytest.importorskip(extra)
    # Examples may read the checkout's data, and write where they stand.
    (tmp_path / "data").symlink_to(ROOT / "data")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {"__name__": page.stem}
    for block in _BLOCK.finditer(text):
        line = text.count("\n", 0, block.start(2))
        if block[1] == "python" and ">>> " not in block[2]:
            exec(compile("\n" * line + block[2], str(page), "exec"), names)
        else:
            run_session(block[2], names, page, line)


def run_session(session: str, names: dict[str, Any], page: Path, line: int) -> None:
    """Run prompts and compare what they print, with the rules of doctest."""
    test = doctest.DocTestParser().get_doctest(session, names, page.name, str(page), line)
    runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    report: list[str] = []
    runner.run(test, out=report.append, clear_globs=False)
    names.update(test.globs)
    assert not report, "".join(report)


def test_there_are_examples() -> None:
    assert sum(len(_BLOCK.findall(page.read_text("utf-8"))) for page in PAGES) > 20
