"""What the office of a speaker says about the day of a text."""

import pytest

from childservices_corpus.annotate.dates.offices import role_evidence
from childservices_corpus.annotate.language.view import Passage
from support import CURLY

ROLES = [
    ("name first", "Jenny Coles, ADCS President, said:", "Jenny Coles, ADCS President", "2020-04-01"),
    (
        "office first",
        "ADCS Vice President Charlotte Ramsden said",
        "ADCS Vice President Charlotte Ramsden",
        "2020-04-01",
    ),
    (
        "president and not vice",
        "ADCS President, Charlotte Ramsden, said",
        "ADCS President, Charlotte Ramsden",
        "2021-04-01",
    ),
    (
        "apostrophe",
        "President of the Association of Directors of Children's Services, Steve Crocker",
        None,
        "2022-04-01",
    ),
    (
        "apostrophe in a name",
        "Alison O'Sullivan, ADCS President, said",
        "Alison O'Sullivan, ADCS President",
        "2015-04-01",
    ),
    ("minister", "children's minister Vicky Ford has", "children's minister Vicky Ford", "2020-02-13"),
    ("two terms count as one span", "communities secretary Greg Clark", None, "2015-05-11"),
    ("two offices of one person", "health secretary Sajid Javid", None, "2021-06-26"),
    ("adult services", "ADASS president James Bullion said", "ADASS president James Bullion", "2020-04-01"),
    ("chair of the association", "LGA chairman Cllr James Jamieson", None, "2019-07-01"),
    ("chair of a board of the association", "Louise Gittins, chair of the LGA's board", "", None),
    ("shadow", "shadow education secretary Bridget Phillipson", "", None),
    ("with honours", "Jenny Coles OBE, ADCS President", "Jenny Coles OBE, ADCS President", "2020-04-01"),
    ("title between", "Children's Commissioner for England, Dame Rachel de Souza", None, "2021-03-01"),
    ("former", "former ADCS President Jenny Coles", "", None),
    ("elect", "Steve Crocker, ADCS President elect", "", None),
    ("not beside", "Jenny Coles spoke. The ADCS President was there.", "", None),
    ("another's office", "Jenny Coles, ADCS Honorary Secretary, said", "", None),
    ("unknown name", "A. Body, ADCS President, said", "", None),
    ("part of a name", "Jenny Colesworth, ADCS President", "", None),
]


@pytest.mark.parametrize("apostrophe", ["'", CURLY])
@pytest.mark.parametrize(("text", "words", "earliest"), [pytest.param(*case[1:], id=case[0]) for case in ROLES])
def test_roles(text: str, words: str | None, earliest: str | None, apostrophe: str) -> None:
    text = text.replace("'", apostrophe)
    found = list(role_evidence(Passage("paragraphs", 0, text, 100), "0" * 64))
    assert [str(item.earliest) for item in found] == ([] if earliest is None else [earliest])
    for item in found:
        assert item.words == (text if words is None else words.replace("'", apostrophe))
        assert item.start is not None
        assert text[item.start - 100 :].startswith(item.words or "?")
        assert item.source


WHO_SPEAKS = [
    # label, text, publisher, whether the office bounds above, why
    ("speaker", "Jenny Coles, ADCS President, said:", "adcs", True, "in office on the day"),
    ("signs", "Jenny Coles is ADCS President", "adcs", True, "in office on the day"),
    ("agent", "a paper launched by ADCS President Jenny Coles", "adcs", False, "whenever that was"),
    ("thanked", "with thanks to the ADCS President, Jenny Coles", "adcs", False, "whenever that was"),
    ("minister of the past", "In March 2019 Education secretary Damian Hinds spoke", "adcs", False, "only spoken of"),
    ("minister in the news", "Education secretary Damian Hinds said", None, True, "news of the day"),
]


@pytest.mark.parametrize(
    ("text", "publisher", "bounded"), [pytest.param(*case[1:4], id=case[0]) for case in WHO_SPEAKS]
)
def test_who_is_only_spoken_of_may_have_left(text: str, publisher: str | None, bounded: bool) -> None:
    (item,) = role_evidence(Passage("paragraphs", 0, text, 0), "0" * 64, publisher=publisher)
    assert item.earliest is not None
    assert (item.latest is not None) is bounded


def test_role_in_a_reprint_sets_no_latest_day() -> None:
    passage = Passage("paragraphs", 0, "Jenny Coles is ADCS President", 0)
    assert [item.latest for item in role_evidence(passage, "0" * 64, below_only=True)] == [None]


TALKS = [
    ("unlike another", "Unlike Charlotte Ramsden, ADCS President Jenny Coles said so.", ["2020-04-01 2021-04-30"]),
    ("unlike her", "Unlike ADCS President Jenny Coles, a speaker said so.", ["2020-04-01 None"]),
    ("succeeded", "ADCS President Jenny Coles was succeeded by Charlotte Ramsden.", ["2020-04-01 None"]),
    ("replaced", "Jenny Coles, ADCS President, is replaced by Charlotte Ramsden.", ["2020-04-01 None"]),
    ("stepped down", "Jenny Coles, ADCS President, stepped down in April.", ["2020-04-01 None"]),
    ("took over from", "Charlotte Ramsden took over from ADCS President Jenny Coles.", ["2020-04-01 None"]),
    ("a title before the next name", "With Jenny Coles, ADCS President Dame Ann Sample spoke.", []),
    ("no other name", "Jenny Coles, ADCS President, Said So", ["2020-04-01 2021-04-30"]),
]


@pytest.mark.parametrize(("text", "terms"), [pytest.param(*case[1:], id=case[0]) for case in TALKS])
def test_the_office_is_that_of_its_own_holder(text: str, terms: list[str]) -> None:
    found = role_evidence(Passage("paragraphs", 0, text, 0), "0" * 64, publisher="adcs")
    assert [f"{item.earliest} {item.latest}" for item in found] == terms
