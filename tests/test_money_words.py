"""Amounts of money that words show, and a range whose multiple is written once at its end."""

import pytest

from mentioned import found

WHOLE = [
    ("half a million pounds", "GBP 500000"),
    ("Half a million pounds", "GBP 500000"),
    ("half-a-million pounds", "GBP 500000"),
    ("a quarter of a million pounds", "GBP 250000"),
    ("three quarters of a million pounds", "GBP 750000"),
    ("one and a half million pounds", "GBP 1500000"),
    ("two million pounds", "GBP 2000000"),
    ("1.5 million pounds", "GBP 1500000"),
    ("ten thousand pounds", "GBP 10000"),
    ("a hundred thousand pounds", "GBP 100000"),
    ("half a billion euros", "EUR 500000000"),
    ("\N{POUND SIGN}half a million", "GBP 500000"),
    ("50 pence", "GBP 0.5"),
    ("ten pence", "GBP 0.1"),
]


@pytest.mark.parametrize(("words", "ref"), WHOLE)
@pytest.mark.parametrize("frame", ["It cost {}.", "It lost {}, and more", "Of {} and a hall"])
def test_an_amount_in_words(words: str, ref: str, frame: str) -> None:
    assert found("money", frame.format(words)) == [(words, ref)]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("It costs 50p a day.", [("50p", "GBP 0.5/day")]),
        ("It costs 50p per child per week.", [("50p", "GBP 0.5/child/week")]),
        ("A 5p plastic bag charge has come.", [("5p", "GBP 0.05")]),
        ("It spends 20p in the pound on care.", [("20p", "GBP 0.2")]),
        ("It lost half a billion pounds a year.", [("half a billion pounds", "GBP 500000000/year")]),
        ("A half a million-pound scheme began.", [("half a million-pound", "GBP 500000")]),
        ("Half a million pounds of debt is left.", [("Half a million pounds", "GBP 500000")]),
        ("Between \N{POUND SIGN}5 and 6 million.", [("\N{POUND SIGN}5 and 6 million", "GBP 5000000/6000000")]),
        ("It is between \N{POUND SIGN}5 and 6 million.", [("\N{POUND SIGN}5 and 6 million", "GBP 5000000/6000000")]),
        ("It is between \N{POUND SIGN}4 and 5bn.", [("\N{POUND SIGN}4 and 5bn", "GBP 4000000000/5000000000")]),
        ("It is between \N{POUND SIGN}5m and 6m.", [("\N{POUND SIGN}5m and 6m", "GBP 5000000/6000000")]),
    ],
)
def test_pence_periods_and_ranges(text: str, mentions: list[tuple[str, str]]) -> None:
    assert found("money", text) == mentions


IN_DOUBT = [
    "It is on page 50p of 24p.",
    "A 1080p video and a 720p one.",
    "It costs 50p to 60p a day.",
    "It costs between 50p and 60p.",
    "It costs \N{POUND SIGN}5 50p.",
    "It costs 1,050p a day.",
    "The 50ps and 50pc of it.",
    "Half a million children and half a pound.",
    "A million pounds of rice.",
    "Twenty five million pounds of debt.",
    "Two and half a million pounds.",
    "Half a million pounds and fifty pence.",
    "\N{POUND SIGN}half a million to a million.",
    "It is \N{POUND SIGN}5 and 6 million.",
    "It is between \N{POUND SIGN}50 and 6 million.",
    "Six pounds of apples and 500 pounds.",
]


@pytest.mark.parametrize("text", IN_DOUBT)
def test_what_may_be_another_amount_is_not_a_mention(text: str) -> None:
    assert [ref for _, ref in found("money", text)] in ([], ["GBP 5"])
