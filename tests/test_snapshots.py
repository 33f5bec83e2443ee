"""The same listing saved many times: one record with many sightings, and evidence that does not grow with them."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import childservices_corpus as csc
from childservices_corpus.annotate.dates.infer import infer
from childservices_corpus.annotate.dates.listings import listings
from childservices_corpus.annotate.pipeline import Annotated
from childservices_corpus.annotate.steps.alone import alone
from childservices_corpus.annotate.steps.finished import finished
from childservices_corpus.annotate.steps.together import together
from childservices_corpus.curation.folder import Curation
from childservices_corpus.models import Article, Evidence, Parsed
from dating import statement
from pages import bulleted
from snapshots import ADDRESS, FIRST, ITEMS, annotated, snapshot

# First item, number of items, day of saving, how often the same listing is saved again on later days.
Window = tuple[int, int, int, int]
windows = st.lists(
    st.tuples(st.integers(0, 5), st.integers(2, 5), st.integers(0, 9), st.integers(0, 3)), min_size=1, max_size=4
)


def taken(found: list[Window], *, again: bool) -> list[Parsed]:
    """The windows as pages, each once, or also saved again on later days."""
    return [
        snapshot(ITEMS[first : first + size], day + 10 * time, f"{number}-{time}", again=4 * number + time)
        for number, (first, size, day, times) in enumerate(found)
        for time in range(times + 1 if again else 1)
    ]


def days_of(found: Annotated) -> dict[str, Any]:
    """The days of each record, and its reasons without their documents."""
    return {one.id: (one.published.earliest, one.published.latest, one.published.basis) for one in found.articles}


def reasons_of(found: Annotated) -> dict[str, Any]:
    return {one.id: [item.model_copy(update={"document_id": None}) for item in evidence(one)] for one in found.articles}


def evidence(record: Article) -> tuple[Evidence, ...]:
    return record.published_evidence


@settings(max_examples=25, deadline=None)
@given(found=windows, data=st.data())
def test_pages_saved_again_add_sightings_and_nothing_else(found: list[Window], data: st.DataObject) -> None:
    once, often = annotated(*taken(found, again=False)), taken(found, again=True)
    again = annotated(*often)
    assert days_of(again) == days_of(once)
    assert reasons_of(again) == reasons_of(once)
    ids = [one.id for one in again.articles]
    assert len(ids) == len(set(ids)) == len({one.id for page in often for one in page.articles})
    assert days_of(annotated(*data.draw(st.permutations(often)))) == days_of(once)
    assert not again.links


@settings(max_examples=25, deadline=None)
@given(found=windows)
def test_a_record_has_one_day_of_saving_and_one_bound_a_side(found: list[Window]) -> None:
    pages = taken(found, again=True)
    for record in annotated(*pages).articles:
        seen = [page.document for page in pages if record.id in {one.id for one in page.articles}]
        [saved] = [one for one in evidence(record) if one.kind == "document"]
        assert saved.latest == min(document.saved for document in seen if document.saved)
        assert saved.document_id in {document.id for document in seen if document.saved == saved.latest}
        assert len([one for one in evidence(record) if one.kind == "order" and one.earliest]) <= 1
        assert len([one for one in evidence(record) if one.kind == "order" and one.latest]) <= 1


@settings(max_examples=25, deadline=None)
@given(found=windows)
def test_dating_by_objects_and_in_shares_says_the_same(found: list[Window]) -> None:
    pages = taken(found, again=True)
    whole = annotated(*pages)
    ranges = infer([one for page in pages for one in listings(page)]).ranges
    assert {one.id: str(one.published) for one in whole.articles} == {key: str(one) for key, one in ranges.items()}
    for record in whole.articles:
        shown = [one for one in ranges[record.id].evidence if one.kind != "stated"]
        assert sorted(map(repr, evidence(record))) == sorted(map(repr, shown))
    shares = [alone([page]) for page in pages]
    together_found = together(shares, Curation((), ()))
    rows = [
        (row["id"], len(row["published_evidence"]), row["published_earliest"], row["published_latest"])
        for number, share in enumerate(shares)
        for row in finished(share, together_found.decisions(number), Curation((), ()))["articles"].to_pylist()
    ]
    assert sorted(rows, key=repr) == sorted(
        ((one.id, len(evidence(one)), one.published.earliest, one.published.latest) for one in whole.articles), key=repr
    )


def test_the_last_day_of_saving_does_not_bound_the_day_of_issue() -> None:
    [record] = annotated(snapshot(ITEMS[:1], 0), snapshot(ITEMS[:1], 400, "later", again=1)).articles
    assert (record.published.latest, record.published.earliest) == (FIRST, None)


def test_a_day_of_saving_before_the_publisher_is_still_reported() -> None:
    page = statement("Homes for children", "Leaders ask for more homes for children in every county of England.")
    days = (date(2005, 1, 1), FIRST, FIRST + timedelta(days=3))
    found = annotated(*(csc.parse(page + "\n" * again, saved=day) for again, day in enumerate(days)))
    assert found.statements[0].issued.latest == FIRST
    assert {one.code for one in found.findings} == {"contradiction"}


def test_the_story_of_a_date_names_the_first_and_the_last_sighting(tmp_path: Path) -> None:
    rows, dumps = ["name,address,saved,publisher,layout"], tmp_path / "dumps"
    dumps.mkdir()
    for number, day in enumerate(("2024-06-24", "2024-06-21", "", "2024-06-22")):
        (dumps / f"{number}.txt").write_text(bulleted(list(ITEMS[: 2 + number])), "utf-8")
        rows.append(f"{number}.txt,{ADDRESS},{day},,")
    (dumps / "pages.csv").write_text("\n".join(rows) + "\n", "utf-8")
    made = csc.build(dumps, tmp_path / "release").folder
    assert csc.verify(made).faults == ()
    corpus = csc.load(made)
    by_title = {one.title: one.explain("published").splitlines()[-1] for one in corpus.articles}
    assert by_title[ITEMS[0].title] == (
        "Seen on 3 pages with a known day of saving, first on 21 June 2024 (1.txt), last on 24 June 2024 (0.txt)."
    )
    assert by_title[ITEMS[4].title] == "Seen on a page saved on 22 June 2024 (3.txt)."
    assert len(corpus.sightings) == 2 + 3 + 4 + 5


@pytest.mark.parametrize("saved", ["", "2024-06-24"])
def test_the_story_says_nothing_of_unknown_days(saved: str, tmp_path: Path) -> None:
    dumps = tmp_path / "dumps"
    dumps.mkdir()
    (dumps / "a.txt").write_text(bulleted(list(ITEMS[:3])), "utf-8")
    (dumps / "pages.csv").write_text(f"name,address,saved,publisher,layout\na.txt,{ADDRESS},{saved},,\n", "utf-8")
    corpus = csc.load(csc.build(dumps, tmp_path / "release").folder)
    assert ("Seen on" in corpus.articles[0].explain("published")) == bool(saved)
