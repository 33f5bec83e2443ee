"""Pages of LocalGov beside other pages, and text that looks like LocalGov's but is not: one case for each rule."""

from dataclasses import dataclass, field

import pytest

import childservices_corpus as csc
from childservices_corpus.models import Parsed
from support import assert_equal_paths, assert_invariants

ONE = ("Carers want more say", "Foster carers want more say over the children they look after, a charity has found.")
TWO = ("Parents wait for hubs", "Parents in three towns wait a year for a family hub to open, figures show.")
THREE = ("Youth clubs to close", "Five youth clubs will close after councillors agreed a plan to save money.")
HEADING = "Children's social care | LocalGov"
BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
STATEMENT = (
    "Comment: a report\n\nCommenting on the report, Ann Sample, ADCS President, said:\n\n“It matters to councils.”\n\n"
    "ENDS\n\n\n\nTags assigned to this article:\nThere are no tags assigned to this article!\n\nRelated Articles\n"
)
PARAGRAPHS = (
    "Anytown Council has bought bowls, and its leader said that they are needed in every home of the town.",
    "The bowls cost £5m. Councillors will discuss the plan next month.",
    "“We welcome the bowls,” said Bob Other.",
)
JOBS = (
    "SIGN UP\nFor your free daily news bulletin\nHighways jobs\n\nRoad Officer\n\nKent County Council\n"
    "£20,000 - £30,000\nJoin us. Kent\nRecuriter: Kent County Council\n\nBowl Officer\n\nEssex County Council\n"
    "Competitive\n\nRecuriter: Essex County Council"
)


def listing(*pairs: tuple[str, str], heading: str = HEADING) -> str:
    return "\n\n".join((heading, *("\n\n\n".join(pair) for pair in pairs)))


def article(*lines: str, head: str = "Ada Brown 20 September 2017", title: str = "Council buys bowls") -> str:
    return "\n\n".join((head, title, *PARAGRAPHS, *lines))


@dataclass(frozen=True)
class Case:
    """A page, and the publisher and title of each of its records."""

    label: str
    reason: str
    page: str
    records: tuple[tuple[str, str | None], ...]
    last: str = field(default="")


def of_localgov(*titles: str | None) -> tuple[tuple[str, str | None], ...]:
    return tuple(("localgov", title) for title in titles)


THREE_TITLES = of_localgov(ONE[0], TWO[0], THREE[0])
CASES = [
    Case(
        "a listing above statements without a box",
        "statements below a listing are not its records",
        f"{listing(ONE, TWO, THREE)}\n\n\n{STATEMENT}",
        (*THREE_TITLES, ("adcs", "Comment: a report")),
    ),
    Case(
        "a listing above another file with a box",
        "a byte order mark in the middle of a dump is no part of a value",
        f"{listing(ONE, TWO, THREE)}\n\n\n{BOM}Next Upcoming Event\n\nWed, 02 Nov 22 10:00\n\n{STATEMENT}",
        (*THREE_TITLES, ("adcs", "Comment: a report")),
    ),
    Case(
        "a listing above bullets of The MJ",
        "each record belongs to the publisher whose marks it has",
        f"{listing(ONE, TWO)}\n\n\n{BOM}  • {THREE[0]}\n\n    12 May 2022\n\n    {THREE[1]}\n",
        (*of_localgov(ONE[0], TWO[0]), ("themj", THREE[0])),
    ),
    Case(
        "bullets of The MJ above a single article",
        "jobs, employers and salaries are no titles",
        f"  • {ONE[0]}\n\n    12 May 2022\n\n    {ONE[1]}\n\n\n{article(JOBS)}",
        (("themj", ONE[0]), *of_localgov("Council buys bowls")),
    ),
    Case(
        "a dated listing above a footer",
        "a footer is no part of a summary",
        f"| LocalGov\n\n{ONE[0]}\n\n12/05/2022\n\n{ONE[1]}\n\n{TWO[0]}\n\n11/05/2022\n\n{TWO[1]}\n\n"
        "© 2024 Anybody Limited. Registered in England.\nPrivacy policy\nTerms and conditions\nContact us\n",
        of_localgov(ONE[0], TWO[0]),
        TWO[1],
    ),
    Case(
        "a listing without blank lines, cut",
        "its heading says that it is LocalGov's",
        f"Cutlery | LocalGov\n{ONE[0]}\n{ONE[1]}\n{TWO[0]}\n{TWO[1][:-9]}",
        of_localgov(ONE[0], TWO[0]),
        TWO[1][:-9],
    ),
    Case(
        "days in figures without a heading",
        "days in figures between title and summary are LocalGov's form",
        "\n\n".join((ONE[0], "12/05/2022", ONE[1], TWO[0], "11/05/2022", TWO[1])),
        of_localgov(ONE[0], TWO[0]),
    ),
    Case(
        "a question as a summary, without blank lines",
        "titles and summaries take turns whatever they end in",
        "\n".join((HEADING, *ONE, "A better view from the town of Anytown", "Is it over – or is it?", *TWO)),
        of_localgov(ONE[0], "A better view from the town of Anytown", TWO[0]),
    ),
    Case(
        "a listing above a title with paragraphs, without blank lines",
        "a title with several paragraphs below it begins something else",
        f"{HEADING}\n{ONE[0]}\n{ONE[1]}\n{TWO[0]}\n{TWO[1]}\nA recipe for soup\n" + "\n".join(PARAGRAPHS[:1] * 3),
        of_localgov(ONE[0], TWO[0]),
    ),
    Case(
        "jobs above a foreign page",
        "furniture ends where its blocks end",
        f"{article(JOBS)}\n\nMinutes of the meeting\n\nThe committee noted that the bowls are dear.\n",
        of_localgov("Council buys bowls"),
    ),
    Case(
        "a text alone",
        "its last line says that it goes on elsewhere",
        "\n".join((*PARAGRAPHS, "To continue reading visit The MJ website (£).")),
        of_localgov(None),
    ),
    Case(
        "an author's page with bullets",
        "the title stands again below the summary",
        f"Ada Brown\n\n• {ONE[0]}\n\n{ONE[1]}\n\n{ONE[0]}\n• {TWO[0]}\n\n{TWO[1]}\n\n{TWO[0]}\nSign Up",
        of_localgov(ONE[0], TWO[0]),
    ),
    Case(
        "an article cut at its top",
        "a picture with the title's words shows the title",
        "\n\n".join(("Council buys bowls", "Council buys bowls image\nImage: Someone / Alamy", *PARAGRAPHS)),
        of_localgov("Council buys bowls"),
    ),
    Case("a meeting and its day", "a meeting is no author", article(head="Cabinet Meeting 20 September 2017"), ()),
    Case("a heading alone", "a heading without records gives none", f"{HEADING}\n\nWe use cookies\n\nAccept all\n", ()),
    Case(
        "a page of a council",
        "a teaser and an address are no article",
        "Anytown Council\n\nWe look after the town.\n\n1 High Street\nAnytown\nAN1 1AA\n020 7946 0000\n",
        (),
    ),
]


