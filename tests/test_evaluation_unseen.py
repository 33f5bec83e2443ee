"""Labels of pages whose text is not kept: read, matched by their sums, measured, pinned and printed apart."""

import json
import re
import shutil
from hashlib import sha256
from pathlib import Path

import pytest

import childservices_corpus as csc
from childservices_corpus.errors import InputError
from childservices_corpus.evaluation.quality import ALL
from childservices_corpus.evaluation.run import evaluate_pages
from childservices_corpus.evaluation.unseen_pages import read_unseen
from childservices_corpus.evaluation.unseen_pinned import MEASURED, SEEN_LABELS, UNSEEN, UNSEEN_LABELS, read_pinned
from commands import ran
from support import DUMPS, LABELS, ROOT

TEXT = """Childrens services

  • New homes for children

    12 May 2022

    Somerset CC will spend £7m on homes, says Ann Sample.

  • Call for more money

    11 May 2022

    Councils need help, the Local Government Association has said.
"""
PAGE = TEXT.rstrip()
SPANS = ("authors", "authors_also", "people", "people_also", "money")


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
    digest = sha256(PAGE.encode()).hexdigest()
    page = {"page": "one", "publisher": "themj", "address": "https://a.example/", "length": len(PAGE), "sha256": digest}
    (folder / UNSEEN / "pages.jsonl").write_text(json.dumps(page) + "\n", "utf-8")
    write(folder, FIRST, SECOND)
    return folder


def write(folder: Path, *rows: object) -> None:
    (folder / UNSEEN / "records.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "of any name.txt").write_bytes(TEXT.replace("\n", "\r\n").encode())
    return folder


def test_each_fact_is_compared_with_the_record_in_its_place(labels: Path, texts: Path) -> None:
    found = evaluate_pages(texts, labels)
    assert (found.pages, found.quality.records, found.told) == (1, 2, ())
    assert [found.quality.value(field, "f1") for field in ("records", "authors", "people", "money")] == [1, 1, 1, 1]
    assert found.quality.value("authorities", "f1") == 1
    assert found.quality.value("stated_day", "share") == 0.5
    assert [one[0] for one in found.disagreements] == ["stated_day"]
    assert "labelled 2022-05-10" in found.disagreements[0][2]


def test_records_that_are_missed_or_not_there_are_counted(labels: Path, texts: Path) -> None:
    write(labels, {**SECOND, "start": len(PAGE) - 3, "title": None}, FIRST)
    found = evaluate_pages(texts, labels)
    assert (found.quality.value("records", "precision"), found.quality.value("records", "recall")) == (0.5, 0.5)


def test_a_page_with_another_text_is_told_of_and_not_measured(labels: Path, texts: Path) -> None:
    pages = labels / UNSEEN / "pages.jsonl"
    other = {**json.loads(pages.read_text("utf-8")), "page": "two", "sha256": "0" * 64}
    pages.write_text(pages.read_text("utf-8") + json.dumps(other) + "\n", "utf-8")
    found = evaluate_pages(texts, labels)
    assert (found.pages, found.quality.records) == (1, 2)
    assert found.told == (f"two: its text is not in {texts}",)
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


def test_a_label_of_an_unknown_page_is_refused(labels: Path) -> None:
    write(labels, {**FIRST, "page": "three"})
    with pytest.raises(InputError, match="'three' is not in"):
        read_unseen(labels / UNSEEN)


def test_figures_are_pinned_with_their_day_and_printed_apart(labels: Path, texts: Path) -> None:
    for name in ("articles.jsonl", "statements.jsonl"):
        shutil.copy(LABELS / name, labels / name)
    assert read_pinned(labels) is None
    assert ran("evaluate", "--pages", texts, "--labels", labels, "--pin").code == 2
    assert ran("evaluate", "--pages", texts, "--labels", labels, "--pin", "--on", "2026-11-31").code == 2
    done = ran("evaluate", "--pages", texts, "--labels", labels, "--pin", "--on", "2026-11-29", "--misses")
    assert (done.code, done.lines[0]) == (0, f"{UNSEEN_LABELS}: 2 records of 1 page")
    assert [line for line in done.errors if line.startswith("stated_day: one:")]
    pinned = read_pinned(labels)
    assert pinned is not None
    assert (pinned.measured_on, pinned.quality.records) == ("2026-11-29", 2)
    lines = ran("evaluate", DUMPS[0], "--labels", labels).lines
    assert lines[0].startswith(f"{SEEN_LABELS}: ")
    assert f"{UNSEEN_LABELS}: {pinned.basis}" in lines
    told = json.loads("\n".join(ran("evaluate", DUMPS[0], "--labels", labels, "--json").lines))
    assert told["unseen"]["fields"] == pinned.content()["fields"]


def test_damaged_figures_are_refused(labels: Path) -> None:
    (labels / UNSEEN / MEASURED).write_text("{}", "utf-8")
    with pytest.raises(InputError, match="restore it"):
        read_pinned(labels)


def test_a_release_prints_both_groups_with_what_they_rest_on(tmp_path: Path) -> None:
    page = (csc.build([DUMPS[0]], tmp_path / "release").folder / "README.md").read_text("utf-8")
    pinned = read_pinned(LABELS)
    assert pinned is not None
    seen, unseen = page.split(f"### {UNSEEN_LABELS}")
    assert f"### {SEEN_LABELS}" in seen
    assert pinned.basis in unseen
    assert "- stated_day: " in unseen


def test_the_pinned_figures_are_of_the_labels_in_the_repository() -> None:
    labels, pinned = read_unseen(LABELS / UNSEEN), read_pinned(LABELS)
    assert pinned is not None
    assert (pinned.quality.labels_sha256, pinned.pages) == (labels.digest, len(labels.pages))
    assert pinned.quality.records == sum(len(page.records) for page in labels.pages) >= 150


def test_labels_hold_offsets_inside_their_page_and_none_of_its_words() -> None:
    for page in read_unseen(LABELS / UNSEEN).pages:
        for facts in page.records:
            spans = [span for name in SPANS for span in facts.get(name, ())]
            spans += [span for speaker in facts.get("speakers", ()) for span in speaker.values()]
            assert all(0 <= start < end <= page.length for start, end in spans)
            others = json.dumps([value for name, value in facts.items() if name not in {*SPANS, "speakers"}])
            assert max(map(len, re.findall(r'"([^"]*)"', others))) <= len("press_release")


def test_the_figures_in_the_docs_are_the_pinned_ones() -> None:
    pinned = read_pinned(LABELS)
    assert pinned is not None
    found = {(one.field, one.measure): one for one in pinned.quality.figures if one.group == ALL}
    lines = (ROOT / "docs" / "quality.md").read_text("utf-8").partition("| field, unseen |")[2].split("\n\n")[0]
    told = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines.splitlines()[2:]]
    for field, n, precision, recall, value, ends in told:
        main = found.get((field, "f1")) or found[field, "share"]
        assert (n, value, ends) == (str(main.n), f"{main.value:.3f}", f"{main.low:.3f} to {main.high:.3f}"), field
        parts = [found.get((field, one)) for one in ("precision", "recall")]
        assert [precision, recall] == ["" if one is None else f"{one.value:.3f}" for one in parts]
    assert {cells[0] for cells in told} == {field for field, _ in found}
