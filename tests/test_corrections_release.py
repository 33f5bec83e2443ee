"""Corrections in a release: kept, told where the value is opened, and known to whoever verifies it."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

import childservices_corpus as csc
from childservices_corpus.cli.main import app
from childservices_corpus.curation.apply import has_value
from childservices_corpus.curation.corrections import CORRECTIONS, Correction, corrections_in, write_corrections
from childservices_corpus.errors import CurationError
from childservices_corpus.release.about.card import README
from childservices_corpus.storage.files import read_table
from childservices_corpus.storage.sums import SUMS, read_sums
from corrected import DAY, REASON, SOURCE, correction, dated, of, record_of
from sealing import seal
from support import DUMPS

OPEN = "\N{MATHEMATICAL LEFT WHITE SQUARE BRACKET}"


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return csc.build([DUMPS[0], DUMPS[4]], tmp_path_factory.mktemp("plain") / "release").folder


@pytest.fixture(scope="module")
def made(plain: Path) -> tuple[Correction, ...]:
    """Corrections of what annotators and of what parsing gave: one value, a list, a truth value, dates."""
    corpus = csc.load(plain)
    genre = corpus.articles.where(genre="opinion")[0]
    people = next(one for one in corpus.articles if one.people)
    undated = next(one for one in corpus.statements if one.issued_earliest != one.issued_latest)
    comment, other = corpus.statements.where(kind="comment")[:2]
    return (
        correction(genre, "genre", "news"),
        correction(people, "people", [*people.people, "Jenny Coles"]),
        *dated(corpus.articles[0], "published"),
        *dated(undated, "issued"),
        correction(comment, "kind", "response"),
        correction(other, "stub", not other.stub),
    )


@pytest.fixture(scope="module")
def release(made: tuple[Correction, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("corrected")
    write_corrections(place / CORRECTIONS, made)
    return csc.build([DUMPS[0], DUMPS[4]], place / "release", curation=place).folder


def test_a_release_keeps_its_corrections(release: Path, made: tuple[Correction, ...]) -> None:
    assert csc.verify(release).faults == ()
    assert CORRECTIONS in read_sums(release)
    assert csc.load(release).corrections == corrections_in(release) == made
    assert f"{len(made)} values were corrected by hand" in (release / README).read_text("utf-8")
    for item in made:
        assert has_value(record_of(csc.load(release), item), item.field, item.new), item


def test_without_corrections_there_is_nothing_to_see(plain: Path) -> None:
    assert not (plain / CORRECTIONS).exists()
    assert csc.load(plain).corrections == ()
    assert "by hand" not in (plain / README).read_text("utf-8").replace("labels by eye", "")


def test_a_corrected_value_tells_what_it_was_and_opens_its_page(release: Path, made: tuple[Correction, ...]) -> None:
    for item in made:
        told, _, lines = record_of(csc.load(release), item).explain(item.field).partition("\n")
        assert told == item.told(), item
        assert OPEN in lines, item


OPENED = [
    ("genre", "title in ", "what no words of the page say: the title shows the place"),
    ("people", "people in ", "what is mentioned: the mentions"),
    ("published_earliest", "published_text in ", "a day that a date line states: that line"),
]


@pytest.mark.parametrize(("field", "lines", "why"), OPENED, ids=[case[0] for case in OPENED])
def test_the_raw_lines_are_those_of_the_field(
    field: str, lines: str, why: str, release: Path, made: tuple[Correction, ...]
) -> None:
    told = record_of(csc.load(release), of(made, field)).explain(field)
    assert told.splitlines()[1].startswith(lines), why


def test_the_story_of_a_date_begins_with_its_corrections(release: Path, made: tuple[Correction, ...]) -> None:
    article = csc.load(release).articles[0]
    assert article.published == csc.DateRange(
        earliest=date.fromisoformat(DAY), latest=date.fromisoformat(DAY), basis="curated"
    )
    lines = article.explain("published").splitlines()
    assert lines[:3] == [item.told() for item in made if item.record == article.id]
    assert lines[3] == "Published on 5 January 2021."


def test_other_values_are_told_as_ever(release: Path, plain: Path, made: tuple[Correction, ...]) -> None:
    for item in made:
        before, after = record_of(csc.load(plain), item), record_of(csc.load(release), item)
        assert after.explain("title") == before.explain("title")
    told = record_of(csc.load(plain), of(made, "genre")).explain("genre")
    assert told.startswith("genre is ")
    assert "corrected" not in told


def test_the_command_shows_a_correction(release: Path, made: tuple[Correction, ...]) -> None:
    item = of(made, "kind")
    done = CliRunner().invoke(app, ["show", item.record, "--field", "kind", "--release", str(release)])
    assert done.exit_code == 0
    told, where, line = done.stdout.splitlines()
    assert told == f"kind was comment, corrected to response: {REASON} ({SOURCE})"
    assert where.startswith("title in 004_8661a3202c9336a1.txt, line ")
    assert OPEN in line


def copy_of(release: Path, place: Path) -> Path:
    return Path(shutil.copytree(release, place / "copy"))


def rewrite(folder: Path, made: list[Correction]) -> None:
    """Put other corrections into a release, with sums that fit; as if another program had made it."""
    write_corrections(folder / CORRECTIONS, made)
    seal(folder, other_program=True)


def change(folder: Path, table: str, record_id: str, field: str, value: Any) -> None:
    """Put another value into a release, with sums that fit; as if another program had made it."""
    held = read_table(folder, table)
    values = held[field].to_pylist()
    values[held["id"].to_pylist().index(record_id)] = value
    kind = held.schema.field(field)
    held = held.set_column(held.schema.get_field_index(field), kind, pa.array(values, kind.type))
    pq.write_table(held, folder / f"{table}.parquet")
    seal(folder, other_program=True)


def test_a_value_put_back_is_noticed(release: Path, made: tuple[Correction, ...], tmp_path: Path) -> None:
    folder, item = copy_of(release, tmp_path), of(made, "genre")
    change(folder, "articles", item.record, "genre", item.old)
    fault = f"corrections.csv: genre of {item.record}: the value is not the corrected value 'news'"
    assert fault in csc.verify(folder).faults


@pytest.mark.parametrize("field", ["kind", "stub"])
def test_a_value_that_differs_from_its_dump_without_a_correction_is_noticed(
    field: str, release: Path, made: tuple[Correction, ...], tmp_path: Path
) -> None:
    folder = copy_of(release, tmp_path)
    rewrite(folder, [item for item in made if item.field != field])
    fault = "004_8661a3202c9336a1.txt: the table statements differs from a new reading of its dump"
    assert fault in csc.verify(folder).faults


def test_a_bound_without_evidence_or_correction_is_noticed(
    release: Path, made: tuple[Correction, ...], tmp_path: Path
) -> None:
    folder, item = copy_of(release, tmp_path), of(made, "issued_latest")
    rewrite(folder, [one for one in made if one != item])
    assert f"statements: {item.record}: evidence for issued_latest {DAY} is missing" in csc.verify(folder).faults


UNFIT = [
    ("record", {"record": "themj/no-such-00000003"}, "the record does not exist"),
    ("an old value that the dump lacks", {"field": "kind", "old": "speech", "new": "comment"}, "is not 'speech'"),
    ("nothing changed", {"field": "kind", "old": "comment", "new": "comment"}, "the old value equals the new value"),
    ("words of the page", {"field": "title"}, "quotes the page"),
    ("no such field", {"field": "colour"}, "the value is not the corrected"),
    ("cells that are not JSON", {"field": "topics", "new": "send"}, "the value is not the corrected value 'send'"),
]  # fmt: skip


@pytest.mark.parametrize(("label", "cells", "says"), UNFIT, ids=[case[0] for case in UNFIT])
def test_a_correction_that_is_none_is_noticed(
    label: str, cells: dict[str, str], says: str, release: Path, made: tuple[Correction, ...], tmp_path: Path
) -> None:
    folder = copy_of(release, tmp_path)
    corrected = {item.record for item in made}
    other = next(one for one in csc.load(folder).statements.where(kind="comment") if one.id not in corrected)
    extra = replace(Correction(other.id, "genre", "", "", REASON, SOURCE), **cells)
    rewrite(folder, [*made, extra])
    start = f"{CORRECTIONS}: {extra.field} of {extra.record}: "
    [fault] = [one for one in csc.verify(folder).faults if one.startswith(start)]
    assert says in fault


def test_corrections_that_cannot_be_read_are_noticed(release: Path, tmp_path: Path) -> None:
    folder = copy_of(release, tmp_path)
    (folder / CORRECTIONS).write_bytes(b"\xff")
    seal(folder, other_program=True)
    assert [fault for fault in csc.verify(folder).faults if "corrections.csv cannot be read" in fault]
    with pytest.raises(CurationError, match="cannot be read"):
        csc.load(folder).articles[0].explain("title")


def test_a_missing_file_of_corrections_is_noticed(release: Path, tmp_path: Path) -> None:
    folder = copy_of(release, tmp_path)
    (folder / CORRECTIONS).unlink()
    assert f"{CORRECTIONS}: the file is listed in {SUMS} but missing" in csc.verify(folder).faults


def test_the_same_corrections_give_the_same_release(
    release: Path, made: tuple[Correction, ...], tmp_path: Path
) -> None:
    write_corrections(tmp_path / CORRECTIONS, made)
    again = csc.build([DUMPS[4], DUMPS[0]], tmp_path / "release", curation=tmp_path).folder
    names = sorted(path.name for path in release.iterdir())
    assert names == sorted(path.name for path in again.iterdir())
    for name in names:
        assert (again / name).read_bytes() == (release / name).read_bytes(), name


def test_corrections_about_records_of_other_dumps_are_passed_over(made: tuple[Correction, ...], tmp_path: Path) -> None:
    """The table is about all dumps there are, and a user's build may be of others."""
    write_corrections(tmp_path / CORRECTIONS, made)
    there = [item for item in made if item.record.startswith("adcs/")]
    built = csc.build([DUMPS[4]], tmp_path / "release", curation=tmp_path)
    assert csc.load(built.folder).corrections == tuple(there)
    assert len(made) > len(there)
    assert built.unused == ()
