"""The link from an item of a listing to its article, and the day and byline that the article's page lends it."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import childservices_corpus as csc
from childservices_corpus.annotate.links.find import find_links
from childservices_corpus.annotate.pipeline import annotate
from childservices_corpus.export.corpus_files import export
from childservices_corpus.models import Article, Link
from linked import OTHER, SUMMARY, TITLE, id_of
from shaped import Line, text_of, told


def made(form: str, title: str | None, summary: str | None = None, **more: Any) -> Article:
    content = f"{form}{title}{summary}{sorted(more.items())}"
    return Article.model_validate(
        {
            "id": id_of(more.get("publisher", "themj"), title or "untitled", content),
            "publisher": "themj",
            "form": form,
            "title": title,
            "summary": summary,
            "document_id": "0" * 64,
            "position": 0,
            **more,
        }
    )


CUT = f"{SUMMARY[:97]}..."
FULL = made("page", TITLE, SUMMARY, paragraphs=(OTHER,))
BODY = made("page", None, None, paragraphs=(SUMMARY, OTHER))
TEASERS: dict[str, tuple[Article, Article, bool]] = {
    "same title and summary": (made("listing", TITLE, SUMMARY), FULL, True),
    "same title, folded": (made("listing", TITLE.upper(), SUMMARY), FULL, True),
    "same title, cut summary": (made("listing", TITLE, CUT, summary_truncated=True), FULL, True),
    "same title, no summary": (made("listing", TITLE), FULL, True),
    "no title, cut summary": (made("listing", None, CUT, summary_truncated=True), FULL, True),
    "no title, whole summary": (made("listing", None, SUMMARY), FULL, True),
    "no title, and a body alone": (made("listing", None, CUT, summary_truncated=True), BODY, True),
    "other title, cut summary": (made("listing", "Pupils on the move", CUT, summary_truncated=True), FULL, True),
    "other title, whole summary": (made("listing", "Pupils on the move", SUMMARY), FULL, False),
    "same title, other beginning": (made("listing", TITLE, OTHER), FULL, False),
    "a title that says little": (made("listing", "In brief"), made("page", "In brief", OTHER), False),
    "a beginning of few words": (made("listing", None, "Thousands of young people"), FULL, False),
    "a beginning cut inside a word": (made("listing", None, SUMMARY[:-7]), FULL, False),
    "another publisher": (made("listing", TITLE, SUMMARY, publisher="localgov"), FULL, False),
    "two items of listings": (made("listing", TITLE), made("listing", TITLE, SUMMARY), False),
    "two pages": (made("page", TITLE), FULL, False),
    "a year apart": (
        made("listing", TITLE, SUMMARY, published_earliest=date(2021, 5, 1), published_latest=date(2021, 5, 1)),
        made("page", TITLE, SUMMARY, published_earliest=date(2022, 5, 1), published_latest=date(2022, 5, 1)),
        False,
    ),
}


def teasers(*records: Article) -> list[Link]:
    return [link for link in find_links(records) if link.relation == "teaser_of"]


@pytest.mark.parametrize(("teaser", "full", "linked"), TEASERS.values(), ids=TEASERS)
def test_a_teaser_and_its_article(teaser: Article, full: Article, linked: bool) -> None:
    found = teasers(teaser, full)
    assert [(one.source_id, one.target_id) for one in found] == ([(teaser.id, full.id)] if linked else [])
    assert found == teasers(full, teaser)


def test_a_teaser_of_two_articles_is_linked_to_neither() -> None:
    teaser, again = made("listing", TITLE), made("page", TITLE, OTHER)
    assert teasers(teaser, FULL) != []
    assert teasers(teaser, FULL, again) == []
    surer = made("listing", TITLE, CUT, summary_truncated=True)
    assert [one.target_id for one in teasers(surer, FULL, again)] == [FULL.id]


def test_untitled_records_are_not_alike_for_the_want_of_a_title() -> None:
    assert find_links([made("listing", None, SUMMARY), made("listing", None, OTHER)]) == []


LISTED: list[Line] = [("summary", CUT)]
ON_ITS_PAGE: list[Line] = [
    ("byline", "Ann Sample"),
    ("published_text", "12 May 2022"),
    ("title", TITLE),
    ("summary", SUMMARY),
    ("paragraphs", OTHER),
]


def annotated(listed: list[Line], page: list[Line]) -> dict[str, Article]:
    parts = [
        csc.parse(text_of(listed), told(listed), name="listing.txt"),
        csc.parse(text_of(page), told(page, page=[True]), name="page.txt"),
    ]
    return {one.form: one for one in annotate(parts).articles}


def test_the_page_lends_its_day_and_its_byline() -> None:
    found = annotated(LISTED, ON_ITS_PAGE)
    teaser, full = found["listing"], found["page"]
    assert teaser.published_earliest == teaser.published_latest == date(2022, 5, 12)
    assert teaser.published_basis == "linked"
    assert [one.source for one in teaser.published_evidence] == [f"teaser_of:{full.id}"]
    assert teaser.published_text is None
    assert teaser.authors == ("Ann Sample",)
    assert (full.published_basis, full.published_evidence) == ("stated", ())


def test_a_teaser_with_a_day_and_a_byline_keeps_its_own() -> None:
    own: list[Line] = [("published_text", "13 May 2022"), ("byline", "Bob Example"), *LISTED]
    teaser = annotated(own, ON_ITS_PAGE)["listing"]
    assert teaser.published_earliest == date(2022, 5, 13)
    assert (teaser.published_basis, teaser.published_evidence) == ("stated", ())
    assert teaser.authors == ("Bob Example",)


def test_a_page_without_a_day_has_the_day_of_its_teaser() -> None:
    own: list[Line] = [("published_text", "13 May 2022"), *LISTED]
    full = annotated(own, [line for line in ON_ITS_PAGE if line[0] != "published_text"])["page"]
    assert full.published_earliest == full.published_latest == date(2022, 5, 13)
    assert full.published_basis == "linked"


UNTITLED = """Ann Sample, ADCS President, said:
“It is good that the review sees what kinship carers need from us.
“It is better that ministers have listened to directors.”
ENDS
"""


def test_untitled_records_go_through_a_whole_release(tmp_path: Path) -> None:
    dumps = tmp_path / "dumps"
    dumps.mkdir()
    (dumps / "statement.txt").write_text(UNTITLED, encoding="utf-8")
    folder = csc.build([dumps], tmp_path / "release").folder
    corpus = csc.load(folder)
    [statement] = corpus.statements
    assert statement.title is None
    assert statement.headline in str(statement)
    assert statement.headline in repr(corpus.statements)
    assert [one.id for one in corpus.statements.search("kinship")] == [statement.id]
    [hit] = corpus.search("kinship carers")
    assert statement.headline in str(hit)
    assert "kinship" in hit.snippet.text
    assert list(corpus.statements.sort_by("title")) == [statement]
    assert corpus.statements.select("headline", "title").to_arrow().to_pylist() == [
        {"headline": statement.headline, "title": None}
    ]
    database, *_ = export(corpus, tmp_path / "database", "sqlite")
    with closing(sqlite3.connect(database)) as run:
        assert run.execute("SELECT title, headline FROM records").fetchall() == [(None, statement.headline)]
    corpus.statements.to_csv(tmp_path / "statements.csv")
    assert statement.headline in (tmp_path / "statements.csv").read_text("utf-8")
    assert csc.verify(folder).faults == ()
