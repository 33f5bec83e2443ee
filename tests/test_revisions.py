"""Titles and summaries that a publisher changed: both records are kept, and the later one is linked to the earlier."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from childservices_corpus.annotate.links.find import find_links
from childservices_corpus.models import Article, Link, Parsed
from pages import Item
from snapshots import ITEMS, MATTERS, annotated, snapshot, with_item

OTHER = "Editors wrote this line anew after the vote on Monday night, with other words throughout."
ROUND = "Our reporter looks back at the news of the week for carers and the councils of the county, item by item."
TITLE = ITEMS[2].title
LONGER = f"{ITEMS[3].summary} Now."
CHANGES = {
    "a letter of the title": (2, {"title": TITLE.replace("budgets", "budget").replace("bills", "bill")}, "title"),
    "case and marks of the title": (2, {"title": f"{TITLE.upper()}!"}, "title"),
    "another title": (2, {"title": "Mayor fears for pupils without a bus to school"}, "title"),
    "a word of the summary": (1, {"summary": ITEMS[1].summary.replace("cost", "costs")}, "summary"),
    "another summary": (2, {"summary": OTHER}, "summary"),
    "another summary of a dated item": (3, {"summary": OTHER}, "summary"),
    "both": (3, {"title": f"{ITEMS[3].title} hall", "summary": LONGER}, "title and summary"),
    "the first item": (0, {"title": f"{ITEMS[0].title} hall"}, "title"),
    "the last item": (7, {"title": f"{ITEMS[7].title} hall"}, "title"),
}  # fmt: skip


def revisions(*pages: Parsed) -> list[Link]:
    return [one for one in annotated(*pages).links if one.relation == "revision_of"]


def titled(pages: Sequence[Parsed], record_id: str) -> Article:
    return next(one for page in pages for one in page.articles if one.id == record_id)


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(("number", "changes", "told"), CHANGES.values(), ids=CHANGES)
def test_a_change_is_one_link_from_the_later_record(
    number: int, changes: dict[str, str], told: str, turned: bool
) -> None:
    pages = [snapshot(ITEMS, 0, "a"), snapshot(with_item(number, **changes), 3, "b")]
    found = annotated(*(pages[::-1] if turned else pages))
    [link] = found.links
    later, earlier = ({one.id for one in page.articles} for page in (pages[1], pages[0]))
    assert link.relation == "revision_of"
    assert link.source_id in later - earlier
    assert link.target_id in earlier - later
    assert link.evidence.startswith(f"{told} changed between 21 and 24 June 2024; ")
    assert len(found.articles) == len(ITEMS) + 1
    days = {one.id: (one.published.earliest, one.published.latest) for one in found.articles}
    assert days[link.source_id] == days[link.target_id]


def test_the_days_named_are_those_around_the_change() -> None:
    changed = with_item(0, title=f"{ITEMS[0].title} hall")
    pages = [snapshot(ITEMS, day, f"{day}", again=day) for day in (0, 2, 5)]
    pages += [snapshot(changed, day, f"{day}", again=day) for day in (9, 12)]
    [link] = revisions(*pages)
    assert link.evidence.startswith("title changed between 26 and 30 June 2024")


@settings(max_examples=15, deadline=None)
@given(number=st.integers(0, len(ITEMS) - 1), days=st.lists(st.integers(0, 60), min_size=2, max_size=5, unique=True))
def test_any_snapshots_in_any_order_give_one_link(number: int, days: list[int]) -> None:
    changed = with_item(number, title=f"{ITEMS[number].title} hall")
    last = max(days)
    pages = [snapshot(changed if day == last else ITEMS, day, f"{day}", again=day) for day in days]
    [link] = revisions(*pages)
    assert titled(pages, link.source_id).title == changed[number].title
    assert titled(pages, link.target_id).title == ITEMS[number].title


def test_records_that_are_read_as_objects_are_linked_alike() -> None:
    pages = [snapshot(ITEMS, 0, "a"), snapshot(with_item(2, summary=OTHER), 3, "b")]
    saved = {page.document.id: page.document.saved for page in pages if page.document.saved}
    records = [one for page in pages for one in page.articles]
    assert find_links(records, saved=saved) == list(annotated(*pages).links)
    assert find_links(records) == []


COLUMN = "The week in social care in brief"


def column(words: str, day: str = "") -> Item:
    return Item(COLUMN, day, words)


NEAR = {
    "weekly column with days": (
        ([column(ROUND, "14 June 2024"), *ITEMS[7:]], 0),
        ([column(ROUND, "21 June 2024"), *ITEMS[7:]], 7),
    ),
    "weekly column in other words with days": (
        ([column(ROUND, "14 June 2024"), *ITEMS[6:]], 0),
        ([column(OTHER, "21 June 2024"), *ITEMS[6:]], 7),
    ),
    "undated column with news below it": (
        ([column(ROUND), *ITEMS[5:]], 0),
        ([column(OTHER), *ITEMS[3:]], 7),
    ),
    "undated column with figures": (
        ([column(f"{ROUND} In number 41."), *ITEMS[5:]], 0),
        ([column(f"{ROUND} In number 42."), *ITEMS[3:]], 7),
    ),
    "both on one page": (
        (ITEMS[2:5], 0),
        ((replace(ITEMS[2], title=f"{TITLE} hall"), *ITEMS[2:5]), 3),
    ),
    "days unknown": ((ITEMS[2:5], None), ((replace(ITEMS[2], title=f"{TITLE} hall"), *ITEMS[3:5]), None)),
    "the later day unknown": ((ITEMS[2:5], 0), ((replace(ITEMS[2], title=f"{TITLE} hall"), *ITEMS[3:5]), None)),
    "the earlier day unknown": ((ITEMS[2:5], None), ((replace(ITEMS[2], title=f"{TITLE} hall"), *ITEMS[3:5]), 3)),
    "saved on one day": ((ITEMS[2:5], 3), ((replace(ITEMS[2], title=f"{TITLE} hall"), *ITEMS[3:5]), 3)),
    "another story in its place": (
        (ITEMS[2:5], 0),
        ((Item("Mayor fears for pupils without a bus", "", OTHER), *ITEMS[3:5]), 3),
    ),
    "a short title and another summary": (
        ((Item("News in brief", "18 June 2024", ROUND), *ITEMS[3:5]), 0),
        ((Item("News in brief", "18 June 2024", OTHER), *ITEMS[3:5]), 3),
    ),
    "another figure in the title": (
        ((Item("Council closes 3 homes for children", "18 June 2024", ROUND), *ITEMS[3:5]), 0),
        ((Item("Council closes 4 homes for children", "18 June 2024", ROUND), *ITEMS[3:5]), 3),
    ),
}  # fmt: skip


@pytest.mark.parametrize("pages", NEAR.values(), ids=NEAR)
def test_what_may_be_something_else_is_not_a_revision(pages: Sequence[tuple[Sequence[Item], int | None]]) -> None:
    assert revisions(*(snapshot(items, day, f"{number}") for number, (items, day) in enumerate(pages))) == []


def test_a_later_version_that_was_also_seen_on_an_unknown_day_may_be_the_earlier_one() -> None:
    changed = with_item(2, title=f"{TITLE} hall")
    pages = [snapshot(ITEMS, 0, "a"), snapshot(changed, 3, "b")]
    assert len(revisions(*pages)) == 1
    assert revisions(*pages, snapshot(changed, None, "c", again=1)) == []
    assert len(revisions(*pages, snapshot(ITEMS, None, "c", again=1))) == 1


def test_without_days_the_link_is_that_of_two_versions() -> None:
    [link] = annotated(snapshot(ITEMS), snapshot(with_item(2, title=f"{TITLE} hall"), name="b")).links
    assert link.relation == "same_text"
    assert "two versions of one publisher" in link.evidence


def versions_of(number: int, kinds: Sequence[str]) -> list[tuple[Item, ...]]:
    """The listing with one item in its first version, and then changed again and again."""
    changes: dict[str, str] = {}
    found = [ITEMS]
    for place, kind in enumerate(kinds):
        words = f"{getattr(ITEMS[number], kind)}{' again' * (place + 1)}"
        changes[kind] = words if kind == "title" else f"{words} {OTHER}"
        found.append(with_item(number, **changes))
    return found


@settings(max_examples=12, deadline=None)
@given(
    number=st.integers(0, len(ITEMS) - 1),
    kinds=st.lists(st.sampled_from(["title", "summary"]), min_size=2, max_size=4),
    data=st.data(),
)
def test_each_version_is_a_revision_of_the_one_before_it(number: int, kinds: list[str], data: st.DataObject) -> None:
    pages = [snapshot(items, 2 * at, f"{at}") for at, items in enumerate(versions_of(number, kinds))]
    found = annotated(*data.draw(st.permutations(pages)))
    ids = [page.articles[number].id for page in pages]
    assert {(one.source_id, one.target_id) for one in found.links} == set(pairwise(reversed(ids)))
    assert {one.relation for one in found.links} == {"revision_of"}
    saved = {page.document.id: page.document.saved for page in pages if page.document.saved}
    assert find_links([one for page in pages for one in page.articles], saved=saved) == list(found.links)


def test_versions_share_their_days_over_a_version_between_them() -> None:
    first, second, third = versions_of(3, ["title", "summary"])
    undated = [(*items[:3], replace(items[3], day=""), *items[4:]) for items in (second, third)]
    found = annotated(*(snapshot(items, 2 * at, f"{at}") for at, items in enumerate((first, *undated))))
    days = {(one.published.earliest, one.published.latest) for one in found.articles if MATTERS[3] in (one.title or "")}
    assert days == {(date(2024, 6, 17), date(2024, 6, 17))}


def test_two_versions_of_one_version_are_each_linked_to_it() -> None:
    later = [with_item(2, title=f"{TITLE} {word}") for word in ("hall", "inquiry")]
    pages = [snapshot(items, day, f"{day}") for day, items in ((0, ITEMS), (2, later[0]), (2, later[1]))]
    ids = [page.articles[2].id for page in pages]
    assert {(one.source_id, one.target_id) for one in revisions(*pages)} == {(ids[1], ids[0]), (ids[2], ids[0])}
