"""Damaged and foreign pages, as data: what each must give, and why."""

from dataclasses import dataclass

import pytest

import childservices_corpus as csc
from childservices_corpus.models import Parsed
from support import assert_equal_paths, assert_invariants

ONE, TWO, THREE, FOUR = (
    ("Home places fall", "The council is providing support to three times its quota of children this year."),
    ("A mature assessment", "The foundation has published a new version of its matrix for councils to use."),
    ("Councils step in again", "Councils around the country have quickly stepped in to pay for meals in the holidays."),
    ("High hopes for needs", "The county is one of the 11 best performing councils on an index of high needs."),
)
Pair = tuple[str, str]


def bulleted(*items: str) -> str:
    return "\n\n".join(items)


def item(title: str, *below: str, bullet: str = "•") -> str:
    return "\n\n".join((f"  {bullet} {title}", *(f"    {line}" for line in below)))


def plain(*items: Pair) -> str:
    return "\n".join(("Children", *(line for pair in items for line in pair)))


def localgov(*items: Pair, heading: str = "Children's social care | LocalGov") -> str:
    return "\n\n".join((heading, *("\n\n\n".join(pair) for pair in items)))


SAID = "Commenting on it, the ADCS President said:"
QUOTE = "“The latest data highlight the challenges that local authorities face.”"
TAGS = "Tags assigned to this article:"
CLOSING = f"\n{TAGS}\nThere are no tags assigned to this article!\n\nRelated Articles"


def statement(title: str, *above: str, end: str = "ENDS", closing: str = CLOSING) -> str:
    return "\n\n".join((*above, title, SAID, QUOTE, end, closing))


FIRST, SECOND = "Comment: secure placements", "ADCS response: the budget"


@dataclass(frozen=True)
class Case:
    """A page with what it must give: title, date text and summary of articles, and codes of problems."""

    label: str
    reason: str
    page: str
    articles: tuple[tuple[str, str | None, str | None], ...]
    problems: tuple[str, ...] = ()


def undated(*pairs: Pair) -> tuple[tuple[str, None, str], ...]:
    return tuple((title, None, summary) for title, summary in pairs)


