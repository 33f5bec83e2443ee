"""Each entry of the small tables of knowledge does what its comment says: forms of pages, publishers, links, days."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from childservices_corpus import parse
from childservices_corpus.annotate.dates.links import linked_evidence
from childservices_corpus.annotate.dates.publishers import founded, speaks_for
from childservices_corpus.annotate.links.features import features
from childservices_corpus.annotate.people.spoken_for import organisation_of
from childservices_corpus.curation.date_evidence import CuratedDate, read_curated
from childservices_corpus.errors import InputError
from childservices_corpus.layouts.common.line_shapes import known_sections
from childservices_corpus.models import Article, Statement, publisher, publisher_called
from childservices_corpus.reading.problems import problem
from childservices_corpus.reference import table
from pages import CLOSING, Item, bulleted, bylined, localgov

ITEMS = [
    Item("Foster carers call for support", "13 June 2024", "Carers need more help this year, a report has found."),
    Item("Young people set out plans", "12 June 2024", "Councils have listened to them, leaders have warned."),
]
TITLES = [item.title for item in ITEMS]


@pytest.mark.parametrize("bullet", list("•◦‣⁃∙·●○▪■►▶➢*-–"))
def test_each_bullet_opens_an_item_and_is_no_part_of_its_title(bullet: str) -> None:
    assert [article.title for article in parse(bulleted(ITEMS, bullet=bullet)).articles] == TITLES


SECTIONS = """
Children; Childrens services; Children's services; Children’s services; Children's social care; Adult social care;
Adults; Social care; Health; Public health; Finance; Education; Housing; Environment; Planning; Highways; Politics;
Workforce; HR; Law; Economic development; Technology; Schools; Council tax; Transport; Devolution; Procurement;
Regeneration
"""


def test_the_sections_are_those_that_the_papers_have() -> None:
    straight = {words.strip().lower().replace("\u2019", "'") for words in SECTIONS.split(";")}
    assert {words.replace("\u2019", "'").replace("\u2018", "'") for words in known_sections()} == straight


@pytest.mark.parametrize("section", ["You may have missed", "Most read", "Most popular"])
def test_below_some_headings_articles_stand_without_bylines(section: str) -> None:
    page = bylined(ITEMS, furniture=False) + f"\n\n{section}\n\nA third title of theirs\n\nIt came late, they say."
    parsed = parse(page, layout="themj-bylines")
    assert [article.title for article in parsed.articles] == [*TITLES, "A third title of theirs"]
    assert (parsed.articles[2].summary, parsed.articles[2].published_text) == ("It came late, they say.", None)
    assert [parsed.document.text[row.start : row.end] for row in parsed.ledger if row.fate == "section"] == [section]


@pytest.mark.parametrize(
    "block",
    [
        "Author profile\n\nAnn Sample\n\nArticles by Ann Sample",
        "Articles by Ann Sample",
        "Want full article access?\n\nA subscription opens all articles.\n\nTop",
        "Subscribe to continue reading\n\nIt costs little.\n\nAlready a subscriber?",
        "Popular articles by Ann Sample",
    ],
)
def test_blocks_of_a_page_that_are_no_part_of_an_article(block: str) -> None:
    parsed = parse(f"{bylined(ITEMS, furniture=False)}\n\n{block}\n", layout="themj-bylines")
    assert [article.title for article in parsed.articles] == TITLES
    start = parsed.document.text.index(block)
    fates = {segment.fate for segment in parsed.ledger if segment.start >= start}
    assert fates <= {"furniture", "blank"}


@pytest.mark.parametrize("opener", ["Partner Content"])
def test_from_such_a_line_on_a_page_of_localgov_holds_no_article(opener: str) -> None:
    advert = "Buy a new van today\n\n\nVans are on offer at our place all year.\n"
    page = f"{localgov(ITEMS, furniture=False)}\n\n{opener}\n\n{advert}"
    assert [article.title for article in parse(page, layout="localgov-listing").articles] == TITLES


STATEMENT = f"Comment: early help\n\nAnn Sample, ADCS President, said:\n\n“Help comes late.”\n\n{{}}{CLOSING}"


@pytest.mark.parametrize("mark", ["ENDS", "END", "###", "# # #", "Ends", "*ENDS*"])
def test_a_mark_ends_the_text_of_a_statement(mark: str) -> None:
    (statement,) = parse(STATEMENT.format(mark), layout="adcs-feed").statements
    assert statement.paragraphs[-1] == "“Help comes late.”"
    assert statement.end_marker == mark


@pytest.mark.parametrize("words", ["ENDED", "The END of it", "#"])
def test_words_like_a_mark_are_text(words: str) -> None:
    (statement,) = parse(STATEMENT.format(words), layout="adcs-feed").statements
    assert statement.paragraphs[-1] == words


@pytest.mark.parametrize(
    "box", ["Next Upcoming Event", "Upcoming Event", "Next Event", "Upcoming Events", "Featured Event"]
)
def test_a_box_at_the_top_of_a_page_is_no_statement(box: str) -> None:
    parsed = parse(f"{box}\n\nWed, 02 Nov 22 10:00\n\n{STATEMENT.format('END')}", layout="adcs-feed")
    assert [statement.title for statement in parsed.statements] == ["Comment: early help"]
    first = parsed.document.text.index("Comment")
    assert {segment.fate for segment in parsed.ledger if segment.end <= first} <= {"furniture", "blank", "event"}


PUBLISHERS = [
    ("themj", "The MJ", ["mj", "mj website", "municipal journal", "the municipal journal"], 0),
    ("localgov", "LocalGov", ["localgov.co.uk"], 0),
    ("adcs", "The Association of Directors of Children's Services", [], 1),
]


@pytest.mark.parametrize(("name", "full_name", "others", "days"), PUBLISHERS)
def test_a_publisher_is_known_by_its_names_and_lists_the_newest_first(
    name: str, full_name: str, others: list[str], days: int
) -> None:
    row = publisher(name)
    assert row is not None
    assert (row.full_name, row.order.direction, row.order.tolerance_days) == (full_name, "newest_first", days)
    assert {publisher_called(words) for words in (name, full_name.lower(), *others)} == {name}
    assert publisher_called(f"{full_name} Weekly") is None


def test_adcs_was_founded_in_february_2007_and_speaks_through_its_own_offices() -> None:
    assert founded("adcs") == date(2007, 2, 1)
    assert (founded("themj"), founded("nobody")) == (None, None)
    assert speaks_for("adcs", "ADCS President")
    assert not speaks_for("adcs", "Children's Minister")
    assert organisation_of("President", "adcs") == "ADCS"
    assert organisation_of("President", "themj") is None


# The relation, and how many days its source may be issued before and after its target; none where there is no bound.
RELATIONS = [
    ("same_story", 3, 3),
    ("same_statement", 0, 0),
    ("same_article", 1, 1),
    ("press_release_of", 3, 3),
    ("reprint", 0, None),
    ("follow_up", 0, None),
]


@pytest.mark.parametrize(("relation", "before", "after"), RELATIONS)
def test_what_a_relation_says_of_the_days_of_both(relation: str, before: int, after: int | None) -> None:
    day = date(2020, 7, 14).toordinal()
    told = dict(linked_evidence([("source", "target", relation)], {"source": (day, day), "target": (day, day)}))
    bounds = {name: (item.earliest, item.latest) for name, item in told.items()}
    first, last = date.fromordinal(day - before), None if after is None else date.fromordinal(day + after)
    assert bounds["source"] == (first, last)
    assert bounds["target"] == (
        None if after is None else date.fromordinal(day - after),
        date.fromordinal(day + before),
    )


def test_a_relation_of_no_table_or_to_oneself_says_nothing() -> None:
    days = {"a": (1, 1), "b": (2, 2)}
    assert list(linked_evidence([("a", "b", "cousin"), ("a", "a", "same_story"), ("a", "c", "same_story")], days)) == []


HEADER = "publisher,record_id,title,earliest,latest,kind,byline,source\n"


@pytest.mark.parametrize(("name", "days"), [("localgov", 3), ("themj", 7), ("adcs", 6)])
def test_so_many_days_apart_may_the_days_near_an_event_lie(tmp_path: Path, name: str, days: int) -> None:
    path = tmp_path / "date_evidence.csv"

    def rows(apart: int) -> tuple[CuratedDate, ...]:
        latest = date(2021, 3, 1) + timedelta(days=apart)
        path.write_text(f"{HEADER}{name},,A title,2021-03-01,{latest},near_event,,https://example.org\n", "utf-8")
        return read_curated(path)

    assert len(rows(days)) == 1
    with pytest.raises(InputError, match=f"at most {days} days apart"):
        rows(days + 1)


OPEN = (None, None)
SHORT_FORMS = [
    ("Department for Education", "DfE"),
    ("Unaccompanied asylum seeking children", "UASC"),
    ("National Transfer Scheme", "NTS"),
    ("Office of the Children’s Commissioner", "OCC"),
    ("Children’s Commissioner", "OCC"),
    ("Ministry of Justice", "MoJ"),
    ("Competition and Markets Authority", "CMA"),
    ("Local Government Association", "LGA"),
    ("Comprehensive Spending Review", "CSR"),
]


@pytest.mark.parametrize(("name", "short"), SHORT_FORMS)
def test_a_title_with_a_name_and_one_with_its_short_form_have_one_subject(name: str, short: str) -> None:
    def subject(words: str) -> tuple[str, ...]:
        title = f"ADCS response to the {words} figures"
        record = Article(id="themj/a-title-0123abcd", publisher="themj", title=title, document_id="0" * 64, position=0)
        return features(record, OPEN).subject

    assert subject(name) == subject(short) != subject("Treasury")
    assert short.lower() in subject(name)


@pytest.mark.parametrize(
    ("words", "occasion"),
    [
        ("at the annual conference", "annual_conference"),
        ("at the National Children and Adult Services Conference", "ncasc"),
        ("at NCASC in Bath", "ncasc"),
        ("at the NCAS conference", "ncasc"),
        ("in an inaugural speech", "inaugural"),
        ("at a conference", None),
    ],
)
def test_occasions_at_which_a_president_speaks(words: str, occasion: str | None) -> None:
    record = Statement(
        id="adcs/a-title-0123abcd", publisher="adcs", title=f"Ann Sample spoke {words}", kind="speech",
        document_id="0" * 64, position=0,
    )  # fmt: skip
    assert features(record, OPEN).occasions == ({occasion} if occasion else set())


GRAVE = {
    "not-a-text",
    "text-above-title",
    "html-page",
    "unknown-layout",
    "not-unicode",
    "orphan-text",
    "unexpected-text",
    "cut-record",
    "missing-title",
    "unreadable-input",
    "unreadable-row",
    "internal-fault",
}


def test_a_problem_that_leaves_something_unread_is_an_error_and_any_other_a_warning() -> None:
    document = parse("Words.").document
    told = {code: problem(document, code, 1, 0, 1) for code in table("problems")}
    assert {code for code, item in told.items() if item.severity == "error"} == GRAVE
    assert {item.severity for item in told.values()} == {"error", "warning"}
    assert all(item.message and item.hint for item in told.values())
