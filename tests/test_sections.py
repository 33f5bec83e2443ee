"""Headings of sections that are always headings: the sections that sites of the weeklies have."""

import pytest

import childservices_corpus as csc
from childservices_corpus.layouts.common.line_shapes import section_headings
from childservices_corpus.text.lines import split

SECTIONS = """
Children; Childrens services; Children's services; Children’s services; Children's social care; Adult social care;
Adults; Social care; Health; Public health; Finance; Education; Housing; Environment; Planning; Highways; Politics;
Workforce; HR; Law; Economic development; Technology; Schools; Council tax; Transport; Devolution; Procurement;
Regeneration
"""
PAIRS = (
    "Carers want more say\nFoster carers want more say over the children they look after, a charity has found.\n",
    "Hubs to open\nA hub for families opens in each town of the county this month, the council has announced.\n",
)
NAMES = [" ".join(name.split()) for name in SECTIONS.split(";")]


@pytest.mark.parametrize("heading", [*NAMES, *(name.upper() for name in NAMES)])
def test_a_known_section_is_a_heading_wherever_it_is(heading: str) -> None:
    assert section_headings(split(heading)).tolist() == [True]


# A section in capitals may also be above an article.
@pytest.mark.parametrize("heading", [name for name in NAMES if not name.isupper()])
def test_two_records_under_a_known_section_are_read(heading: str) -> None:
    found = csc.parse(heading + "\n" + "".join(PAIRS)).articles
    assert [(article.section, article.title) for article in found] == [
        (heading, "Carers want more say"),
        (heading, "Hubs to open"),
    ]


def test_one_record_or_another_heading_is_too_little() -> None:
    assert not csc.parse(f"Finance\n{PAIRS[0]}").articles
    assert not csc.parse("Carers at work\n" + "".join(PAIRS)).articles


@pytest.mark.parametrize("words", ["Carers at work", "Finance.", "Finances", "The health"])
def test_other_short_lines_are_not_sections(words: str) -> None:
    assert section_headings(split(words)).tolist() == [False]
