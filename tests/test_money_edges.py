"""Amounts of money beside amounts: what is a range, what shares a multiple, and where an amount ends."""

import pytest

from mentioned import found

# The value of each amount that is found, in pounds.
VALUES = [
    ("£20 to £30", ["20/30", "20/30"]),
    ("from £20 to £30", ["20", "30"]),
    ("between £20 and £30", ["20/30", "20/30"]),
    ("£20 and £30", ["20", "30"]),
    ("£20 or £30", ["20", "30"]),
    ("£30 to £20", ["30", "20"]),
    ("between £30 and £20", ["30", "20"]),
    ("£20-£20", ["20/20", "20/20"]),
    ("£20 to 30", ["20"]),
    ("£20 to 30 people", ["20"]),
    ("£20 to 30 a week", ["20/30/week"]),
    ("£20-30", ["20/30"]),
    ("£20-30 people", ["20"]),
    ("£20-30%", []),
    ("£5m-10 a week", ["5000000"]),
    ("£5m to 10 a week", ["5000000"]),
    ("£20 to 30m", ["20000000/30000000"]),
    ("£4 to £3 million", ["3000000"]),
    ("£6m to £5 million", ["6000000", "5000000"]),
    ("£5 to £5 million", ["5000000/5000000"] * 2),
    ("£4 or £5 million", ["4000000", "5000000"]),
    ("between £4 and £5 million", ["4000000/5000000"] * 2),
    ("£4 and £5 million", ["5000000"]),
    ("£999 to £1 million", ["1000000"]),
    ("£1000 to £2 million", ["1000/2000000"] * 2),
    ("£4, £5 and £6m", ["6000000"]),
    ("£4, £5m and £6m", ["5000000", "6000000"]),
    ("£4, 5 and £6m", ["6000000"]),
    ("£4, £5 and €6m", ["4", "5"]),
    ("£4, £5, £6, £7, £8, £9 and £10m", ["10000000"]),
    ("£ 5m", ["5000000"]),
    ("£5 m", ["5000000"]),
    ("£5-m", ["5000000"]),
    ("£5M", ["5000000"]),
    ("£5Mx", []),
    ("£5bns", []),
    ("£5 ms", ["5"]),
    ("£5 millions", ["5000000"]),
    ("£5 billion-pound", ["5000000000"]),
    ("£1.2", []),
    ("£1.25", ["1.25"]),
    ("£1.234", []),
    ("£1.5m", ["1500000"]),
    ("£5,00", []),
    ("£50,000,000", ["50000000"]),
    ("£5 a week", ["5/week"]),
    ("£5 a weekend", ["5"]),
    ("£5/week", ["5/week"]),
    ("£5 per child per week per year", ["5/child/week"]),
    ("£5m.", ["5000000"]),
]


@pytest.mark.parametrize(("text", "values"), VALUES, ids=[text for text, _ in VALUES])
def test_the_values_of_amounts(text: str, values: list[str]) -> None:
    pounds = [str(value).removeprefix("GBP ") for _, value in found("money", text) if str(value)[:3] == "GBP"]
    assert pounds == values


def test_amounts_end_where_their_words_end() -> None:
    for text, words in (
        ("It cost £20 to 30 a week.", ["£20 to 30"]),
        ("It cost £5 billion-pound.", ["£5 billion"]),
        ("£5", ["£5"]),
        ("It cost £20-£30.", ["£20", "£30"]),
    ):
        assert [one for one, _ in found("money", text)] == words
