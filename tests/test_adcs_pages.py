"""Pages of ADCS of every form, with each change that keeps their records: each record is read as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import childservices_corpus as csc
from makers import Page, changed, joining, judge, made
from support import assert_invariants

FORMS = (
    *("adcs-box", "adcs-no-box", "adcs-feed", "adcs-single-lines", "adcs-menu"),
    *("adcs-new-statement", "adcs-new-blog", "adcs-blog-list", "adcs-resource"),
)
KEPT = ("as it is", "stripped", "indents", "no-break spaces", "bullets")
SEEDS = st.integers(0, 10**6)


def read(page: Page) -> list[csc.Article | csc.Statement]:
    parsed = csc.parse(page.text)
    assert_invariants(parsed)
    return sorted([*parsed.articles, *parsed.statements], key=lambda record: record.position)


@given(st.sampled_from(FORMS), st.sampled_from(KEPT), SEEDS)
def test_pages_of_adcs(form: str, change: str, seed: int) -> None:
    page = changed(change, made(form, seed), seed)
    verdict = judge(page, read(page))
    assert verdict.right, (form, change, seed)


@given(st.sampled_from(FORMS), SEEDS)
def test_a_cut_page_of_adcs_loses_only_what_is_cut(form: str, seed: int) -> None:
    page = changed("cut", made(form, seed), seed)
    verdict = judge(page, read(page))
    assert not verdict.lost, (form, seed)
    assert not [one for one in verdict.nobodys if one.publisher != "adcs"], (form, seed)


@given(SEEDS)
def test_an_old_blog_below_a_box_is_a_column(seed: int) -> None:
    page = made("adcs-old-blog", seed)
    found = read(page)
    verdict = judge(page, found)
    assert not verdict.nobodys
    if page.sure:
        assert [one.kind for one in found if isinstance(one, csc.Statement)] == ["column"] or verdict.right


@pytest.mark.parametrize("seed", range(0, 60))
def test_what_stands_beside_a_page_of_adcs_puts_no_words_into_its_mouth(seed: int) -> None:
    page = joining(seed)
    verdict = judge(page, read(page))
    assert not [one for one in verdict.nobodys if one.publisher == "adcs"]