DAY = "13 June 2024"
WHOLE = item(ONE[0], DAY, ONE[1])
LISTINGS = [
    Case(
        "the rest of a wrapped title",
        "what stands above the date is no summary, for a whole sentence stands below it",
        bulleted(WHOLE, item("A very long title that", "goes on here", DAY, TWO[1]), item(THREE[0], DAY, THREE[1])),
        ((ONE[0], DAY, ONE[1]), ("A very long title that", DAY, TWO[1]), (THREE[0], DAY, THREE[1])),
        ("unexpected-text",),
    ),
    Case(
        "a byline above the summary",
        "a name is no summary",
        bulleted(WHOLE, item(TWO[0], DAY, "By Our Reporter", TWO[1]), item(THREE[0], DAY, THREE[1])),
        ((ONE[0], DAY, ONE[1]), (TWO[0], DAY, TWO[1]), (THREE[0], DAY, THREE[1])),
        ("unexpected-text",),
    ),
    Case(
        "a day that no calendar form covers",
        "words that name no day are not the summary either",
        bulleted(WHOLE, item(TWO[0], "2 hours ago", TWO[1]), item(THREE[0], DAY, THREE[1])),
        ((ONE[0], DAY, ONE[1]), (TWO[0], None, TWO[1]), (THREE[0], DAY, THREE[1])),
        ("missing-date", "unexpected-text"),
    ),
    *(
        Case(
            f"the date form {day}",
            "a usual way to write a day",
            bulleted(item(ONE[0], day, ONE[1]), item(TWO[0], day, TWO[1])),
            ((ONE[0], day, ONE[1]), (TWO[0], day, TWO[1])),
        )
        for day in ("13/06/2024", "13-06-2024", "2024-06-13", "2024/06/13", "13th June 2024", "June 13, 2024")
    ),
    *(
        Case(
            f"the bullet {bullet}",
            "a bullet that web pages and text extractors use",
            bulleted(item(ONE[0], DAY, ONE[1], bullet=bullet), item(TWO[0], DAY, TWO[1], bullet=bullet)),
            ((ONE[0], DAY, ONE[1]), (TWO[0], DAY, TWO[1])),
        )
        for bullet in "•►▶➢▪"
    ),
    Case(
        "a summary that asks, in a plain listing",
        "titles and summaries take turns, so that a question there is a summary",
        plain(ONE, (TWO[0], "Is more leadership and vision needed?"), THREE, FOUR),
        undated(ONE, (TWO[0], "Is more leadership and vision needed?"), THREE, FOUR),
    ),
    Case(
        "a summary that asks, first in a plain listing",
        "the known heading above shows whose turn it is",
        plain((TWO[0], "Is more leadership and vision needed?"), ONE, THREE),
        undated((TWO[0], "Is more leadership and vision needed?"), ONE, THREE),
    ),
    Case(
        "two titles alone in a plain listing",
        "neither asks nor is long, so that neither is a summary: both are reported",
        plain(ONE) + "\nA title alone\nAnother title alone\n" + "\n".join((*THREE, *FOUR)),
        undated(ONE, THREE, FOUR),
        ("cut-record", "cut-record"),
    ),
    Case(
        "summaries cut by an ellipsis",
        "listings cut long summaries so",
        plain(*((title, summary[:-1] + "…") for title, summary in (ONE, TWO, THREE))),
        undated(*((title, summary[:-1] + "…") for title, summary in (ONE, TWO, THREE))),
    ),
    Case(
        "wrapped summaries in a plain listing",
        "a line that begins with a small letter is the rest of the summary, and the line before it no title",
        plain(ONE, TWO, THREE).replace("published a", "published\na").replace("to three", "\nto three"),
        undated((ONE[0], "The council is providing support"), (TWO[0], "The foundation has published"), THREE),
        ("unexpected-text", "unexpected-text"),
    ),
    Case(
        "dates between titles and summaries of a plain listing",
        "a date is no title; between a title and its summary it is theirs",
        plain(*((f"{title}\n{DAY}", summary) for title, summary in (ONE, TWO, THREE))),
        tuple((title, DAY, summary) for title, summary in (ONE, TWO, THREE)),
    ),
    Case(
        "dates between titles and summaries at LocalGov",
        "a date is no title; between a title and its summary it is theirs",
        localgov(*((f"{title}\n\n{DAY}", summary) for title, summary in (ONE, TWO, THREE))),
        tuple((title, DAY, summary) for title, summary in (ONE, TWO, THREE)),
    ),
    Case(
        "dates below summaries at LocalGov",
        "nothing says whether such a date belongs to the record above or below",
        localgov(*((title, f"{summary}\n\n{DAY}") for title, summary in (ONE, TWO))),
        undated(ONE, TWO),
        ("unexpected-text", "unexpected-text"),
    ),
    Case(
        "articles below an advert at LocalGov",
        "furniture in the middle of a page must not swallow the records below it",
        localgov(ONE, TWO) + "\n\nFor your free daily news bulletin\nHighways jobs\n\n" + localgov(FOUR, THREE)[35:],
        undated(ONE, TWO, FOUR, THREE),
    ),
    Case(
        "an article with a title like an advert's at LocalGov",
        "two blank lines and a summary below it make it a title",
        localgov(ONE, ("Partner Content", TWO[1]), THREE),
        undated(ONE, ("Partner Content", TWO[1]), THREE),
    ),
]


def checked(page: str) -> Parsed:
    parsed = csc.parse(page)
    assert_invariants(parsed)
    assert_equal_paths(parsed, csc.parse_table(page))
    return parsed


@pytest.mark.parametrize("case", LISTINGS, ids=lambda case: case.label)
def test_listings(case: Case) -> None:
    parsed = checked(case.page)
    assert tuple((a.title, a.published_text, a.summary) for a in parsed.articles) == case.articles, case.reason
    assert tuple(sorted(problem.code for problem in parsed.problems)) == case.problems, case.reason


