"""A listing from end to end is read as every other page is: layout by layout, line by line."""

from typing import Any

import pytest

import childservices_corpus as csc
from childservices_corpus.layouts.end_to_end import listing
from childservices_corpus.layouts.registry import GROUP
from childservices_corpus.text.documents import open_source
from childservices_corpus.text.lines import split
from makers import CHANGES, FORMS, changed, made
from packages import AddPackage
from pages import Item, bulleted
from support import DUMPS
from test_batches import HOSTILE, MARKS, coded, with_mark

# With a layout of another package, which may claim any line, each layout is asked about each page.
NOWHERE = """
import numpy as np

class Nowhere:
    name, publisher = "nowhere", "themj"

    def score(self, lines):
        return 0.0

    def anchors(self, lines):
        return np.zeros(0, dtype=np.int64)

    def label(self, lines):
        raise ValueError("a page of this form does not exist")

LAYOUT = Nowhere()
"""
ITEMS = [
    Item(
        "Foster carers call for support",
        "13 June 2024",
        "Foster carers call for support while budgets for children’s services are under strain, a report has found.",
    ),
    Item(
        "A £2.4bn fund",
        "28 May 2024",
        "Council leaders have warned that a fund of £2.4bn will not go round this year, whatever is said about it...",
    ),
    Item(
        "Two councils set out plans across England",
        "01 May 2024",
        "Two councils set out plans for 16- and 17-year-olds, who are to have their own homes by the end of the year.",
    ),
]
LISTING = bulleted(ITEMS)
WHOLE = [
    LISTING,
    *(bulleted(ITEMS[:1]), bulleted(ITEMS, blanks=2), bulleted(ITEMS, indent=0)),
    f"{LISTING}\n\n{LISTING}\n",
    LISTING.replace(ITEMS[0].day, "31 February 2021"),
    LISTING.replace(ITEMS[0].title, "Anyone’s café: 3% – “more”"),
    LISTING.replace("\n", "\r\n"),
]


def spoilt(mark: str) -> list[Item]:
    """Items of which one part is, or begins or ends with, a line of another form."""
    title, day, summary = ITEMS[1].title, ITEMS[1].day, ITEMS[1].summary
    return [
        Item(mark.removeprefix("• "), day, summary),
        *(Item(title, day, words) for words in (mark, f"{mark} {summary}", f"{summary} {mark}", f"{summary} | {mark}")),
    ]


def pages() -> list[bytes]:
    found = [*WHOLE, *HOSTILE.values(), *(path.read_bytes() for path in DUMPS)]
    found += [made(form, seed).text for form in FORMS for seed in range(2)]
    found += [changed(name, made("themj-bulleted", 3), 5).text for name in CHANGES]
    found += [with_mark(LISTING, mark, at) for mark in MARKS for at in range(0, LISTING.count("\n") + 2, 7)]
    found += [bulleted([ITEMS[0], item, ITEMS[2]]) for mark in MARKS for item in spoilt(mark)]
    found += [LISTING.replace(ITEMS[1].summary, ITEMS[1].summary + end) for end in (":", " |", " | LocalGov")]
    found += [LISTING.replace(f"    {item.summary}", item.summary) for item in ITEMS]
    found += [LISTING[:size] for size in range(20, len(LISTING), 197)]
    return list(map(coded, found))


def rows(page: bytes) -> dict[str, Any]:
    return {name: table.to_pylist() for name, table in csc.parse_table(page).items()}


def test_a_listing_has_the_rows_that_it_has_when_each_layout_is_asked(add_package: AddPackage) -> None:
    asked = pages()
    at_once = list(map(rows, asked))
    add_package("nowhere", NOWHERE, {GROUP: {"nowhere": "nowhere:LAYOUT"}})
    for page, found in zip(asked, at_once, strict=True):
        assert rows(page) == found


@pytest.mark.parametrize("page", WHOLE)
def test_a_listing_from_end_to_end_is_known(page: str) -> None:
    document, utf8 = open_source(page)
    assert listing(document, split(document.text, utf8)) is not None


@pytest.mark.parametrize("mark", MARKS)
def test_a_line_of_another_form_is_not_taken_for_one_of_a_listing(mark: str) -> None:
    document, utf8 = open_source(with_mark(LISTING, mark, LISTING.count("\n") + 1))
    assert listing(document, split(document.text, utf8)) is None


def test_a_layout_of_another_package_may_claim_any_line(add_package: AddPackage) -> None:
    document, utf8 = open_source(LISTING)
    add_package("nowhere", NOWHERE, {GROUP: {"nowhere": "nowhere:LAYOUT"}})
    assert listing(document, split(document.text, utf8)) is None
