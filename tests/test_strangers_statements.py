"""Words of ADCS in press releases of others, and lines of other sites above titles. All words are invented."""

from dataclasses import dataclass

import pytest

import childservices_corpus as csc

NEWS = "Spoonaid has today launched a campaign for more spoons, which every child in the country should have at home."
FIRST = (
    "“Spoons are dear this year and councils must buy more of them, and the children of this country need them all.”"
)
SECOND = "“Forks come next, and the plan for them is long overdue.”"
LEAD = "Ann Sample, ADCS President, said:"
ANSWER = "Responding to the spoon review, Ann Sample, ADCS President, said:"
OTHER = "Jo Other, Chief Executive of Spoonaid, said:"
TITLE = "Spoonaid calls for more spoons"
NOTES = "Notes to editors"
ABOUT = "Spoonaid is a charity which gives spoons to children."


@dataclass(frozen=True)
class Case:
    """Lines of a press release of others, without blank lines, and why it is not a statement of ADCS."""

    label: str
    reason: str
    lines: tuple[str, ...]


CITED = [
    Case("a lead-in in the middle", "text goes on above the lead-in", (TITLE, NEWS, LEAD, FIRST)),
    Case("no title", "a paragraph is above the lead-in", (NEWS, LEAD, FIRST)),
    Case("an answer in the middle", "text goes on above and below", (TITLE, NEWS, ANSWER, FIRST, NEWS, NEWS)),
    Case("below the title, then others", "others speak too", (TITLE, LEAD, FIRST, OTHER, SECOND, "ENDS")),
    Case(
        "below the title, then a councillor", "others speak too", (TITLE, LEAD, FIRST, "Cllr Tom Brown said:", SECOND)
    ),
    Case("an answer below the title", "others speak too", (TITLE, ANSWER, FIRST, OTHER, SECOND, "ENDS", NOTES, ABOUT)),
    Case("notes of others", "the notes do not name ADCS", (TITLE, LEAD, FIRST, SECOND, "ENDS", NOTES, ABOUT)),
    Case("notes of others, not ended", "the notes do not name ADCS", (TITLE, LEAD, FIRST, NOTES, ABOUT)),
    Case(
        "a press office", "the press office is of others", (TITLE, LEAD, FIRST, "ENDS", "Media enquiries: 01632 960000")
    ),
    Case("no title, then others", "others speak directly below", (LEAD, FIRST, OTHER, SECOND)),
    Case("no title, others a line below", "others speak below", (ANSWER, FIRST, NEWS, OTHER, SECOND)),
    Case("no title, a press office", "the press office is of others", (LEAD, FIRST, "Press office: 01632 960000")),
]
OWN = [
    Case("a title", "the title is ADCS's", ("Spoons for all", ANSWER, FIRST, SECOND, "ENDS")),
    Case("no title", "nothing is above the lead-in", (ANSWER, FIRST, SECOND, "ENDS")),
    Case(
        "own notes", "the notes name ADCS", ("Spoons for all", LEAD, FIRST, "ENDS", NOTES, "ADCS is a national body.")
    ),
    Case(
        "own notes further down",
        "the second note names ADCS",
        ("Spoons for all", LEAD, FIRST, "ENDS", NOTES, "The review came out in May.", "ADCS is a national body."),
    ),
    Case("the speaker again", "a lead-in without a post", ("Spoons for all", LEAD, FIRST, "Ann Sample added:", SECOND)),
    Case("a joint statement", "it says that it is joint", ("Joint statement on spoons", LEAD, FIRST, OTHER, SECOND)),
    Case("a closing block", "Related Articles is ADCS's", (TITLE, LEAD, FIRST, OTHER, SECOND, "Related Articles")),
]


@pytest.mark.parametrize("case", CITED, ids=lambda case: case.label)
def test_words_of_adcs_in_a_press_release_of_others_are_not_its_statement(case: Case) -> None:
    parsed = csc.parse("\n".join(case.lines))
    assert (parsed.statements, parsed.articles) == ((), ()), case.reason
    assert parsed.problems


