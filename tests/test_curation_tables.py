"""Curated tables of one's own beside those of the package: which were used, which rows had no use, what is refused."""

from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

import childservices_corpus as csc
from childservices_corpus.bundled import bundled_curation
from childservices_corpus.cli.main import app
from childservices_corpus.curation.corrections import CORRECTIONS, Correction, write_corrections
from childservices_corpus.curation.date_evidence import COLUMNS as DATE_COLUMNS
from childservices_corpus.curation.date_evidence import is_day
from childservices_corpus.curation.folder import DATES, read_curation
from childservices_corpus.curation.vocabulary import refuse_unfit
from childservices_corpus.errors import CorpusError, CurationError
from childservices_corpus.release.about.card import README
from childservices_corpus.storage.files import read_table
from support import DUMPS, RAW

HEAD = ",".join(DATE_COLUMNS)
PACKAGED = read_curation()
DAY = "publisher_page,,https://example.org/page"


def a_correction(**cells: str) -> Correction:
    found = csc.load().articles.where(genre="opinion")[0]
    return replace(Correction(found.id, "genre", "opinion", "news", "it reports figures", "read by eye"), **cells)


def test_one_own_table_leaves_the_others_as_they_are(tmp_path: Path) -> None:
    write_corrections(tmp_path / CORRECTIONS, [a_correction()])
    built = csc.build(RAW, tmp_path / "release", curation=tmp_path)
    (tmp_path / "empty").mkdir()
    write_corrections(tmp_path / "empty" / CORRECTIONS, [])
    before = csc.build(RAW, tmp_path / "plain", curation=tmp_path / "empty")
    changed = {
        (old["id"], field)
        for name in ("articles", "statements")
        for old, new in zip(*(read_table(one.folder, name).to_pylist() for one in (before, built)), strict=True)
        for field in old
        if old[field] != new[field]
    }
    assert changed == {(a_correction().record, "genre")}
    assert [(one.name, one.packaged, one.rows) for one in built.tables] == [
        (DATES, True, len(read_curation().dates)),
        (CORRECTIONS, False, 1),
    ]
    assert [one.sha256 for one in built.tables] == [
        sha256((folder / name).read_bytes()).hexdigest()
        for folder, name in ((bundled_curation(), DATES), (tmp_path, CORRECTIONS))
    ]
    readme = (built.folder / README).read_text("utf-8")
    assert all(one.sha256 in readme and one.name in readme for one in built.tables)
    assert built.unused == before.unused == ()


def test_the_command_says_which_tables_it_used(tmp_path: Path) -> None:
    (tmp_path / DATES).write_text(f"{HEAD}\n", "utf-8")
    (tmp_path / "correction.csv").write_text("", "utf-8")
    arguments = ["build", str(DUMPS[0]), "--out", str(tmp_path / "out"), "--curation", str(tmp_path)]
    told = CliRunner().invoke(app, arguments).stderr.splitlines()
    assert told[0].startswith(f"{DATES}: your own, 0 rows, SHA-256 ")
    assert told[1].startswith(f"{CORRECTIONS}: that of the package, ")
    assert told[2] == "correction.csv: the file is not a curated table; it is not used"


@pytest.mark.parametrize("command", ["build", "evaluate"])
@pytest.mark.parametrize("name", ["nowhere", "a_file", "empty", "misspelt"])
def test_a_folder_that_is_none_is_misuse(name: str, command: str, tmp_path: Path) -> None:
    (tmp_path / "a_file").write_text("", "utf-8")
    (tmp_path / "empty").mkdir()
    (tmp_path / "misspelt").mkdir()
    (tmp_path / "misspelt" / "date-evidence.csv").write_text(f"{HEAD}\n", "utf-8")
    folder = tmp_path / name
    arguments = [command, str(DUMPS[0]), "--curation", str(folder)]
    ran = CliRunner().invoke(app, [*arguments, "--out", str(tmp_path / "out")] if command == "build" else arguments)
    assert isinstance(ran.exception, CurationError)
    assert str(folder) in str(ran.exception)
    assert DATES in str(ran.exception)
    assert not (tmp_path / "out").exists()


def rows_without_a_record() -> list[tuple[str, bool, str]]:
    there = next(row for row in PACKAGED.dates if row.publisher == "adcs")
    elsewhere = next(row for row in PACKAGED.dates if row.publisher == "localgov")
    return [
        (f"adcs,adcs/not-there-00000000,Not there,2021-01-02,2021-01-02,{DAY}", True, "nobody knows it"),
        (f"adcs,,Not there,2021-01-02,2021-01-02,{DAY}", True, "a title nobody knows"),
        (f"adcs,{there.record_id[:-8]}00000000,,2021-01-02,2021-01-02,{DAY}", True, "a digit wrong"),
        (f"localgov,{elsewhere.record_id},,2024-06-26,2024-06-26,{DAY}", False, "of a dump that is not built"),
        (f"localgov,{elsewhere.record_id[:-8]}00000000,\"{elsewhere.title}\",2024-06-26,2024-06-26,{DAY}", False,
         "of such a dump, found by its title"),
        (f"adcs,{there.record_id},,2021-01-02,2021-01-02,{DAY}", False, "its record is there"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "told", "why"), rows_without_a_record(), ids=[case[2] for case in rows_without_a_record()]
)
def test_a_row_without_a_record_is_named_by_file_and_line(row: str, told: bool, why: str, tmp_path: Path) -> None:
    (tmp_path / DATES).write_text(f"{HEAD}\n\n{row}\n", "utf-8")
    built = csc.build([DUMPS[4]], tmp_path / "release", curation=tmp_path)
    assert len(built.unused) == told, (built.unused, why)
    assert all(line.startswith(f"{DATES}, line 3: ") for line in built.unused)


