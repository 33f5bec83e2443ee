"""Damaged feeds of statements, and pages joined to them: what each must give, and why."""

from dataclasses import dataclass

import pytest

from damaged import (
    CLOSING,
    FIRST,
    FIRST_CUT,
    QUOTE,
    SAID,
    SECOND,
    SECOND_WHOLE,
    TAGS,
    checked,
    pair,
    statement,
)


@dataclass(frozen=True)
class Feed:
    """A feed with what it must give: titles, how many paragraphs each, and codes of problems."""

    label: str
    reason: str
    page: str
    titles: tuple[str, ...] = (FIRST, SECOND)
    paragraphs: tuple[int, ...] = (2, 2)
    problems: tuple[str, ...] = ()


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
        problems=("unknown-layout",),
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


@pytest.mark.parametrize("feed", BOXES, ids=lambda feed: feed.label)
def test_boxes_and_blocks(feed: Feed) -> None:
    test_feeds(feed)
