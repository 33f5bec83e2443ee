"""Folders of small dumps to build from, and what a build made of them."""

import os
from pathlib import Path

import pytest

import childservices_corpus as csc
from childservices_corpus.models import Problem
from childservices_corpus.release.build import Built
from childservices_corpus.storage.files import read_table
from childservices_corpus.tables.rows import models
from pages import Item, bulleted

POSIX = pytest.mark.skipif(os.name == "nt", reason="files of these kinds are not there on Windows")


def page(word: str) -> str:
    return bulleted([Item(f"A story of {word}", "13 June 2024", "A summary."), Item("B", "12 June 2024", "Another.")])


def put(path: Path, word: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page(word or path.stem), "utf-8")
    return path


def names(folder: Path) -> list[str]:
    return list(read_table(folder, "documents")["name"].to_pylist())


def problems(folder: Path) -> list[Problem]:
    return models("problems", read_table(folder, "problems"))


def outside(folder: Path) -> Path:
    """A place for a release beside `folder`: none may lie in an input."""
    return folder.with_name(f"{folder.name}-out")


def built(paths: list[Path] | Path, out: Path) -> Built:
    made = csc.build(paths, out, annotate=False)
    assert csc.verify(made.folder).faults == ()
    return made
