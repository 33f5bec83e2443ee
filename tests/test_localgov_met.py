"""Kinds of lines that LocalGov's pages have, or that look like such lines: one case for each kind."""

from dataclasses import dataclass

import pytest

import childservices_corpus as csc
from childservices_corpus.annotate.pipeline import annotate
from childservices_corpus.models import Parsed
from support import assert_equal_paths, assert_invariants

HEADING = "Bowls | LocalGov"
PAIRS = (
    ("Carers want more say", "Foster carers want more say over the children they look after, a charity has found."),
    ("Parents wait for hubs", "Parents in three towns wait a year for a family hub to open, figures show."),
    ("Youth clubs to close", "Five youth clubs will close after councillors agreed a plan to save money."),
    ("More homes for children", "A council will open four more homes for children who cannot live with a parent."),
)
TITLES = tuple(title for title, _ in PAIRS)
PARAGRAPHS = (
    "Anytown Council has bought bowls, and its leader said that they are needed in every home of the town.",
    "The bowls cost £5m. Councillors will discuss the plan next month, when the whole cost of it is known.",
    "“We welcome the bowls,” said Bob Other, who has asked for them in each of the last seven years.",
)
HEAD = "Ada Brown 20 September 2017"
SIGN_UP = "SIGN UP\nFor your free daily news bulletin"
BOX = "Next Upcoming Event\n\nWed, 02 Nov 22 10:00"
RESOURCES = (
    ("Shared guides", "The alliance is collecting guides in four languages, so that each carer can find one to read."),
    ("A fund for bowls", "The fund has published a list of bowls, with a link to each of the shops that sell them."),
    ("A note on bowls", "In March a note about bowls was sent to all councils."),
    ("A network", "A network of carers shares what it has learned. The list of its members is kept up to date."),
)


def listing(*pairs: tuple[str, str], blanks: int = 2, heading: str | None = HEADING) -> str:
    told = [("\n" * (blanks + 1)).join(pair) for pair in pairs]
    return "\n\n".join(told if heading is None else [heading, *told])


def article(*lines: str, head: str = HEAD, title: str = "Council buys bowls", blanks: int = 1) -> str:
    return ("\n" * (blanks + 1)).join((f"{head}\n\n{title}", *PARAGRAPHS, *lines))


@dataclass(frozen=True)
class Case:
    """A page, and the titles of the articles that LocalGov has on it."""

    label: str
    reason: str
    page: str
    titles: tuple[str | None, ...] = ()


RECORDS = [
    Case(
        "a page of resources",
        "paragraphs below short headings, two blanks before the next heading, are no titles of a listing",
        f"{BOX}\n\nADCS is collecting guides that help councils with bowls.\n\n"
        + "\n\n\n".join(f"{head}\n\n{told}" for head, told in RESOURCES),
    ),
    Case(
        "the same without a box",
        "a line that a full stop ends is no title",
        "\n\n\n".join(f"{head}\n\n{told}" for head, told in RESOURCES),
    ),
    Case("two pairs alone", "two pairs of anybody may meet", listing(*PAIRS[:2], heading=None)),
    Case("three pairs", "three pairs with two blanks are LocalGov's", listing(*PAIRS[:3], heading=None), TITLES[:3]),
    Case("three blanks", "LocalGov puts two blanks between", listing(*PAIRS, blanks=3, heading=None)),
    Case("pairs below a box", "a box of ADCS says whose the page is", f"{BOX}\n\n{listing(*PAIRS, heading=None)}"),
    Case("a heading, then two pairs", "the heading says whose they are", listing(*PAIRS[:2]), TITLES[:2]),
    Case(
        "a listing above two lines of a neighbour",
        "four blanks between are no part of a listing that has two",
        f"{listing(*PAIRS[:3])}\n\nChair of the council\n\n\n\n\nThe council met in the town hall, and its chair "
        "said that the bowls are dear this year.\n\nMinutes\n",
        TITLES[:3],
    ),
    Case(
        "two ends of neighbours",
        "two short lines with two blanks between are no pair",
        "Already have an account? Sign in here\n\n\nMore like this: all of the news about bowls in the town.\n",
    ),
    Case(
        "a firm's page",
        "words that any site may have do not say whose a text is",
        "\n\n".join(("Bowls are dear", *PARAGRAPHS, "Read the full speech here.")),
    ),
    Case(
        "a firm's page with LocalGov's words",
        "one sentence alone does not say whose a text is",
        "\n\n".join((*PARAGRAPHS, "Read the full feature for free here.")),
    ),
    Case(
        "a shop's page",
        "to continue reading one may log in anywhere",
        "\n\n".join((*PARAGRAPHS, "To continue reading, log in or create an account.")),
    ),
    Case(
        "days in figures, without blank lines",
        "the line above each day is the title, whatever its words are",
        "\n".join(
            (
                "| LocalGov",
                "LGPS wider than it has ever been",
                "23/10/2025",
                "Residents in the north cannot carry on without bowls",
                "EXCLUSIVE: Section 42 recruitment crisis warning",
                "21/10/2025",
                "The sector is facing a crisis, The MJ has been told.",
                "Why is it that nobody will ever have bowls?",
                "20/10/2025",
                "Bowls are dear, and a council has none of them.",
            )
        ),
        (
            "LGPS wider than it has ever been",
            "EXCLUSIVE: Section 42 recruitment crisis warning",
            "Why is it that nobody will ever have bowls?",
        ),
    ),
    Case(
        "a long summary and a name, without blank lines",
        "titles and summaries take turns below a heading",
        "\n".join(
            (
                HEADING,
                *PAIRS[0],
                "Bowls are the carers’ biggest pain",
                "Jack Sample, head of bowls at the charity, discusses the trouble with bowls. He asks what councils "
                "should do to mend them, and who will pay",
                "Council sued after Ann Sample hits a bowl",
                "The council faces a claim",
                *PAIRS[1],
            )
        ),
        (TITLES[0], "Bowls are the carers’ biggest pain", "Council sued after Ann Sample hits a bowl", TITLES[1]),
    ),
]


