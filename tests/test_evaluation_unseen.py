"""Labels of pages whose text is not kept: read, matched by their sums, measured, pinned and printed apart."""

import json
import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from childservices_corpus.errors import InputError
from childservices_corpus.evaluation.run import evaluate_pages
from childservices_corpus.evaluation.unseen import MeasuredGroup
from childservices_corpus.evaluation.unseen_pages import read_unseen
from childservices_corpus.evaluation.unseen_pinned import (
    MEASURED,
    SEEN_LABELS,
    UNSEEN,
    UNSEEN_LABELS,
    read_pinned,
)
from commands import ran
from support import DUMPS, LABELS

TEXT = """Childrens services

  • New homes for children

    12 May 2022

    Somerset CC will spend £7m on homes, says Ann Sample.

  • Call for more money

    11 May 2022

    Councils need help, the Local Government Association has said.
"""
PAGE = TEXT.rstrip()


def span(words: str) -> list[int]:
    return [PAGE.index(words), PAGE.index(words) + len(words)]


FIRST = {
    "page": "one",
    "record": "article",
    "start": span("New homes")[0],
    "title": span("New homes for children"),
    "day": "2022-05-12",
    "genre": "opinion",
    "authors": [span("Ann Sample")],
    "people": [span("Ann Sample")],
    "authorities": ["E10000027"],
    "money": [span("£7m")],
}
SECOND = {
    "page": "one",
    "record": "article",
    "start": span("Call for")[0],
    "title": span("Call for more money"),
    "day": "2022-05-10",
    "authorities": [],
}


@pytest.fixture
def labels(tmp_path: Path) -> Path:
    folder = tmp_path / "labels"
    (folder / UNSEEN).mkdir(parents=True)
    write_pages(folder, {"page": "one", "used": None})
    write(folder, FIRST, SECOND)
    return folder


def write_pages(folder: Path, *rows: dict[str, object]) -> None:
    digest = sha256(PAGE.encode()).hexdigest()
    page = {"publisher": "themj", "address": "https://a.example/", "length": len(PAGE), "sha256": digest}
    lines = [json.dumps(page | row) + "\n" for row in rows]
    (folder / UNSEEN / "pages.jsonl").write_text("".join(lines), "utf-8")


