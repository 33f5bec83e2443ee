"""A check never finds a fault in a release that a build made, whatever the pages are; and what was odd on the pages."""

import subprocess
import sys
from pathlib import Path

import pytest

import childservices_corpus as csc
from pages import Item, Told, bulleted, feed
from sealing import seal

DAY = "13 June 2024"
CLOSED = "Councils are short of money, a survey has found."


def listed(title: str, summary: str) -> str:
    return bulleted([Item(title, DAY, summary), Item("Another story of care", DAY, CLOSED)])


def said(*paragraphs: str) -> str:
    return feed([Told("Comment: the care review", paragraphs, True)], box="")


PAGES = {
    "a body's name with two spaces": listed("The budget", "The Department  for Education has more to spend."),
    "a body's name with a space that is not seen": listed("Plans", "The Department for Educ\u200bation has plans."),
    "a body that speaks, by its long name": listed("The budget", "The County Councils Network said: “It is late.”"),
    "a speaker's accent as a letter of its own": said("Zoe\u0308 Sample, Chair of the Board, said: “It is late.”"),
    "a speaker's name with a mark that is not seen": said("Ann\u2060 Sample, ADCS President, said: “It is late.”"),
    "a speaker's name with a soft hyphen": said("Ann Sam\u00adple, ADCS President, said: “It is late.”"),
    "a share over two paragraphs": said("The number rose by 5", "per cent of all children."),
    "a share over two records": bulleted(
        [Item("A story of care", DAY, "The number rose by 5"), Item("per cent of all children", DAY, CLOSED)]
    ),
    "a day before the publisher": bulleted([Item("A story of care", "13 June 1890", CLOSED)] * 2),
    "only marks that are not seen": listed("\u200b", "\u00ad"),
}


@pytest.fixture(scope="module")
def faults(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the program that made a release of all pages finds in it, and another one, with the label of the page."""
    folder = tmp_path_factory.mktemp("built")
    names = {}
    for number, (label, page) in enumerate(PAGES.items()):
        (folder / f"{number}.txt").write_text(page, "utf-8")
        names[f"{number}.txt"] = label
    release = csc.build(folder, folder.with_name("release")).folder
    ids = {one.id: names[one.name] for one in csc.load(release).documents}
    owners = {one.id: ids[one.document_id] for one in (*csc.load(release).articles, *csc.load(release).statements)}
    found = csc.verify(release)
    assert found.worked_out
    assert not found.unchecked
    told = [*found.faults, *csc.verify(seal(release, other_program=True)).faults]
    return {fault: next((label for one, label in (owners | names).items() if one in fault), "") for fault in told}


@pytest.mark.parametrize("label", [*PAGES, ""])
def test_no_fault_is_found_in_what_was_built(label: str, faults: dict[str, str]) -> None:
    assert [fault for fault, page in faults.items() if page == label] == []


def test_python_without_docstrings_does_not_write_the_same_files(tmp_path: Path) -> None:
    """Their words are in schema.json."""
    (tmp_path / "page.txt").write_text(PAGES["a share over two records"], "utf-8")
    folder = csc.build(tmp_path / "page.txt", tmp_path / "release", annotate=False).folder
    told = (
        "import sys, childservices_corpus as csc; found = csc.verify(sys.argv[1]); print(found.faults, found.unchecked)"
    )
    done = subprocess.run([sys.executable, "-OO", "-c", told, folder], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("() ('README.md and the other files without rows are not written again")