@dataclass(frozen=True)
class Feed:
    """A feed with what it must give: titles, how many paragraphs each, and codes of problems."""

    label: str
    reason: str
    page: str
    titles: tuple[str, ...] = (FIRST, SECOND)
    paragraphs: tuple[int, ...] = (2, 2)
    problems: tuple[str, ...] = ()


def pair(*above: str, closing: str = CLOSING) -> str:
    return "\n\n".join((statement(FIRST, closing=closing), statement(SECOND, *above)))


FEEDS = [
    Feed("whole", "nothing is amiss", pair()),
    Feed(
        "titles of related articles below a blank line",
        "the title is the line above the body, not the first of the related ones",
        pair("Comment: an older one", "Comment: a still older one"),
        problems=("unexpected-text",),
    ),
    Feed(
        "a menu above the first statement",
        "lines of a menu are no title",
        f"Home\n\nNews\n\nStatements\n\n{pair()}",
        problems=("orphan-text",),
    ),
    Feed(
        "a place below the box of an event",
        "what the box holds beyond its day is no title",
        f"Next Upcoming Event\n\nWed, 02 Nov 22 10:00\n\nManchester\n\n{pair()}",
        problems=("orphan-text",),
    ),
    Feed("a date above a title", "a date is no title", pair("12 May 2022"), problems=("unexpected-text",)),
    Feed(
        "a title said again below itself",
        "the first is the title, the second its repetition",
        "\n\n".join((FIRST, statement(FIRST), statement(SECOND))),
    ),
    Feed(
        "closing blocks without tags",
        "several lines of related articles are enough to know the feed by",
        "\n\n\n".join(statement(title, closing="\nRelated Articles") for title in (FIRST, SECOND)),
    ),
    Feed(
        "closing blocks with no-break spaces",
        "a no-break space is a space",
        pair().replace("no tags", "no\N{NO-BREAK SPACE}tags").replace("Related A", "Related\N{NO-BREAK SPACE}A"),
    ),
    Feed(
        "twenty tags",
        "tags are no statement, however many there are",
        pair(closing="\n".join(("", TAGS, *(f"tag {number}" for number in range(20)), "", "Related Articles"))),
    ),
    Feed(
        "cut in a paragraph, small letter",
        "a line that begins with a small letter is the rest of a paragraph, not a title",
        "\n\n".join(("challenges that local authorities face.”", "ENDS", CLOSING, pair())),
        problems=("missing-title",),
    ),
    Feed(
        "cut above a paragraph",
        "a sentence on the first line, with no lead-in below it, is a paragraph",
        "\n\n".join((QUOTE, "ENDS", CLOSING, pair())),
        problems=("missing-title",),
    ),
    Feed(
        "a first title with a full stop",
        "a sentence above a lead-in is a title",
        "\n\n".join((statement("Enough is enough."), pair())),
        titles=("Enough is enough.", FIRST, SECOND),
        paragraphs=(2, 2, 2),
    ),
]


@pytest.mark.parametrize("feed", FEEDS, ids=lambda feed: feed.label)
def test_feeds(feed: Feed) -> None:
    parsed = checked(feed.page)
    assert tuple(statement.title for statement in parsed.statements) == feed.titles, feed.reason
    assert tuple(len(statement.paragraphs) for statement in parsed.statements) == feed.paragraphs, feed.reason
    assert tuple(problem.code for problem in parsed.problems) == feed.problems, feed.reason
    assert not parsed.articles


END_MARKERS = ["ENDS", "End", "Ends.", "-ends-", "– ENDS –", "ENDS:", "Ends/", "*** ENDS ***", "[ENDS]", "###", "# # #"]


@pytest.mark.parametrize("marker", END_MARKERS)
def test_what_follows_any_end_marker_is_a_note(marker: str) -> None:
    found = checked(statement(FIRST, end=f"{marker}\n\nNotes to editors:")).statements[0]
    assert found.end_marker is not None
    assert found.notes == ("Notes to editors:",)
    assert found.paragraphs == (SAID, QUOTE)


@pytest.mark.parametrize("words", ["The end", "Weekends", "Ends and means", "*"])
def test_other_short_lines_are_no_end_markers(words: str) -> None:
    assert checked(statement(FIRST, end=words)).statements[0].end_marker is None
