"""Alterations of a release whose checksums are made to fit: what a check finds by working out again, and by sense."""

import re
import shutil
from collections.abc import Callable, Iterable
from itertools import zip_longest
from pathlib import Path

import pytest

import childservices_corpus as csc
from childservices_corpus.storage.files import STORED
from commands import LISTING
from forged_stories import STORIES
from forgeries import BUILT_FROM, GIVEN, Forgery, Tables, forgeries, put, sound, tables
from pages import Item, Told, feed, localgov
from sealing import seal
from support import ROOT

PAGE = (ROOT / "docs" / "check.md").read_text("utf-8")
# The rows of the table of what the sense of the rows does not show.
UNFOUND = frozenset(re.findall(r"^\| .* \| `(.*)` \|$", PAGE, re.M))


def altered(folder: Path, some: Iterable[Forgery], *, other_program: bool) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(sound(), folder)
    for one in some:
        put(folder, one.table, one.alter(tables()[one.table]))
    return seal(folder, other_program=other_program)


def unfound(name: str, folder: Path, *, other_program: bool) -> set[str]:
    """The alterations of one table that a check passes."""
    return {
        str(one) for one in forgeries([name]) if csc.verify(altered(folder, [one], other_program=other_program)).sound
    }


def test_the_release_itself_is_sound(tmp_path: Path) -> None:
    found = csc.verify(sound())
    assert (found.faults, found.unchecked, found.worked_out) == ((), (), True)
    other = csc.verify(altered(tmp_path / "other", [], other_program=True))
    assert (other.faults, other.worked_out) == ((), False)
    assert other.unchecked[0].startswith("the values that follow from rules are not worked out again: another program")
    assert all(tables().values())


@pytest.mark.parametrize("name", STORED)
def test_sense_finds_alterations_of_each_column_except_those_that_the_page_lists(name: str, tmp_path: Path) -> None:
    passed = unfound(name, tmp_path / "altered", other_program=True)
    assert passed - GIVEN == {one for one in UNFOUND if one.startswith(f"{name}-")}


def test_working_out_finds_an_alteration_of_any_column_and_names_it(tmp_path: Path) -> None:
    """One alteration of each table at a time, for tables are compared one by one."""
    rest = [list(forgeries([name])) for name in STORED if name not in BUILT_FROM]
    for some in zip_longest(*rest):
        here = [one for one in some if one is not None]
        faults = csc.verify(altered(tmp_path / "altered", here, other_program=False)).faults
        for one in here:
            told = [fault for fault in faults if fault.startswith((f"{one.table}, row", f"{one.table}, before row"))]
            words = "worked out again" if " " in one.what else f"{one.what} is "
            assert any(words in fault or "is missing" in fault for fault in told), (str(one), told)


@pytest.mark.parametrize("name", BUILT_FROM)
def test_what_a_release_is_worked_out_from_is_checked_too(name: str, tmp_path: Path) -> None:
    assert unfound(name, tmp_path / "altered", other_program=False) <= GIVEN


@pytest.mark.parametrize("label", STORIES)
@pytest.mark.parametrize("other_program", [False, True])
def test_alterations_that_keep_the_tables_in_step_are_found(label: str, other_program: bool, tmp_path: Path) -> None:
    story: Callable[[Tables], Tables] = STORIES[label]
    folder = altered(tmp_path / "altered", [], other_program=other_program)
    for name, rows in story(tables()).items():
        put(folder, name, rows)
    seal(folder, other_program=other_program)
    assert csc.verify(folder).sound == (other_program and label in UNFOUND), label


@pytest.mark.parametrize(
    "page", [LISTING, localgov([Item("One title here", "", "One summary of the page is here.")] * 2)]
)
def test_a_listing_inside_a_statement_is_a_fault(page: str, tmp_path: Path) -> None:
    """It is read as paragraphs, since nothing of the feed ends above it."""
    text = feed([Told("Comment: early help", ("“Help comes late.”", page), ended=True)], box="")
    (tmp_path / "page.txt").write_text(text, "utf-8")
    folder = csc.build(tmp_path / "page.txt", tmp_path / "release", annotate=False).folder
    (fault,) = csc.verify(folder).faults
    assert fault.startswith("page.txt: statements: adcs/comment-early-help-")
    assert "has the article" in fault
