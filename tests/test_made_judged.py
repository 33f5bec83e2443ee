"""The judge of readings: records that are right count as kept, and every fault as what it is."""

from dataclasses import dataclass, replace
from datetime import date
from types import SimpleNamespace

import pytest

from makers import FORMS, Made, changed, judge, made
from test_made_pages import SEEDS, pages


@dataclass(frozen=True)
class Article:
    """A record as a reader would give it."""

    publisher: str
    title: str | None
    summary: str | None
    authors: tuple[str, ...]
    paragraphs: tuple[str, ...]
    published_earliest: date | None
    published_latest: date | None


@dataclass(frozen=True)
class Statement:
    publisher: str
    title: str | None
    summary: str | None
    authors: tuple[str, ...]
    paragraphs: tuple[str, ...]
    issued_earliest: date | None
    issued_latest: date | None


def as_read(record: Made) -> Article | Statement:
    kind = Article if record.kind == "article" else Statement
    told = (record.publisher, record.title, record.summary, record.authors, record.paragraphs)
    return kind(*told, record.day, record.day)


@pytest.mark.parametrize("form", FORMS)
def test_the_truth_itself_is_judged_right(form: str) -> None:
    for page in pages(form):
        verdict = judge(page, [as_read(record) for record in page.records])
        assert verdict.right
        assert not verdict.beside
        assert verdict.kept == list(range(len(page.records)))


def test_every_fault_is_judged_as_what_it_is() -> None:
    page = made("themj-bulleted", 3)
    first, *rest = [as_read(record) for record in page.records]
    assert judge(page, rest).lost == [0]
    assert judge(page, [replace(first, title="Another"), *rest]).nobodys
    assert judge(page, [replace(first, summary="Another"), *rest]).differing[0].fields == ("summary",)
    assert isinstance(first, Article)
    assert judge(page, [replace(first, published_latest=date(1999, 1, 1)), *rest]).differing[0].fields == ("day",)
    wrong = judge(page, [replace(first, publisher="localgov"), *rest])
    assert [difference.fields for difference in wrong.wrong] == [("publisher",)]
    assert judge(page, [first, first, *rest]).nobodys == [first]
    told = SimpleNamespace(**vars(first))
    assert judge(page, [told, *rest]).differing[0].fields == ("kind",)


def test_paragraphs_of_statements_are_judged() -> None:
    page = made("adcs-feed", 3)
    first, *rest = [as_read(record) for record in page.records]
    assert judge(page, [replace(first, paragraphs=first.paragraphs[1:]), *rest]).differing[0].fields == ("paragraphs",)
    joined = (" ".join(first.paragraphs),)
    assert judge(page, [replace(first, paragraphs=joined), *rest]).lost == ([0] if len(first.paragraphs) > 1 else [])


def test_without_a_mark_another_publisher_is_no_wrong_publisher() -> None:
    page = made("themj-dated", 3)
    verdict = judge(page, [replace(as_read(record), publisher="localgov") for record in page.records])
    assert not verdict.wrong
    assert len(verdict.doubtful) == len(verdict.lost) == len(page.records)


def test_what_a_cut_leaves_may_be_read_or_not() -> None:
    page = next(page for page in (changed("cut", made("adcs-feed", seed), seed) for seed in SEEDS) if page.perhaps)
    whole = [as_read(record) for record in page.records]
    part = as_read(page.perhaps[0])
    for read in (whole, [*whole, part], [*whole, replace(part, paragraphs=part.paragraphs[:1])]):
        assert judge(page, read).right
    assert judge(page, [*whole, replace(part, title="Another")]).nobodys
