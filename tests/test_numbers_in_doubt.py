"""Numbers near a month or a share whose words leave a doubt: they give nothing, or what is sure."""

import pytest

from childservices_corpus import annotate_text
from mentioned import found

DATES = [
    ("in March 21 it closed", []),
    ("in early Sept 21 it closed", []),
    ("by March 21 it will close", [("March 21", "XXXX-03-21")]),
    ("in March 21st it closed", [("March 21st", "XXXX-03-21")]),
    ("in March 1,200 children came", []),
    ("in March 1.5 million came", []),
    ("In March 1 200 children came", []),
    ("on 3 April 1821 a home was opened", []),
    ("in April 1821 a home was opened", []),
    ("on 5 March 300 children came", [("5 March", "XXXX-03-05")]),
    ("on 5 March 2,000 children came", [("5 March", "XXXX-03-05")]),
    ("only 2015 were adopted", []),
    ("just 2020 responded", []),
    ("in 2015 were adopted", [("2015", "2015")]),
]
SHARES = [
    ("between 3 and 5 per cent of them", [("3 and 5 per cent", "0.03/0.05")]),
    ("between 3.5 and 4% of them", [("3.5 and 4%", "0.035/0.04")]),
    ("between 2015 and 5 per cent of them", [("5 per cent", "0.05")]),
]
UNITS = ["mio", "mns", "bns", "thou", "mils", "milliard"]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_a_day_in_doubt_is_not_given(text: str, expected: list[tuple[str, str]]) -> None:
    assert found("date", text) == expected


@pytest.mark.parametrize(("text", "expected"), SHARES)
def test_a_share_between_two_numbers_is_a_range(text: str, expected: list[tuple[str, str]]) -> None:
    assert found("percentage", text) == expected


@pytest.mark.parametrize("unit", UNITS)
def test_an_amount_with_an_unusual_unit_is_not_given(unit: str) -> None:
    """Without its unit the amount would be a million times too small."""
    assert found("money", f"A fund of £20 {unit} was found.") == []


THOUSANDS = [
    ("a salary of £45-50,000 a year", []),
    ("a salary of £45 to £50,000 a year", [("£50,000", "GBP 50000/year")]),
    ("a fine of £500-1,000 for each", [("£500-1,000", "GBP 500/1000")]),
    ("a salary of £45–50k a year", [("£45–50k", "GBP 45000/50000/year")]),
]


@pytest.mark.parametrize(("text", "expected"), THOUSANDS)
def test_a_number_that_may_be_thousands_is_not_given(text: str, expected: list[tuple[str, str]]) -> None:
    assert found("money", text) == expected


MONTHS_BEFORE_PLACES = [
    ("From April Northamptonshire will be run by two councils.", "E10000021", "April"),
    ("It said that since June Leeds has paid more.", "E08000035", "June"),
    ("By June Leeds had cut its costs.", "E08000035", "June"),
]


@pytest.mark.parametrize(("text", "code", "month"), MONTHS_BEFORE_PLACES)
def test_a_month_before_a_place_is_no_given_name(text: str, code: str, month: str) -> None:
    mentions = annotate_text(text).mentions
    assert [(one.kind, one.text) for one in mentions if one.kind != "authority"] == [("date", month)]
    assert [one.ref for one in mentions if one.kind == "authority"] == [code]


@pytest.mark.parametrize("name", ["Director April Bolton", "Mrs April Kent"])
def test_a_person_called_after_a_month_stays_a_person(name: str) -> None:
    mentions = annotate_text(f"{name} said that it was late.").mentions
    assert [(one.kind, one.text) for one in mentions] == [("person", name.partition(" ")[2])]