@pytest.mark.parametrize("case", OWN, ids=lambda case: case.label)
def test_a_statement_of_its_own_is(case: Case) -> None:
    parsed = csc.parse("\n".join(case.lines))
    assert [statement.publisher for statement in parsed.statements] == ["adcs"], case.reason
    assert parsed.statements[0].title in (case.lines[0], None)


@pytest.mark.parametrize("case", CITED, ids=lambda case: case.label)
def test_where_the_publisher_is_told_nobody_else_is_suspected(case: Case) -> None:
    assert csc.parse("\n".join(case.lines), publisher="adcs").statements


SITE = (
    *("View cookies", "Accept all cookies", "Skip to content", "Skip to main content", "Print this page", "Print"),
    *("Unsubscribe | Update preferences", "Back to news", "You are here: Home > News", "Home > News > Statements"),
    *("Share on Twitter", "Hide this message", "Was this page helpful?", "Last updated 3 May 2022", "Close menu"),
    *(
        "Read more news",
        "Advertisement",
        "Download as PDF",
        "Enable JavaScript to continue",
        "Text size",
        "Page 2 of 3",
    ),
    *("Follow @spoonaid", "5 min read", "Add to basket", "← Older posts", "Donate now", "Related stories"),
)
NEVER = (*SITE, "Source: DfE", "2. Local history society", "Tags: spoons, forks", "Photo: An Agency")
GLUE = ("\n", "\n\n", "\n\n\n\n")
TEXT = "The council has mended its boats and says that each of them can be rowed again before the winter comes."
WALL = "SUBSCRIBE TO CONTINUE READING\n\nGet unlimited access to The MJ with a subscription, plus a copy.\n\nLogin"
BELOW = {
    "a statement without a title": f"{LEAD}\n{FIRST}\n{SECOND}\nENDS\n",
    "an article above a paywall": f"Bowls are dear\n\n{TEXT}\n\nJo Green\n\nPopular articles by Jo Green\n\n{WALL}\n",
    "a body above a paywall": f"{TEXT}\n{TEXT}\n{WALL}\n".replace("\n\n", "\n"),
    "a byline without a title": f"By Tom Brown | 08 November 2022\n\n{TEXT}\n\n{TEXT}\n",
    "a day without a title": f"08 November 2022\n\n{TEXT}\n\nForks next\n\n07 November 2022\n\n{TEXT}\n",
    "a statement without a box": f"{ANSWER}\n\n{FIRST}\n\nENDS\n\nRelated Articles\n",
}


@pytest.mark.parametrize("glue", GLUE, ids=("line", "blank", "blanks"))
@pytest.mark.parametrize("label", BELOW)
def test_furniture_of_a_site_is_never_a_title(label: str, glue: str) -> None:
    for line in NEVER:
        parsed = csc.parse(f"{line}{glue}{BELOW[label]}")
        titles = [one.title for one in parsed.articles] + [one.title for one in parsed.statements]
        assert line not in titles, line


@pytest.mark.parametrize("line", NEVER)
def test_furniture_below_the_head_of_an_article_is_not_its_title(line: str) -> None:
    page = f"Ann Sample 20 August 2020\n\n{line}\n\n{TEXT}\n\n{TEXT}\n\nSIGN UP\n\nFor your free daily news bulletin\n"
    assert [article.title for article in csc.parse(page).articles if article.title == line] == []


@pytest.mark.parametrize("line", SITE)
def test_a_statement_below_furniture_keeps_its_words(line: str) -> None:
    for glue in GLUE:
        (statement,) = csc.parse(f"{line}{glue}{BELOW['a statement without a title']}").statements
        assert (statement.title, statement.paragraphs) == (None, (LEAD, FIRST, SECOND))


@pytest.mark.parametrize("line", ["Head teacher", "Jo Other", "Chief Executive"])
def test_the_signature_of_a_letter_is_not_a_title(line: str) -> None:
    for glue in GLUE:
        parsed = csc.parse(f"Yours faithfully,\n{line}{glue}{BELOW['a statement without a title']}")
        assert [statement.title for statement in parsed.statements] == [None]


def test_the_last_line_of_another_page_far_above_is_not_a_title() -> None:
    parsed = csc.parse(f"Spoons of the north\n\n\n\n{BELOW['a statement without a title']}")
    assert [statement.title for statement in parsed.statements] == [None]
    assert parsed.problems
