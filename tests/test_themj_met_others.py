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


SHORT = ("Boats are dear this year, a report has found.", "Each child needs a boat, says Ann Sample.")
NEWS = tuple(line for number in ("one", "two", "three") for line in (f"Boats for {number}", SHORT[1]))
HOME = "\n\n".join(
    (
        *("The MJ - a free book", "The MJ - a free book", "We send The MJ as a free book each week, and it is free.\n"),
        *("Boat day for councils", "Boat day for councils", SHORT[0], *NEWS, "Read More News...\n"),
        *("An opinion on oars", "Boat day for councils", SHORT[1], "A last view of boats", SHORT[0]),
    )
)
BELOW_HOME = {
    "a press release": ("An oar hub opens", SHORT[0], "The mayor said:", f"“{SHORT[1]}”", "Share this page"),
    "a statement": (
        "Statement from the Boat Commissioner",
        SHORT[0],
        "The Commissioner said:",
        f"“{SHORT[1]}”",
        SHORT[0],
    ),
    "news of a council": ("An oar hub opens", SHORT[0], SHORT[1], SHORT[0]),
    "minutes": ("Minutes of the board", "The minutes were agreed.", "Matters arising", "The chair thanked all."),
}


@pytest.mark.parametrize("glue", ["\n", "\n\n", "\n\n\n\n"], ids=("line", "blank", "blanks"))
@pytest.mark.parametrize("below", BELOW_HOME)
def test_the_home_page_ends_where_a_text_of_others_begins(below: str, glue: str) -> None:
    parsed = csc.parse(HOME + glue + "\n\n".join(BELOW_HOME[below]))
    assert [article.title for article in parsed.articles] == [article.title for article in csc.parse(HOME).articles]
    assert parsed.statements == ()
    assert parsed.problems


JOBS = "We need you. Apply for this job\nTenants need you. Apply for this job\nPupils need you. Apply for this job"
CUT = (
    "A council has mended its boats and says that each of them can be rowed again before the winter it said"[:97]
    + "..."
)
TEASERS = f"{CUT}\nThe leader of Anytown Council has resigned after a vote.\nAda Brown says that boats matter to all.\n"


@pytest.mark.parametrize("page", [JOBS, f"A council has met and has talked of boats, oars and bowls.\n{JOBS}"])
def test_jobs_without_summaries_are_nobodys_and_a_problem_says_so(page: str) -> None:
    parsed = csc.parse(page)
    assert parsed.articles == ()
    assert parsed.problems
    assert {segment.fate for segment in parsed.ledger} <= {"unrecognised", "blank"}


@pytest.mark.parametrize("glue", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "above",
    ["In this issue\n\nRead more\nUnsubscribe | Update preferences", "Minutes\n\nThe meeting closed at 8.15pm."],
)
def test_summaries_below_the_text_of_others_are_whole_and_alone(above: str, glue: str) -> None:
    parsed = csc.parse(above + glue + TEASERS + JOBS)
    assert [article.summary for article in parsed.articles] == TEASERS.splitlines()
    assert parsed.problems


@pytest.mark.parametrize("glue", ["\n", "\n\n"])
@pytest.mark.parametrize("section", ["Schools", "Council Tax", "Children"])
def test_a_section_right_below_related_articles_is_the_next_listings(section: str, glue: str) -> None:
    statement = "Boats for all\n\nAnn Sample, ADCS President, said:\n\n“Boats are dear.”\n\nENDS\n\nRelated Articles"
    listing = f"\n\n  • Boats\n\n    12 May 2022\n\n    {SHORT[0]}\n\n  • Oars\n\n    11 May 2022\n\n    {SHORT[1]}\n"
    parsed = csc.parse(statement + glue + section + listing)
    assert [article.section for article in parsed.articles] == [section, section]
    assert len(parsed.statements) == 1