def checked(page: str) -> Parsed:
    parsed = csc.parse(page)
    assert_invariants(parsed)
    assert_equal_paths(parsed, csc.parse_table(page))
    return parsed


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.label)
def test_records(case: Case) -> None:
    parsed = checked(case.page)
    every: list[csc.Article | csc.Statement] = [*parsed.articles, *parsed.statements]
    found = sorted(every, key=lambda record: record.position)
    assert tuple((record.publisher, record.title) for record in found) == case.records, case.reason
    if case.last:
        assert parsed.articles[-1].summary == case.last, case.reason


POINTERS = ("To continue reading this article visit The MJ (£).", "Read the full feature for free here.")


@pytest.mark.parametrize(
    ("below", "complete"),
    [*(((line,), False) for line in POINTERS), ((JOBS,), True), ((), None), ((POINTERS[0], JOBS), False)],
)
def test_an_article_says_whether_it_is_complete(below: tuple[str, ...], complete: bool | None) -> None:
    [found] = checked(article(*below)).articles
    assert (found.complete, found.form, found.authors) == (complete, "page", ("Ada Brown",))
    assert (found.summary, *found.paragraphs) == PARAGRAPHS
    assert str(found.published_earliest) == "2017-09-20"


def test_a_day_alone_is_weak_evidence_and_says_so() -> None:
    parsed = checked(article(PARAGRAPHS[1], head="20 September 2017"))
    assert [one.title for one in parsed.articles] == ["Council buys bowls"]
    assert [problem.code for problem in parsed.problems] == ["publisher-by-form"]
    sure = checked(article(JOBS, head="20 September 2017"))
    assert [one.title for one in sure.articles] == ["Council buys bowls"]
    assert not sure.problems


def test_subheadings_are_no_paragraphs() -> None:
    [found] = checked(article("What next", *PARAGRAPHS[:2], JOBS)).articles
    assert found.subheadings == ("What next",)
    assert (found.summary, *found.paragraphs) == (*PARAGRAPHS, *PARAGRAPHS[:2])


def test_jobs_are_furniture_to_the_last_line() -> None:
    parsed = checked(listing(ONE, TWO) + "\n\n" + JOBS)
    assert not parsed.problems
    assert [segment.fate for segment in parsed.ledger if segment.fate != "blank"][-1] == "furniture"
