"""The makers of pages with known truth: what they say is true stands on the page, and a seed gives the same page."""

from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from makers import CHANGES, FOREIGN, FORMS, KNOWN, NEW, Page, changed, join, joining, made
from makers.judging import fold
from makers.themj_furniture import PAYWALL_NEW, PAYWALL_OLD
from makers.words import CUT_AT, LONGEST_TITLE, Words, in_digits, in_words

SEEDS = range(120)
JOININGS = 300
MAKERS = Path(__file__).parent / "makers"
LONGEST_FILE = 250


@cache
def pages(form: str) -> tuple[Page, ...]:
    return tuple([made(form, seed) for seed in SEEDS])


def told_of(page: Page, number: int) -> str:
    """The lines of the record `number`, white space folded."""
    return fold(" ".join([text for text, owner in page.lines if owner == number]))


def assert_told(page: Page) -> None:
    """The values of each record stand, in order, in its own lines."""
    for number, record in enumerate(page.records):
        told = told_of(page, number)
        at = 0
        for value in (record.title, record.summary, *record.paragraphs):
            if value is not None and value not in record.may_hold:
                assert fold(value) in told, (page.form, value)
                if record.title is not None:
                    at = told.index(fold(value), at)


@pytest.mark.parametrize("form", FORMS)
def test_truth_stands_on_the_page(form: str) -> None:
    for page in pages(form):
        assert page.form == form
        assert_told(page)
        assert page.origins == (form,) * len(page.records)
        assert not page.perhaps
        assert {number for _, number in page.lines} - {-1} == set(range(len(page.records)))


@pytest.mark.parametrize("form", FORMS)
def test_days_and_authors_stand_on_the_page(form: str) -> None:
    for page in pages(form):
        for number, record in enumerate(page.records):
            told = told_of(page, number)
            assert all(name in page.text for name in record.authors)
            if record.day is not None:
                weekday_form = f"{record.day.day:02d} {in_words(record.day).split()[1][:3]} {record.day.year}"
                written = {in_words(record.day), in_words(record.day, padded=True), in_digits(record.day), weekday_form}
                assert any(day in told for day in written)


@pytest.mark.parametrize("form", FORMS)
def test_a_seed_gives_the_same_page_and_another_seed_another(form: str) -> None:
    assert [made(form, seed) for seed in range(10)] == list(pages(form)[:10])
    assert len({page.text for page in pages(form)}) > (1 if form == "foreign-cookies" else len(SEEDS) / 2)


@pytest.mark.parametrize("form", FORMS)
def test_only_others_and_resources_hold_no_records(form: str) -> None:
    empty = form in FOREIGN or form == "adcs-resource"
    assert all(bool(page.records) != empty for page in pages(form))
    assert all({record.publisher for record in page.records} <= {form.partition("-")[0]} for page in pages(form))


def test_forms_are_known_new_or_foreign() -> None:
    assert sorted((*KNOWN, *NEW, *FOREIGN)) == sorted(FORMS)


OPTIONS: dict[str, tuple[str, Callable[[Page], bool]]] = {
    "bulleted, at the bullet": ("themj-bulleted", lambda page: page.text.startswith("• ")),
    "bulleted, headed": ("themj-bulleted", lambda page: "  • " in page.text and not page.text.startswith("• ")),
    "bulleted, two blanks": ("themj-bulleted", lambda page: "\n\n\n    " in page.text),
    "bylines, two authors": ("themj-tag-page", lambda page: any(len(one.authors) == 2 for one in page.records)),
    "bylines, cut": ("themj-tag-page", lambda page: any(one.summary_truncated for one in page.records)),
    "profile": ("themj-author-page", lambda page: page.text.startswith("Author Profile")),
    "old paywall": ("themj-author-page", lambda page: PAYWALL_OLD[0] in page.text),
    "jobs": ("themj-summaries-only", lambda page: page.text.count("Apply for this job") == 6),
    "premium job": ("themj-summaries-only", lambda page: "\nPremium job" in page.text),
    "copyright": ("themj-summaries-only", lambda page: "Hemming Group Limited" in page.text),
    "nothing below": ("themj-summaries-only", lambda page: not page.sure),
    "new site, stray line": ("themj-new-article", lambda page: page.text.startswith("Title\n")),
    "new site, no label": ("themj-new-article", lambda page: page.text.startswith(str(page.records[0].title))),
    "new site, no short lines": ("themj-new-article", lambda page: "\nLogin\n" not in page.text),
    "new site, author": ("themj-new-article", lambda page: "Popular articles by" in page.text),
    "new site, again": ("themj-new-article", lambda page: bool(page.records[0].may_hold)),
    "body, paywall": ("themj-body-only", lambda page: PAYWALL_NEW[0] in page.text),
    "body, bare": ("themj-body-only", lambda page: not page.sure),
    "body, subheadings": ("themj-body-only", lambda page: bool(page.records[0].subheadings)),
    "day alone": ("localgov-article", lambda page: not page.records[0].authors),
    "image": ("localgov-article", lambda page: "\nImage: " in page.text),
    "sign up": ("localgov-article", lambda page: "SIGN UP" in page.text),
    "pointer": ("localgov-article", lambda page: bool(page.records[0].may_hold)),
    "partner": ("localgov-article", lambda page: page.text.count(" image\n\n") > 0),
    "no boilerplate": ("localgov-article", lambda page: page.end == "open"),
    "recruiter": ("localgov-listing", lambda page: "Recuriter: " in page.text),
    "box without a day": ("adcs-box", lambda page: page.lines[2][1] == 0),
    "box, cut title": ("adcs-box", lambda page: any(text.endswith("...") for text, _ in page.lines)),
    "box, cut page": ("adcs-box", lambda page: "Related Articles" not in page.text),
    "tags": ("adcs-box", lambda page: any(text.startswith("EDUCATION ") for text, _ in page.lines)),
    "no tags line": ("adcs-box", lambda page: "Related" in page.text and "Tags assigned" not in page.text),
    "notes": ("adcs-box", lambda page: "to editors" in page.text),
    "single lines with box": ("adcs-single-lines", lambda page: " Event\n" in page.text),
    "each closed": ("adcs-new-statement", lambda page: page.text.count("”\n“") > 0),
    "opened": ("adcs-new-statement", lambda page: ".\n“" in page.text),
    "then straight": ("adcs-new-statement", lambda page: '\n"' in page.text),
    "first only": ("adcs-new-statement", lambda page: page.text.count("“") == 1 and len(page.lines) > 4),
    "no ENDS": ("adcs-new-statement", lambda page: page.end == "open"),
    "labelled blog": ("adcs-new-blog", lambda page: "ADCS Blog" in page.text),
    "signed blog": ("adcs-new-blog", lambda page: bool(page.records[0].authors)),
    "blog with box": ("adcs-old-blog", lambda page: page.start == "mark"),
    "blog without box": ("adcs-old-blog", lambda page: not page.sure),
}


