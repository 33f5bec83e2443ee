"""Numbers near a month or a share whose words leave a doubt: they give nothing, or what is sure."""

import pytest

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
