"""Authorities, organisations and people: the tables agree with what records say, and verify sees when they do not."""

import shutil
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import childservices_corpus as csc
from childservices_corpus.annotate.people.roles import role_form
from childservices_corpus.annotate.people.tenures import people_table, seen_quoted, seen_speaking
from childservices_corpus.corpus.corpus import Corpus
from childservices_corpus.reference import csv_rows
from childservices_corpus.storage.files import TableWriter, read_table, stamp_of
from childservices_corpus.tables.rows import models
from childservices_corpus.tables.validity import surely_valid
from corpora import corpora


@pytest.fixture
def release(built_dumps: Path) -> Path:
    return built_dumps


def tenures(corpus: Corpus) -> list[tuple[Any, ...]]:
    """The rows of the table of people, found record by record."""
    counts: dict[Any, list[int]] = defaultdict(lambda: [0, 0])
    seen: dict[Any, list[csc.DateRange]] = defaultdict(list)
    records = {one.id: one for one in corpus.records}
    for statement in corpus.statements:
        for key in {(one.name, one.role, one.organisation) for one in statement.speakers if one.name is not None}:
            counts[key][0] += 1
            seen[key].append(statement.issued)
    for quotation in corpus.quotations:
        if quotation.speaker is not None:
            key = (quotation.speaker, quotation.role, quotation.organisation)
            counts[key][1] += 1
            seen[key].append(records[quotation.record_id].dated)
    rows = []
    for (name, role, body), (stated, quoted) in counts.items():
        ranges = seen[name, role, body]
        first, last = [one.earliest for one in ranges], [one.latest for one in ranges]
        rows.append(
            (
                name,
                role,
                role_form(role),
                body,
                None if None in first else min(day for day in first if day),
                None if None in last else max(day for day in last if day),
                stated,
                quoted,
            )
        )
    return sorted(rows, key=lambda row: (row[0], row[4] or date.max, _last(row[1]), _last(row[3])))


def _last(words: str | None) -> tuple[bool, bytes]:
    return words is None, (words or "").encode()


def rows_of(corpus: Corpus) -> list[tuple[Any, ...]]:
    return [tuple(row.values()) for row in corpus.people.to_arrow().to_pylist()]


def test_people_are_those_that_the_records_show(release: Path) -> None:
    for corpus in (csc.load(), csc.load(release)):
        assert rows_of(corpus) == tenures(corpus)
        assert len(corpus.people) > 20


@given(corpora())
def test_people_of_any_corpus_are_those_of_a_plain_loop(corpus: Corpus) -> None:
    assert rows_of(corpus) == tenures(corpus)


@given(st.data())
def test_people_do_not_depend_on_the_pieces(data: st.DataObject) -> None:
    corpus = data.draw(corpora())
    statements, quotations = corpus.statements.to_arrow(), corpus.quotations.to_arrow()
    records = corpus.records.to_arrow()
    days = records.select(["id", "dated_earliest", "dated_latest"]).rename_columns(["id", "first", "last"])
    cut, other = (data.draw(st.integers(0, table.num_rows)) for table in (statements, quotations))
    pieces = [seen_speaking(piece, days.combine_chunks()) for piece in (statements[cut:], statements[:cut])]
    pieces += [seen_quoted(piece, days.combine_chunks()) for piece in (quotations[other:], quotations[:other])]
    assert people_table(data.draw(st.permutations(pieces))).equals(corpus.people.to_arrow())


def test_each_code_of_the_table_leads_to_the_codes_of_today() -> None:
    rows = {row.gss: row for row in csc.load().authorities}
    assert list(rows) == [row["gss"] for row in csv_rows("authorities")]
    for given_row in csv_rows("authorities"):
        code, now = given_row["gss"], [given_row["gss"]]
        # Without cycles, fewer steps than there are codes lead to the end.
        for _ in rows:
            now = [new for one in now for new in (rows[one].successors or (one,))]
        assert now
        assert all(rows[one].end is None for one in now), code
        assert rows[code].current_gss == (now[0] if len(set(now)) == 1 else None)
        assert rows[code].successors == tuple(filter(None, given_row["successors"].split("|")))


