"""Cards of a notebook: a record at a glance, and text of a page that stays text."""

import re
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import childservices_corpus as csc
from childservices_corpus.html import CARD, html_card, html_table
from childservices_corpus.models import DateRange, Evidence, Frozen, Link, Mention, Problem

DOCUMENT = "0" * 64
HOSTILE = "<script>alert('x')</script><img src=x onerror=\"y\">&lt;b&gt; </td></table></div> \x1b[31m \u202e"


class Tags(HTMLParser):
    """The elements, attributes and words of a card."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.open = 0
        self.words = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.open += 1

    def handle_endtag(self, tag: str) -> None:
        self.open -= 1

    def handle_data(self, data: str) -> None:
        self.words += data


def card(record: Any) -> Tags:
    found = Tags(record._repr_html_())
    assert set(found.tags) <= {"div", "table", "tr", "th", "td"}
    assert found.attributes == {"style", "class"}
    assert found.open == 0
    assert not [letter for letter in found.words if not letter.isprintable() and letter != "\n"]
    return found


def article(words: str) -> csc.Article:
    made = {
        "id": "themj/a-00000001",
        "publisher": "themj",
        "title": words,
        "summary": words,
        "authors": [words],
        "topics": ["send"],
        "published_earliest": date(2022, 2, 2),
        "published_latest": date(2022, 2, 9),
        "published_basis": "order",
        "document_id": DOCUMENT,
        "position": 0,
    }
    return csc.Article.model_validate(made)


def statement(words: str) -> csc.Statement:
    made = {
        "id": "adcs/a-00000001",
        "publisher": "adcs",
        "title": words,
        "kind": "comment",
        "text": words,
        "speakers": [{"name": words, "role": words}, {}],
        "document_id": DOCUMENT,
        "position": 0,
    }
    return csc.Statement.model_validate(made)


def records(words: str) -> list[Frozen]:
    place = {"document_id": DOCUMENT, "start": 0, "end": 1}
    mine = {"record_id": "adcs/a-00000001"}
    quotation = {"id": "adcs/a-00000001#q0", "speaker": words, "role": words, "organisation": words, "text": words}
    link = {"source_id": "adcs/a-00000001", "target_id": "adcs/b-00000001", "relation": "same_text", "score": 0.5}
    problem = {"code": "bad-date", "severity": "error", "message": words, "hint": words, "document": words, "line": 3}
    return [
        article(words),
        statement(words),
        csc.Quotation.model_validate(quotation | mine | place),
        Mention.model_validate({"kind": "person", "text": words, "ref": words} | mine | place),
        Link.model_validate(link | {"evidence": words}),
        Problem.model_validate(problem | place),
        DateRange(evidence=(Evidence(kind="curated", words=words, source=words),)),
    ]


@pytest.mark.parametrize("place", range(7))
def test_hostile_text_stays_text(place: int) -> None:
    shown = card(records(HOSTILE)[place])
    assert "<script>alert('x')</script>" in shown.words
    assert "&lt;b&gt;" in shown.words
    assert "\\x1b[31m" in shown.words
    assert "\\u202e" in shown.words


def test_sums_of_money_are_not_set_as_mathematics() -> None:
    """A notebook hands HTML to MathJax, which takes what is between two dollars for a formula."""
    for shown in (article("$10m to $20m")._repr_html_(), html_table(("sum",), [("$10m to $20m",)])):
        assert re.match(r"<(?:div|table) class=\"tex2jax_ignore mathjax_ignore\"", shown)


@given(st.text(st.characters(codec="utf-8"), min_size=1).filter(str.strip))
def test_any_text_stays_text(words: str) -> None:
    shown = Tags(html_card(words, [("label", words)], words, words))
    assert set(shown.tags) <= {"div", "table", "tr", "th", "td"}
    assert shown.open == 0


def test_a_record_at_a_glance() -> None:
    shown = card(article("Family hubs open")).words
    for words in (
        "Family hubs open",
        "between 2 and 9 February 2022 (basis: order)",
        "themj",
        "send",
        "themj/a-00000001",
    ):
        assert words in shown
    said = card(statement("Ann Sample")).words
    assert "date unknown" in said
    assert "basis" not in said
    assert "Ann Sample, Ann Sample; unnamed" in said


def test_a_long_text_is_shortened() -> None:
    words = "word " * 1000
    assert len(card(statement(words)).words) < 5 * CARD
    shown = Tags(html_card("", [], words)).words
    assert shown.endswith("word\N{HORIZONTAL ELLIPSIS}")
    assert len(shown) <= CARD + 1


def test_a_range_shows_its_words_and_reasons() -> None:
    days = next(one.dated for one in csc.load().records if one.dated.known)
    shown = card(days).words
    assert all(words in shown for words in (days.in_words(), days.to_edtf(), days.basis))


def test_every_kind_of_the_packaged_release_has_a_card() -> None:
    corpus = csc.load()
    for kind in (corpus.articles, corpus.statements, corpus.quotations, corpus.mentions, corpus.links):
        for record in kind[:20]:
            # The headline, the words, the evidence: what the record is about.
            about = getattr(record, record.main)
            assert about[:CARD].strip() in card(record).words
