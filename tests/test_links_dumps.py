"""The links of the five dumps, each accepted by a reader, and the same whatever the order of the input."""

import random

import pytest

from childservices_corpus.annotate.language.view import views
from childservices_corpus.annotate.links.find import find_links
from childservices_corpus.parsing.objects import parse
from linked import Record
from support import DUMPS


def dumps() -> dict[tuple[str, int], Record]:
    found: dict[tuple[str, int], Record] = {}
    for path in DUMPS:
        for view in views(parse(path)):
            found[path.name[:3], view.record.position] = view.record
    return found


RECORDS = dumps()
# Every link in the dumps, read by eye: no other is true, and none of these is false.
IN_DUMPS = [
    ("same_text", ("003", 75), ("002", 5), "the same item under both publishers"),
    ("same_text", ("004", 24), ("004", 23), "a column that stands twice, but for its last line"),
    ("same_story", ("003", 6), ("000", 13), "one title, a longer summary"),
    ("press_release_of", ("004", 3), ("004", 4), "conference speech 2022"),
    ("press_release_of", ("004", 44), ("004", 45), "conference speech 2021"),
    ("press_release_of", ("004", 49), ("004", 50), "inaugural address 2021"),
    ("press_release_of", ("004", 68), ("004", 67), "speech to the national conference 2020"),
    ("press_release_of", ("004", 97), ("004", 96), "discussion paper"),
    ("follow_up", ("004", 56), ("004", 61), "the next waves of one survey"),
    ("follow_up", ("004", 61), ("004", 71), "the next waves of one survey"),
    ("follow_up", ("004", 71), ("004", 87), "the next waves of one survey"),
    ("follow_up", ("004", 30), ("004", 52), "age assessments again"),
    ("follow_up", ("004", 52), ("004", 75), "age assessments again"),
]


def test_the_links_of_the_dumps_are_these_and_no_other() -> None:
    place = {record.id: where for where, record in RECORDS.items()}
    found = {(link.relation, place[link.source_id], place[link.target_id]) for link in find_links(RECORDS.values())}
    assert found == {(relation, source, target) for relation, source, target, _ in IN_DUMPS}


def test_evidence_is_words_and_score_a_share() -> None:
    for link in find_links(RECORDS.values()):
        assert 0 < link.score <= 1
        assert len(link.evidence.split()) >= 4


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_the_input_changes_nothing(seed: int) -> None:
    shuffled = list(RECORDS.values())
    random.Random(seed).shuffle(shuffled)
    assert find_links(shuffled) == find_links(RECORDS.values())


def test_views_and_records_give_the_same() -> None:
    path = DUMPS[-1]
    parsed = parse(path)
    assert find_links(views(parsed)) == find_links([*parsed.articles, *parsed.statements])