def write(folder: Path, *rows: object) -> None:
    (folder / UNSEEN / "records.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "of any name.txt").write_bytes(TEXT.replace("\n", "\r\n").encode())
    return folder


def unseen(texts: Path, labels: Path) -> tuple[tuple[str, ...], MeasuredGroup]:
    found = evaluate_pages(texts, labels)
    assert list(found.groups) == ["unseen"]
    return found.told, found.groups["unseen"]


def test_each_fact_is_compared_with_the_record_in_its_place(labels: Path, texts: Path) -> None:
    told, found = unseen(texts, labels)
    assert (found.pages, found.quality.records, told) == (1, 2, ())
    assert [found.quality.value(field, "f1") for field in ("records", "authors", "people", "money")] == [1, 1, 1, 1]
    assert found.quality.value("authorities", "f1") == 1
    assert found.quality.value("stated_day", "share") == 0.5
    assert [one[0] for one in found.disagreements] == ["stated_day"]
    assert "labelled 2022-05-10" in found.disagreements[0][2]


def test_records_that_are_missed_or_not_there_are_counted(labels: Path, texts: Path) -> None:
    write(labels, {**SECOND, "start": len(PAGE) - 3, "title": None}, FIRST)
    _, found = unseen(texts, labels)
    assert (found.quality.value("records", "precision"), found.quality.value("records", "recall")) == (0.5, 0.5)


def test_a_page_with_another_text_is_told_of_and_not_measured(labels: Path, texts: Path) -> None:
    write_pages(labels, {"page": "one", "used": None}, {"page": "two", "used": None, "sha256": "0" * 64})
    told, found = unseen(texts, labels)
    assert (found.pages, found.quality.records) == (1, 2)
    assert told == (f"two: its text is not in {texts}",)
    assert ran("evaluate", "--pages", texts, "--labels", labels, "--pin", "--on", "2026-11-29").code == 2
    assert not (labels / UNSEEN / MEASURED).exists()


def test_a_folder_without_the_pages_is_refused(labels: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="none of the labelled pages"):
        evaluate_pages(labels, labels)
    with pytest.raises(InputError, match="is not a folder"):
        evaluate_pages(tmp_path / "nowhere", labels)


@pytest.mark.parametrize(
    ("row", "told"),
    [("{", "records.jsonl:1: is not a label"), ('{"page": "one"}', "it needs record"), ("3", "is not a label")],
)
def test_a_wrong_label_is_refused_with_its_line(labels: Path, row: str, told: str) -> None:
    (labels / UNSEEN / "records.jsonl").write_text(row + "\n", "utf-8")
    with pytest.raises(InputError, match=told):
        read_unseen(labels / UNSEEN)


def test_pages_that_were_used_to_mend_rules_are_measured_apart(labels: Path, texts: Path) -> None:
    (texts / "other.txt").write_text(PAGE.replace("Somerset", "Norfolk  "), "utf-8")
    digest = sha256(PAGE.replace("Somerset", "Norfolk  ").encode()).hexdigest()
    write_pages(labels, {"page": "one", "used": "2026-11-29"}, {"page": "two", "used": None, "sha256": digest})
    write(labels, FIRST, SECOND, {**SECOND, "page": "two"}, {**FIRST, "page": "two", "optional": True})
    groups = evaluate_pages(texts, labels).groups
    assert {name: (one.pages, one.quality.records) for name, one in groups.items()} == {
        "unseen": (1, 1),
        "used": (1, 2),
    }
    assert (
        ran("evaluate", "--pages", texts, "--labels", labels, "--pin", "--on", "2026-11-29")
        .lines[0]
        .endswith(f"{UNSEEN_LABELS}: 1 record of 1 page")
    )
    assert {name: one.extent for name, one in read_pinned(labels).items()} == {
        "unseen": "1 record of 1 page",
        "used": "2 records of 1 page",
    }


def test_an_optional_record_may_be_found_or_not(labels: Path, texts: Path) -> None:
    absent = {**SECOND, "start": len(PAGE) - 3, "title": None, "optional": True}
    write(labels, {**FIRST, "optional": True}, {**SECOND, "day": "2022-05-11"}, absent)
    _, found = unseen(texts, labels)
    assert (found.quality.records, found.quality.value("records", "f1"), found.disagreements) == (1, 1, ())


@pytest.mark.parametrize("used", ["soon", 3, ""])
def test_a_page_says_since_when_it_is_used(labels: Path, used: object) -> None:
    write_pages(labels, {"page": "one", "used": used})
    with pytest.raises(InputError, match="one: used is a day"):
        read_unseen(labels / UNSEEN)


def test_a_label_of_an_unknown_page_is_refused(labels: Path) -> None:
    write(labels, {**FIRST, "page": "three"})
    with pytest.raises(InputError, match="'three' is not in"):
        read_unseen(labels / UNSEEN)


def test_figures_are_pinned_with_their_day_and_printed_apart(labels: Path, texts: Path) -> None:
    for name in ("articles.jsonl", "statements.jsonl"):
        shutil.copy(LABELS / name, labels / name)
    assert read_pinned(labels) == {}
    assert ran("evaluate", "--pages", texts, "--labels", labels, "--pin").code == 2
    assert ran("evaluate", "--pages", texts, "--labels", labels, "--pin", "--on", "2026-11-31").code == 2
    done = ran("evaluate", "--pages", texts, "--labels", labels, "--pin", "--on", "2026-11-29", "--misses")
    assert (done.code, done.lines[0]) == (0, f"{UNSEEN_LABELS}: 2 records of 1 page")
    assert [line for line in done.errors if line.startswith("stated_day: one:")]
    pinned = read_pinned(labels)["unseen"]
    assert (pinned.measured_on, pinned.quality.records) == ("2026-11-29", 2)
    lines = ran("evaluate", DUMPS[0], "--labels", labels).lines
    assert lines[0].startswith(f"{SEEN_LABELS}: ")
    assert f"{UNSEEN_LABELS}: {pinned.basis}" in lines
    told = json.loads("\n".join(ran("evaluate", DUMPS[0], "--labels", labels, "--json").lines))
    assert told["unseen"]["fields"] == pinned.content()["fields"]


@pytest.mark.parametrize("content", ["{}", '{"unseen": {}}', '{"other": {}}', "[]"])
def test_damaged_figures_are_refused(labels: Path, content: str) -> None:
    (labels / UNSEEN / MEASURED).write_text(content, "utf-8")
    with pytest.raises(InputError, match="restore it"):
        read_pinned(labels)
