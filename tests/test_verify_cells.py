"""What a check of a release says of one changed cell, in each table of a small release."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import childservices_corpus as csc
from childservices_corpus.storage.files import read_table
from commands import corpus, release
from sealing import seal

NEWS, OLDER = (one.id for one in corpus().articles)
COMMENT = corpus().statements[0].id
DIFFERS = "{}.txt: the table {} differs from a new reading of its dump"
ARTICLES, STATEMENTS = DIFFERS.format("listing", "articles"), DIFFERS.format("statements", "statements")
NO_SLICE = "listing.txt: {} {} is not the slice [{}): {!r}"
TITLE = NO_SLICE.format(NEWS, "title", "4, 34", "Foster carers call for support")
TILES = "listing.txt: the ledger does not tile its {} characters"
CHARACTERS = "documents: listing.txt: its n_chars is 219, and 218 when it is read again"
Change = Callable[[Any], Any]


def changed(folder: Path, table: str, column: str, change: Change) -> Path:
    """A copy of the release with another first value in a column, and with sums that fit."""
    shutil.copytree(release(), folder)
    held = read_table(folder, table)
    field = held.schema.field(column)
    first, *others = held[column].to_pylist()
    plain = pa.string() if pa.types.is_dictionary(field.type) else field.type
    values = pa.array([change(first), *others], plain).cast(field.type)
    pq.write_table(held.set_column(held.schema.get_field_index(column), field, values), folder / f"{table}.parquet")
    return seal(folder, other_program=True)


CELLS: list[tuple[str, str, Change, list[str]]] = [
    ("articles", "title", lambda title: f"{title}!", [TITLE, ARTICLES]),
    (
        "articles",
        "summary",
        lambda summary: None,
        [
            NO_SLICE.format(NEWS, "summary", "58, 110", "Carers need more help this year, a report has found."),
            ARTICLES,
        ],
    ),
    (
        "articles",
        "position",
        lambda position: 5,
        ["articles: its rows are not in the order of the documents", ARTICLES],
    ),
    (
        "articles",
        "id",
        lambda one: OLDER,
        [
            "articles: two rows have the same id",
            f"articles: {OLDER}: its topics are not those of the table topics",
            *(
                f"{table}: {NEWS} is not the id of a record"
                for table in ("topics", "reasons", "provenance", "ledger", "sightings")
            ),
            f"reasons: {NEWS}: genre is not news",
            TITLE,
            NO_SLICE.format(NEWS, "published_text", "40, 52", "13 June 2024"),
            NO_SLICE.format(NEWS, "summary", "58, 110", "Carers need more help this year, a report has found."),
            ARTICLES,
        ],
    ),
    ("statements", "stub", lambda stub: not stub, [STATEMENTS]),
    (
        "statements",
        "end_marker",
        lambda mark: "###",
        [f"statements.txt: {COMMENT} end_marker is not the slice [85, 89): 'ENDS'", STATEMENTS],
    ),
    (
        "statements",
        "issued_earliest",
        lambda day: day + timedelta(days=1),
        [
            f"statements: {COMMENT}: evidence for issued_earliest 2007-02-02 is missing",
            f"statements: {COMMENT}: its earliest day is 2007-02-02, and 2007-02-01 by its evidence",
        ],
    ),
    ("ledger", "start", lambda start: start + 1, [TILES.format(218), DIFFERS.format("listing", "ledger")]),
    ("ledger", "end", lambda end: end + 1, [TILES.format(218), DIFFERS.format("listing", "ledger")]),
    ("ledger", "fate", lambda fate: "furniture", [DIFFERS.format("listing", "ledger")]),
    (
        "mentions",
        "start",
        lambda start: start + 1,
        ["statements.txt: mentions: 'ADCS' is not the slice [26, 29)"],
    ),
    (
        "mentions",
        "text",
        lambda text: text[:-1],
        [
            f"statements: {COMMENT}: organisations has 'ADCS', which is not mentioned",
            f"mentions: {COMMENT}: 'ADC' is not among its organisations",
            "statements.txt: mentions: 'ADC' is not the slice [25, 29)",
        ],
    ),
    (
        "reasons",
        "words",
        lambda words: f"{words}!",
        ["listing.txt: reasons: 'Foster carers call for support!' is not the slice [4, 34)"],
    ),
    (
        "topics",
        "score",
        lambda score: score + 1,
        [f"topics: {NEWS}: the score of fostering does not follow from its cues"],
    ),
    (
        "topics",
        "topic",
        lambda topic: "housing",
        [f"articles: {NEWS}: its topics are not those of the table topics"],
    ),
    (
        "quotations",
        "end",
        lambda end: end - 1,
        ["statements.txt: quotations: 'Help for foster carers comes late.' is not the slice [48, 81)"],
    ),
    (
        "provenance",
        "start",
        lambda start: start + 1,
        [
            NO_SLICE.format(NEWS, "title", "5, 34", "oster carers call for support"),
            DIFFERS.format("listing", "provenance"),
        ],
    ),
    (
        "provenance",
        "field",
        lambda field: "nothing",
        [TITLE.replace(" title ", " nothing "), DIFFERS.format("listing", "provenance")],
    ),
    (
        "provenance",
        "field",
        lambda field: "title.deeper",
        [TITLE.replace(" title ", " title.deeper "), DIFFERS.format("listing", "provenance")],
    ),
    ("sightings", "position", lambda position: 7, [DIFFERS.format("listing", "sightings")]),
    ("documents", "n_chars", lambda number: number + 1, [TILES.format(219), CHARACTERS]),
    (
        "sources",
        "document_id",
        lambda one: "0" * 64,
        [f"sources: {'0' * 64} is not in documents", "documents: listing.txt has no source"],
    ),
]


@pytest.mark.parametrize(
    ("table", "column", "change", "faults"), CELLS, ids=[f"{case[0]}-{case[1]}-{n}" for n, case in enumerate(CELLS)]
)
def test_a_changed_cell_is_named(table: str, column: str, change: Change, faults: list[str], tmp_path: Path) -> None:
    found = csc.verify(changed(tmp_path / "release", table, column, change))
    assert list(found.faults) == faults
    assert not found.sound


def test_another_dump_is_named_by_both_sums(tmp_path: Path) -> None:
    (fault,) = csc.verify(changed(tmp_path / "release", "sources", "content", lambda content: content + b"x")).faults
    stated = corpus().articles[0].document_id
    assert fault.startswith("listing.txt: the SHA-256 of its source is ")
    assert fault.endswith(f", not {stated}")


def test_a_page_of_a_layout_that_is_not_here_is_not_read_again_but_compared_all_the_same(tmp_path: Path) -> None:
    folder = changed(tmp_path / "release", "documents", "layout", lambda layout: "gazette")
    found = csc.verify(folder)
    assert found.sound
    sentence, _ = found.unchecked
    assert sentence.startswith("listing.txt: ")
    assert "gazette cannot be used here; install the package that has this layout (publisher: themj)" in sentence


def test_of_many_values_that_are_not_their_slices_twenty_are_named(tmp_path: Path) -> None:
    page = "\n\n".join(
        f"  • A title with number {number}\n\n    13 June 2024\n\n    A summary with the number {number}, they say."
        for number in range(24)
    )
    (tmp_path / "page.txt").write_text(page, encoding="utf-8")
    folder = csc.build(tmp_path / "page.txt", tmp_path / "release", annotate=False).folder
    held = read_table(folder, "articles")
    for number in (20, 21, 23):
        titles = [f"{title}!" if place < number else title for place, title in enumerate(held["title"].to_pylist())]
        field = held.schema.field("title")
        table = held.set_column(held.schema.get_field_index("title"), field, pa.array(titles, field.type))
        pq.write_table(table, folder / "articles.parquet")
        seal(folder, other_program=True)
        faults = csc.verify(folder).faults
        assert sum("title is not the slice" in fault for fault in faults) == 20
        more = [fault for fault in faults if "more values are not their slices" in fault]
        assert more == ([f"page.txt: {number - 20} more values are not their slices"] if number > 20 else [])
