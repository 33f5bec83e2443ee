"""Pages of others that were met and looked like The MJ's, in invented words: none of them is a record."""

from itertools import cycle

import pytest

import childservices_corpus as csc

SPEECH = "I thank the Minister for the work on children's services and councils, and ask {word} about spoons."
SPEAKERS = ("Ann Sample", "Tom Other (Anytown) (Con)", "The Minister for Children (Eve Sample)", "Mr Other")
WORDS = ("once", "twice", "again", "then", "now", "at last")


def debate(*speakers: str) -> str:
    turns = (f"{name}\n\n{SPEECH.format(word=word)}" for name, word in zip(cycle(speakers), WORDS))
    return "\n\n".join(("Anytown", "Volume 700: debated on Tuesday 8 June 2021", "11.30am", *turns))


WEEKLY = (
    "Spoons for all\n\nBy Ann Sample |\n\n27 August 2019\n\nSpoons matter to every child.\n\n"
    "Forks next\n\nBy Tom Other |\n\n26 August 2019\n\n"
    "Bowls are dear\n\nBy Eve Sample |\n\n25 August 2019\n\nBowls cost more than a year ago.\n\n"
    "Plates\n\nBy Tom Other |\n\n24 August 2019\n\nPlates are thin, a survey has found.\n"
)
SUBJECTS = ("children's services", "social care", "council housing", "the budget of the council")
ENCYCLOPEDIA = "\n\n".join(
    f"{head}\n\nThe council has run {subject} since 1974, and did so before that too.{mark}"
    for head, subject, mark in zip(
        ("History", "Politics today", "Buildings of the council", "Officers"), SUBJECTS, ("", "[1]", "", "[2]"),
        strict=True,
    )
)  # fmt: skip
CASES = {
    "another weekly: its lines of authors end in a bar": WEEKLY,
    "a debate: one speaker with seat and party": debate("Tom Other (Anytown) (Con)"),
    "a debate: many speakers": debate(*SPEAKERS),
    "a debate below a known heading": f"Housing\n{debate('Ann Sample', 'Tom Other (Anytown) (Con)')}",
    "a debate: names alone": debate("Ann Sample", "Tom Other", "Eve Sample", "Mark Sample", "Jo Green", "Ada Brown"),
    "an encyclopedia: some lines hold a reference": ENCYCLOPEDIA,
    "an encyclopedia: links for editors": ENCYCLOPEDIA.replace("History", "History[edit]").replace("[1]", ""),
    "a menu item above a day": "* Log in\n11 February 2021\nThe council has met.\n",
    "two menu items above a day": "* My account\n* My list\n11 February 2021\nThe council has met and has talked.\n",
    "a menu below a heading": "Home\n\n* Contact us\n\n11 February 2021\n\nThe council has met, and has talked.\n",
    "a press release below capitals": "PRESS RELEASE\n\nSpoons for all\n\nAnn Sample says that spoons help a lot.\n\n"
    "The charity has given spoons to all of the children in the county, and to their parents.\n",
}


@pytest.mark.parametrize("label", CASES)
@pytest.mark.parametrize("blanks", [True, False])
def test_pages_of_others_give_nothing(label: str, blanks: bool) -> None:
    text = CASES[label]
    parsed = csc.parse(text if blanks else "\n".join(line for line in text.split("\n") if line))
    assert (parsed.articles, parsed.statements) == ((), ())
    assert parsed.problems
