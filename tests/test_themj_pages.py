"""Pages of The MJ that were met, in invented words, and pages that only look like them. Each has its reason."""

from dataclasses import dataclass
from datetime import date

import pytest

import childservices_corpus as csc

PAYWALL = (
    "SUBSCRIBE TO CONTINUE READING\n\n"
    "Get unlimited access to The MJ with a subscription, plus a weekly copy of The MJ magazine.\n\nSubscribe\n\n"
    "Full website content includes additional, exclusive commentary and analysis on the issues affecting local "
    "government.\n\nLogin\n\nAlready a subscriber?\n"
)
OLD_PAYWALL = (
    "Want full article access?\n\n\n"
    "Receive The MJ magazine each week and gain access to all the content on this website with a subscription.\n\n"
    "Already a subscriber? Login\n\n"
)
CUT = "Councils have been urged to buy more spoons for their drawers as half of them are found to be emp..."
STANDFIRST = "Bowls cost more than they did, a report says."
COMPANY = "©2024 Hemming Group Limited. Registered in England and Wales. Registered number 490200."


@dataclass(frozen=True)
class Case:
    """A page: its text, and of each article the title, day, number of paragraphs and authors."""

    label: str
    reason: str
    text: str
    articles: tuple[tuple[str | None, date | None, int, tuple[str, ...]], ...]
    problems: tuple[str, ...] = ()


CASES = (
    Case(
        "new article without a label",
        "the standfirst is given twice, and the line below names the author",
        f"Bowls are dear\n\n{STANDFIRST}\n\n{STANDFIRST}\n"
        f"\nAda Brown said that the story was one of improvement.\n\nPopular articles by Jo Green\n\n{PAYWALL}",
        (("Bowls are dear", None, 1, ("Jo Green",)),),
    ),
    Case(
        "new article with labels",
        "a stray line and a section in capitals are above the title",
        f"Title\n\nFINANCE\n\nBowls are dear\n\nBowls cost more, says Ann Sample\n\nJo Green\n\n{PAYWALL}",
        (("Bowls are dear", None, 0, ("Jo Green",)),),
    ),
    Case(
        "old article without a byline",
        "the day alone is below the title, and the topics are above the last line",
        "One voice for spoons\n\n08 November 2022\n\nThe spoons chief Ada Brown speaks about a system in crisis\n\n"
        f"Spoons are firmly in the drawer.\n\n{OLD_PAYWALL}Spoons Forks\nTop\n",
        (("One voice for spoons", date(2022, 11, 8), 1, ()),),
    ),
    Case(
        "old article with a byline",
        "the body belongs to the article",
        "One voice for spoons\n\nBy Ann Sample | 8 November 2022\n\nA system is in crisis.\n\n"
        f"Spoons are in the drawer.\n\nWhat next\n\nForks are too.\n\n{OLD_PAYWALL}Spoons Forks\nTop\n",
        (("One voice for spoons", date(2022, 11, 8), 2, ("Ann Sample",)),),
    ),
    Case(
        "item of a listing above a paywall",
        "without a body below the summary it is an item of a listing",
        f"One voice for spoons\nBy Ann Sample | 8 November 2022\nA system is in crisis.\n{OLD_PAYWALL}Spoons\nTop\n",
        (("One voice for spoons", date(2022, 11, 8), 0, ("Ann Sample",)),),
    ),
    Case(
        "summaries above jobs",
        "the lines of jobs are The MJ's",
        f"{CUT}\nThe leader of Anytown Council has resigned.\nAda Brown says spoons matter more than ever.\n"
        + "Anytown is a place of spoons. Apply for this job\n" * 2,
        ((None, None, 0, ()),) * 3,
    ),
    Case(
        "summaries above a line of copyright",
        "the company is The MJ's",
        f"{CUT}\nThe leader of Anytown Council has resigned.\n{COMPANY}\n",
        ((None, None, 0, ()),) * 2,
    ),
    Case(
        "summaries alone",
        "two lines are cut at 97 characters",
        f"{CUT}\nThe leader of Anytown Council has resigned.\n{CUT.replace('spoons', 'plates')}\n",
        ((None, None, 0, ()),) * 3,
    ),
    Case(
        "dated listing",
        "only the way the day is written says whose it is",
        "Council opens spoon museum\n\n12 May 2022\n\nAnytown Council has opened a museum of spoons.\n\n"
        "More forks needed\n\n11 May 2022\n\nCouncils are short of forks, a survey has found.\n",
        (("Council opens spoon museum", date(2022, 5, 12), 0, ()), ("More forks needed", date(2022, 5, 11), 0, ())),
        ("publisher-by-days",),
    ),
    Case(
        "dated listing above a line of copyright",
        "a mark of The MJ is beside it",
        "Council opens spoon museum\n\n12 May 2022\n\nAnytown Council has opened a museum of spoons.\n\n"
        f"More forks needed\n\n11 May 2022\n\nCouncils are short of forks, a survey has found.\n{COMPANY}\n",
        (("Council opens spoon museum", date(2022, 5, 12), 0, ()), ("More forks needed", date(2022, 5, 11), 0, ())),
    ),
    Case(
        "body above a paywall",
        "the first line is a paragraph, so the page has no title",
        "Spoons are firmly in the drawer.\nForks are too, and nobody has counted them.\nWhat next\nBowls come last.\n"
        + PAYWALL.replace("\n\n", "\n"),
        ((None, None, 3, ()),),
    ),
    Case(
        "title in dots",
        "between two pairs the turns decide what is a title",
        "Children\nCouncil opens spoon museum\nAnytown Council has opened a museum of spoons.\n"
        "Council is to buy forks...\n"
        "Anytown Council will buy forks for all of its drawers, and Ann Sample explains why\nWho needs bowls?\n"
        "Councils are short of bowls, a survey has found.\n",
        (
            ("Council opens spoon museum", None, 0, ()),
            ("Council is to buy forks...", None, 0, ()),
            ("Who needs bowls?", None, 0, ()),
        ),
    ),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.label)
