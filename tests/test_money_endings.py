"""An amount is taken only if what follows it is known to end it: never a number too small."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from childservices_corpus.annotate.amounts.money import find_money
from childservices_corpus.reference import table
from mentioned import found

HALF, QUARTER, THREE_QUARTERS = (
    "\N{VULGAR FRACTION ONE HALF}",
    "\N{VULGAR FRACTION ONE QUARTER}",
    "\N{VULGAR FRACTION THREE QUARTERS}",
)
THIRD, DOT = "\N{VULGAR FRACTION ONE THIRD}", "\N{MIDDLE DOT}"
NARROW, THIN, NO_BREAK = "\N{NARROW NO-BREAK SPACE}", "\N{THIN SPACE}", "\N{NO-BREAK SPACE}"

# The whole amount with its value.
WHOLE = [
    *((f"£10{space}million", "10000000") for space in (NARROW, THIN, NO_BREAK, "\N{SOFT HYPHEN}", "\n")),
    *((f"£1{space}200{space}000", "1200000") for space in (NARROW, THIN, NO_BREAK, " ", "'", ",")),
    ("£1\N{RIGHT SINGLE QUOTATION MARK}200", "1200"),
    ("£10 000", "10000"),
    (f"£5{HALF}m", "5500000"),
    (f"£5{HALF} million", "5500000"),
    (f"£5 {HALF} million", "5500000"),
    (f"£{HALF}m", "500000"),
    (f"£1{THREE_QUARTERS}bn", "1750000000"),
    (f"£5{QUARTER}", "5.25"),
    ("£5 1/2 million", "5500000"),
    ("£5-1/2m", "5500000"),
    (f"£3{DOT}4bn", "3400000000"),
    ("£2 and a half million", "2500000"),
    ("£2-and-a-quarter million", "2250000"),
    ("£2 and three-quarter million", "2750000"),
    ("£10+ million", "10000000"),
    ("£10-odd million", "10000000"),
    ("£10 or so million", "10000000"),
    ("£10-plus million", "10000000"),
    ("£10ish million", "10000000"),
    ("£3\N{EN DASH}million", "3000000"),
    ("£3\N{MINUS SIGN}million", "3000000"),
    (f"£2{HALF}\N{EN DASH}3m", "2500000/3000000"),
]


@pytest.mark.parametrize(("words", "value"), WHOLE, ids=[ascii(words) for words, _ in WHOLE])
def test_the_value_of_the_whole(words: str, value: str) -> None:
    assert found("money", f"It cost {words} in all.") == [(words, f"GBP {value}")]


# Only the amount, without what ends it.
ENDED = [
    ("[£10] or so a week", "10/week"),
    ("[£3bn]-plus", "3000000000"),
    ("[£10m]+ a year", "10000000/year"),
    ("[£10] plus VAT", "10"),
    ("[£10] odd", "10"),
    ("[£10]+", "10"),
    ("[£1.50]p", "1.5"),
    ("[£5] for a million homes", "5"),
    ("[£5] from each of 3 million people", "5"),
    ("[£5] million-pound", None),
    ("[£5] notes", "5"),
    ("[£5] million-pound", None),
    ("[£20] a week and a million people", "20/week"),
    ("[£10] card, as many said", "10"),
    ("[£3] \N{EM DASH} millions paid", "3"),
    ("[£500]. Million-pound homes", "500"),
    ("[£5m] and half the staff", "5000000"),
    ("[£5 million] 200 people", "5000000"),
    ("[£1,200]. 20 councils", "1200"),
]


@pytest.mark.parametrize(("words", "value"), [row for row in ENDED if row[1]])
def test_what_ends_an_amount(words: str, value: str) -> None:
    amount = words[words.index("[") + 1 : words.index("]")]
    assert found("money", f"It cost {words.replace('[', '').replace(']', '')} there.") == [(amount, f"GBP {value}")]


UNKNOWN = """
£3 .4bn; £3. 4bn; £3 . 4bn; £10, 000; £1 500; £5 00; £1.2.3; £5 0000; £10 something million; £10 (million);
£10 (or so) million; £5 or more million; £5 extra million; £5 or perhaps 6 million;
£5 and half a million; £2 and a half; £2 million and a half; £5 million 200 thousand; £10 grand; £10 lakh; £10 crore;
£10 dozen; £10 zillion; £5/6m; £1/2m; £5 1/2; £5 50p; £5 and 50p; £5p; £10%; £10_m; £10~20m; £10=m; £10x; £5x10m;
£10@m; £000; £007; £4 to £6.7; £5...; £5 mi...; £5 m...; £10's of millions; £10s of millions; £5 and £6 nillion
"""


@pytest.mark.parametrize("words", [words.strip() for words in UNKNOWN.split(";")])
def test_an_amount_in_doubt_is_not_a_mention(words: str) -> None:
    assert found("money", f"It cost {words} in all.") == []


@pytest.mark.parametrize(
    "words",
    [
        *(
            f"£5{THIRD}m",
            f"£5.5{HALF}m",
            f"£5{HALF}{HALF}m",
            "£5\N{SUPERSCRIPT TWO}",
            "£10\N{MULTIPLICATION SIGN}million",
        ),
        *("£3\N{EM DASH}million", "£3\N{EN DASH}millions", "£5\N{HORIZONTAL ELLIPSIS}", "£5\N{EURO SIGN}"),
    ],
    ids=ascii,
)
def test_a_mark_that_does_not_end_an_amount(words: str) -> None:
    assert found("money", f"It cost {words} in all.") == []


@pytest.mark.parametrize("words", table("amounts")["carries_on"].split())
def test_words_across_which_a_multiple_may_be_shared(words: str) -> None:
    text = f"It cost £5 {words} maybe £6 million."
    assert found("money", text) == [("£6 million", "GBP 6000000")]


@pytest.mark.parametrize("word", ["card", "fee", "note", "voucher"])
def test_other_words_share_no_multiple(word: str) -> None:
    assert found("money", f"A £5 {word} and £6 million.") == [("£5", "GBP 5"), ("£6 million", "GBP 6000000")]


@pytest.mark.parametrize("word", table("amounts")["number_ends"].split())
def test_words_that_end_a_number(word: str) -> None:
    assert found("money", f"The £5 {word} million-pound homes.") == [("£5", "GBP 5")]


def test_a_multiple_on_the_next_line_is_no_other_word() -> None:
    assert list(find_money("It cost £5\nmillion.")) == list(find_money("It cost £5-\nmillion.")) == []
    assert [find.ref for find in find_money("It cost £5\nMany came.")] == ["GBP 5"]


@pytest.mark.parametrize(("words", "share"), [(f"3{DOT}4%", "0.034"), ("0.5%", "0.005"), ("'79%'", "0.79")])
def test_a_share_is_whole(words: str, share: str) -> None:
    assert found("percentage", f"It rose {words} in all.") == [(words.strip("'"), share)]


@pytest.mark.parametrize("words", ["1 000%", "1'000%", "05%", f"10{HALF}%"], ids=ascii)
def test_half_a_number_is_no_share(words: str) -> None:
    assert found("percentage", f"It rose {words} in all.") == []


@given(between=st.text(max_size=12), multiple=st.sampled_from(["million", "m", "bn"]))
def test_right_behind_a_number_a_multiple_is_never_lost(between: str, multiple: str) -> None:
    # Where neither a letter nor a stop is between, the amount is in millions or unknown.
    if not any(letter.isalnum() or letter in ".,;:!?\n\r\u2026" for letter in between):
        values = [ref for _, ref in found("money", f"It cost £7{between}{multiple} in all.")]
        assert "GBP 7" not in values
