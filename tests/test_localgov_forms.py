"""Pages of LocalGov in every form, whole and changed: each record is read as it is, and nothing else is a record."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import childservices_corpus as csc
from makers import changed, judge, made
from support import assert_equal_paths, assert_invariants

FORMS = (
    "localgov-listing",
    "localgov-dated",
    "localgov-bar",
    "localgov-article",
    "localgov-author-bullets",
    "localgov-body-only",
)
CHANGES = ("as it is", "stripped", "cut", "bullets", "indents", "no-break spaces")
# A page whose first line is long and ends in a full stop and a single mark.
QUOTED_END = 180
seeds = st.integers(0, 2**31)


def records(parsed: csc.Parsed) -> list[Any]:
    return sorted([*parsed.articles, *parsed.statements], key=lambda record: record.position)


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=25)
@given(seed=seeds)
def test_every_record_is_read_as_it_is(form: str, change: str, seed: int) -> None:
    page = changed(change, made(form, seed), seed)
    verdict = judge(page, records(csc.parse(page.text)))
    assert verdict.right, (verdict.lost, verdict.nobodys)


@pytest.mark.parametrize("change", CHANGES)
def test_a_long_line_that_ends_a_sentence_in_single_marks_is_not_wrapped(change: str) -> None:
    page = changed(change, made("localgov-body-only", QUOTED_END), QUOTED_END)
    assert judge(page, records(csc.parse(page.text))).right


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=25)
@given(seed=seeds)
def test_pages_keep_the_rules_on_both_paths(form: str, seed: int) -> None:
    page = made(form, seed)
    parsed = csc.parse(page.text)
    assert_invariants(parsed)
    assert_equal_paths(parsed, csc.parse_table(page.text))


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=25)
@given(seed=seeds)
def test_a_layout_that_is_named_reads_its_form(form: str, seed: int) -> None:
    page = made(form, seed)
    layout = str(csc.parse(page.text).document.layout).split("+")[0]
    verdict = judge(page, records(csc.parse(page.text, layout=layout)))
    assert not verdict.lost


@settings(max_examples=25)
@given(seed=seeds)
def test_pages_say_their_form(seed: int) -> None:
    for form in FORMS:
        for article in csc.parse(made(form, seed).text).articles:
            assert article.form == ("page" if form in ("localgov-article", "localgov-body-only") else "listing")


@pytest.mark.parametrize("above", FORMS)
@settings(max_examples=25)
@given(seed=seeds, below=st.sampled_from(FORMS))
def test_pages_below_each_other_are_each_read(above: str, below: str, seed: int) -> None:
    first, second = made(above, seed), made(below, seed + 1)
    parsed = csc.parse(f"{first.text}\n\n© 2024 Anybody Limited.\nPrivacy policy\nContact us\n\n{second.text}")
    found = records(parsed)
    told = Counter([record.title for page in (first, second) for record in page.records])
    assert Counter([record.title for record in found]) == told
