from typing import Any

import pytest

from childservices_corpus.annotate.dates.links import dated_pairs
from childservices_corpus.annotate.pipeline import annotate
from childservices_corpus.curation.folder import Curation
from childservices_corpus.models import Article, FirstPublished, Link, Statement
from childservices_corpus.parsing.objects import parse
from childservices_corpus.reference import table

PAGES = ("0" * 64, "1" * 64)
ELSEWHERE = FirstPublished(outlet="The MJ")


def article(record_id: str, page: int = 0) -> Article:
    publisher = "themj" if record_id.startswith("themj") else "localgov"
    return Article(id=record_id, publisher=publisher, title="A title", document_id=PAGES[page], position=0)


def statement(record_id: str, page: int = 0, **fields: Any) -> Statement:
    return Statement(
        id=record_id, publisher="adcs", title="A title", kind="comment", document_id=PAGES[page], position=0, **fields
    )


THEMJ, THEMJ_TOO, LOCALGOV = "themj/a-00000000", "themj/b-11111111", "localgov/b-11111111"
ADCS, ADCS_TOO = "adcs/a-00000000", "adcs/b-11111111"
PAIRS = [
    # label, source, target, relation found, score, relation for dating (turned round: <), why
    ("two publishers", article(THEMJ), article(LOCALGOV), "same_text", 1.0, "same_story", "one story"),
    ("one item", statement(ADCS), statement(ADCS_TOO, 1), "same_text", 1.0, "same_statement", "feed and page"),
    ("one article", article(THEMJ), article(THEMJ_TOO, 1), "same_text", 0.99, "same_article", "two listings"),
    ("one page", statement(ADCS), statement(ADCS_TOO), "same_text", 1.0, "same_text", "it came twice"),
    ("less alike", statement(ADCS), statement(ADCS_TOO, 1), "same_text", 0.95, "same_text", "another year's?"),
    ("stub", statement(ADCS, stub=True), statement(ADCS_TOO, 1), "same_text", 1.0, "same_text", "says too little"),
    (
        "reprint",
        statement(ADCS),
        statement(ADCS_TOO, 1, first_published=ELSEWHERE),
        "same_text",
        1.0,
        "same_text",
        "came again later",
    ),
    (
        "reprint of an article",
        statement(ADCS, first_published=ELSEWHERE),
        article(THEMJ, 1),
        "same_text",
        1.0,
        "reprint",
        "after it",
    ),
    (
        "article and its reprint",
        article(THEMJ),
        statement(ADCS, 1, first_published=ELSEWHERE),
        "same_text",
        1.0,
        "< reprint",
        "the reprint refers",
    ),
    ("another relation", article(THEMJ), statement(ADCS, 1), "reprint", 1.0, "reprint", "stays"),
]


@pytest.mark.parametrize(
    ("source", "target", "found", "score", "expected"), [pytest.param(*case[1:6], id=case[0]) for case in PAIRS]
)
def test_what_a_link_means_for_dating(source: Any, target: Any, found: Any, score: float, expected: str) -> None:
    link = Link(source_id=source.id, target_id=target.id, relation=found, score=score, evidence="")
    ends = (target.id, source.id) if expected.startswith("<") else (source.id, target.id)
    assert dated_pairs([link], {source.id: source, target.id: target}) == [(*ends, expected.removeprefix("< "))]


def test_every_relation_of_the_table_says_why() -> None:
    assert all(row["why"] and {"days_before", "days_after"} & set(row) for row in table("date_links").values())


CLOSING = "\n\n\nTags assigned to this article:\nRelated Articles\n\n"
LEAD_IN = "Commenting on the review of placements, a spokesperson said:"
WORDS = "\N{LEFT DOUBLE QUOTATION MARK}It leaves most questions open and asks for more.\N{RIGHT DOUBLE QUOTATION MARK}"


def test_a_statement_in_the_feed_and_on_its_own_page_has_one_range() -> None:
    review = f"Comment: a review\n\n{LEAD_IN}\n\n{WORDS}{CLOSING}"
    feed = parse(f"{review}Comment: a report\n\nToday, 8 July 2020, it is out.{CLOSING}")
    closer = review.replace("said:\n\n", "said:\n")
    page = parse(f"Next Upcoming Event\n\nTue, 14 Jul 20 10:00\n\n{closer}")
    found = annotate([feed, page], Curation())
    (link,) = found.links
    assert link.relation == "same_text"
    linked = [str(record.issued) for record in found.statements if record.id in {link.source_id, link.target_id}]
    assert linked == ["2020-07-07/2020-07-14"] * 2
