"""Releases to build into a user's folder, and what that folder holds."""

import os
from pathlib import Path

import childservices_corpus as csc
from pages import Item, bulleted
from support import ROOT

PAGE = bulleted([Item("Councils call for more", "13 June 2024", "A summary of some length.")] * 2)
OTHER = bulleted([Item("A second story here", "12 June 2024", "Another summary of some length.")] * 2)
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "src")}


def build(page: Path, out: Path, version: str = "1.0.0") -> Path:
    return csc.build(page, out, data_version=version, annotate=False).folder


def snapshot(folder: Path) -> dict[str, bytes | str | None]:
    """Everything below `folder`, hidden files, links and empty folders included."""
    found: dict[str, bytes | str | None] = {}
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        if path.is_symlink():
            found[name] = os.readlink(path)
        else:
            found[name] = path.read_bytes() if path.is_file() else None
    return found


def note(folder: Path) -> None:
    (folder / "analysis.ipynb").write_text("months of work")


# A build that fails after it has begun to write.
FAILS = """
import sys, childservices_corpus as csc
def stop(name, done, total):
    raise RuntimeError("stop")
csc.build(sys.argv[1], sys.argv[2], annotate=False, progress=stop)
"""
