"""Foldings: each gives up what its name says, and those that promise it keep every offset."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from childservices_corpus.text.fold import bare_words, loose, lowered, plain_spaces, small, spaced, straight

CURLY, OPENING, NO_BREAK = (
    "\N{RIGHT SINGLE QUOTATION MARK}",
    "\N{LEFT SINGLE QUOTATION MARK}",
    "\N{NO-BREAK SPACE}",
)
ODD = st.sampled_from([CURLY, OPENING, NO_BREAK, "\u0130", "\N{HYPHEN}", "\t", "\r", "\N{LATIN SMALL LETTER SHARP S}"])


@given(st.text(st.characters() | ODD))
@pytest.mark.parametrize("fold", [plain_spaces, straight, lowered, small, spaced])
def test_offsets_stay_and_folding_twice_changes_nothing(fold, text: str) -> None:  # type: ignore[no-untyped-def]
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


def test_each_gives_up_what_its_name_says() -> None:
    text = f"The{NO_BREAK}Children{CURLY}s {OPENING}Well-being{CURLY}\tAct\r"
    assert plain_spaces(text) == text.replace(NO_BREAK, " ")
    assert straight(text) == f"The Children's {OPENING}Well-being' Act\n"
    assert small(text) == "the children's 'well-being'\tact\r"
    assert spaced(text) == "The Children's 'Well being'\tAct\r"
    assert lowered("\u0130stanbul ABC") == "\u0130stanbul abc"


def test_names_in_a_question_are_compared_loosely() -> None:
    assert loose(f" Anne  O{CURLY}Neil") == loose("anne o'neil")
    assert loose("\N{LEFT DOUBLE QUOTATION MARK}A\N{RIGHT DOUBLE QUOTATION MARK}") == '"a"'
    assert loose("Anne") != loose("Ann")
    assert loose("Zoe\N{COMBINING DIAERESIS} Sample\N{NON-BREAKING HYPHEN}Other") == loose("Zo\u00eb Sample-Other")
    assert loose("\N{ZERO WIDTH SPACE}Ann\N{NARROW NO-BREAK SPACE}Sample") == loose("Ann Sample")


def test_words_without_marks_and_possessive_endings() -> None:
    assert bare_words(f"Children{CURLY}s Act: the director's cut \N{EN DASH} 5") == [
        "children",
        "act",
        "the",
        "director",
        "cut",
        "5",
    ]
    assert bare_words("Zo\u00eb\u2019s home") == ["zo\u00eb", "home"]
