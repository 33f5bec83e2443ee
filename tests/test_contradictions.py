"""An address, a publisher or a layout that names another publisher than the page: both are named, and the way out."""

from pathlib import Path

import pytest

import childservices_corpus as csc
from childservices_corpus.models import Parsed, Problem
from support import DUMPS, assert_equal_paths, assert_invariants, records
from test_pages_csv import BODY, HEADER, LISTING, built, folder_of

BULLETED = DUMPS[0]
THEMJ, LOCALGOV = "https://www.themj.co.uk/all", "https://www.localgov.co.uk/all"


def contradictions(parsed: Parsed) -> list[Problem]:
    return [one for one in parsed.problems if one.code == "other-publisher"]


WRONG = {
    "an address against the page": ({"address": LOCALGOV}, LOCALGOV, "LocalGov", "The MJ"),
    "an address against a publisher": ({"address": LOCALGOV, "publisher": "themj"}, LOCALGOV, "LocalGov", "The MJ"),
    "an address against a layout": ({"address": LOCALGOV, "layout": "themj-bulleted"}, "layout", "LocalGov", "The MJ"),
    "a publisher against the page": ({"publisher": "localgov"}, "publisher", "LocalGov", "The MJ"),
    "a layout against the page": ({"layout": "localgov-listing"}, "layout", "LocalGov", "The MJ"),
    "a layout of a third": ({"layout": "adcs-feed"}, "layout", "Association of Directors", "The MJ"),
}


@pytest.mark.parametrize(("facts", "said", "one", "other"), WRONG.values(), ids=WRONG)
def test_both_publishers_are_named(facts: dict[str, str], said: str, one: str, other: str) -> None:
    parsed = csc.parse(BULLETED, **facts)
    (problem,) = contradictions(parsed)
    assert problem.severity == "warning"
    assert problem.document == BULLETED.name
    assert said in problem.message
    assert one in problem.message
    assert other in problem.message
    assert "pages.csv" in problem.hint
    assert_invariants(parsed)
    assert_equal_paths(parsed, csc.parse_table(BULLETED, **facts))  # type: ignore[arg-type]


RIGHT = {
    "nothing is known": {},
    "the address of its publisher": {"address": THEMJ},
    "its publisher and its address": {"address": THEMJ, "publisher": "themj"},
    "its layout": {"layout": "themj-bulleted", "address": THEMJ},
    "an address that nobody knows": {"address": "https://example.org/all", "publisher": "themj"},
}


@pytest.mark.parametrize("facts", RIGHT.values(), ids=RIGHT)
def test_facts_that_agree_say_nothing(facts: dict[str, str]) -> None:
    assert not csc.parse(BULLETED, **facts).problems


@pytest.mark.parametrize("whose", ["themj", "localgov", "adcs"])
def test_a_page_without_marks_contradicts_nobody(whose: str) -> None:
    assert not contradictions(csc.parse(BODY, publisher=whose))
    assert not contradictions(csc.parse(LISTING, publisher=whose))


def test_of_joined_pages_the_one_of_the_other_publisher_is_named_at_its_place() -> None:
    text = BULLETED.read_text("utf-8")
    joined = f"{text}\n{DUMPS[4].read_text('utf-8')}"
    (problem,) = contradictions(csc.parse(joined, address=THEMJ))
    assert "Association of Directors" in problem.message
    assert problem.start >= len(text.rstrip())
    assert {one.publisher for one in records(csc.parse(joined, address=THEMJ))} == {"themj", "adcs"}


def test_a_wrong_row_of_a_build_is_a_problem_of_its_dump_and_the_release_is_sound(tmp_path: Path) -> None:
    table = f"{HEADER}a.txt,{LOCALGOV},,,\nb.txt,,,,localgov-listing\n"
    text = BULLETED.read_text("utf-8")
    corpus = built(folder_of(tmp_path / "in", table, a=text, b=text.replace("e", "x")), tmp_path / "out")
    assert [one.document for one in corpus.problems if one.code == "other-publisher"] == ["a.txt", "b.txt"]
    assert csc.verify(tmp_path / "out").sound
