"""The labels and figures of other pages that the repository keeps: what they hold, and where they are printed."""

import json
import re
from pathlib import Path

import pytest

import childservices_corpus as csc
from childservices_corpus.evaluation.quality import ALL
from childservices_corpus.evaluation.unseen_pages import Group, read_unseen
from childservices_corpus.evaluation.unseen_pinned import (
    HEADINGS,
    SEEN_LABELS,
    UNSEEN,
    UNSEEN_LABELS,
    USED_LABELS,
    read_pinned,
)
from support import DUMPS, LABELS, ROOT

SPANS = ("authors", "authors_also", "people", "people_also", "money", "title_also", "marked_also")


def test_a_release_prints_each_group_with_what_it_rests_on(tmp_path: Path) -> None:
    page = (csc.build([DUMPS[0]], tmp_path / "release").folder / "README.md").read_text("utf-8")
    pinned = read_pinned(LABELS)
    seen, unseen, used = re.split(f"### (?:{UNSEEN_LABELS}|{USED_LABELS})\n", page)
    assert f"### {SEEN_LABELS}" in seen
    assert pinned["unseen"].basis in unseen
    assert pinned["used"].basis in used
    assert "- stated_day: " in used


def test_the_pinned_figures_are_of_the_labels_in_the_repository() -> None:
    labels, pinned = read_unseen(LABELS / UNSEEN), read_pinned(LABELS)
    assert set(pinned) == set(HEADINGS)
    for name, one in pinned.items():
        pages = [page for page in labels.pages if page.group == name]
        assert (one.quality.labels_sha256, one.pages) == (labels.digest, len(pages))
        assert one.quality.records == sum(page.counted for page in pages)
    assert pinned["unseen"].quality.records >= 90


def test_the_readme_of_the_labels_counts_each_group() -> None:
    page = (LABELS / UNSEEN / "README.md").read_text("utf-8")
    rows = re.findall(r"^\| (?:unseen|used, ([-\d]+)) \| (\d+) \| (\d+) \|", page, re.MULTILINE)
    told = {day or None: (int(pages), int(records)) for day, pages, records in rows}
    labels = read_unseen(LABELS / UNSEEN).pages
    found = {}
    for day in {page.used for page in labels}:
        chosen = [page for page in labels if page.used == day]
        found[day and day.isoformat()] = (len(chosen), sum(page.counted for page in chosen))
    assert told == found


def test_labels_hold_offsets_inside_their_page_and_none_of_its_words() -> None:
    for page in read_unseen(LABELS / UNSEEN).pages:
        for facts in page.records:
            spans = [span for name in SPANS for span in facts.get(name, ())]
            spans += [speaker[part] for speaker in facts.get("speakers", ()) for part in ("name", "role")]
            spans += [span for speaker in facts.get("speakers", ()) for span in speaker.get("role_also", ())]
            for quoted in facts.get("quotations", ()):
                spans += [quoted["span"], quoted["speaker"] or quoted["span"]]
            spans += [one["span"] for one in facts.get("marked", ())]
            assert all(0 <= start < end <= page.length for start, end in spans)
            others = json.dumps(
                [value for name, value in facts.items() if name not in {*SPANS, "speakers", "quotations", "marked"}]
            )
            assert max(map(len, re.findall(r'"([^"]*)"', others))) <= len("press_release")


@pytest.mark.parametrize("group", HEADINGS)
def test_the_figures_in_the_docs_are_the_pinned_ones(group: Group) -> None:
    found = {(one.field, one.measure): one for one in read_pinned(LABELS)[group].quality.figures if one.group == ALL}
    lines = (ROOT / "docs" / "quality.md").read_text("utf-8").partition(f"| field, {group} |")[2].split("\n\n")[0]
    told = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines.splitlines()[2:]]
    for field, n, precision, recall, value, ends in told:
        main = found.get((field, "f1")) or found[field, "share"]
        assert (n, value, ends) == (str(main.n), f"{main.value:.3f}", f"{main.low:.3f} to {main.high:.3f}"), field
        parts = [found.get((field, one)) for one in ("precision", "recall")]
        assert [precision, recall] == ["" if one is None else f"{one.value:.3f}" for one in parts]
    assert {cells[0] for cells in told} == {field for field, _ in found}