def test_a_code_ends_on_the_day_before_its_successors_begin() -> None:
    rows = {row.gss: row for row in csc.load().authorities}
    for row in rows.values():
        for code in row.successors:
            start = rows[code].start
            assert row.end is not None
            assert start is not None
            assert (start - row.end).days == 1


def test_every_code_in_a_record_is_in_the_table(release: Path) -> None:
    for corpus in (csc.load(), csc.load(release)):
        codes = {code for record in corpus.records for code in record.authorities}
        assert codes
        assert codes <= {row.gss for row in corpus.authorities}


def test_every_known_body_of_a_mention_is_in_the_table(release: Path) -> None:
    corpus = csc.load(release)
    refs = {row.ref: row for row in corpus.organisations}
    assert len(refs) == len(corpus.organisations)
    mentioned = [one for one in corpus.mentions.where(kind="organisation") if one.ref in refs]
    assert len(mentioned) > 100
    for row in refs.values():
        assert row.names
        assert len(set(row.names)) == len(row.names)
    assert refs["Department for Education"].names[:2] == ("Department for Education", "DfE")
    assert refs["E07000214"].names[0] == "Surrey Heath"


def test_a_release_has_what_an_older_one_gives(release: Path) -> None:
    new, old = csc.load(release), csc.load()
    for name in ("authorities", "organisations"):
        assert new.table(name).to_arrow().equals(old.table(name).to_arrow())
        assert read_table(release, name).num_rows == len(new.table(name))
    assert csc.verify(release).sound


def _changed(column: str, change: Callable[[Any], Any]) -> Callable[[list[dict[str, Any]]], list[dict[str, Any]]]:
    return lambda rows: [{**rows[0], column: change(rows[0][column])}, *rows[1:]]


NOT_THOSE = "people: its rows are not those of the speakers of the statements and quotations"
DAMAGES = [
    ("people", _changed("name", lambda name: f"A{name}"), NOT_THOSE),
    ("people", _changed("statements", lambda n: n + 1), NOT_THOSE),
    ("people", _changed("last", lambda day: None), NOT_THOSE),
    ("people", lambda rows: rows[1:], NOT_THOSE),
    ("authorities", lambda rows: [*rows, rows[0]], "authorities: two rows have the same code"),
    (
        "authorities",
        _changed("current_gss", lambda code: "E06000001"),
        "authorities: E09000002: its current code does not follow from its successors",
    ),
    (
        "authorities",
        _changed("successor", lambda code: "E06000001"),
        "authorities: E09000002: its successor does not follow from its successors",
    ),
    (
        "authorities",
        _changed("successors", lambda codes: ["E06000001"]),
        "authorities: E09000002: its successors are not codes that came after it",
    ),
    ("organisations", lambda rows: [*rows, rows[0]], "organisations: two rows have the same ref"),
]


@pytest.mark.parametrize(("table", "change", "fault"), DAMAGES, ids=[f"{one[0]}-{n}" for n, one in enumerate(DAMAGES)])
def test_verify_sees_rows_that_do_not_follow(
    release: Path, tmp_path: Path, table: str, change: Callable[[list[dict[str, Any]]], Any], fault: str
) -> None:
    folder = Path(shutil.copytree(release, tmp_path / "release"))
    rows = read_table(release, table)
    (folder / f"{table}.parquet").unlink()
    with TableWriter(folder, table, stamp_of(release)) as writer:
        writer.write(pa.Table.from_pylist(change(rows.to_pylist()), schema=rows.schema))
    assert fault in csc.verify(folder).faults


def test_the_rows_are_models(release: Path) -> None:
    for name in ("authorities", "organisations", "people"):
        corpus = csc.load(release)
        assert models(name, corpus.table(name).to_arrow()) == list(corpus.table(name))
        assert surely_valid(name, corpus.table(name).to_arrow())
