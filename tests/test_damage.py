"""Damaged and foreign pages, as data: what each must give, and why."""

from dataclasses import dataclass

import pytest

import childservices_corpus as csc
from childservices_corpus.models import Parsed
from pages import PAYWALL
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
BYLINE = f"By MJ reporter | {DAY}"
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
    *(
        Case(
            f"a date line cut to {cut!r}",
            "what begins as a date line is no summary, and a title alone no record",
            bulleted(WHOLE, item(TWO[0], cut)),
            ((ONE[0], DAY, ONE[1]),),
            ("cut-record",),
        )
        for cut in ("13", "13 J", "13 June", "13 June 20", "1st Febr")
    ),
    *(
        Case(
            f"a last summary {words!r}",
            "it begins with a number, but goes on as no date does",
            bulleted(WHOLE, item(TWO[0], words)),
            ((ONE[0], DAY, ONE[1]), (TWO[0], None, words)),
            ("missing-date",),
        )
        for words in ("13 homes are", "13 June was the day on which councils met", "2020")
    ),
    Case(
        "a single article with a byline and a paywall",
        "its first paragraph is the summary; what an article has no field for is reported",
        f"{ONE[0]}\n\n{BYLINE}\n\n{ONE[1]}\n\n{TWO[1]}\n\n{PAYWALL}",
        ((ONE[0], DAY, ONE[1]),),
        ("unexpected-text",),
    ),
    Case(
        "articles without bylines under their heading",
        "the heading tells that titles and summaries go on; their day is unknown",
        "\n\n".join((ONE[0], BYLINE, ONE[1], "You may have missed", *TWO, *THREE[:1], THREE[1][:-1])),
        ((ONE[0], DAY, ONE[1]), (TWO[0], None, TWO[1]), (THREE[0], None, THREE[1][:-1])),
        ("missing-date", "missing-date"),
    ),
    Case(
        "something else below articles without bylines",
        "where titles and summaries no longer take turns, nothing is a record",
        "\n\n".join((ONE[0], BYLINE, ONE[1], "You may have missed", *TWO, THREE[0], THREE[0], *FOUR)),
        ((ONE[0], DAY, ONE[1]), (TWO[0], None, TWO[1])),
        ("missing-date", "unexpected-text"),
    ),
    Case(
        "furniture between a title without a byline and its summary",
        "the summary is what stands below the title when furniture is taken away",
        "\n".join((ONE[0], BYLINE, ONE[1], "You may have missed", TWO[0], "Articles by others", TWO[1], *THREE)),
        ((ONE[0], DAY, ONE[1]), (TWO[0], None, TWO[1]), (THREE[0], None, THREE[1])),
        ("missing-date", "missing-date"),
    ),
    *(
        Case(
            f"a summary that begins as furniture does: {words!r}",
            "furniture is no sentence, and no longer than a title",
            "\n".join((ONE[0], BYLINE, words, TWO[0], BYLINE, TWO[1])),
            ((ONE[0], DAY, words), (TWO[0], DAY, TWO[1])),
        )
        for words in (
            "Articles by three chief executives set out what children need.",
            "Popular articles by readers, of which there were many this year, are those that tell of what children need"
            " and of what councils, schools and surgeries can do together to",
        )
    ),
    Case(
        "no-break spaces in bylines, headings and furniture",
        "a no-break space is a space",
        "\n".join(("Articles by MJ reporter", ONE[0], BYLINE, ONE[1], "You may have missed", *TWO)).replace(
            " ", "\N{NO-BREAK SPACE}"
        ),
        ((ONE[0], DAY, ONE[1]), (TWO[0], None, TWO[1])),
        ("missing-date",),
    ),
    Case(
        "a page cut in a byline",
        "a title alone is no record",
        "\n\n".join((ONE[0], BYLINE, ONE[1], TWO[0], BYLINE, TWO[1], THREE[0], BYLINE[:-2])),
        ((ONE[0], DAY, ONE[1]), (TWO[0], DAY, TWO[1])),
        ("cut-record",),
    ),
    Case(
        "a title with a byline and no summary",
        "the record is kept; the next title is no summary",
        "\n\n".join((ONE[0], BYLINE, TWO[0], BYLINE, TWO[1])),
        ((ONE[0], DAY, None), (TWO[0], DAY, TWO[1])),
        ("missing-summary",),
    ),
    Case(
        "text above the first title with a byline",
        "it belongs to no record",
        "\n\n".join((FOUR[1], THREE[1], ONE[0], BYLINE, ONE[1], TWO[0], BYLINE, TWO[1])),
        ((ONE[0], DAY, ONE[1]), (TWO[0], DAY, TWO[1])),
        ("orphan-text",),
    ),
    Case(
        "a byline that names no day of the calendar",
        "its words are kept",
        "\n\n".join((ONE[0], "By MJ reporter | 31 June 2024", ONE[1])),
        ((ONE[0], "31 June 2024", ONE[1]),),
        ("bad-date",),
    ),
    Case(
        "an author's page at LocalGov, cut in its last summary",
        "the bar is a separator, and the end of the page may lack it",
        f"{ONE[0]}\n13/06/2024 {ONE[1]} |\n{TWO[0]}\n12/06/2024 {TWO[1][:40]}",
        ((ONE[0], "13/06/2024", ONE[1]), (TWO[0], "12/06/2024", TWO[1][:40])),
    ),
    Case(
        "an author's page at LocalGov with short summaries",
        "a day and one word are a day and a summary",
        f"{ONE[0]}\n13/06/2024 {ONE[1]} |\n{TWO[0]}\n31/02/2025 Bad day |\n{THREE[0]}\n10/02/2025 Cut",
        ((ONE[0], "13/06/2024", ONE[1]), (TWO[0], "31/02/2025", "Bad day"), (THREE[0], "10/02/2025", "Cut")),
        ("bad-date",),
    ),
    Case(
        "an author's page at LocalGov with wide spaces after the day",
        "however many, they are a separator",
        f"{ONE[0]}\n13/06/2024{' ' * 30}{ONE[1]} |\n{TWO[0]}\n12/06/2024\N{NO-BREAK SPACE}    {TWO[1]} |",
        ((ONE[0], "13/06/2024", ONE[1]), (TWO[0], "12/06/2024", TWO[1])),
    ),
    Case(
        "an author's page at LocalGov with a summary that begins with a number",
        "a number after the day is no time of the clock",
        f"{ONE[0]}\n13/06/2024 10 homes to close |\n{TWO[0]}\n12/06/2024 {TWO[1]} |",
        ((ONE[0], "13/06/2024", "10 homes to close"), (TWO[0], "12/06/2024", TWO[1])),
    ),
    Case(
        "days with a time of the clock below titles",
        "a day and a time are a date line, and what follows is the summary",
        bulleted(item(ONE[0], "13/06/2024 10:30", ONE[1]), item(TWO[0], "12/06/2024 09:15", TWO[1])),
        ((ONE[0], "13/06/2024 10:30", ONE[1]), (TWO[0], "12/06/2024 09:15", TWO[1])),
    ),
    Case(
        "an author's page at LocalGov with a day of no calendar",
        "its words are kept",
        f"{ONE[0]}\n31/06/2024 {ONE[1]} |\n{TWO[0]}\n12/06/2024 {TWO[1]} |",
        ((ONE[0], "31/06/2024", ONE[1]), (TWO[0], "12/06/2024", TWO[1])),
        ("bad-date",),
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


BOX = "Next Upcoming Event\n\nWed, 02 Nov 22 10:00"
FIRST_CUT, SECOND_WHOLE = "\n\n".join((FIRST, SAID, QUOTE)), statement(SECOND)
ABOUT = (
    "The Association of Directors of Children’s Services (ADCS) Ltd is the national leadership association of those who"
    " hold the office by law."
)
ASKED = "The association has asked the government of the day for three things"
LONG_ITEMS = (
    "more money for the early help that families need before a crisis",
    "sufficiency of good homes near to where the children have grown up",
    "planning for those who work with children, now and in years to come",
)
DAY_LED = "Monday 12 June 2023 is the closing day of the consultation and all who wish may send in what they think."
TEASER = "As the year ends I have been thinking about what is to come and what…\n\nRead More"
BOXES = [
    *(
        Feed(
            f"a page cut {where}, another below {glue!r}",
            "a box with its day opens a page: what is open above it ends there",
            f"{BOX}\n\n{cut}{glue}{BOX}\n\n{SECOND_WHOLE}",
            problems=problems,
        )
        for glue in ("\n", "\n\n")
        for where, cut, problems in (
            ("in a body", FIRST_CUT, ("unclosed-record",)),
            ("in its tags", f"{FIRST_CUT}\n\n{TAGS}\nThere are", ()),
            ("in related articles", f"{FIRST_CUT}\n\nRelated Articles\nComment: an older one\nADCS respon", ()),
            ("nowhere", statement(FIRST), ()),
        )
    ),
    Feed(
        "pages joined without a blank line",
        "the title of the second stands right below the closing line of the first",
        "\n".join((statement(FIRST), statement(SECOND))),
    ),
    Feed(
        "a statement without a closing block below a box",
        "the box tells whose page it is",
        f"{BOX}\n\n{FIRST_CUT}",
        titles=(FIRST,),
        paragraphs=(2,),
        problems=("unclosed-record",),
    ),
    Feed(
        "two boxes",
        "each is furniture, and neither is a title",
        f"{BOX}\n\nFeatured Event\n\nTue, 09 Jul 24 10:00\n\n{pair()}",
    ),
    *(
        Feed(
            f"a box with the day {day!r}",
            "a day and what hours the page gives with it make a box",
            f"{BOX}\n\n{FIRST_CUT}\n\nUpcoming Events\n\n{day}\n\n{SECOND_WHOLE}",
            problems=("unclosed-record",),
        )
        for day in ("Monday 12 June 2023", "Mon, 12 Jun 23 10:00 - 12:00", "Mon, 12\N{NO-BREAK SPACE}Jun 23")
    ),
    Feed(
        "a line of a body called as a box, above a sentence that begins with a day",
        "only a line that is all a day makes a box: the statement goes on",
        pair().replace("\n\nENDS", f"\n\nUpcoming Events\n\n{DAY_LED}\n\nENDS", 1),
        paragraphs=(4, 2),
    ),
    Feed(
        "a page of links below a box",
        "a paragraph is no title; nor is it a listing of another publisher's",
        f"{BOX}\n\n{ABOUT} It collects what may be of use.\n\n"
        + "\n\n\n".join(f"{title}\n\n{ABOUT}" for title in ("Resources", "Networks", "Guides")),
        titles=(),
        paragraphs=(),
        problems=("missing-title",),
    ),
    Feed(
        "a list of texts that stand elsewhere",
        "a teaser is no statement",
        f"{BOX}\n\n" + "\n\n".join(f"{title}\n\n{TEASER}" for title in ("The new year", "The old year")),
        titles=(),
        paragraphs=(),
        problems=("unknown-layout",),
    ),
    Feed(
        "related articles with their sections",
        'what looks like a listing below "Related Articles" is none',
        "\n".join(
            (FIRST, SAID, QUOTE, "ENDS", "Related Articles", *(f"A report on {x}...\nIn General" for x in "abcdef"))
        ),
        titles=(FIRST,),
        paragraphs=(2,),
    ),
    Feed(
        "a label with a mark",
        "it is a label all the same",
        "\n\n".join((FIRST, SAID, QUOTE, "View the position paper *", CLOSING, SECOND_WHOLE)),
    ),
    Feed(
        "a paragraph that the page wraps",
        "a line right below a wide one without a stop, in small letters, goes on with it",
        pair().replace("highlight the challenges", "highlight all of the great and many challenges\nand tests"),
    ),
    Feed(
        "long lines in small letters",
        "a list is no paragraph, however long its items are",
        "\n\n".join((FIRST, SAID, "\n".join(LONG_ITEMS), CLOSING, SECOND_WHOLE)),
        paragraphs=(4, 2),
    ),
    Feed(
        "long lines in small letters below a wide line without a stop",
        "the next word would have fitted the width of the page, so that nothing is wrapped",
        "\n\n".join((FIRST, ABOUT, "\n".join((ASKED, *LONG_ITEMS)), CLOSING, SECOND_WHOLE)),
        paragraphs=(5, 2),
    ),
    Feed(
        "a paragraph that the page wraps twice",
        "lines may be as wide as the next word allows",
        "\n\n".join((FIRST, SAID, "\n".join((ASKED, *LONG_ITEMS)), CLOSING, SECOND_WHOLE)),
    ),
    Feed(
        "short lines in small letters",
        "a list is no paragraph",
        "\n\n".join((FIRST, SAID, "care leavers\nfoster carers\nkin", CLOSING, SECOND_WHOLE)),
        paragraphs=(4, 2),
    ),
]


def test_pages_without_anchors_below_an_article_are_told_apart() -> None:
    article = f"{ONE[0]}\n\n{BYLINE}\n\n{ONE[1]}\n\n{PAYWALL}"
    whole = checked(f"{article}\n\n{statement(FIRST)}")
    assert ([found.title for found in whole.articles], [found.title for found in whole.statements]) == (
        [ONE[0]],
        [FIRST],
    )
    # One line of related articles is too little to know a page of another publisher by: its lines are reported.
    weak = checked("\n\n".join((article, FIRST_CUT, *[QUOTE] * 8, "Related Articles")))
    assert ([found.title for found in weak.articles], weak.statements) == ([ONE[0]], ())
    assert {problem.code for problem in weak.problems} == {"unexpected-text"}


def test_another_listing_cut_above_related_articles_makes_none_of_them_its_own() -> None:
    related = "\n".join(f"A report on the many needs of children and {x}...\nIn General" for x in "abcdef")
    parsed = checked(f"{bulleted(WHOLE, item(TWO[0], DAY))}\n\n{FIRST_CUT}\n\nRelated Articles\n{related}")
    assert "In General" not in {article.title for article in parsed.articles}


@pytest.mark.parametrize("feed", BOXES, ids=lambda feed: feed.label)
def test_boxes_and_blocks(feed: Feed) -> None:
    test_feeds(feed)


def test_a_wrapped_paragraph_is_one_slice_of_the_page() -> None:
    wrapped = "“The latest data highlight the challenges that local authorities face,\n  and those that come.”"
    found = checked(statement(FIRST).replace(QUOTE, wrapped)).statements[0]
    assert found.paragraphs == (SAID, wrapped)


@pytest.mark.parametrize(
    ("title", "cut"),
    [
        ("A busy week…", False),
        ("A busy week for the association...", False),
        ("Comment on the report of the committee on public accounts...", True),
        ("Comment on the report of the committee on public accounts…", True),
        ("Comment on the report of the committee on public accounts", False),
    ],
)
def test_dots_cut_long_titles_alone(title: str, cut: bool) -> None:
    # The feed cuts titles at about 65 characters; the dots of a short one are the author's.
    assert checked(statement(title)).statements[0].title_truncated is cut


def test_a_byline_explains_its_authors() -> None:
    page = f"{ONE[0]}\n\nBy Cllr MJ Correspondent and MJ reporter | {DAY}\n\n{ONE[1]}"
    found = checked(page).articles[0]
    assert found.authors == ("MJ Correspondent", "MJ reporter")
    assert "By Cllr ⟦MJ Correspondent⟧ and MJ reporter" in found.explain("authors")
    assert f"reporter | ⟦{DAY}⟧" in found.explain("published_text")


ONLY, BOTH, ALL = (
    ("MJ reporter",),
    ("MJ reporter", "MJ Correspondent"),
    ("MJ reporter", "MJ Correspondent", "MJ Editors"),
)
NAMES = [
    ("MJ reporter", ONLY, "as it stands"),
    ("MJ reporter and MJ Correspondent", BOTH, "two"),
    ("MJ reporter & MJ Correspondent", BOTH, "two"),
    ("MJ reporter, MJ Correspondent", BOTH, "a comma joins names too"),
    ("MJ reporter, MJ Correspondent and MJ Editors", ALL, "three"),
    ("MJ reporter, MJ Correspondent, and MJ Editors", ALL, "a comma before the last"),
    ("MJ reporter, Director of Reading Homes", ONLY, "a post with a body"),
    ("MJ reporter, Kent County Council", ONLY, "a body that its words tell"),
    ("MJ reporter, Chief Executive, Solace", ONLY, "what follows a post tells more of it"),
    ("MJ reporter, Solace", ONLY, "a body that the table names"),
    ("MJ reporter, Kent", ONLY, "the place of a council"),
    ("MJ reporter, Head of Adoption and Fostering", ONLY, "a post with a joint inside"),
    ("MJ reporter, Children and Families Director", ONLY, "a post whose first words do not tell"),
    ("MJ reporter, MJ Correspondent, Director, Solace", BOTH, "the names end at the post"),
    ("MJ reporter and MJ Correspondent, Ofsted", BOTH, "the names end at the body"),
    (" MJ reporter", ONLY, "two spaces before the name"),
    ("MJ reporter  and  MJ Correspondent", BOTH, "two spaces around the joint"),
    (
        "Cllr\N{NO-BREAK SPACE}MJ reporter\N{NO-BREAK SPACE}and MJ\N{NO-BREAK SPACE}Correspondent",
        BOTH,
        "NBSP is a space",
    ),
]


@pytest.mark.parametrize(("names", "authors", "reason"), NAMES)
def test_names_in_a_byline(names: str, authors: tuple[str, ...], reason: str) -> None:
    (found,) = checked(f"{ONE[0]}\n\nBy {names} | {DAY}\n\n{ONE[1]}").articles
    assert found.authors == authors, reason


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
