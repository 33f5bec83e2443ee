"""Half a name at the place where a page cut the words is not a name; half a phrase is not one either."""

import pytest

from childservices_corpus.annotate.language.view import views
from childservices_corpus.annotate.mentions import find_mentions
from childservices_corpus.parsing.objects import parse
from mentioned import found

NAMES = ("person", "organisation", "authority")
HALVES = [
    ("the Society of Local Authority Ch", []),
    ("the Department for Educ", []),
    ("the Department for Education and Sk", []),
    ("the NHS Eng", []),
    ("the Association of Directors of Children\N{RIGHT SINGLE QUOTATION MARK}s Ser", []),
    ("the Sample Law Centre for Pol", []),
    ("Leeds City C", []),
    ("Tower Ham", []),
    ("North East Lin", []),
    ("Sutton Cold", []),
    ("Ann Sample Sm", []),
    ("Ofsted and the Local Gov", ["Ofsted"]),
    ("Kent and Medw", ["Kent"]),
    ("Leeds before it cl", ["Leeds"]),
    ("Leeds City Council", ["Leeds City Council"]),
    ("Kent county council", ["Kent county council"]),
    ("Surrey Heath Borough Council", ["Surrey Heath Borough Council"]),
    ("the Example Council", []),
    ("Kent C", []),
    ("Leeds", []),
]


@pytest.mark.parametrize(("end", "names"), HALVES)
@pytest.mark.parametrize("dots", ["...", "\N{HORIZONTAL ELLIPSIS}", " [\N{HORIZONTAL ELLIPSIS}]"])
@pytest.mark.parametrize(
    "page",
    [
        "Chief may sue\n\nBy Jo Green | 12 May 2022\n\nThe plan is made by {}\n",
        "Childrens services\n\n  • The plan is made by {}\n\n    12 May 2022\n\n    A summary of the matter.\n",
    ],
    ids=["summary", "title"],
)
def test_half_a_name_at_a_cut_is_not_a_name(end: str, names: list[str], dots: str, page: str) -> None:
    view = next(views(parse(page.format(end + dots))))
    assert [mention.text for mention in find_mentions(view) if mention.kind in NAMES] == names


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Prime Ministerial Announcements", []),
        ("Minister Regional Appointments", []),
        ("working with Dame Christine as the adviser", []),
        ("working with Sir Alan as the adviser", []),
        ("working with Lord Sample as the adviser", ["Sample"]),
        ("Ann Clements says so", ["Ann Clements"]),
        ("Dame Ann Sample says so", ["Ann Sample"]),
    ],
)
def test_half_a_phrase_is_not_a_person(text: str, people: list[str]) -> None:
    assert [ref for _, ref in found("person", text)] == people


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("the report on the What Works Centre", ["What Works Centre"]),
        ("The What Works Centre agreed", ["What Works Centre"]),
        ("The Sample Law Centre agreed", ["Sample Law Centre"]),
        ("Our Sample Law Centre agreed", ["Sample Law Centre"]),
    ],
)
def test_a_body_begins_behind_its_article(text: str, bodies: list[str]) -> None:
    assert [words for words, _ in found("organisation", text)] == bodies


@pytest.mark.parametrize(
    "words",
    [
        "National Childrens Bureau",
        "National Children's Bureau",
        "National  Children\N{RIGHT SINGLE QUOTATION MARK}s Bureau",
        "National Children's Bu\N{ZERO WIDTH SPACE}reau",
        "NCB",
    ],
)
def test_a_body_has_one_reference_however_it_is_written(words: str) -> None:
    view = next(
        views(parse(f"Childrens services\n\n  • A plan\n\n    12 May 2022\n\n    They praised the {words} today.\n"))
    )
    assert [one.ref for one in find_mentions(view) if one.kind == "organisation"] == ["National Children's Bureau"]
