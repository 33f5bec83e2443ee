"""A build says of each layout what it did not read, its problems and its filled fields, beside the release before."""

from pathlib import Path

import pyarrow.compute as pc
import pytest

import childservices_corpus as csc
from childservices_corpus.drift.compare import Drift, compared, refuse_unrecognised
from childservices_corpus.drift.state import LayoutState, states_of
from childservices_corpus.errors import DriftError, ReleaseError
from childservices_corpus.storage.files import read_table
from folders import names, outside, page
from pages import Item, bulleted
from program import run_here
from support import RAW

NOISE = "Minutes of a meeting that this is not about\n"


@pytest.fixture
def dumps(tmp_path: Path) -> Path:
    folder = tmp_path / "dumps"
    folder.mkdir()
    (folder / "a.txt").write_text(page("autumn"), "utf-8")
    (folder / "b.txt").write_text(page("budgets"), "utf-8")
    return folder


def built(dumps: Path, **options: float) -> tuple[Drift, ...]:
    return csc.build(dumps, outside(dumps), annotate=False, max_unrecognised=options.get("most")).drift


def test_the_first_build_has_nothing_to_compare_with(dumps: Path) -> None:
    (drift,) = built(dumps)
    assert drift.before is None
    assert drift.now is not None
    assert (drift.now.layout, drift.now.pages, drift.now.records) == ("themj-bulleted", 2, {"articles": 3})
    assert drift.now.filled_share("articles.title") == 1.0
    assert drift.now.unrecognised == 0


def test_the_next_build_is_compared_with_the_release_that_it_replaces(dumps: Path) -> None:
    built(dumps)
    bare = [Item(f"A title without a summary, {word}", "13 June 2024", "") for word in ("one", "two", "three")]
    (dumps / "b.txt").write_text(bulleted(bare), "utf-8")
    (drift,) = built(dumps)
    before, now = drift.moved["articles.summary"]
    assert before == 1.0
    assert now < 0.5
    assert "articles.summary filled" in str(drift)
    assert "(before 100.0%)" in str(drift)


def test_a_layout_that_reads_no_page_any_more_is_named(dumps: Path) -> None:
    built(dumps)
    for path in dumps.iterdir():
        path.write_text(NOISE, "utf-8")
    unread, gone = built(dumps)
    assert unread.layout is None
    assert unread.now is not None
    assert unread.now.unrecognised_share > 0.9
    assert str(gone) == "themj-bulleted: does not read a page in this build (before: 2 pages)"


def test_unrecognised_characters_are_those_of_the_ledger(dumps: Path) -> None:
    (dumps / "b.txt").write_text(f"{page('budgets')}\n\n{NOISE * 3}", "utf-8")
    built(dumps)
    ledger = read_table(outside(dumps), "ledger")
    unread = ledger.filter(pc.equal(ledger["fate"].cast("string"), "unrecognised"))
    states = states_of(outside(dumps))
    assert sum(one.unrecognised for one in states) == pc.sum(pc.subtract(unread["end"], unread["start"])).as_py() > 0
    documents = read_table(outside(dumps), "documents")
    assert sum(one.characters for one in states) == pc.sum(documents["n_chars"]).as_py()
    assert sum(one.problems for one in states) == read_table(outside(dumps), "problems").num_rows


def test_records_of_all_dumps_are_counted_by_layout(tmp_path: Path) -> None:
    csc.build(RAW, tmp_path / "release", annotate=False)
    states = states_of(tmp_path / "release")
    corpus = csc.load(tmp_path / "release")
    assert sum(one.records.get("articles", 0) for one in states) == len(corpus.articles)
    assert sum(one.records.get("statements", 0) for one in states) == len(corpus.statements)
    titled = sum(one.title is not None for one in corpus.articles)
    assert sum(one.filled.get("articles.title", 0) for one in states) == titled


def test_too_much_unrecognised_text_fails_and_leaves_the_old_release(dumps: Path) -> None:
    built(dumps)
    (dumps / "c.txt").write_text(NOISE * 50, "utf-8")
    with pytest.raises(DriftError, match=r"of the text of all pages is unrecognised, more than 2\.00%"):
        built(dumps, most=0.02)
    assert names(outside(dumps)) == ["a.txt", "b.txt"]
    built(dumps, most=1.0)
    assert names(outside(dumps)) == ["a.txt", "b.txt", "c.txt"]


def test_one_layout_of_many_is_enough_to_fail() -> None:
    fine = LayoutState("themj-bulleted", pages=99, characters=990_000)
    drifted = LayoutState("adcs-feed", pages=1, characters=10_000, unrecognised=900)
    assert len(compared([fine, drifted], [])) == 2
    with pytest.raises(DriftError, match=r"9\.00% of the text of the layout adcs-feed is"):
        refuse_unrecognised([fine, drifted], 0.02)


def test_another_release_can_be_named(dumps: Path, tmp_path: Path) -> None:
    built(dumps)
    out = tmp_path / "second"
    (drift,) = csc.build(dumps, out, annotate=False, against=outside(dumps)).drift
    assert drift.before == drift.now
    assert not drift.moved
    with pytest.raises(ReleaseError):
        csc.build(dumps, out, annotate=False, against=dumps)


def test_the_command_prints_a_line_for_each_layout_and_fails_with_1(dumps: Path) -> None:
    out = outside(dumps)
    words = ("build", dumps, "--out", out, "--no-annotate", "--max-unrecognised", "0.02")
    fine = run_here(*words, environment={})
    assert fine.returncode == 0
    assert "themj-bulleted: 2 pages; 0.00% of the text unrecognised; 0 problems on 100 pages" in fine.stderr.decode()
    (dumps / "c.txt").write_text(NOISE * 50, "utf-8")
    failed = run_here(*words, environment={})
    assert failed.returncode == 1
    assert "the release was not written" in failed.stderr.decode()
    assert names(out) == ["a.txt", "b.txt"]
