"""Evidence of dates at its edges: the calendar's ends, equal days, links of each relation, and the reasons in words."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from childservices_corpus.annotate.dates.clues import Clue, day_of, in_calendar
from childservices_corpus.annotate.dates.links import dated_pairs, linked_evidence
from childservices_corpus.annotate.dates.rounds import ends, ordinals, take_up
from childservices_corpus.annotate.dates.urls import url_days, without_urls
from childservices_corpus.annotate.dates.words import named_dates
from childservices_corpus.annotate.language.spans import Found, resolve
from childservices_corpus.annotate.language.view import Passage
from childservices_corpus.explain.dates import tell
from childservices_corpus.models import Article, DateRange, Evidence, Link, Statement

DAY = date(2022, 3, 1)
N = DAY.toordinal()


def days(number: int) -> date:
    return DAY + timedelta(number)


def test_days_outside_the_calendar_are_its_ends() -> None:
    last = date.max.toordinal()
    assert [in_calendar(number) for number in (-5, 0, 1, 2, last, last + 1)] == [1, 1, 1, 2, last, last]
    assert (day_of(0), day_of(last + 9)) == (date.min, date.max)


def test_a_clue_is_evidence_with_its_place() -> None:
    clue = Clue("issued", ((DAY, DAY),), "1 March", 7)
    found = clue.evidence("0" * 64, DAY, days(1))
    assert (found.kind, found.earliest, found.latest, found.words, found.start, found.end) == (
        "text",
        DAY,
        days(1),
        "1 March",
        7,
        14,
    )
    assert Clue("issued", (), "x", 0, below_only=True).evidence("0" * 64, DAY, DAY).latest is None


RELATIONS = [
    ("same_story", (-3, 3)),
    ("same_statement", (0, 0)),
    ("same_article", (-1, 1)),
    ("same_text", None),
    ("unheard_of", None),
]


@pytest.mark.parametrize(("relation", "reach"), RELATIONS)
def test_a_link_carries_the_days_of_one_record_to_the_other(relation: str, reach: tuple[int, int] | None) -> None:
    found = list(linked_evidence([("a", "b", relation)], {"a": (N, N), "b": (N + 10, N + 12)}))
    if reach is None:
        assert found == []
        return
    low, high = reach
    assert [(name, one.earliest, one.latest, one.source) for name, one in found] == [
        ("a", days(10 + low), days(12 + high), f"{relation}:b"),
        ("b", days(-high), days(-low), f"{relation}:a"),
    ]


def test_a_link_bounds_nothing_where_nothing_is_known() -> None:
    assert list(linked_evidence([("a", "b", "same_statement")], {"a": (None, None), "b": (None, None)})) == []
    assert list(linked_evidence([("a", "a", "same_statement")], {"a": (N, N)})) == []
    assert list(linked_evidence([("a", "c", "same_statement")], {"a": (N, N)})) == []
    ((name, one),) = linked_evidence([("a", "b", "same_statement")], {"a": (None, N), "b": (None, None)})
    assert (name, one.earliest, one.latest) == ("b", None, DAY)


def article(name: str, document: str = "0") -> Article:
    return Article(id=f"themj/{name}-00000000", publisher="themj", title=name, document_id=document * 64, position=0)


def statement(name: str, document: str = "0", **more: object) -> Statement:
    return Statement.model_validate(
        {
            **{"id": f"adcs/{name}-00000000", "publisher": "adcs", "title": name, "text": "x", "kind": "comment"},
            **{"document_id": document * 64, "position": 0, **more},
        }
    )


PAIRS: list[tuple[str, Article | Statement, Article | Statement, float, str]] = [
    ("two publishers", article("a"), statement("b", "1"), 0.5, "same_story"),
    ("one publisher, two pages", article("a"), article("b", "1"), 0.98, "same_article"),
    ("statements", statement("a"), statement("b", "1"), 1.0, "same_statement"),
    ("too different", article("a"), article("b", "1"), 0.97, "same_text"),
    ("one page", article("a"), article("b"), 1.0, "same_text"),
    ("a stub", statement("a", stub=True), statement("b", "1"), 1.0, "same_text"),
]


@pytest.mark.parametrize(("reason", "one", "other", "score", "relation"), PAIRS, ids=[row[0] for row in PAIRS])
def test_equal_texts_are_one_item_or_one_story(
    reason: str, one: Article | Statement, other: Article | Statement, score: float, relation: str
) -> None:
    link = Link(source_id=one.id, target_id=other.id, relation="same_text", score=score, evidence="x")
    assert dated_pairs([link], {one.id: one, other.id: other}) == [(one.id, other.id, relation)]


def item(kind: str, first: date | None, last: date | None) -> Evidence:
    return Evidence.model_validate({"kind": kind, "earliest": first, "latest": last})


TAKEN: list[tuple[str, Sequence[Evidence], list[int], tuple[date | None, date | None]]] = [
    ("nothing", [], [], (None, None)),
    ("one", [item("text", DAY, days(5))], [0], (DAY, days(5))),
    ("touching in a day", [item("text", DAY, days(5)), item("role", days(5), None)], [0, 1], (days(5), days(5))),
    ("a day apart", [item("text", DAY, days(5)), item("role", days(6), None)], [0], (DAY, days(5))),
    ("the stronger stays", [item("linked", DAY, DAY), item("stated", days(1), days(1))], [1], (days(1), days(1))),
    (
        "an office before a past day",
        [item("text", days(9), None), item("role", None, days(8))],
        [1],
        (None, days(8)),
    ),
    ("the tightest ends", [item("text", DAY, days(9)), item("text", days(2), days(5))], [0, 1], (days(2), days(5))),
]


@pytest.mark.parametrize(("reason", "given", "kept", "bounds"), TAKEN, ids=[row[0] for row in TAKEN])
def test_evidence_that_contradicts_stronger_evidence_is_left_out(
    reason: str, given: Sequence[Evidence], kept: list[int], bounds: tuple[date | None, date | None]
) -> None:
    found = take_up(given)
    assert set(found.kept) == {given[place] for place in kept}
    assert len(found.kept) + len(found.left_out) == len(given)
    assert found.days == ordinals(*bounds)
    assert ends(found.kept) == bounds


def test_days_in_addresses() -> None:
    text = "See https://x.org/a-17-02-2021/b and http://x.org/2021/feb/18/ and 19-02-2021 https://x.org/117-02-2021"
    found = list(url_days(Passage("paragraphs", 0, text, 100)))
    assert found == [
        ("17-02-2021", 100 + text.index("17-02"), date(2021, 2, 17)),
        ("2021/feb/18", 100 + text.index("2021/feb"), date(2021, 2, 18)),
    ]
    assert len(without_urls(text)) == len(text)
    assert without_urls(text).split() == ["See", "and", "and", "19-02-2021"]
    assert list(url_days(Passage("paragraphs", 0, "17-02-2021", 0))) == []


def test_dates_are_found_only_at_the_beginning_of_a_word() -> None:
    found = [(one.start, one.end, one.first_day) for one in named_dates("2021 a2022 _2023 3 May 2024, 2020/21")]
    assert found == [(0, 4, date(2021, 1, 1)), (17, 27, date(2024, 5, 3)), (29, 36, date(2021, 1, 1))]


SPANS = [
    ("apart", [(0, 2, "person"), (2, 4, "person")], [(0, 2), (2, 4)]),
    ("the longer", [(0, 3, "person"), (2, 6, "person")], [(2, 6)]),
    ("of equals the first", [(0, 3, "person"), (2, 5, "person")], [(0, 3)]),
    ("a chain", [(0, 3, "person"), (2, 6, "person"), (5, 8, "person")], [(2, 6)]),
    ("a chain of which both ends stay", [(0, 4, "person"), (3, 6, "person"), (5, 9, "person")], [(0, 4), (5, 9)]),
    ("blocked", [(0, 5, "blocked"), (1, 4, "person")], []),
    ("blocked beside", [(0, 2, "blocked"), (2, 4, "person")], [(2, 4)]),
    ("longer than blocked", [(0, 4, "person"), (1, 4, "blocked")], [(0, 4)]),
    ("nothing", [], []),
]


@pytest.mark.parametrize(("reason", "finds", "kept"), SPANS, ids=[row[0] for row in SPANS])
def test_of_overlapping_finds_the_longest_stays(
    reason: str, finds: list[tuple[int, int, str]], kept: list[tuple[int, int]]
) -> None:
    found = resolve(Found(start, end, kind, None) for start, end, kind in reversed(finds))
    assert [(one.start, one.end) for one in found] == kept


TOLD: list[tuple[list[Evidence], str]] = [
    ([], "Published: date unknown; neither the page nor the tables give a bound."),
    (
        [Evidence(kind="stated", earliest=DAY, latest=DAY, words="1 March 2022")],
        "Published on 1 March 2022. On 1 March 2022: the page says “1 March 2022”.",
    ),
    (
        [Evidence(kind="curated", earliest=DAY, latest=days(2), source="a list")],
        "Published between 1 and 3 March 2022. Within these days: source: a list.",
    ),
    (
        [
            Evidence(kind="role", earliest=DAY, words="ADCS President", source="a list"),
            Evidence(kind="text", earliest=days(-1), words="February"),
        ],
        "Published on or after 1 March 2022. Not before 1 March 2022: by the office named “ADCS President” (a list). "
        "The last possible day is unknown. 1 more reason agrees with this.",
    ),
    (
        [
            Evidence(kind="order", latest=DAY, words="stands below a, which is not after 2022-03-01"),
            Evidence(kind="document", latest=days(1), source="founded"),
            Evidence(kind="linked", latest=days(2), source="b"),
        ],
        "Published on or before 1 March 2022. Not after 1 March 2022: by the order of the listing it stands below a, "
        "which is not after 2022-03-01. The first possible day is unknown. 2 more reasons agree with this.",
    ),
    (
        [Evidence(kind="document", earliest=DAY, source="founded in 2022")],
        "Published on or after 1 March 2022. Not before 1 March 2022: publisher: founded in 2022. "
        "The last possible day is unknown.",
    ),
]


def range_of(evidence: Sequence[Evidence]) -> DateRange:
    first, last = ends(evidence)
    return DateRange(earliest=first, latest=last, evidence=tuple(evidence))


@pytest.mark.parametrize(("evidence", "told"), TOLD, ids=[str(number) for number in range(len(TOLD))])
def test_a_date_is_told_with_the_reasons_that_set_its_ends(evidence: list[Evidence], told: str) -> None:
    assert tell(article("a"), range_of(evidence)) == told
