"""Labels: which are read, which are refused, and what is counted as right, extra or missed."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import childservices_corpus as csc
from childservices_corpus.annotate.dates.listings import listings
from childservices_corpus.bundled import bundled_labels
from childservices_corpus.curation.folder import read_curation
from childservices_corpus.errors import InputError
from childservices_corpus.evaluation import run as evaluating
from childservices_corpus.evaluation.dates import Hidden, leave_one_out, left_out, width
from childservices_corpus.evaluation.fields import code_of_label, items
from childservices_corpus.evaluation.labels import read_labels
from childservices_corpus.evaluation.links import compare
from childservices_corpus.evaluation.run import evaluate
from childservices_corpus.models import DateRange, Link
from labelled import changed_labels
from support import DUMPS, LABELS, RAW

DAY = date(2022, 3, 1)


def nowhere(rows: list[dict[str, Any]]) -> None:
    rows[0]["position"] = 5000


SIGNED = (
    "A paper\n\nCommenting on the paper, Jenny Coles, ADCS President, said:\n\n"
    "“Of these, 10% wait, 20% go and one in five stay.”\n\n"
    "ENDS\n\n\n\nTags assigned to this article:\nRelated Articles\n"
)


def test_a_share_with_a_sign_counts_where_readers_noted_it_and_is_never_wrong(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(SIGNED, "utf-8")
    label = {"document_id": csc.parse(SIGNED).document.id, "position": 0, "line": 1, "percent": ["10%", "30%"]}
    folder = changed_labels(tmp_path / "labels", lambda rows: rows.append({**rows[0], **label}))
    [told] = [
        told for field, _, told in evaluate([tmp_path / "page.txt"], folder).disagreements if field == "percentages"
    ]
    assert told == "extra one in five; missed 30%"


def test_a_labelled_record_that_was_not_found_is_counted(tmp_path: Path) -> None:
    found = evaluate([DUMPS[4]], changed_labels(tmp_path / "labels", nowhere))
    assert found.quality.value("records", "share") == pytest.approx(49 / 50)
    assert [told for field, _, told in found.disagreements if field == "records"] == [
        "there is not a record at position 5000"
    ]


def test_dumps_without_labels_and_folders_without_any_are_refused(tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("Children\nA title\nA summary of it.\n", "utf-8")
    with pytest.raises(InputError, match="holds no label for a record"):
        evaluate([tmp_path / "other.txt"])
    with pytest.raises(InputError, match="holds no labels"):
        evaluate([RAW], tmp_path)


BROKEN = [
    ("no JSON", "articles.jsonl", "{", "articles.jsonl:1: is not a label"),
    ("no place", "articles.jsonl", '{"position": 3}', "articles.jsonl:1: is not a label"),
    ("no object", "statements.jsonl", "3", "statements.jsonl:1: is not a label"),
    ("a pair without its other end", "links.csv", "document_id,position\nx,3", "links.csv:2: is not a pair"),
]


@pytest.mark.parametrize(("reason", "name", "content", "message"), BROKEN, ids=[row[0] for row in BROKEN])
def test_a_broken_label_is_named_with_its_line(
    reason: str, name: str, content: str, message: str, tmp_path: Path
) -> None:
    shutil.copytree(LABELS, tmp_path / "labels")
    (tmp_path / "labels" / name).write_text(content, "utf-8")
    with pytest.raises(InputError, match=message):
        read_labels(tmp_path / "labels")


def test_an_installed_package_asks_for_labels(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evaluating, "bundled_labels", lambda: None)
    with pytest.raises(InputError, match="--labels"):
        evaluate([RAW])


BAGS = [
    ("all right", ["a", "b"], ["b", "a"], [], (2, 0, 2, 0)),
    ("one of each", ["a", "b"], ["b", "c"], [], (1, 1, 1, 1)),
    ("what one reader gave is neither", ["a", "b"], ["b"], ["a", "d"], (1, 0, 1, 0)),
    ("twice is not once", ["a", "a"], ["a"], [], (1, 1, 1, 0)),
    ("nothing at all", [], [], [], (0, 0, 0, 0)),
]


@pytest.mark.parametrize(("reason", "found", "labelled", "either", "counts"), BAGS, ids=[row[0] for row in BAGS])
def test_items(reason: str, found: list[str], labelled: list[str], either: list[str], counts: tuple[int, ...]) -> None:
    got = items(found, labelled, either)
    assert (got.right, got.extra, got.met, got.missed) == counts
    assert bool(got.told) == bool(got.extra or got.missed)


def test_a_label_names_an_authority_plainly() -> None:
    day = DateRange(earliest=DAY, latest=DAY, basis="stated")
    assert code_of_label("Kent", day) == "E10000016"
    assert code_of_label("Bradford", day) == "E08000032"
    assert code_of_label("Atlantis", day) == "Atlantis"


ONE, OTHER = "themj/one-00000000", "localgov/two-11111111"
PAIRS = [
    ("found", "same_text", "same_text", (1, 0, 0)),
    ("missed", "same_text", None, (0, 0, 1)),
    ("under another relation", "same_text", "same_story", (0, 1, 1)),
    ("false", "none", "same_story", (0, 1, 0)),
    ("rightly apart", "none", None, (0, 0, 0)),
]


@pytest.mark.parametrize(("reason", "known", "found", "counts"), PAIRS, ids=[row[0] for row in PAIRS])
def test_pairs(reason: str, known: str, found: Any, counts: tuple[int, ...], tmp_path: Path) -> None:
    shutil.copytree(LABELS, tmp_path / "labels")
    header = "document_id,position,other_document_id,other_position,relation,reason\n"
    (tmp_path / "labels" / "links.csv").write_text(f"{header}x,1,y,2,{known},\nx,1,y,3,same_text,\n", "utf-8")
    pairs = read_labels(tmp_path / "labels").pairs
    links = [Link(source_id=OTHER, target_id=ONE, relation=found, score=1, evidence="")] if found else []
    [(record_id, got)] = compare(pairs, {("x", 1): ONE, ("y", 2): OTHER}, links)
    assert record_id == ONE
    assert (got.right, got.extra, got.missed) == counts


def test_hidden_days_inside_and_outside() -> None:
    near = DateRange(earliest=date(2022, 2, 20), latest=date(2022, 3, 2), basis="order")
    far = DateRange(earliest=date(2022, 3, 2), basis="order")
    rows = [Hidden("adcs", "adcs/a-00000000", DAY, DAY, days) for days in (near, near, far)]
    figures = {(one.group, one.measure): one.value for one in left_out(rows)}
    assert figures["adcs", "share"] == pytest.approx(2 / 3, abs=1e-4)
    assert figures["all", "median_days"] == width(near) == 10
    open_ended = {one.measure: one.value for one in left_out(rows[2:])}
    assert open_ended["median_days"] is None


def test_the_labels_of_a_checkout_are_found() -> None:
    assert bundled_labels() == LABELS


def test_hidden_rows_are_hidden() -> None:
    curated = read_curation().dates
    hidden = list(leave_one_out(listings(csc.parse(DUMPS[2])), curated, []))
    assert len(hidden) == 11
    assert all(item.kind != "curated" for one in hidden for item in one.inferred.evidence)