def checked(page: str) -> Parsed:
    parsed = csc.parse(page)
    assert_invariants(parsed)
    assert_equal_paths(parsed, csc.parse_table(page))
    return parsed


@pytest.mark.parametrize("case", RECORDS, ids=lambda case: case.label)
def test_records(case: Case) -> None:
    found = [one.title for one in checked(case.page).articles if one.publisher == "localgov"]
    assert tuple(found) == case.titles, case.reason


CUT = "The event came after a review which left a £4bn hole, and nobody"
ENDS = [
    ("a last paragraph cut in a sentence", article(CUT), (*PARAGRAPHS, CUT)),
    ("two blanks between", article(CUT, blanks=2), (*PARAGRAPHS, CUT)),
    (
        "a page of 2009",
        article(CUT, head="05 February 2009", title="Bowls & Spoons: storm eases a crisis", blanks=2),
        (*PARAGRAPHS, CUT),
    ),
    (
        "a short question",
        article("What would it take to fix bowls?", SIGN_UP),
        (*PARAGRAPHS, "What would it take to fix bowls?"),
    ),
    ("a short question at the end", article("What would it take?"), (*PARAGRAPHS, "What would it take?")),
    ("a line of the site, cut", article("For your free dai"), PARAGRAPHS),
    (
        "a pointer to The MJ",
        article("Visit The MJ (£) to read Ann Sample arguing the case for bowls.", SIGN_UP),
        PARAGRAPHS,
    ),
    ("a pointer", article("Read the full feature for free here.", SIGN_UP), PARAGRAPHS),
    ("words of any site", article("Read the full speech here."), (*PARAGRAPHS, "Read the full speech here.")),
]


@pytest.mark.parametrize(("label", "page", "text"), ENDS, ids=[label for label, _, _ in ENDS])
def test_an_article_ends_with_its_last_paragraph(label: str, page: str, text: tuple[str, ...]) -> None:
    [found] = checked(page).articles
    assert (found.publisher, found.summary, *found.paragraphs) == ("localgov", *text), label


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Tom D. de la Mare", "Tom D. de la Mare"),
        ("Tom van der Berg", "Tom van der Berg"),
        ("Dr Tom Brown", "Tom Brown"),
        ("Cllr Tom Brown OBE", "Tom Brown"),
        ("Tom d’Arcy", "Tom d’Arcy"),
        ("Tom D’Arcy", "Tom D’Arcy"),
    ],
)
def test_names_of_authors(written: str, name: str) -> None:
    [found] = checked(article(head=f"{written} 7 July 2019")).articles
    assert (found.authors, str(found.published_earliest)) == ((name,), "2019-07-07")


@pytest.mark.parametrize("day", ["2{}/10/2025", "2{} October 2025"])
@pytest.mark.parametrize("width", [100, 120, 140])
def test_summaries_of_one_width_do_not_take_the_next_title(day: str, width: int) -> None:
    """Without blank lines and full stops, lines of one width may look wrapped; the line above a day is a title."""
    told = "Residents and their council have agreed on a long plan that will bring bowls and spoons to every home " * 2
    rows = [
        (f"Title {number} says that bowls are dear", day.format(number), told[number : width + number].strip())
        for number in range(8)
    ]
    parsed = checked("\n".join(("| LocalGov", *(line for row in rows for line in row))))
    assert [(one.title, one.summary) for one in parsed.articles] == [(title, summary) for title, _, summary in rows]


@pytest.mark.parametrize(
    ("summary", "authors"),
    [
        ("Those in bowls are ‘doing a good job’, government minister Ada Brown says.", ()),
        ("Councils are ‘on the brink’, Ada Brown, chief executive of Anytown Council, warns.", ()),
        ("“Bowls are dear,” council leader Ada Brown argues.", ()),
        ("Councils need to do more, local government minister Ada Brown says.", ()),
        ("Ada Brown says that councils are ‘doing a good job’.", ("Ada Brown",)),
        ("Reform should be called ‘change’, argues Ada Brown, chief executive of Anytown Council.", ("Ada Brown",)),
        ("The time for bowls has come, argues Ada Brown.", ("Ada Brown",)),
    ],
)
def test_who_is_quoted_is_no_author(summary: str, authors: tuple[str, ...]) -> None:
    parsed = annotate([csc.parse(listing(("Bowls: a good job", summary), *PAIRS))])
    assert parsed.articles[0].authors == authors
