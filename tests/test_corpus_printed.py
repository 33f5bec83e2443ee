"""What a corpus, its record sets and a description print, word for word, and where a list of rows is cut."""

import re

import pytest

from childservices_corpus.corpus.describe import Fill, describe
from childservices_corpus.corpus.query.suggest import near, unknown
from childservices_corpus.errors import QueryError
from childservices_corpus.safe.terminal import aligned, one_line
from commands import corpus

NEWS, OLDER = (one.id for one in corpus().articles)
ARTICLES = "2 articles; dated 2024-06-12 to 2024-06-13; 2 to the very day; themj 2"
STATEMENTS = "1 statement; dated 2007-02-01 to unknown; 0 to the very day; adcs 1"
TABLES = {
    "articles": [
        f"<{ARTICLES}>",
        "  2024-06-13  · themj  · Foster carers call for support",
        "  2024-06-12  · themj  · Young people set out plans",
    ],
    "statements": [f"<{STATEMENTS}>", "  2007-02-01/  · adcs  · comment  · Comment: early help"],
    "quotations": ["<1 quotation>", "  unknown  · Help for foster carers comes late."],
    "links": ["<0 links>"],
    "documents": [
        "<2 documents>",
        "  listing.txt     · themj  · themj-bulleted  · 218",
        "  statements.txt  · adcs   · adcs-feed       · 184",
    ],
    "problems": ["<0 problems>"],
    "people": ["<0 people>"],
}


def cells(line: str) -> list[str]:
    return re.split(r"\s+· ", line.strip())


@pytest.mark.parametrize("table", TABLES)
def test_a_set_prints_a_headline_and_a_line_for_each_record(table: str) -> None:
    head, *rows = str(corpus().table(table)).splitlines()
    wanted, *lines = TABLES[table]
    assert head == wanted
    assert list(map(cells, rows)) == list(map(cells, lines))


LONGER = {
    "mentions": ["organisation", "ADCS", "Association of Directors of Children's Services"],
    "sightings": [NEWS, "0", "unknown"],
    "provenance": [NEWS, "title", "unknown", "4", "34"],
    "ledger": ["0", "2", "blank", "unknown"],
}


@pytest.mark.parametrize("table", LONGER)
def test_the_first_row_of_other_tables(table: str) -> None:
    row = str(corpus().table(table)).splitlines()[1]
    assert cells(row)[: len(LONGER[table])] == LONGER[table]


def test_eight_rows_are_printed_and_the_rest_is_counted() -> None:
    for table, more in (("ledger", "… and 19 more"), ("provenance", "… and 3 more")):
        found = corpus().table(table)
        lines = str(found).splitlines()
        assert (len(lines), lines[-1]) == (10, more)
        assert found._repr_html_().endswith(f"</table><p>{more}</p>")
    nine, eight = corpus().provenance[:9], corpus().provenance[:8]
    assert str(nine).splitlines()[-1] == "… and 1 more"
    assert "more" not in str(eight)
    assert len(str(eight).splitlines()) == 9
    assert "more" not in eight._repr_html_()
    assert eight._repr_html_().count("<tr>") == 9


def test_a_corpus_prints_its_tables_with_dates_and_counts_the_others() -> None:
    assert str(corpus()).splitlines() == [
        "<Corpus>",
        f"  {ARTICLES}",
        f"  {STATEMENTS}",
        "  1 quotation, 1 mention, 0 links, 3 topics, 7 reasons, 11 provenance, 2 documents, 27 ledger, 3 sightings, "
        "0 problems, 165 authorities, 1,044 organisations, 0 people",
    ]


def test_a_corpus_as_html_has_a_row_for_each_table() -> None:
    page = corpus()._repr_html_()
    found = [re.findall(r">([^<>]+)</t[dh]>", row) for row in re.findall(r"<tr>.*?</tr>", page)]
    assert re.search(r"<caption[^>]*>Corpus</caption>", page)
    assert found[:3] == [["table", "rows", "what"], ["articles", "2", ARTICLES], ["statements", "1", STATEMENTS]]
    assert found[-4] == ["problems", "0", "0 problems"]
    assert found[-1] == ["people", "0", "0 people"]