def test_a_correction_without_a_record_is_named_by_file_and_line(tmp_path: Path) -> None:
    other = a_correction()
    write_corrections(tmp_path / CORRECTIONS, [other, a_correction(record="themj/not-there-00000000")])
    built = csc.build([DUMPS[4]], tmp_path / "release", curation=tmp_path)
    [line] = built.unused
    assert line.startswith(f"{CORRECTIONS}, line 3: correction of genre of themj/not-there-00000000")


def test_a_build_of_other_dumps_says_nothing_of_the_packaged_rows(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Children\nOne title here\nA summary of some length, you see.\n", "utf-8")
    assert csc.build(page, tmp_path / "release").unused == ()


UNFIT = [
    ("genre", "opinion", "poem", r"'poem' is not a known value; the known values are news, opinion", "a genre"),
    ("kind", "comment", "rant", r"'rant' .*press_release", "a kind"),
    ("published_basis", "unknown", "guess", r"'guess' .*stated, text, curated", "a basis"),
    ("issued_basis", "unknown", "rumour", r"'rumour'", "the basis of a statement"),
    ("topics", "[]", '["send", "sned"]', r"'sned' .*send", "a topic, with those near it"),
    ("topics", "[]", '"send"', "not a list", "a topic that is not in a list"),
    ("authorities", "[]", '["E0600042"]', r"'E0600042' .*E06000042", "a GSS code"),
    ("authorities", "[]", '["Milton Keynes"]', "'Milton Keynes'", "a name in the place of a code"),
    ("published_earliest", "", "2024-02-30", r"'2024-02-30' is not a day", "a day that is not in the calendar"),
    ("published_latest", "", "20240213", r"'20240213' is not a day", "eight digits, which pydantic reads as seconds"),
    ("issued_latest", "", "13 June 2024", "is not a day", "a day in words"),
    ("issued_earliest", "", "0202-06-13", "is not a day", "a year that no page can be of"),
    ("published_latest", "", "9999-12-31", "is not a day", "a day that stands for none"),
    ("people", "[]", '["Ann Sample", ""]', "item 2 of the list is empty", "a name without a letter"),
    ("authors", "[]", '["Ann Sample "]', "'Ann Sample ' .*spaces", "a name with a space behind it"),
    ("organisations", "[]", '["Of\\u200bsted"]', "cannot be seen", "a name with a mark that hides"),
    ("responding_to", "[]", '["a report\\u001b[31m"]', "cannot be seen", "a name that turns a terminal red"),
    ("people", "[]", '["Ann Sample", "Ann Sample"]', "'Ann Sample' is there twice", "a name twice"),
    ("topics", "[]", '["send", "finance", "send"]', "'send' is there twice", "a topic twice"),
    ("authorities", "[]", '["E06000042", "E06000042"]', "'E06000042' is there twice", "a GSS code twice"),
    (
        "speakers",
        "[]",
        '[{"name": null, "role": null, "organisation": null}]',
        "item 1 .*empty",
        "a speaker of nothing",
    ),
    (
        "speakers",
        "[]",
        '[{"name": "", "role": "Chair", "organisation": null}]',
        "'' is empty",
        "a speaker without a name",
    ),
    ("issued_evidence", "[]", "", "evidence is found", "evidence"),
    ("published_evidence", "", "[]", "evidence is found", "evidence of an article"),
    ("title", "A", "B", "never changed", "words of the page"),
    ("publisher", "themj", "guardian", "identifies the record", "a publisher"),
    ("colour", "", "red", "the field does not exist; the fields are genre", "a field that is none"),
]


@pytest.mark.parametrize(("field", "old", "new", "says", "why"), UNFIT, ids=[case[4] for case in UNFIT])
def test_a_correction_outside_the_vocabulary_is_refused_by_its_line(
    field: str, old: str, new: str, says: str, why: str, tmp_path: Path
) -> None:
    # Whatever record it is about: it can fit none.
    item = a_correction(record="themj/not-there-00000000", field=field, old=old, new=new)
    write_corrections(tmp_path / CORRECTIONS, [a_correction(), item])
    with pytest.raises(CurationError, match=rf"^corrections\.csv, line 3: correction of {field} of .*{says}"):
        csc.build([DUMPS[4]], tmp_path / "release", curation=tmp_path)
    assert not (tmp_path / "release").exists()


def test_every_value_of_the_packaged_release_is_in_the_vocabulary() -> None:
    for corpus_record in [*csc.load().articles, *csc.load().statements]:
        plain = corpus_record.model_dump(mode="json")
        for field in plain.keys() & {"genre", "kind", "published_basis", "issued_basis", "published_earliest"}:
            refuse_unfit(a_correction(field=field, new=plain[field] or ""))
        for field in ("topics", "authorities"):
            values = ", ".join(f'"{value}"' for value in plain[field])
            refuse_unfit(a_correction(field=field, new=f"[{values}]"))


@pytest.mark.parametrize("publisher", ["guardian", ""])
def test_date_evidence_of_an_unknown_publisher_is_refused(publisher: str, tmp_path: Path) -> None:
    (tmp_path / DATES).write_text(f"{HEAD}\n{publisher},,A title,2021-01-02,2021-01-02,{DAY}\n", "utf-8")
    with pytest.raises(CorpusError, match=rf"line 2: publisher '{publisher}' is not one of adcs, localgov, themj"):
        read_curation(tmp_path)


@given(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["{0:%Y}{0:%m}{0:%d}", " {0}", "{0}T00:00", "{0:%Y}-W01-1", "{0:%d}/{0:%m}/{0:%Y}"]),
)
def test_a_day_has_one_form(day: object, form: str) -> None:
    assert is_day(str(day))
    assert not is_day(form.format(day))
