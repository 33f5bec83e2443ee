"""Headings of sections that are always headings: the sections that sites of the weeklies have."""

import pytest

from childservices_corpus.layouts.common.line_shapes import section_headings
from childservices_corpus.text.lines import split

SECTIONS = """
Children; Childrens services; Children's services; Children’s services; Children's social care; Adult social care;
Adults; Social care; Health; Public health; Finance; Education; Housing; Environment; Planning; Highways; Politics;
Workforce; HR; Law; Economic development; Technology; Schools; Council tax; Transport; Devolution; Procurement;
Regeneration
"""
NAMES = [" ".join(name.split()) for name in SECTIONS.split(";")]


@pytest.mark.parametrize("heading", [*NAMES, *(name.upper() for name in NAMES)])
def test_a_known_section_is_a_heading_wherever_it_is(heading: str) -> None:
    assert section_headings(split(heading)).tolist() == [True]


@pytest.mark.parametrize("words", ["Carers at work", "Finance.", "Finances", "The health"])
def test_other_short_lines_are_not_sections(words: str) -> None:
    assert section_headings(split(words)).tolist() == [False]