@pytest.mark.parametrize("option", OPTIONS)
def test_every_option_occurs_and_is_left_out(option: str) -> None:
    form, holds = OPTIONS[option]
    assert 0 < sum(map(holds, pages(form))) < len(SEEDS)


def test_titles_and_summaries_are_of_many_kinds() -> None:
    words = Words("kinds")
    titles = {words.title() for _ in range(4000)}
    summaries = {words.summary() for _ in range(4000)}
    assert len(titles) > 2500
    assert len(summaries) > 3500
    assert max(map(len, titles)) > LONGEST_TITLE - 8
    assert max(map(len, titles)) <= LONGEST_TITLE
    assert min(len(title.split()) for title in titles) == 2
    for ending in ("?", "...", "’", "”", "!"):
        assert any(title.endswith(ending) for title in titles), ending
    for mark in ("‘", "“", ": ", "£", "%", "'", "–"):
        assert any(mark in title for title in titles), mark
    for ending in (".", "?", "’", "”"):
        assert any(summary.endswith(ending) for summary in summaries), ending
    assert sum(len(summary) > CUT_AT for summary in summaries) > len(summaries) / 3


@pytest.mark.parametrize("change", CHANGES)
def test_changes_keep_the_truth_or_say_what_is_left(change: str) -> None:
    for form in FORMS:
        for seed, page in enumerate(pages(form)[:30]):
            other = changed(change, page, seed)
            assert other == changed(change, page, seed)
            assert_told(other)
            assert len(other.origins) == len(other.records)
            if change == "cut":
                assert page.text.startswith(other.text)
                assert len(other.text) < len(page.text)
                assert (*other.records, *other.perhaps) == page.records[: len(other.records) + len(other.perhaps)]
            else:
                assert other.records == page.records


def test_changes_change() -> None:
    page = made("themj-bulleted", 3)
    assert "\n\n" not in changed("stripped", page, 0).text
    assert max(map(len, changed("wrapped", page, 0).text.splitlines())) <= 160
    assert "\N{NO-BREAK SPACE}" in changed("no-break spaces", page, 0).text
    assert len({changed("bullets", page, seed).text for seed in range(40)}) > 5
    assert len({changed("indents", page, seed).text for seed in range(40)}) > 3


def test_joinings_hold_the_records_of_their_pages_in_order() -> None:
    shares: Counter[str] = Counter()
    separators: Counter[str] = Counter()
    for seed in range(JOININGS):
        page = joining(seed)
        assert page == joining(seed)
        assert_told(page)
        forms = page.form.split(" + ")
        assert len(forms) in (3, 5)
        separators.update(forms[1::2])
        shares.update("known" if form in KNOWN else "new" if form in NEW else "foreign" for form in forms[::2])
    assert set(separators) == {"newline", "blank", "bom", "footer", "menu", "paywall"}
    total = shares.total()
    assert abs(shares["known"] / total - 0.4) < 0.08
    assert abs(shares["foreign"] / total - 0.2) < 0.08


def test_a_joining_of_cut_pages_keeps_what_may_be_read() -> None:
    above, below = (changed("cut", made("adcs-feed", seed), seed) for seed in (4, 5))
    page = join(Words("cut"), above, below)
    assert page.records == (*above.records, *below.records)
    assert page.perhaps == (*above.perhaps, *below.perhaps)
    assert_told(page)


def test_makers_know_nothing_of_the_library() -> None:
    for path in MAKERS.glob("*.py"):
        words = path.read_text("utf-8")
        assert "childservices_corpus" not in words
        assert len(words.splitlines()) <= LONGEST_FILE
