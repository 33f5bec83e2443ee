"""Type checkers know what a record set holds, and refuse what a question cannot hold."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

USAGE = Path(__file__).with_name("typed_usage.py")
SOURCES = Path(__file__).parents[1] / "src"


def test_mypy_reads_typical_use() -> None:
    pytest.importorskip("mypy")
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", str(USAGE)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=SOURCES.parent, check=False)
    assert done.returncode == 0, done.stdout


def test_pyright_reads_typical_use(tmp_path: Path) -> None:
    pytest.importorskip("pyright")
    settings = {
        "include": [str(USAGE)],
        "extraPaths": [str(SOURCES)],
        "enableTypeIgnoreComments": False,
        "reportUnnecessaryTypeIgnoreComment": "error",
    }
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings))
    command = [sys.executable, "-m", "pyright", "--project", str(tmp_path), "--pythonpath", sys.executable]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert "0 errors" in done.stdout, done.stdout + done.stderr


def test_pyright_finds_nothing_in_the_package() -> None:
    pytest.importorskip("pyright")
    command = [sys.executable, "-m", "pyright", "--pythonpath", sys.executable]
    done = subprocess.run(command, capture_output=True, text=True, cwd=SOURCES.parent, check=False)
    assert "0 errors, 0 warnings" in done.stdout, done.stdout + done.stderr
