"""A table that a page of the documentation names is a table of the package or of the data."""

import re
from pathlib import Path

import pytest

from support import ROOT

PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md")))
FOLDERS = (ROOT / "src", ROOT / "data", ROOT / "tests", ROOT / "tools")
TABLES = {"pyproject.toml", *(path.name for folder in FOLDERS for path in folder.rglob("*.toml"))}
NAMED = re.compile(r"`[^`\s]*?([\w-]+\.toml)`")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_table_that_a_page_names_exists(page: Path) -> None:
    assert {name for name in NAMED.findall(page.read_text("utf-8")) if name not in TABLES} == set()
