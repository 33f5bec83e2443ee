"""Damaged articles with bylines and pages of an author: what each must give, and why."""

import pytest

from damaged import (
    BYLINE,
    DAY,
    FIRST,
    FIRST_CUT,
    FOUR,
    ONE,
    QUOTE,
    THREE,
    TWO,
    WHOLE,
    Case,
    bulleted,
    checked,
    item,
    localgov,
    statement,
    undated,
)
from pages import PAYWALL

LISTINGS = [
    Case(
        "a single article with a byline and a paywall",
        "its first paragraph is the summary, and the others are its paragraphs",
        f"{ONE[0]}\n\n{BYLINE}\n\n{ONE[1]}\n\n{TWO[1]}\n\n{PAYWALL}",
        ((ONE[0], DAY, ONE[1]),),
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
        ("missing-date", "unknown-layout"),
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
        "\n".join(("Articles by Ann Sample", ONE[0], BYLINE, ONE[1], "You may have missed", *TWO)).replace(
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
        "it belongs to no record, and nothing says whose it is",
        "\n\n".join((FOUR[1], THREE[1], ONE[0], BYLINE, ONE[1], TWO[0], BYLINE, TWO[1])),
        ((ONE[0], DAY, ONE[1]), (TWO[0], DAY, TWO[1])),
        ("unknown-layout",),
    ),
    Case(
        "a byline that names no day of the calendar",
        "its words are kept",
        "\n\n".join((ONE[0], "By Ann Sample | 31 June 2024", ONE[1])),
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


@pytest.mark.parametrize("case", LISTINGS, ids=lambda case: case.label)
def test_listings(case: Case) -> None:
    parsed = checked(case.page)
    assert tuple((a.title, a.published_text, a.summary) for a in parsed.articles) == case.articles, case.reason
    assert tuple(sorted(problem.code for problem in parsed.problems)) == case.problems, case.reason


def test_pages_without_anchors_below_an_article_are_told_apart() -> None:
    article = f"{ONE[0]}\n\n{BYLINE}\n\n{ONE[1]}\n\n{PAYWALL}"
    whole = checked(f"{article}\n\n{statement(FIRST)}")
    assert ([found.title for found in whole.articles], [found.title for found in whole.statements]) == (
        [ONE[0]],
        [FIRST],
    )
    # The title and its lead-in show a statement; one line of related articles closes it.
    weak = checked("\n\n".join((article, FIRST_CUT, *[QUOTE] * 8, "Related Articles")))
    assert ([found.title for found in weak.articles], [found.title for found in weak.statements]) == ([ONE[0]], [FIRST])
    assert weak.problems == ()


def test_another_listing_cut_above_related_articles_makes_none_of_them_its_own() -> None:
    related = "\n".join(f"A report on the many needs of children and {x}...\nIn General" for x in "abcdef")
    parsed = checked(f"{bulleted(WHOLE, item(TWO[0], DAY))}\n\n{FIRST_CUT}\n\nRelated Articles\n{related}")
    assert "In General" not in {article.title for article in parsed.articles}
