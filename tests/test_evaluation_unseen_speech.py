"""Labels of quoted speech, and labels that allow two answers: what counts as right, wrong and missing."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from childservices_corpus.evaluation.run import evaluate_pages
from childservices_corpus.evaluation.unseen import MeasuredGroup
from childservices_corpus.evaluation.unseen_pinned import UNSEEN

PAGE = """Next Upcoming Event

Tue, 09 Jul 24 10:00

Comment on the plan for rivers

Commenting on the ‘Wide Waters’ plan, Ann Sample, President of the Example Board (EB), said:

“We welcome the plan for every river in the land. It is a good plan.

“We will read it with care, and answer in the spring.”

ENDS


Related Articles"""
FIRST_WORDS = "We welcome the plan for every river in the land. It is a good plan."
LAST_WORDS = "We will read it with care, and answer in the spring."
ROLE = "President of the Example Board (EB)"


def span(words: str) -> list[int]:
    return [PAGE.index(words), PAGE.index(words) + len(words)]


def quoted(words: str, speaker: str | None = "Ann Sample") -> dict[str, Any]:
    return {"span": span(words), "speaker": speaker and span(speaker)}


STATEMENT: dict[str, Any] = {
    "page": "one",
    "record": "statement",
    "start": span("Comment on")[0],
    "title": span("Comment on the plan for rivers"),
    "day": None,
    "kind": "comment",
    "authorities": [],
    "speakers": [{"name": span("Ann Sample"), "role": span(ROLE)}],
    "quotations": [quoted(FIRST_WORDS), quoted(LAST_WORDS)],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / UNSEEN).mkdir()
    known = {"page": "one", "publisher": "adcs", "address": "https://a.example/", "length": len(PAGE), "used": None}
    page = known | {"sha256": sha256(PAGE.encode()).hexdigest()}
    (tmp_path / UNSEEN / "pages.jsonl").write_text(json.dumps(page) + "\n", "utf-8")
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")
    return tmp_path


def measured(folder: Path, **facts: object) -> MeasuredGroup:
    (folder / UNSEEN / "records.jsonl").write_text(json.dumps(STATEMENT | facts) + "\n", "utf-8")
    return evaluate_pages(folder, folder).groups["unseen"]


def figures(found: MeasuredGroup, field: str) -> list[float | None]:
    return [found.quality.value(field, one) for one in ("precision", "recall")]


def test_words_in_the_right_mouth_are_right(folder: Path) -> None:
    found = measured(folder)
    assert found.disagreements == ()
    assert figures(found, "quotations") == figures(found, "quotation_speakers") == figures(found, "speakers") == [1, 1]
    assert found.quality.value("words_in_a_wrong_mouth", "share") == 0
    assert found.quality.value("names_missing", "share") == 0


def test_words_of_another_are_in_a_wrong_mouth(folder: Path) -> None:
    found = measured(folder, quotations=[quoted(FIRST_WORDS, "Wide Waters"), quoted(LAST_WORDS)])
    assert found.quality.value("words_in_a_wrong_mouth", "share") == 0.5
    assert found.quality.value("names_missing", "share") == 0
    assert figures(found, "quotation_speakers") == [0.5, 0.5]
    assert found.disagreements[0][:2] == ("words_in_a_wrong_mouth", "one:43")
    assert found.disagreements[0][2].startswith("Ann Sample for Wide Waters: ")


def test_words_of_nobody_named_are_in_a_wrong_mouth_if_somebody_is_given(folder: Path) -> None:
    found = measured(folder, quotations=[quoted(FIRST_WORDS, None), quoted(LAST_WORDS)])
    assert found.quality.value("words_in_a_wrong_mouth", "share") == 0.5
    assert figures(found, "quotation_speakers") == [0.5, 1]


def test_a_stretch_that_is_not_found_has_no_name_and_one_that_is_no_speech_is_wrong(folder: Path) -> None:
    found = measured(folder, quotations=[quoted(FIRST_WORDS), quoted("Related Articles")])
    assert figures(found, "quotations") == [0.5, 0.5]
    assert found.quality.value("names_missing", "share") == 0.5
    assert found.quality.value("words_in_a_wrong_mouth", "share") == 0


def test_half_a_stretch_is_not_the_stretch(folder: Path) -> None:
    found = measured(folder, quotations=[quoted(FIRST_WORDS[:30]), quoted(LAST_WORDS)])
    assert figures(found, "quotations") == [0.5, 1]
    both = [PAGE.index(FIRST_WORDS), PAGE.index(LAST_WORDS) + len(LAST_WORDS)]
    assert figures(measured(folder, quotations=[{"span": both, "speaker": span("Ann Sample")}]), "quotations") == [1, 1]


def test_words_that_may_be_speech_or_not_count_neither_way(folder: Path) -> None:
    found = measured(folder, quotations=[quoted(FIRST_WORDS)], marked_also=[span(LAST_WORDS)])
    assert figures(found, "quotations") == [1, 1]


def test_a_record_whose_speech_was_not_noted_is_not_measured_for_it(folder: Path) -> None:
    (folder / UNSEEN / "records.jsonl").write_text(
        json.dumps({name: value for name, value in STATEMENT.items() if name != "quotations"}) + "\n", "utf-8"
    )
    found = evaluate_pages(folder, folder).groups["unseen"]
    assert not {one.field for one in found.quality.figures} & {"quotations", "words_in_a_wrong_mouth"}


def test_each_of_two_answers_that_the_words_allow_is_right(folder: Path) -> None:
    other = {"name": span("Ann Sample"), "role": span("President of the Example Board"), "role_also": [span(ROLE)]}
    assert measured(folder, speakers=[other]).disagreements == ()
    assert figures(measured(folder, speakers=[other | {"role_also": []}]), "speakers") == [0, 0]
    assert measured(folder, kind="speech", kind_also=["comment"]).disagreements == ()
    assert measured(folder, kind="speech", kind_also=["column"]).quality.value("kind", "share") == 0
    title = span("Comment on the plan")
    assert measured(folder, title=title, title_also=[STATEMENT["title"]]).disagreements == ()
    assert measured(folder, title=title).quality.value("title", "share") == 0
