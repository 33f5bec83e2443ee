"""Words that are looked for by an automaton first are found as the pattern alone finds them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from childservices_corpus.annotate.language.triggers import Triggers
from childservices_corpus.annotate.language.whole_words import any_of, branches
from childservices_corpus.annotate.language.word_search import WordSearch
from childservices_corpus.text.fold import small

WORDS = ("care", "care leaver", "aré", "n't", "it's", "a", "so-called", "ear")
PATTERN = rf"(?:{branches(WORDS)})(?: (?:also|now))?(?!\w)"
PIECES = [
    *WORDS,
    "now",
    "also",
    " ",
    " ",
    "_",
    "-",
    "É",
    "s",
    "ı",
    "ſ",
    "\N{LEFT DOUBLE QUOTATION MARK}",
    "?",
    "İ",
    "\n",
]
texts = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@given(texts, st.integers(0, 60), st.integers(0, 200))
def test_the_answers_are_those_of_the_pattern(text: str, low: int, high: int) -> None:
    quick, slow = WordSearch(WORDS, PATTERN), re.compile(PATTERN)
    found = [one.span() for one in slow.finditer(text, low, high)]
    assert [one.span() for one in quick.finditer(text, low, high)] == found
    first = quick.search(text, low, high)
    assert (first.span() if first else None) == (found[0] if found else None)


@given(texts)
def test_a_rule_is_met_wherever_its_pattern_is_found(text: str) -> None:
    lowered = small(text)
    met = Triggers({"some": WORDS[:3], "other": WORDS[4:]}, {"inside": WORDS[3:4]}).met(lowered)
    for rule, words in (("some", WORDS[:3]), ("other", WORDS[4:])):
        found = [one.start() for one in any_of(words).finditer(lowered)]
        assert set(found) <= set(met.get(rule, ()))
    assert ("inside" in met) == ("n't" in lowered)
    if re.search(r"(?i)(?<!\w)it's(?!\w)", text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")):
        assert "other" in met


@pytest.mark.parametrize("text", ["", "care" * 20, "scare " * 20, "é" * 60])
def test_a_text_without_the_words_has_no_rule(text: str) -> None:
    assert not Triggers({"some": ["care"]}).met(text)
    assert any_of(["care"]).search(text) is None
