"""Damaged listings, with bullets or plain, of The MJ and of LocalGov: what each must give, and why."""

import pytest

from damaged import DAY, FOUR, ONE, THREE, TWO, WHOLE, Case, bulleted, checked, item, localgov, plain, undated

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
        ("publisher-by-days",),
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
]


@pytest.mark.parametrize("case", LISTINGS, ids=lambda case: case.label)
def test_listings(case: Case) -> None:
    parsed = checked(case.page)
    assert tuple((a.title, a.published_text, a.summary) for a in parsed.articles) == case.articles, case.reason
    assert tuple(sorted(problem.code for problem in parsed.problems)) == case.problems, case.reason
