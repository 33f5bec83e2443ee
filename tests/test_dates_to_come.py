"""Days that may lie ahead, and numbers that name no day, leave no bound."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from childservices_corpus.reference.lexicon import words_of
from phrases import clues

CASES = [
    # label, text, why
    ("hoped for", "Councils had hoped for reform in 2026.", "yet to come"),
    ("money for", "There was new money for homes in 2025/26.", "given ahead"),
    ("set apart", "The day was set: 1 April 2026.", "the verb is in another clause"),
    ("ends", "The grant ends in March 2026.", "yet to come"),
    ("end of it", "There is fear of an end to it in March 2026.", "yet to come"),
    ("expiry", "The impending expiration of it in March 2026 is a risk.", "yet to come"),
    ("promised to", "Money was promised to March 2026.", "yet to come"),
    ("booking", "Booking is now open for the NCAS Conference 2026.", "yet to come"),
    ("save the date", "Save the date for the Annual Conference 2026.", "yet to come"),
    ("extended to", "The grant was extended to March 2026.", "yet to come"),
    ("told of changes", "We were told of changes in September 2026.", "yet to come"),
    ("announced what", "They announced more money in March 2026.", "the money's or the news'"),
    ("stops on a day", "It was said that the grant stops on 31 March 2026.", "another clause"),
    ("present passive", "The duty is introduced in April 2026.", "may lie ahead"),
    ("opening, participle", "On 1 April 2026 the duty launched last year is law.", "may lie ahead"),
    ("figures to come", "Provisional figures for 2026/27 are out.", "told ahead"),
    ("future day", "The consultation closes on 14 May 2023.", "a deadline may lie ahead"),
    ("future year", "This will reach £2bn by March 2025.", "a forecast"),
    ("rules to change", "when the rules change in 2023.", "may lie ahead"),
    ("bare year", "the 2021 school exams", "may lie ahead"),
    ("month to come", "When schools reopen in September", "may lie ahead"),
    ("may, the verb", "Councils may 2 of them say", "not a month"),
    ("year in an address", "See https://example.org/plan-2035", "addresses hold other numbers"),
    ("number in an address", "See https://example.org/12317-02-2021", "a longer number is no day"),
    ("no such day", "Today, 31 June 2021, ADCS", "no reading"),
]


@pytest.mark.parametrize("text", [pytest.param(case[1], id=case[0]) for case in CASES])
def test_phrases(text: str) -> None:
    assert clues(text) == []


@given(
    st.sampled_from(words_of("future")),
    st.sampled_from(["2026", "March 2026", "31 March 2026", "2025/26"]),
    st.sampled_from(["The fund was opened, and {word} in {day}.", "It was held in {day} {word} it was not."]),
)
def test_a_word_of_what_is_to_come_in_the_sentence_leaves_no_bound(word: str, named: str, sentence: str) -> None:
    assert clues(sentence.format(word=word, day=named)) == []
