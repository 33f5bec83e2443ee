"""The ways in: each page of the docs is reached, each link leads somewhere, and what they say of the tools is so."""

import re
import subprocess
import sys
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from conftest import SLOW
from support import ROOT
from test_house import ORDER, uses

DOCS = ROOT / "docs"
PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.glob("*.md")))
LINK = re.compile(r"\]\((?!https?:)([^)\s]+)\)")
ARCHITECTURE = (DOCS / "architecture.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")


def linked(page: Path) -> list[str]:
    return LINK.findall(page.read_text("utf-8"))


def anchors(page: Path) -> set[str]:
    """The places in `page` that a link can name: its headings, in small letters, with hyphens."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    for link in linked(page):
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def test_every_page_is_reached_from_the_index() -> None:
    index = DOCS / "index.md"
    reached = {(DOCS / link.partition("#")[0]).resolve() for link in linked(index)}
    assert {page for page in PAGES if page != index} <= reached
    assert "docs/index.md" in linked(ROOT / "README.md")


def test_the_architecture_has_a_paragraph_for_each_room_in_their_order() -> None:
    rooms = ARCHITECTURE.partition("## The rooms")[2].partition("\n## ")[0]
    assert tuple(re.findall(r"^### (\w+)\n\S", rooms, re.MULTILINE)) == ORDER


def test_the_arrows_of_the_architecture_are_uses() -> None:
    """Each solid arrow between two rooms goes up, and the room at its head imports the one at its tail."""
    picture = ARCHITECTURE.partition("```mermaid\n")[2].partition("```")[0]
    used = {(below.partition(".")[0], name.partition(".")[0]) for name, found in uses().items() for below in found}
    arrows = {
        (tail, head)
        for line in picture.splitlines()
        for tail, head in pairwise(re.split(r" -\.?-> ", line.strip()))
        if tail in ORDER and head in ORDER
    }
    assert len(arrows) > 15
    assert not arrows - used
    assert {room for arrow in arrows for room in arrow} == set(ORDER[ORDER.index("text") :])


def commands(target: str) -> list[str]:
    """The commands of a target of the Makefile, with those that set up what it needs before them."""
    rule = re.search(rf"^{re.escape(target)}:(.*)\n((?:\t.*\n)*)", MAKEFILE, re.MULTILINE)
    assert rule is not None, target
    needed = [line for name in rule[1].split() if name.startswith("$(VENV)") for line in commands(name)]
    own = [line.replace("$(BIN)", ".venv/bin").replace("$(VENV)", ".venv") for line in rule[2].split("\n\t")]
    return [*needed, *(line.strip().replace("$(PYTHON)", "python3") for line in own if "touch" not in line)]


@pytest.mark.parametrize("target", ["corpus", "test"])
def test_without_make_the_readme_gives_the_same_commands(target: str) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    block = next(part for part in re.findall(r"(?:^ {4}.*\n)+", readme, re.MULTILINE) if f"# make {target}" in part)
    given = [line.strip() for line in block.splitlines() if not line.strip().startswith("#")]
    wanted = commands(target)
    if target == "test":
        # One call of pip with the extra installs what the two of the Makefile do.
        wanted.remove(".venv/bin/python -m pip install --quiet --editable .")
    assert given == wanted


@pytest.mark.parametrize("name", sorted(SLOW))
def test_every_slow_test_is_there(name: str) -> None:
    path, _, test = name.partition("::")
    assert not test or f"def {test}(" in (ROOT / path).read_text("utf-8")
    assert (ROOT / path).is_file()


def test_the_pythons_are_said_alike_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    listed = [name.rpartition(" ")[2] for name in project["classifiers"] if re.search(r":: 3\.\d+$", name)]
    oldest, newest = (re.search(rf"^test-{which}: PYTHON := python(.+)$", MAKEFILE, re.MULTILINE) for which in WHICH)
    assert oldest is not None
    assert newest is not None
    assert [oldest[1], newest[1]] == [listed[0], listed[-1]]
    assert project["requires-python"] == f">={oldest[1]}"
    table = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert f"| `make test-oldest` | {oldest[1]}, " in table
    assert f"| `make test-newest` | {newest[1]}, " in table


WHICH = ("oldest", "newest")


def test_the_lowest_versions_are_those_that_the_project_allows() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    users = [
        name for extra in ("pandas", "polars", "duckdb", "excel", "tantivy", "plot", "dask") for name in extras[extra]
    ]
    lowest = {}
    for needed in (*project["dependencies"], *users):
        match = re.match(r"([\w-]+)>=([\d.]+)", needed)
        assert match is not None, needed
        lowest[match[1]] = match[2]
    lines = (ROOT / "tests" / "lowest.txt").read_text("utf-8").splitlines()
    pinned = dict(line.split("==") for line in lines if not line.startswith("#"))
    assert set(pinned) == set(lowest)
    assert not {name for name in lowest if not f"{pinned[name]}.".startswith(f"{lowest[name]}.")}


def test_the_hooks_are_written_as_pre_commit_reads_them() -> None:
    command = [sys.executable, "-m", "pre_commit", "validate-config", str(ROOT / ".pre-commit-config.yaml")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
