"""Type checkers know what a record set holds, and refuse what a question cannot hold."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

USAGE = Path(__file__).with_name("typed_usage.py")
SOURCES = Path(__file__).parents[1] / "src"


def test_mypy_reads_typical_use() -> None:
    pytest.importorskip("mypy")
    command = [sys.executable, "-m", "mypy", "--strict", str(USAGE)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=SOURCES.parent, check=False)
    assert done.returncode == 0, done.stdout


def pyright(project: Path) -> list[str]:
    """What pyright finds in `project`, below the number of files in which it has looked."""
    pytest.importorskip("pyright")
    options = ["--project", str(project), "--pythonpath", sys.executable, "--outputjson"]
    command = [sys.executable, "-m", "pyright", *options]
    done = subprocess.run(command, capture_output=True, text=True, cwd=project, check=False)
    told = json.loads(done.stdout)
    found = [
        f"{one['file']}:{one['range']['start']['line'] + 1}: {one['message']}" for one in told["generalDiagnostics"]
    ]
    return [f"{told['summary']['filesAnalyzed']} files", *found]


def test_pyright_reads_typical_use(tmp_path: Path) -> None:
    settings = {
        # Pyright leaves out a path that is not relative, and finds no error where it reads no file.
        "include": [os.path.relpath(USAGE, tmp_path)],
        "extraPaths": [str(SOURCES)],
        "enableTypeIgnoreComments": False,
        "reportUnnecessaryTypeIgnoreComment": "error",
    }
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings))
    assert pyright(tmp_path) == ["1 files"]


def test_pyright_finds_nothing_in_the_package() -> None:
    files = len(list(SOURCES.rglob("*.py")))
    assert pyright(SOURCES.parent) == [f"{files} files"]
