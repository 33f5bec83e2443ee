"""The command that writes a row of a curated table: what it writes, what it shows, and what it refuses."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import childservices_corpus as csc
from childservices_corpus.bundled import bundled_curation
from childservices_corpus.curation.adding import with_row
from childservices_corpus.curation.corrections import COLUMNS, read_corrections
from childservices_corpus.curation.date_evidence import read_curated
from childservices_corpus.curation.rows import read_rows
from commands import Ran, corpus, dumps, ran, release

NEWS = corpus().articles[0].id
COMMENT = corpus().statements[0].id


def corrected(folder: Path, *words: str, record: str = NEWS) -> Ran:
    return ran("correct", record, *words, "-r", release(), "--curation", folder, "--source", "a reader")


def built(folder: Path, curation: Path) -> "csc.Corpus":
    return csc.load(csc.build(dumps(folder), folder / "release", curation=curation).folder)


def test_a_correction_is_written_and_a_build_uses_it(tmp_path: Path) -> None:
    folder = tmp_path / "curation"
    done = corrected(folder, "--field", "genre", "--new", "opinion", "--reason", "it argues")
    path = folder / "corrections.csv"
    assert done.lines == [
        f"record\t{NEWS}",
        "old\tgenre: news",
        "new\tgenre: opinion",
        f"written to\t{path}",
    ]
    assert done.errors == [f"to use it: build … --curation {folder}"]
    [row] = read_corrections(path)
    assert (row.record, row.field, row.old, row.new) == (NEWS, "genre", "news", "opinion")
    assert (row.reason, row.source) == ("it argues", "a reader")
    assert built(tmp_path, folder).articles[NEWS].genre == "opinion"


def test_lists_and_empty_values(tmp_path: Path) -> None:
    done = corrected(tmp_path, "--field", "topics", "--new", '["finance", "fostering"]')
    assert done.lines[1:3] == ['old\ttopics: ["fostering"]', 'new\ttopics: ["finance", "fostering"]']
    assert corrected(tmp_path, "--field", "genre", "--empty").lines[2] == "new\tgenre: empty"
    assert built(tmp_path, tmp_path).articles[NEWS].topics == ("finance", "fostering")


def test_a_date_gets_evidence_beside_that_of_the_package(tmp_path: Path) -> None:
    words = ("--field", "issued", "--new", "2007-03/2007-04", "--evidence", "event")
    done = corrected(tmp_path, *words, record=COMMENT)
    assert done.lines[1:3] == ["old\tissued: 2007-02-01/", "new\tissued: 2007-03-01/2007-04-30"]
    path = tmp_path / "date_evidence.csv"
    assert path.read_bytes().startswith((bundled_curation() / path.name).read_bytes())
    row = read_curated(path)[-1]
    assert (row.record_id, str(row.earliest), str(row.latest)) == (COMMENT, "2007-03-01", "2007-04-30")
    assert str(built(tmp_path, tmp_path).statements[COMMENT].issued) == "2007-03-01/2007-04-30"
    assert "is there already" in corrected(tmp_path, *words, record=COMMENT).errors[0]


@pytest.mark.parametrize(
    ("field", "days"),
    [
        ("date", ("2024-06-13", "2024-06-13")),
        ("published_earliest", ("2024-06-13", "None")),
        ("published_latest", ("None", "2024-06-13")),
    ],
)
def test_one_side_of_a_date(field: str, days: tuple[str, str], tmp_path: Path) -> None:
    assert corrected(tmp_path, "--field", field, "--new", "2024-06-13", "--evidence", "event").code == 0
    row = read_curated(tmp_path / "date_evidence.csv")[-1]
    assert (str(row.earliest), str(row.latest)) == days


def test_a_second_correction_of_a_field_names_the_first(tmp_path: Path) -> None:
    assert corrected(tmp_path, "--field", "genre", "--new", "opinion").code == 0
    before = (tmp_path / "corrections.csv").read_bytes()
    done = corrected(tmp_path, "--field", "genre", "--new", "feature")
    assert done.code == 2
    assert "corrections.csv, line 2" in done.errors[0]
    assert (tmp_path / "corrections.csv").read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [("--field", "genre", "--new", "joke"), ("--field", "title", "--new", "x"), ("--field", "nope", "--new", "x")],
)
def test_what_does_not_fit_writes_nothing(words: tuple[str, ...], tmp_path: Path) -> None:
    folder = tmp_path / "curation"
    assert corrected(folder, *words).code == 2
    assert corrected(folder, "--field", "genre", "--new", "opinion", "--dry-run").code == 0
    assert not folder.exists()


def test_a_quotation_names_its_record(tmp_path: Path) -> None:
    [quotation] = corpus().quotations
    done = corrected(tmp_path, "--field", "speaker", "--new", "x", record=quotation.id)
    assert (done.code, quotation.record_id in done.errors[0]) == (2, True)


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)


@given(
    columns=st.permutations(COLUMNS),
    rows=st.lists(st.lists(CELLS, min_size=6, max_size=6), max_size=2),
    end=st.sampled_from(["\n", "\r\n"]),
    mark=st.booleans(),
    closed=st.booleans(),
)
def test_a_row_is_added_and_the_rest_stays(
    columns: list[str],
    rows: list[list[str]],
    end: str,
    mark: bool,
    closed: bool,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    quoted = [[f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row] for row in rows]
    text = end.join([",".join(columns), *(",".join(row) for row in quoted)]) + (end if closed else "")
    content = text.encode("utf-8-sig" if mark else "utf-8")
    cells = {name: f'{name}, "q"\r\nü' for name in COLUMNS}
    path = tmp_path_factory.mktemp("rows") / "corrections.csv"
    path.write_bytes(content)
    before = read_rows(path, COLUMNS)
    path.write_bytes(with_row(content, cells))
    assert path.read_bytes().startswith(content)
    assert [row.cells for row in read_rows(path, COLUMNS)] == [*(row.cells for row in before), cells]
