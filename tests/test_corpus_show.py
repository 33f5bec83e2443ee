"""What a corpus, its sets and its records print, as a person wants to read it."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings

from childservices_corpus.corpus import Corpus
from childservices_corpus.models import DateRange
from childservices_corpus.safe.terminal import one_line
from corpora import NAMES, corpora, real_corpus

WORDED = [
    ("a day", (2022, 2, 2), (2022, 2, 2), "on 2 February 2022"),
    ("days of a month", (2022, 2, 2), (2022, 2, 9), "between 2 and 9 February 2022"),
    ("days of two months", (2022, 2, 28), (2022, 3, 2), "between 28 February and 2 March 2022"),
    ("days of two years", (2021, 12, 31), (2022, 1, 1), "between 31 December 2021 and 1 January 2022"),
    ("a whole month", (2024, 2, 1), (2024, 2, 29), "in February 2024"),
    ("a month but for its last day", (2024, 2, 1), (2024, 2, 28), "between 1 and 28 February 2024"),
    ("a whole year", (2022, 1, 1), (2022, 12, 31), "in 2022"),
    ("no first day", None, (2022, 2, 9), "on or before 9 February 2022"),
    ("no last day", (2022, 2, 2), None, "on or after 2 February 2022"),
    ("no day at all", None, None, "date unknown"),
]


@pytest.mark.parametrize(("label", "first", "last", "words"), WORDED, ids=[case[0] for case in WORDED])
def test_ranges_in_words(label: str, first: Any, last: Any, words: str) -> None:
    bounds = [None if day is None else date(*day) for day in (first, last)]
    assert DateRange(earliest=bounds[0], latest=bounds[1]).in_words() == words


def test_a_set_tells_how_many_from_when_and_whose() -> None:
    text = repr(real_corpus().articles)
    assert text.startswith("<160 articles; dated 2022-01-11 to 2024-06-13; 40 to the very day; localgov 100, themj 60>")
    assert text.endswith("… and 152 more")
    assert repr(real_corpus().articles[:0]).startswith("<0 articles")
    assert "5 documents" in repr(real_corpus())


def test_counts_print_as_a_table() -> None:
    counts = real_corpus().articles.count_by("publisher", "year")
    assert str(counts).splitlines()[0].split() == ["publisher", "year", "certain", "possible"]
    assert str(real_corpus().articles.count_by("publisher")).splitlines() == [
        "publisher    n",
        "localgov   100",
        "themj       60",
    ]
    assert counts["themj", 2022] == 20
    assert counts["themj", 1999] == 0
    assert [row[1] for row in counts.sort_by("year", "publisher")] == [2022, 2023, 2024, None, None]
    assert "<table " in counts._repr_html_()


def test_fill_rates() -> None:
    description = real_corpus().describe()
    assert description.share("articles", "published_earliest", "themj") == pytest.approx(40 / 60)
    assert description.share("articles", "title", "localgov") == 1
    assert description.share("statements", "topics", "adcs") == 0
    assert "40 of 60" in str(description)
    assert "share" in description.to_arrow().column_names


@settings(max_examples=30, deadline=None)
@given(corpus=corpora())
def test_fill_rates_are_a_loop(corpus: Corpus) -> None:
    for one in corpus.describe().fills:
        mine = [record for record in corpus.table(one.table) if record.publisher == one.publisher]
        assert one.records == len(mine)
        assert one.filled == sum(getattr(record, one.field) not in (None, "", ()) for record in mine)


@settings(max_examples=40, deadline=None)
@given(corpus=corpora())
def test_everything_prints_and_notebooks_get_no_markup_from_the_data(corpus: Corpus) -> None:
    assert "<b>" in NAMES
    for name in ("articles", "statements", "quotations", "mentions", "links", "problems"):
        records = corpus.table(name)
        assert str(len(records)) in repr(records)
        assert "<b>" not in records._repr_html_()
    assert "<b>" not in corpus._repr_html_() + corpus.describe()._repr_html_()
    for column in ("section", "author"):
        assert "<b>" not in corpus.articles.count_by(column)._repr_html_()
    for record in (*corpus.articles, *corpus.statements, *corpus.quotations):
        assert record.id in str(record)


def test_a_record_reads_as_a_person_would_want() -> None:
    text = str(real_corpus().articles[0])
    assert text.splitlines()[:2] == [
        "Councils looking after record 576,000 children with SEND",
        "themj, genre unknown, on 13 June 2024",
    ]
    assert "number 0 of document ed511996b515" in text


def test_control_characters_do_not_reach_a_terminal() -> None:
    assert one_line("red \x1b[31m text\u202e\nnext", 80) == "red \\x1b[31m text\\u202e next"