def test_pages_that_were_met(case: Case) -> None:
    parsed = csc.parse(case.text)
    found = tuple((one.title, one.published_earliest, len(one.paragraphs), one.authors) for one in parsed.articles)
    assert found == case.articles, case.reason
    assert tuple(problem.code for problem in parsed.problems) == case.problems
    assert {one.publisher for one in parsed.articles} == {"themj"}


NEAR_MISSES = {
    "minutes": "Housing\n1. Minutes\nThe committee agreed the minutes of its last meeting, held in March.\n2. Budget\n"
    "The committee noted that the budget of the council was £5m.\n3. Close\nThe meeting closed at 7pm.\n",
    "recipe": "Plain scones\nThese scones feed a family of four and keep for three days in a tin.\nHeat the oven\n"
    "Heat the oven slowly, so that nothing burns at the bottom of the tin. It takes ten minutes.\nServe at once\n"
    "Serve the scones at once, with butter and with jam, and eat all of them on the same day.\n",
    "press release": "Charity opens a home\n\n12 May 2022\n\nThe Example Trust has opened a home in Anytown.\n\n"
    "The home has five rooms.\n\nENDS\n\nNotes to editors\n\n1. The Example Trust is a charity.\n",
    "cookies": "We use cookies\nWe use cookies to make this site work, and to see its use.\nNecessary cookies\n"
    "These cookies let you move around the site and use its features. The site needs them.\nAccept all\nReject all\n",
    "one cut line": f"{CUT}\nThe leader of Anytown Council has resigned.\nSpoons matter.\n",
    "body without a paywall": "Spoons are in the drawer.\nForks are too, and no one has counted.\nBowls come last.\n",
    "paywall alone": PAYWALL,
    "menu": "Home\nAbout us\nNews\nEvents\nJobs\nContact\nSearch\nLog in\n",
    "subheadings of a body": "Anytown Council has counted its spoons, and found that half of them are gone.\n"
    "The council will count them again.\nOn spoons\nSpoons are kept in a drawer, says the council.\nOn forks\n"
    "Forks are kept in a box, says the council.\nOn bowls\nBowls are kept on a shelf, says the council.\n",
}


@pytest.mark.parametrize("label", NEAR_MISSES)
@pytest.mark.parametrize("blanks", [True, False])
def test_texts_that_look_alike_give_nothing(label: str, blanks: bool) -> None:
    text = NEAR_MISSES[label]
    parsed = csc.parse(text if blanks else "\n".join(line for line in text.split("\n") if line))
    assert (parsed.articles, parsed.statements) == ((), ())


def test_a_body_without_a_paywall_is_read_if_its_layout_is_named() -> None:
    (article,) = csc.parse(NEAR_MISSES["body without a paywall"], layout="themj-body").articles
    assert (article.title, len(article.paragraphs), article.complete) == (None, 3, None)


@pytest.mark.parametrize(
    ("between", "reason"),
    [
        ("© 2024 Anybody Limited. Registered in England.\nPrivacy policy\nContact us\n", "a foot of any site"),
        (PAYWALL, "a paywall"),
        ("Home\nAbout us\nLog in\n", "a menu"),
        ("Anytown is a place of spoons. Apply for this job\n", "a job"),
    ],
)
def test_lines_around_records_are_never_records(between: str, reason: str) -> None:
    listing = (
        "  • Council opens spoon museum\n\n    12 May 2022\n\n    Anytown Council has opened a museum of spoons.\n\n"
    )
    parsed = csc.parse(f"{listing}{between}\n{listing.replace('spoon', 'fork')}{between}")
    titles = [article.title for article in parsed.articles]
    assert titles == ["Council opens spoon museum", "Council opens fork museum"], reason


def test_the_topics_of_an_article_are_one_value() -> None:
    (article,) = csc.parse(CASES[2].text).articles
    assert article.publisher_topics == ("Spoons Forks",)


def test_a_standfirst_given_again_is_not_a_paragraph() -> None:
    parsed = csc.parse(CASES[0].text)
    (article,) = parsed.articles
    assert article.summary == STANDFIRST
    assert [segment.fate for segment in parsed.ledger].count("title_repeated") == 1


def test_cut_summaries_are_marked() -> None:
    case = next(case for case in CASES if case.label == "summaries above jobs")
    assert [article.summary_truncated for article in csc.parse(case.text).articles] == [True, False, False]
