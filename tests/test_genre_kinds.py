"""Genres by summaries: several authors, offices, interviews, round tables, comments, and news that looks like them."""

import pytest

from voices import in_article

LEFT, RIGHT = "\N{LEFT SINGLE QUOTATION MARK}", "\N{RIGHT SINGLE QUOTATION MARK}"
ANN, BOTH, ALL = ("Ann Sample",), ("Ann Sample", "Tom Baker"), ("Ann Sample", "Tom Baker", "Kim Lee")

AUTHORS = [
    ("Ann Sample and Tom Baker put forward five ideas to consider when choosing pr...", BOTH),
    ("Ann Sample, Tom Baker and Kim Lee explain how boats help.", ALL),
    ("Cllr Ann Sample and Dr Tom Baker argue that boats are better.", BOTH),
    ("Ann Sample of Example Council and Tom Baker compare two boats.", BOTH),
    ("Ann Sample, chief executive of Example Council, and Tom Baker, its director, explain how they did it.", BOTH),
    ("It is time to act, write Ann Sample and Tom Baker.", BOTH),
    ("Boats are late, say Ann Sample, leader of Example Council, and Tom Baker.", BOTH),
    ("Does it matter? Ann Sample would argue it does.", ANN),
    ("Ann Sample talks us through the new rules.", ANN),
    ("Boats matter more, contends Ann Sample.", ANN),
    (f"For us, the risks run to {LEFT}several boats{RIGHT}, explains the Mayor Ann Sample. She asks for help.", ANN),
    ("The risks are high, explains the city mayor Ann Sample.", ANN),
    ("The risks are high, explains the council's director of finance Ann Sample.", ANN),
    (f"The risks are {LEFT}high{RIGHT}, writes council leader Cllr Ann Sample.", ANN),
    ("The risks are high, writes Housing Minister Ann Sample.", ANN),
    ("Mayor Ann Sample explains why the risks are high.", ANN),
]


@pytest.mark.parametrize(("summary", "authors"), AUTHORS)
def test_authors_of_an_opinion(summary: str, authors: tuple[str, ...]) -> None:
    _, found = in_article(summary)
    assert (found.genre, found.authors) == ("opinion", authors)


INTERVIEWS = [
    "Ann Sample talks to The MJ about her retirement as chief executive of Example City Council...",
    "Ann Sample, chief executive of Example Council, talks to The MJ about her plans.",
    "Council chief executive Ann Sample speaks to LocalGov about her plans.",
    "The new chief executive of Example Council talks exclusively to The MJ.",
    "As she steps down, she talks to The MJ about boats.",
    "In an interview with The MJ, Ann Sample explains how it began.",
    "Ann Sample tells The MJ why she left.",
]


@pytest.mark.parametrize("summary", INTERVIEWS)
def test_an_interview_with_an_outlet_names_no_author(summary: str) -> None:
    _, found = in_article(summary)
    assert (found.genre, found.authors) == ("interview", ())


def test_the_reporter_of_an_outlet_is_the_author() -> None:
    _, found = in_article(f"Ann Sample talks to The MJ{RIGHT}s Martin Ford about boats.")
    assert (found.genre, found.authors) == ("interview", ("Martin Ford",))


FEATURES = [
    "A recent virtual round table debate hosted by The MJ discussed the recent trend towards boats ...",
    "In the second roundtable discussion of The MJ and Example Office, participants explored the future of boats.",
    "Directors debated boats at a round-table organised by Example Bank and The MJ.",
    f"At The MJ{RIGHT}s latest round table, council leaders looked at how boats help.",
    "A webinar hosted by LocalGov considered the future of boats.",
]


@pytest.mark.parametrize("summary", FEATURES)
def test_a_round_table_of_an_outlet_is_a_feature(summary: str) -> None:
    assert in_article(summary)[1].genre == "feature"


COMMENTS = [
    "Autumn must surely be on its way, which means only one thing: the boats are here.",
    "As parties draft their plans, we have a compelling story of how boa...",
    f"It is close to breaking point, but it doesn{RIGHT}t have to be this way, sa...",
    "Not so long ago, boats used to be cheap, as outlets scratched round while Pa...",
    "Our boats need a new deal.",
    f"Let{RIGHT}s be clear about boats.",
    "It is a sign that you're old when boats start to look young.",
    "What are boats for?",
    "Congratulations to all boats.",
]


