"""A constituency is not the council whose name it begins with."""

import pytest

from childservices_corpus.annotate.finds import find_spans


def places(text: str) -> list[str | None]:
    return [find.ref for find in find_spans(text) if find.kind == "authority"]


@pytest.mark.parametrize(
    "text",
    [
        "The plan was backed by Ann Sample of Manchester Central.",
        "Ann Sample, of Manchester Central, agreed.",
        "Ann Sample (Manchester Central, Labour) agreed.",
        "Ann Sample from Stoke-on-Trent North agreed.",
        "The members for Leeds North East and Wolverhampton South East agreed.",
        "Ann Sample of Sheffield Heeley agreed.",
        "Ann Sample of Birmingham Edgbaston agreed.",
        "Ann Sample of Sheffield Brightside and Hillsborough agreed.",
        "Liverpool Riverside MP Ann Sample agreed.",
        "Manchester Central\N{RIGHT SINGLE QUOTATION MARK}s member agreed.",
        "Homes in Bristol South were full.",
    ],
)
def test_a_constituency_is_not_a_council(text: str) -> None:
    assert places(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Sample of Manchester agreed.", ["Manchester"]),
        ("Ann Sample of Manchester City Council agreed.", ["Manchester"]),
        ("Councils such as Leeds West Yorkshire agreed.", ["Leeds"]),
        ("Bristol North Somerset plan", ["Bristol", "North Somerset"]),
        ("Luton Central Bedfordshire merger", ["Luton", "Central Bedfordshire"]),
        ("The deal of Durham North East England agreed.", ["Durham"]),
        ("Camden North London partnership", ["Camden"]),
        ("Kent, South East", ["Kent"]),
        ("Kent south of the river", ["Kent"]),
    ],
)
def test_a_council_beside_another_place_stays(text: str, expected: list[str]) -> None:
    assert places(text) == expected
