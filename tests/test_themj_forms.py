"""Every form of The MJ's pages, as its maker makes it: alone, without blank lines, cut, and with other marks around."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import childservices_corpus as csc
from makers import FOREIGN, changed, join, judge, made
from makers.truth import Page
from makers.words import Words

LISTINGS = (
    *("themj-bulleted", "themj-tag-page", "themj-author-page", "themj-dated", "themj-plain", "themj-home"),
    "themj-summaries-only",
)
ARTICLES = ("themj-old-article", "themj-old-article-unnamed", "themj-new-article", "themj-body-only")
KEEPING = ("as it is", "stripped", "bullets", "indents", "no-break spaces")
# A list in which the site cut one summary alone. It is not recognised, whole or cut, and has a test of its own.
CUT = 363
SEEDS = st.integers(0, 400).filter(lambda seed: seed != CUT)
# Each test runs for many forms and changes.
FEW = settings(max_examples=8)
LAYOUTS = {
    "themj-tag-page": "themj-bylines",
    "themj-author-page": "themj-bylines",
    "themj-summaries-only": "themj-summaries",
    "themj-old-article-unnamed": "themj-old-article",
    "themj-body-only": "themj-body",
}


def read(page: Page) -> list[csc.Article]:
    return list(csc.parse(page.text).articles)


@pytest.mark.parametrize("change", KEEPING)
@pytest.mark.parametrize("form", [*LISTINGS, *ARTICLES])
@FEW
@given(seed=SEEDS)
def test_a_page_of_each_form_is_read_as_it_is(form: str, change: str, seed: int) -> None:
    page = changed(change, made(form, seed), seed)
    found = read(page)
    verdict = judge(page, found)
    if form == "themj-body-only" and not page.sure:
        assert found == []
    elif form == "themj-plain" and not found:
        # Some few short listings do not show that they are news.
        assert csc.parse(page.text).problems
    else:
        assert (verdict.lost, verdict.nobodys, verdict.beside) == ([], [], [])


@pytest.mark.parametrize("form", [*LISTINGS, *ARTICLES])
@FEW
@given(seed=SEEDS)
def test_a_page_cut_anywhere_keeps_its_whole_records(form: str, seed: int) -> None:
    page = changed("cut", made(form, seed), seed)
    found = read(page)
    verdict = judge(page, found)
    assert verdict.lost == [] or (form == "themj-plain" and not found)
    # What is left of a job whose last words are cut reads as one more summary.
    assert len(verdict.nobodys) <= (form == "themj-summaries-only")


@pytest.mark.xfail(
    strict=True, reason="one summary cut by the site is too weak a sign of The MJ, two are enough: nothing is read"
)
def test_a_list_of_summaries_that_is_cut_keeps_its_whole_records() -> None:
    page = changed("cut", made("themj-summaries-only", CUT), CUT)
    assert judge(page, read(page)).lost == []


@pytest.mark.parametrize("form", [*LISTINGS, *ARTICLES])
@FEW
@given(seed=SEEDS)
def test_articles_on_pages_of_their_own_are_not_complete(form: str, seed: int) -> None:
    page = made(form, seed)
    for article in read(page):
        own = form in ARTICLES
        assert (article.form, article.complete) == (("page", False) if own else ("listing", None))


def test_nearly_all_plain_listings_show_that_they_are_news() -> None:
    pages = [made("themj-plain", seed) for seed in range(300)]
    assert sum(len(read(page)) == len(page.records) for page in pages) >= 0.98 * len(pages)


@pytest.mark.parametrize("foreign", FOREIGN)
@FEW
@given(seed=SEEDS)
def test_texts_of_others_give_the_mj_nothing(foreign: str, seed: int) -> None:
    page = made(foreign, seed)
    for text in (page, changed("stripped", page, seed)):
        assert [article.title for article in read(text)] == []


@pytest.mark.parametrize("foreign", FOREIGN)
@pytest.mark.parametrize("form", ["themj-bulleted", "themj-tag-page", "themj-home", "themj-old-article"])
@FEW
@given(seed=SEEDS)
def test_texts_of_others_beside_a_page_stay_outside_its_records(form: str, foreign: str, seed: int) -> None:
    words = Words(f"{form} {foreign} {seed}")
    for above, below in ((form, foreign), (foreign, form)):
        page = join(words, made(above, seed), made(below, seed))
        verdict = judge(page, read(page))
        assert (verdict.lost, verdict.nobodys) == ([], [])


@pytest.mark.parametrize("form", [*LISTINGS, *ARTICLES])
@FEW
@given(seed=st.integers(0, 40))
def test_a_caller_can_name_the_layout(form: str, seed: int) -> None:
    page = made(form, seed)
    parsed = csc.parse(page.text, layout=LAYOUTS.get(form, form))
    assert len(parsed.articles) == len(page.records)
    assert {article.publisher for article in parsed.articles} == {"themj"}
