"""The recipes of CONTRIBUTING.md do what they say: each is followed in a copy of the repository."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support import ROOT

TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
RECIPES = dict(re.findall(r"^## (\d\. .*?)\n(.*?)(?=^## )", TEXT, re.MULTILINE | re.DOTALL))
BLOCK = re.compile(r"^ {3}```(\w+) ?(\S*)\n(.*?)^ {3}```$", re.MULTILINE | re.DOTALL)
# Removed lines, then added ones: where nothing is removed, the lines stand at the end of the file.
HUNK = re.compile(r"((?:^-.*\n)*)((?:^\+.*\n)+)", re.MULTILINE)
# Taking a change over is the same for all recipes, and costs two builds more.
TAKEN_OVER = "4"
NEEDED = ("src", "data/raw", "data/curation", "data/labels", "data/expected")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for folder in NEEDED:
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / "tests").mkdir()
    for name in (
        "pyproject.toml",
        "tests/conftest.py",
        "tests/slow.txt",
        "tests/expected.py",
        "tests/test_expected.py",
    ):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def blocks(recipe: str) -> list[tuple[str, str, str]]:
    """The blocks of a recipe: their language, the file they are about, and their lines without the indent."""
    found = BLOCK.findall(RECIPES[recipe])
    return [(language, path, re.sub("^ {3}", "", lines, flags=re.MULTILINE)) for language, path, lines in found]


def follow(recipe: str, root: Path) -> None:
    """Make the changes of a recipe in `root`."""
    for language, path, lines in blocks(recipe):
        if language == "python":
            (root / path).write_text(lines, "utf-8")
        for removed, added in HUNK.findall(lines) if language == "diff" else ():
            old, new = (re.sub("^.", "", part, flags=re.MULTILINE) for part in (removed, added))
            text = (root / path).read_text("utf-8")
            assert not old or f"\n{text}".count(f"\n{old}") == 1, f"{path} has no line, or several: {old}"
            (root / path).write_text(f"\n{text}".replace(f"\n{old}", f"\n{new}")[1:] if old else text + new, "utf-8")


def run(root: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(root / "src"), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    return subprocess.run(
        [sys.executable, *command], cwd=root, env=environment, capture_output=True, text=True, check=False
    )


def test_there_are_four_recipes() -> None:
    assert [name.partition(".")[0] for name in RECIPES] == ["1", "2", "3", "4"]


@pytest.mark.parametrize("recipe", [name for name in RECIPES if not name.startswith("1")])
def test_a_recipe_shows_what_it_says(copy: Path, recipe: str) -> None:
    check = ("-m", "pytest", "-p", "no:cacheprovider", "tests/test_expected.py")
    follow(recipe, copy)
    for test in [path for language, path, _ in blocks(recipe) if language == "python" and path.startswith("tests/")]:
        checked = run(copy, "-m", "pytest", "-p", "no:cacheprovider", test)
        assert checked.returncode == 0, checked.stdout
    seen = run(copy, *check)
    assert seen.returncode == 1
    [told] = [lines for language, _, lines in blocks(recipe) if language == "text"]
    missing = [line for line in told.splitlines() if not re.search("^" + re.escape(line), seen.stdout, re.MULTILINE)]
    assert not missing, seen.stdout
    if recipe.startswith(TAKEN_OVER):
        assert run(copy, "tests/expected.py").returncode == 0
        assert run(copy, *check).returncode == 0


@pytest.mark.parametrize("target", sorted(set(re.findall(r"(?:`| {4})make ([a-z-]+)", TEXT))))
def test_every_target_that_is_named_is_there(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE), target
