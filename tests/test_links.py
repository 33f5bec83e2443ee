"""Links: which records belong together, which do not, and that nothing but the records decides."""

import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from childservices_corpus.annotate.links.find import find_links
from childservices_corpus.models import Link
from linked import OTHER, SUMMARY, TITLE, Record, article, statement


def relations(*records: Record) -> list[str]:
    return [link.relation for link in find_links(records)]


SPOKE = "Speaking at the ADCS Annual Conference 2031, Ada Lovelace said more."
LONGER = f"{SUMMARY} {OTHER}"


PAIRS: list[tuple[Record, Record, list[str], str]] = [
    (article("themj", TITLE, SUMMARY), article("localgov", TITLE, SUMMARY), ["same_text"], "word for word"),
    (article("themj", TITLE, SUMMARY), article("localgov", "Moved again", SUMMARY), ["same_text"], "a new headline"),
    (
        article("localgov", TITLE, SUMMARY),
        article("localgov", TITLE, SUMMARY.replace("Thousands of", "Thousands of of")),
        ["same_text"],
        "a slip put right: two versions",
    ),
    (article("themj", TITLE, SUMMARY), article("localgov", TITLE, LONGER), ["same_story"], "a longer summary"),
    (article("themj", TITLE, SUMMARY), article("localgov", TITLE, OTHER), [], "one title, two stories"),
    (article("localgov", TITLE, SUMMARY), article("localgov", TITLE, OTHER), [], "two stories of one publisher"),
    (article("themj", TITLE, None), article("localgov", TITLE, None), [], "a title alone proves nothing"),
    (article("themj", "Level up", SUMMARY), article("localgov", "Level up", LONGER), [], "a title of no weight"),
    (
        article("localgov", f"{TITLE}: 300 cases", SUMMARY),
        article("localgov", f"{TITLE}: 800 cases", SUMMARY),
        [],
        "other figures, another story",
    ),
    (
        article("themj", TITLE, SUMMARY, date(2020, 5, 1)),
        article("localgov", TITLE, LONGER, date(2022, 5, 1)),
        [],
        "two years lie between",
    ),
    (
        article("themj", "Why homes near schools matter most", SUMMARY),
        statement("column", "Why homes near schools matter most", LONGER, outlet="The MJ"),
        ["reprint"],
        "the column names the outlet",
    ),
    (
        statement("press_release", "Press release: Homes near schools strategy", SUMMARY),
        statement("publication", "Homes near schools strategy", OTHER),
        ["press_release_of"],
        "one title",
    ),
    (
        statement("press_release", "Homes for all", SPOKE),
        statement("speech", "Presidential speech 2031", "Ada Lovelace spoke to the annual conference."),
        ["press_release_of"],
        "one speaker, one occasion, one year",
    ),
    (
        statement("press_release", "Homes for all", SPOKE),
        statement("speech", "Presidential speech 2030", "Ada Lovelace spoke to the annual conference."),
        [],
        "another year",
    ),
    (
        statement("press_release", "Homes for all", SPOKE),
        statement("speech", "Presidential speech 2031", "Mary Seacole spoke to the annual conference."),
        [],
        "another speaker",
    ),
    (
        statement("comment", "Comment: UASC age assessments", SUMMARY, 3),
        statement("comment", "Comment on UASC age assessment guidance", LONGER, 9),
        ["follow_up"],
        "the same matter again",
    ),
    (
        statement("comment", "Comment: referrals to children's social care", SUMMARY, 3),
        statement("comment", "Comment: children's social care statistics", LONGER, 9),
        [],
        "words that the whole sector uses make no subject",
    ),
    (
        statement("comment", "Comment: OCC report on secure homes 2020", SUMMARY, 3),
        statement("comment", "Comment: OCC report on secure homes 2021", LONGER, 9),
        [],
        "a yearly report is a new matter",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "expected", "reason"), PAIRS, ids=[pair[3] for pair in PAIRS])
def test_pairs(one: Record, other: Record, expected: list[str], reason: str) -> None:
    assert relations(one, other) == expected, reason
    assert find_links([one, other]) == find_links([other, one])


def test_a_follow_up_comes_from_the_later_of_a_listing_and_goes_to_the_last_before() -> None:
    texts = (f"{SUMMARY} Again.", LONGER, f"{OTHER} Young people were moved more than twice.")
    titles = ("Comment: UASC age assessments", "UASC age assessments: comment", "Comment on UASC age assessments now")
    thread = [statement("comment", *item) for item in zip(titles, texts, (2, 5, 9), strict=True)]
    last, middle, first = thread
    assert {(link.source_id, link.target_id) for link in find_links(thread)} == {
        (last.id, middle.id),
        (middle.id, first.id),
    }


def test_a_crowd_of_copies_is_linked_to_one_of_them() -> None:
    crowd = [article("localgov", TITLE, SUMMARY, date(2020, 1, 1 + number)) for number in range(30)]
    links = find_links(crowd)
    assert len(links) == 29
    assert {link.source_id for link in links} == {min(record.id for record in crowd)}


def test_one_record_seen_in_two_pages_is_no_pair() -> None:
    first = article("localgov", TITLE, SUMMARY)
    again = first.model_copy(update={"document_id": "1" * 64, "position": 7})
    assert find_links([first, again]) == []


def test_long_texts_that_part_late_are_not_word_for_word() -> None:
    long = f"{SUMMARY} " * 200
    [link] = find_links([article("themj", TITLE, long), article("localgov", TITLE, f"{long} {OTHER}")])
    assert link.relation == "same_text"
    assert link.score < 1


TEXT = st.sampled_from([TITLE, SUMMARY, OTHER, "Levelling up", "...", "2021 ", "\N{KELVIN SIGN}"]) | st.text(
    max_size=20
)


@given(st.lists(st.tuples(st.sampled_from(["themj", "localgov"]), TEXT, TEXT), max_size=8), st.randoms())
def test_any_records_return_links_between_two_of_them(rows: list[tuple[str, str, str]], chance: random.Random) -> None:
    records = [article(publisher, title or "-", summary) for publisher, title, summary in rows]
    records += [record.model_copy(update={"position": 9}) for record in records[:2]]
    links = find_links(records)
    ids = {record.id for record in records}
    assert all(link.source_id != link.target_id and {link.source_id, link.target_id} <= ids for link in links)
    assert len({pair(link) for link in links}) == len(links)
    chance.shuffle(records)
    assert find_links(records) == links


def pair(link: Link) -> frozenset[str]:
    return frozenset((link.source_id, link.target_id))
