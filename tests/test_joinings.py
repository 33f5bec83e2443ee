"""Pages joined to anything keep their records, and text of no known form makes none."""

from functools import cache

import pytest

import childservices_corpus as csc
from makers import CHANGES, FOREIGN, FORMS, Page, Verdict, changed, joining, judge, made
from support import assert_invariants

JOININGS = range(240)
KEPT, MADE_UP = 0.995, 0.005


def read(page: Page) -> Verdict:
    parsed = csc.parse(page.text)
    assert_invariants(parsed)
    assert "broken-layout" not in {problem.code for problem in parsed.problems}
    return judge(page, [*parsed.articles, *parsed.statements])


@cache
def joined() -> tuple[tuple[Page, Verdict], ...]:
    return tuple((page, read(page)) for page in map(joining, JOININGS))


def test_records_of_joined_pages_are_kept() -> None:
    sure = [number in verdict.kept for page, verdict in joined() for number, one in enumerate(page.records) if one.sure]
    assert sum(sure) / len(sure) >= KEPT


def test_joined_pages_make_no_records_of_anything_else() -> None:
    nobodys = sum(len(verdict.nobodys) for _, verdict in joined())
    assert nobodys <= MADE_UP * sum(len(page.records) for page, _ in joined())


def test_no_record_of_joined_pages_has_another_publisher_than_its_page_says() -> None:
    assert not [page.form for page, verdict in joined() if verdict.wrong]


# Joinings in which the mark of one page is right beside a text of another publisher.
SEAMS = {
    1601: "The MJ's paywall below a blog of ADCS",
    1684: "jobs of The MJ, a blank line, and a text of LocalGov",
    2068: "jobs of The MJ right above a text of LocalGov",
    53064: "articles of The MJ with bylines below a listing of LocalGov",
    53256: "the same, right below it",
    53871: "the same, with more blank lines",
}


@pytest.mark.parametrize("seed", SEAMS, ids=SEAMS.get)
def test_a_mark_of_one_page_is_not_the_mark_of_the_text_beside_it(seed: int) -> None:
    page = joining(seed)
    verdict = read(page)
    assert not verdict.wrong
    assert sorted(verdict.kept) == list(range(len(page.records)))


@pytest.mark.parametrize("form", FOREIGN)
def test_pages_of_others_hold_no_records_and_say_so(form: str) -> None:
    for seed in range(12):
        parsed = csc.parse(made(form, seed).text)
        assert not parsed.articles + parsed.statements
        assert parsed.problems
        assert "broken-layout" not in {problem.code for problem in parsed.problems}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("form", [form for form in FORMS if form not in FOREIGN])
def test_parse_and_parse_table_agree(form: str, change: str) -> None:
    page = changed(change, made(form, 5), 5)
    parsed, table = csc.parse(page.text), csc.parse_table(page.text)
    assert "broken-layout" not in {problem.code for problem in parsed.problems}
    assert table["articles"]["id"].to_pylist() == [one.id for one in parsed.articles]
    assert table["statements"]["id"].to_pylist() == [one.id for one in parsed.statements]
    assert table["ledger"].num_rows == len(parsed.ledger)
    assert table["problems"].num_rows == len(parsed.problems)