@pytest.mark.parametrize("summary", COMMENTS)
def test_a_comment_without_a_name_is_an_opinion(summary: str) -> None:
    _, found = in_article(summary)
    assert (found.genre, found.authors) == ("opinion", ())


NEWS = [
    f"{LEFT}The risks are high{RIGHT}, says the Mayor Ann Sample.",
    f"The risks are {LEFT}high{RIGHT}, warns council leader Ann Sample.",
    f"Mayor Ann Sample has explained why boats are {LEFT}unsafe{RIGHT}.",
    "Education secretary Ann Sample writes to all councils about boats.",
    "Boats are unsafe, a council leader has told The MJ.",
    "Ann Sample told The MJ that boats are unsafe.",
    "Ann Sample spoke to The MJ after the vote.",
    "In an interview with The MJ, Ann Sample said boats are unsafe.",
    "Ministers are to hold talks with The MJ about boats.",
    "Councils face ruin, a round table hosted by The MJ has heard.",
    "Ministers discussed floods at a round table with councils.",
    "Speaking at a conference of The MJ, the minister discussed boats.",
    f"Council leaders have said: {LEFT}We must act now to save our boats.{RIGHT}",
    f"{LEFT}We must act{RIGHT} on boats, leaders have said.",
    "The US and UK have a boat deal.",
    "The Our Boats programme has been closed.",
    "Councils are to lose pay as you go boats.",
    "Will boats survive? New figures show that they may not.",
    "It seems that boats are late, research has found.",
]


@pytest.mark.parametrize("summary", NEWS)
def test_reports_stay_news(summary: str) -> None:
    _, found = in_article(summary)
    assert (found.genre, found.authors) == ("news", ())


@pytest.mark.parametrize(
    ("summary", "genre", "authors"),
    [
        ("Should boats be free, asks Heather Jameson", "opinion", ("Heather Jameson",)),
        ("Can boats help? Ann McGauran talks to sector experts.", "feature", ("Ann McGauran",)),
        ("Can boats help? Ann McGauran talks to Example chief Jo Lewis about it.", "interview", ("Ann McGauran",)),
        ("Boats are late, writes Solis\N{RIGHT SINGLE QUOTATION MARK} Ann Sample.", "opinion", ANN),
        ("The blame is its own, according to Ann Sample.", "opinion", ANN),
        ("The blame is its own, according to council leader Ann Sample.", "news", ()),
        (f"The blame is {LEFT}its own{RIGHT}, according to Ann Sample.", "news", ()),
        ("Boats will come, says secretary of state for health and care Ann Sample.", "news", ()),
        ("Ann Sample on boats and their price in this age.", "opinion", ANN),
        ("Ann Sample on Monday opened a boat.", "news", ()),
        ("Ann Sample on trial for the theft of boats.", "news", ()),
        ("Ann Sample worries that boats are late.", "opinion", ANN),
        ("How can boats and h...", "opinion", ()),
        ("What a week for boats.", "opinion", ()),
        ("What is thought to be the first boat has opened in...", "news", ()),
    ],
)
def test_closing_verbs_questions_and_other_forms(summary: str, genre: str, authors: tuple[str, ...]) -> None:
    _, found = in_article(summary)
    assert (found.genre, found.authors) == (genre, authors)


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("We must act on boats", "opinion"),
        ("Why boats are close to our hearts", "opinion"),
        ("My year in boats", "opinion"),
        ("We need more boats, LGA chair says", "news"),
        (f"{LEFT}We need more boats{RIGHT} - LGA", "news"),
        ("Our Place to be closed", "news"),
        ("Give us boats, councils told ministers", "news"),
        ("US and UK in boat deal", "news"),
        ("Boats to close", "news"),
    ],
)
def test_a_title_in_the_first_person_is_an_opinion(title: str, genre: str) -> None:
    assert in_article("The boats of the county have been high on the list.", title)[1].genre == genre
