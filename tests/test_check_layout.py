"""Our own layouts keep the rules that `check_layout` holds any layout to, and layouts that break one are told so."""

import doctest
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

import childservices_corpus as csc
from childservices_corpus.errors import LayoutError, WrongTypeError
from childservices_corpus.layouts import FormLayout, Inner, LineLabels, Lines, ListingForm
from childservices_corpus.layouts.common import listing
from childservices_corpus.layouts.registry import OURS
from childservices_corpus.layouts.themj.bulleted import LAYOUT as BULLETED
from childservices_corpus.models import publishers
from childservices_corpus.testing import check_layout, layouts
from makers import made
from pages import Told, bulleted, bylined, feed, localgov, of_author, plain
from support import DUMPS, assert_invariants
from wrong_layouts import ALL, ITEMS, NONSENSE, PAGE, labels, scored, spoilt

TELLINGS = [
    Told("Comment: a review", ("“We welcome the review, which sees what children and families need from us.",), True),
    Told("Comment: a fund", ("“A fund is not a plan.", "“We need both, and we need them to last for years."), False),
]
TEXTS = {path.name[:3]: path.read_bytes().decode() for path in DUMPS}
PAGES = {
    "themj-bulleted": [TEXTS["000"], TEXTS["001"], bulleted(ITEMS), bulleted(ITEMS, heading="Finance", bullet="-")],
    "themj-plain": [TEXTS["002"], plain(ITEMS)],
    "localgov-listing": [TEXTS["003"], localgov(ITEMS)],
    "adcs-feed": [feed(TELLINGS), feed(TELLINGS, box=""), TEXTS["004"][:9000] + TEXTS["004"][81000:82500]],
    "themj-bylines": [bylined(ITEMS), bylined(ITEMS, heading="Finance", furniture=False)],
    "localgov-author": [of_author(ITEMS), of_author(ITEMS, heading="Finance")],
    "localgov-article": [made("localgov-article", seed).text for seed in range(3)],
    "localgov-author-bullets": [made("localgov-author-bullets", seed).text for seed in range(3)],
    "localgov-body": [made("localgov-body-only", seed).text for seed in range(3)],
    **{
        layout: [page.text for page in (made(form, seed) for seed in range(6)) if page.sure or layout == "themj-dated"][
            :3
        ]
        for layout, form in {
            "themj-body": "themj-body-only",
            "themj-dated": "themj-dated",
            "themj-home": "themj-home",
            "themj-new-article": "themj-new-article",
            "themj-old-article": "themj-old-article",
            "themj-summaries": "themj-summaries-only",
            "adcs-list": "adcs-blog-list",
            "adcs-untitled": "adcs-new-statement",
        }.items()
    },
}


# A menu holds no records, so the rule that each page holds one cannot be kept.
WITH_RECORDS = [layout for layout in OURS if layout.name != "adcs-menu"]


@pytest.mark.parametrize("layout", WITH_RECORDS, ids=lambda layout: layout.name)
def test_our_own_layouts_keep_the_rules(layout: FormLayout) -> None:
    checked = check_layout(layout.name, PAGES[layout.name])
    assert checked.records == sum(
        len(parsed.articles) + len(parsed.statements) for parsed in map(csc.parse, PAGES[layout.name])
    )


def test_each_of_our_layouts_has_pages() -> None:
    assert {layout.name for layout in WITH_RECORDS} == set(PAGES)


@pytest.mark.parametrize("module", [layouts, listing, publishers], ids=lambda module: module.__name__)
def test_the_examples_of_docstrings_run(module: ModuleType) -> None:
    found = doctest.testmod(module)
    assert found.attempted >= 2
    assert found.failed == 0
    assert csc.testing.check_layout is check_layout


def test_numbers_of_numpy_are_numbers() -> None:
    def marked(lines: Lines) -> LineLabels:
        found = labels(lines)
        line = np.flatnonzero(found.fate == 3)[0]
        low = lines.start[line]
        return replace(found, inner=[Inner(found.record[line], "byline", low, low + 9)])

    parsed = csc.parse(PAGE, layout=spoilt(marked))
    assert_invariants(parsed)
    assert csc.parse_table(PAGE, layout=spoilt(marked))["ledger"].num_rows == len(parsed.ledger)


@pytest.mark.parametrize("name", NONSENSE)
def test_a_layout_that_is_named_and_fails_is_an_error_that_names_it(name: str) -> None:
    layout, words = NONSENSE[name]
    with pytest.raises(LayoutError) as raised:
        csc.parse(PAGE, layout=layout)
    assert "the layout 'spoilt'" in str(raised.value)
    assert words in str(raised.value)


@pytest.mark.parametrize("name", ALL)
def test_check_layout_finds_what_is_wrong(name: str) -> None:
    layout, words = ALL[name]
    with pytest.raises(LayoutError) as raised:
        check_layout(layout, [PAGE])
    assert words in str(raised.value)


def test_an_unknown_publisher_is_told_with_the_known_ones_and_where_to_add_it() -> None:
    layout = ListingForm("gazette-listing", "gazette", ("title", "day", "summary"))
    for ask in (lambda: csc.parse("x", layout=layout), lambda: check_layout(layout, ["x"])):
        with pytest.raises(LayoutError) as raised:
            ask()
        for words in ("'gazette'", "adcs, localgov, themj", "childservices_corpus.publishers", "docs/layouts.md"):
            assert words in str(raised.value)


QUADRATIC = FormLayout(
    "slow",
    "themj",
    BULLETED.score,
    lambda lines: [labels(lines) for _ in [0] for _ in wait(lines)][-1],
    BULLETED.anchors,
)


def wait(lines: Lines) -> list[int]:
    for one in range(len(lines) // 20):
        for other in range(len(lines) // 20):
            abs(one - other)
    return [0]


def test_work_that_grows_faster_than_the_page_is_told() -> None:
    with pytest.raises(LayoutError, match="the work must not grow faster than the page"):
        check_layout(QUADRATIC, [PAGE])


def test_a_layout_that_is_not_the_likeliest_is_told_which_is() -> None:
    layout = scored(0.5)
    with pytest.raises(LayoutError, match="read by the layout 'themj-bulleted' of childservices-corpus"):
        check_layout(layout, [PAGE])
    with pytest.raises(LayoutError, match=r"its score is 0\.10; a page is recognised above 0"):
        check_layout(scored(0.1), [PAGE])
    with pytest.raises(LayoutError, match="the check needs pages"):
        check_layout(layout, [])


@pytest.mark.parametrize("pages", ["a text", b"bytes", [b"bytes"], [Path("page.txt")]])
def test_pages_that_are_not_texts_are_refused(pages: Any) -> None:
    with pytest.raises(WrongTypeError, match="check_layout takes"):
        check_layout("themj-bulleted", pages)


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ({"bullets": True}, "a form does not have the part 'bullets'; its parts are name, publisher, lines, bullet"),
        ({"name": "Gazette List"}, "its name is 'Gazette List'; a name consists of small letters and digits"),
    ],
)
def test_a_form_with_a_wrong_part_is_refused_where_it_is_written(part: dict[str, Any], said: str) -> None:
    parts: dict[str, Any] = {"name": "gazette-list", "publisher": "themj", "lines": ("title", "day"), **part}
    with pytest.raises(LayoutError, match=said):
        ListingForm(**parts)
