"""Districts, combined authorities, and the councils of Wales, Scotland and Northern Ireland: bodies with codes."""

import re

import pytest

from childservices_corpus.annotate.bodies.authorities import authorities
from childservices_corpus.annotate.bodies.councils import COMBINED, councils
from mentioned import found

CODE = {
    "district": r"E07\d{6}",
    "combined_authority": r"E47\d{6}",
    "welsh": r"W06\d{6}",
    "scottish": r"S12\d{6}",
    "northern_irish": r"N09\d{6}",
}


def test_each_council_has_one_code_of_its_kind_and_a_name_of_its_own() -> None:
    rows = councils()
    assert all(re.fullmatch(CODE[row.kind], row.gss) for row in rows)
    assert len({row.gss for row in rows}) == len(rows) == len({row.name for row in rows})
    assert not {row.gss for row in rows} & {row.gss for row in authorities()}
    names = {form for row in authorities() for form in row.names}
    assert not {name for row in rows for name in row.names} & names


@pytest.mark.parametrize("kind", sorted(CODE))
def test_each_is_named_with_its_code_beside_the_words_of_its_kind(kind: str) -> None:
    tail = " Combined Authority" if kind == COMBINED else " Council"
    rows = [(name, row.gss) for row in councils() if row.kind == kind for name in row.names if not name.isupper()]
    texts = [(name + tail, gss) for name, gss in rows]
    named = [(found("organisation", f"Reporters praised {words} on Monday."), words, gss) for words, gss in texts]
    assert [words for got, words, gss in named if got != [(words, gss)] and words != "Liverpool City Council"] == []


@pytest.mark.parametrize("name", ["Surrey Heath", "North Devon", "Derbyshire Dales", "East Hampshire", "Mid Suffolk"])
def test_the_name_of_a_district_is_not_the_county_in_it(name: str) -> None:
    for line in (f"More children in {name} are waiting.", f"{name} has agreed.", f"The {name} plan"):
        assert found("authority", line) == []


def test_a_district_that_acts_is_named() -> None:
    assert found("organisation", "Surrey Heath has agreed to it.") == [("Surrey Heath", "E07000214")]


def test_a_city_region_is_not_its_city() -> None:
    line = "Liverpool City CA and the Greater Manchester Combined Authority agreed."
    assert found("authority", line) == []
    assert [ref for _, ref in found("organisation", line)] == ["E47000004", "E47000001"]


def test_one_town_may_be_the_surname_of_somebody() -> None:
    assert found("organisation", "Ann Hart and Bob Craven spoke.") == []
    assert [name for name, _ in found("person", "Ann Hart has agreed.")] == ["Ann Hart"]
