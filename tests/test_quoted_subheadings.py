"""Quoted words, addresses and words that trail off are paragraphs of a text, and not subheadings."""

import pytest

import childservices_corpus as csc

TEXT = "Boats are dear this year and councils must buy more of them, a survey of boat directors in England has found."
LONG = f"{TEXT} Each child needs a boat, and oars too, and nobody in the north of the country should go without."
TOLD = (
    "Ann Sample added: ‘Oars come next.’",
    "Ann Sample added: ‘Oars come next’",
    'She added: "Oars come next."',
    "Ann Sample told MPs: ‘No more’",
    "‘Oars come next,’ said Ann Sample",
    "“Oars come next” said Ann Sample",
    "“Oars",
    "Oars come next…",
    "Oars come next...",
    "See http://www.example.org/oars",
    "Email: oars@example.org",
)
HEADINGS = ("What next", "On oars", "The ‘cliff edge’", "Oars for the ‘boats of tomorrow’")
PAGES = {
    "a statement with a box": "Next Upcoming Event\n\nWed, 02 Nov 22 10:00\n\nBoats for all\n\n{long}\n\n"
    "{line}\n\n{long}\n\n"
    "{text}\n\nTags assigned to this article:\nThere are no tags assigned to this article!\n\nRelated Articles\n",
    "an article of LocalGov": "Tom Brown 7 July 2019\n\nBoats for all\n\n{text}\n\n{text}\n\n{line}\n\n{text}\n\n"
    "SIGN UP\nFor your free daily news bulletin\nHighways jobs\n",
    "an article of The MJ": "Boats for all\n\nBy Tom Brown | 8 November 2022\n\n{text}\n\n{text}\n\n{line}\n\n"
    "{text}\n\n"
    "Want full article access?\n",
}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("line", TOLD)
def test_told_words_are_a_paragraph(page: str, line: str) -> None:
    parsed = csc.parse(PAGES[page].format(text=TEXT, long=LONG, line=line))
    records: list[csc.Article | csc.Statement] = [*parsed.articles, *parsed.statements]
    (record,) = records
    assert record.subheadings == ()
    assert line in record.paragraphs


@pytest.mark.parametrize("page", ["a statement with a box", "an article of LocalGov"])
@pytest.mark.parametrize("line", HEADINGS)
def test_a_subheading_may_hold_a_word_in_quotation_marks(page: str, line: str) -> None:
    parsed = csc.parse(PAGES[page].format(text=TEXT, long=LONG, line=line))
    records: list[csc.Article | csc.Statement] = [*parsed.articles, *parsed.statements]
    (record,) = records
    assert record.subheadings == (line,)
