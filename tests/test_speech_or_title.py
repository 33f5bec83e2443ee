"""Which words between marks are a title, and which fill a paragraph: at the edges of each rule."""

import pytest

from childservices_corpus.annotate.speech.marks import Stretch
from childservices_corpus.annotate.speech.speech_or_title import fills, is_boilerplate, is_title

LEFT, RIGHT = "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"


def marked(text: str, *, closed: bool = True) -> tuple[str, Stretch]:
    """The text with quotation marks for its brackets, and what is between them."""
    start, end = text.index("[") + 1, text.index("]")
    return text.replace("[", LEFT).replace("]", RIGHT), Stretch(start, end, opened=True, closed=closed)


TWELVE = "one two three four five six seven eight nine ten eleven twelve"
TITLES = [
    ("a noun before it", "They read a report [of few words] there", True),
    ("a noun right before it", "They read a report[of few words] there", True),
    ("a noun before a comma", "They read a report, [of few words] there", True),
    ("a noun earlier", "They read a report with [of few words] there", False),
    ("a noun behind it", "They read the [of few words] report there", True),
    ("a noun right behind it", "They read the [of few words]report there", True),
    ("a noun behind a comma", "They read the [of few words], report there", True),
    ("a noun later", "They read the [of few words] new report there", False),
    ("two words in capitals", "They read [Big Choices] there", True),
    ("one word in capitals", "They read [Choices] there", False),
    ("one capital of two", "They read [Big choices] there", False),
    ("three of four in capitals", "They read [Big Ideas Matter now] there", True),
    ("two of three in capitals", "They read [Big Ideas now] there", False),
    ("small words between do not count", "They read [Ideas for the Future of an Age] there", True),
    ("twelve words", f"They read a report [{TWELVE}] there", True),
    ("thirteen words", f"They read a report [{TWELVE} more] there", False),
    *((f"a sentence that ends in {mark}", f"A report [we agree{mark}] there", False) for mark in ".!?,:…"),
]


@pytest.mark.parametrize(("text", "title"), [pytest.param(*case[1:], id=case[0]) for case in TITLES])
def test_title_or_speech(text: str, title: bool) -> None:
    assert is_title(*marked(text)) is title


def test_words_that_are_not_closed_are_speech() -> None:
    assert not is_title(*marked("They read a report [of few words] there", closed=False))


def test_a_noun_right_before_words_without_an_opening_mark() -> None:
    text = f"A report:of few words{RIGHT} there"
    start, end = text.index("of"), text.index(RIGHT)
    assert not is_title(text, Stretch(start, end, opened=False, closed=True))
    text = text.replace("report:", "report ")
    assert is_title(text, Stretch(start, end, opened=False, closed=True))


@pytest.mark.parametrize("small", ["of", "the", "for", "and", "a", "an", "in", "on", "to", "&", "into", "with", "by"])
def test_a_small_word_of_a_title_may_be_small(small: str) -> None:
    assert is_title(*marked(f"They read [Choices {small} Voices] there"))
    assert not is_title(*marked(f"They read [Choices {small}x Voices] there"))


FILLING = [
    ("the whole paragraph", "[We agree]", True),
    ("to a stop behind the mark", "[We agree].", True),
    ("to the end of a sentence", "[We agree.] they said", True),
    ("to the end of a clause", "[We agree,] they said", True),
    ("not to the end", "[We agree] they said", False),
    ("behind spaces", "   [We agree]", True),
    ("behind too many spaces", "    [We agree]", False),
    ("behind words", "So [We agree]", False),
    ("before an ending mark and a space", "[We agree]' .", True),
    ("before one letter", "[We agree]   x", False),
    ("before a letter farther away than is looked", "[We agree]    x", True),
]


@pytest.mark.parametrize(("text", "filling"), [pytest.param(*case[1:], id=case[0]) for case in FILLING])
def test_which_words_fill_a_paragraph(text: str, filling: bool) -> None:
    assert fills(*marked(text)) is filling


def test_words_that_are_never_closed_fill_the_paragraph() -> None:
    assert fills(*marked("[We agree] they said", closed=False))


def test_a_line_about_where_to_read_more_is_found_in_its_first_400_characters() -> None:
    phrase = "Notes to editors"
    assert is_boilerplate(f"{'so ' * 128}{phrase}")
    assert len(f"{'so ' * 128}{phrase}") == 400
    assert not is_boilerplate(f"{'so ' * 128} {phrase}")
    assert not is_boilerplate("We agree")
