"""Layouts of other packages: what counts, what does not, and what nothing can change."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import childservices_corpus as csc
from childservices_corpus.errors import LayoutError
from childservices_corpus.layouts import FormLayout, ListingForm
from childservices_corpus.layouts.common.line_shapes import gaps
from childservices_corpus.layouts.pages import pages
from childservices_corpus.layouts.panel import panel
from childservices_corpus.layouts.registry import GROUP as LAYOUTS
from childservices_corpus.layouts.registry import OURS, Known, layouts, registry
from childservices_corpus.text.lines import split
from packages import AddPackage
from pages import Item, Told, bulleted, bylined, feed, feeds, listings, localgov, of_author, plain
from support import assert_invariants

MEMBERS = [Known(layout, "ours") for layout in OURS]


def found(text: str, members: list[Known]) -> list[tuple[int, int, str | None]]:
    cut = pages(split(text), panel(members))
    return [(page.low, page.high, None if page.known is None else page.known.name) for page in cut]


@given(st.lists(listings, min_size=4, max_size=4), feeds, st.permutations(range(6)), st.permutations(MEMBERS))
@settings(max_examples=30)
def test_the_order_in_which_layouts_are_found_decides_nothing(
    made: list[list[Item]], fed: list[Told], order: list[int], members: list[Known]
) -> None:
    texts = [bulleted(made[0]), localgov(made[1]), bylined(made[2]), of_author(made[3]), feed(fed), plain(made[0])]
    text = "\n".join(texts[number] for number in order)
    assert found(text, members) == found(text, MEMBERS)


def test_of_two_layouts_that_fit_alike_the_first_by_name_reads_the_page() -> None:
    alike = [Known(FormLayout(name, "themj", lambda lines: 1.0, OURS[0].label, lambda lines: lines.filled[:1]), name)
             for name in ("a-form", "b-form", "c-form")]  # fmt: skip
    for order in permutations(alike):
        assert found("T\n\nA line", list(order)) == [(0, 3, "a-form")]


def test_more_beginnings_count_where_scores_are_alike() -> None:
    once = FormLayout("a-form", "themj", lambda lines: 0.9, OURS[0].label, lambda lines: lines.filled[:1])
    often = FormLayout("b-form", "themj", lambda lines: 0.9, OURS[0].label, lambda lines: lines.filled)
    assert found("A\nB\nC\n", [Known(once, "one"), Known(often, "other")]) == [(0, 3, "b-form")]


def test_a_layout_cannot_change_the_lines_it_is_shown() -> None:
    lines = split("• A title\n13 June 2024\n\nA summary of it.\n")
    for column in (lines.start, lines.stop, lines.begin, lines.after, lines.value_start, lines.first, lines.last):
        with pytest.raises(ValueError, match="read-only"):
            column[0] = 1
    for column in (lines.filled, lines.length, gaps(lines), lines.part(0, 2).start, lines.part(1, 3).filled):
        with pytest.raises(ValueError, match="read-only"):
            column[0] = 1


def test_a_name_that_two_packages_claim_is_nobodys(add_package: AddPackage) -> None:
    layout = (
        "from childservices_corpus.layouts import ListingForm\n"
        "LAYOUT = ListingForm('twice', 'themj', ('title', 'day'))\n"
    )
    add_package("one", layout, {LAYOUTS: {"one": "one:LAYOUT"}})
    add_package("other", layout, {LAYOUTS: {"other": "other:LAYOUT"}})
    assert "twice" not in layouts()
    assert {(one.name, one.package) for one in registry().refused} == {
        ("twice", "one-package 1.0"),
        ("twice", "other-package 1.0"),
    }


FORMS = {
    "no title": ("day", "summary"),
    "a title alone": ("title",),
    "a line twice": ("title", "day", "day"),
    "a line that is none": ("title", "byline", "day"),
    "no sure mark": ("title", "summary"),
}


@pytest.mark.parametrize("name", FORMS)
def test_a_form_that_cannot_be_read_is_refused(name: str) -> None:
    with pytest.raises(LayoutError, match="the form 'x' cannot be used"):
        ListingForm("x", "themj", FORMS[name])  # type: ignore[arg-type]
    with pytest.raises(LayoutError, match="blanks must have one number"):
        ListingForm("x", "themj", ("title", "day"), blanks=(1, 2))
    with pytest.raises(LayoutError, match="must be tuples"):
        ListingForm("x", "themj", ("title", "day"), furniture="Subscribe")  # type: ignore[arg-type]
    with pytest.raises(LayoutError, match="an empty text"):
        ListingForm("x", "themj", ("title", "day"), furniture=("",))


ORDERS: dict[str, ListingForm] = {
    "title, day, summary": ListingForm("x", "themj", ("title", "day", "summary")),
    "title, summary, day": ListingForm("x", "themj", ("title", "summary", "day")),
    "title, day": ListingForm("x", "themj", ("title", "day")),
    "bullet, title, day, summary": ListingForm("x", "themj", ("title", "day", "summary"), bullet=True),
    "bullet, title, summary": ListingForm("x", "themj", ("title", "summary"), bullet=True),
    "all of it": ListingForm(
        "x", "themj", ("title", "day", "summary"), bullet=True, blanks=(1, 1), heading="| X", furniture=("Subscribe",)
    ),
}


def page_of(form: ListingForm, made: list[Item]) -> str:
    parts = {"day": "day", "summary": "summary", "title": "title"}
    lines = [form.heading and f"Children {form.heading}"]
    for item in made:
        texts = [getattr(item, parts[part]) for part in form.lines]
        lines += ["• " * form.bullet + texts[0], *texts[1:]]
    return "\n\n".join(line for line in [*lines, *(f"{words} now\n\nMore" for words in form.furniture)] if line)


@pytest.mark.parametrize("name", ORDERS)
@given(made=listings)
@settings(max_examples=40)
def test_declared_forms_are_read_as_they_are_declared(name: str, made: list[Item]) -> None:
    form = ORDERS[name]
    text = page_of(form, made)
    parsed = csc.parse(text, layout=form)
    assert_invariants(parsed)
    expected = [
        (one.title, one.day if "day" in form.lines else None, one.summary if "summary" in form.lines else None)
        for one in made
    ]
    assert [(one.title, one.published_text, one.summary) for one in parsed.articles] == expected
    assert {one.section for one in parsed.articles} == {"Children" if form.heading else None}
    assert not parsed.problems
    score = form.score(split(text))
    assert score == 0.5 if form.bullet and not form.heading and "day" not in form.lines else score == 1.0


def test_blank_lines_that_are_missing_lower_the_score_and_lose_no_record() -> None:
    form = ORDERS["all of it"]
    made = [Item("A title", "1 May 2024", "A summary that is as long as summaries are, and ends with a stop.")] * 3
    text = page_of(form, made)
    close = text.replace("\n\n", "\n")
    assert form.score(split(close)) < form.score(split(text)) == 1.0
    assert [one.summary for one in csc.parse(close, layout=form).articles] == [one.summary for one in made]


@given(
    st.lists(st.sampled_from([*"• \n\tA1.|x", "1 May 2024", "\nSubscribe", "Children | X\n"]), max_size=60).map("".join)
)
@settings(max_examples=40)
def test_declared_forms_account_for_any_lines(text: str) -> None:
    for form in ORDERS.values():
        assert_invariants(csc.parse(text, layout=form))