def test_a_set_as_html_has_heads_and_cells() -> None:
    page = corpus().articles._repr_html_()
    found = [re.findall(r">([^<>]+)</t[dh]>", row) for row in re.findall(r"<tr>.*?</tr>", page)]
    assert f">{ARTICLES}</caption>" in page
    assert found == [
        ["date", "publisher", "headline"],
        ["2024-06-13", "themj", "Foster carers call for support"],
        ["2024-06-12", "themj", "Young people set out plans"],
    ]


def test_a_search_without_a_hit_prints_its_note_with_a_semicolon_in_html() -> None:
    hits = corpus().search("foster AND")
    assert "note: words are missing before the end, so the query was taken as plain words" in str(hits)
    assert hits.notes


def test_a_line_is_cut_at_its_width_and_not_before() -> None:
    assert one_line("x" * 100) == "x" * 100
    assert one_line("x" * 101) == "x" * 99 + "…"
    assert one_line("ab cd", 4) == "ab…"
    assert one_line(" a\n b\t") == "a b"
    assert one_line("a\N{ZERO WIDTH SPACE}b") == "a\\u200bb"


def test_cells_but_the_last_are_cut_at_sixty_characters() -> None:
    (line,) = aligned([("x" * 61, "y" * 61)])
    assert line == f"  {'x' * 59}…  \N{MIDDLE DOT} {'y' * 61}"
    assert aligned([("a", "b"), ("ccc", "d")]) == ["  a    \N{MIDDLE DOT} b", "  ccc  \N{MIDDLE DOT} d"]


def test_fill_rates_are_printed_as_counts_and_shares() -> None:
    found = describe(corpus())
    lines = str(found).splitlines()
    assert cells(next(line for line in lines if "· topics" in line)) == ["articles", "topics", "themj", "1 of 2", "50%"]
    assert found.share("articles", "topics", "themj") == 0.5
    assert found.fills[0] == Fill("articles", "id", "themj", 2, 2)
    assert found.to_arrow().slice(0, 1).to_pylist() == [
        {"table": "articles", "field": "id", "publisher": "themj", "filled": 2, "records": 2, "share": 1.0}
    ]
    filled = {(one.table, one.field) for one in found.fills if one.filled}
    assert ("statements", "speakers") in filled
    assert ("statements", "stub") in filled
    assert ("statements", "issued_latest") not in filled
    assert ("articles", "authors") not in filled
    page = found._repr_html_()
    assert re.findall(r"<th>([^<]+)</th>", page) == ["table", "field", "publisher", "filled", "share"]
    assert str(found) == repr(found)


# The order of records, and what a misspelt name is told


def test_records_are_sorted_by_date_in_either_direction() -> None:
    found = corpus().articles
    assert [one.id for one in found.sort_by("date")] == [OLDER, NEWS]
    assert [one.id for one in found.sort_by("date", descending=True)] == [NEWS, OLDER]
    assert [one.id for one in found.sort_by("publisher", "title")] == [NEWS, OLDER]


ORDERS = [
    ("articles", ["dat"], "no column of articles is called 'dat'; did you mean 'date'?"),
    ("ledger", ["dat"], "no column of ledger is called 'dat'; there are document, document_id, end, fate"),
    ("articles", ["topics"], "topics has several values in a record; sort by a column with one value"),
    ("statements", ["speakers.name"], "speakers.name has several values in a record"),
    ("articles", [], "sort_by needs the name of a column"),
]


@pytest.mark.parametrize(("table", "columns", "said"), ORDERS)
def test_an_order_that_cannot_be_is_refused(table: str, columns: list[str], said: str) -> None:
    with pytest.raises(QueryError) as told:
        corpus().table(table).sort_by(*columns)
    assert str(told.value).startswith(said)


def test_similar_names_are_suggested_and_others_listed_up_to_twelve() -> None:
    assert near("fostering", ["Fostering", "foster", "x"]) == ["Fostering", "foster"]
    assert near("fos", ["foster", "x"]) == ["foster"]
    assert near("fo", ["foster"]) == []
    assert len(near("aaaa", ["aaab", "aaac", "aaad", "aaae"])) == 3
    names = [f"n{number:02}" for number in range(13)]
    told = str(unknown("topic", "zzz", names))
    assert told.endswith(f"there are {', '.join(names[:12])} and 1 more; count_by('topic') lists all that records have")
    assert str(unknown("topic", "zzz", names[:12])).endswith("n10, n11")
    assert str(unknown("topic", "zzz", [])).endswith("; there are none")
    assert str(unknown("topic", "n0x", ["n01", "n02"])).endswith("; did you mean 'n02' or 'n01'?")
