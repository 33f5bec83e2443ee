"""Two releases are compared by record and field, and each difference has its cause."""

import shutil
from pathlib import Path

import pytest

import childservices_corpus as csc
from childservices_corpus.differences.outline import in_order
from childservices_corpus.errors import ReleaseError
from compared import (
    CORRECTED,
    NEW_TITLE,
    OLD_TITLE,
    PAGES,
    REASON,
    SOURCE,
    Made,
    causes_of,
    change_of,
    change_rows,
    make,
)
from support import ROOT

RELEASES = ROOT / "data" / "releases"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return make(tmp_path_factory.mktemp("compared"))


@pytest.fixture(scope="module")
def changed(made: Made) -> csc.Diff:
    return csc.diff(made.base, made.changed, rerun=False)


@pytest.fixture(scope="module")
def altered(made: Made) -> csc.Diff:
    return csc.diff(made.base, made.altered)


def test_a_release_is_the_same_as_itself(made: Made) -> None:
    found = csc.diff(made.base, made.base, rerun=False)
    assert found.same
    assert not found.records
    assert not found.others
    assert "All values of all records are the same." in found.to_text()


def test_lines_taken_out_of_a_dump_are_a_removed_record(made: Made, changed: csc.Diff) -> None:
    one = change_of(changed, made.removed)
    assert (one.what, one.headline) == ("removed", "Learning from tragedy")
    [cause] = one.causes
    assert (cause.kind, cause.told) == ("source", f"the dump {PAGES[0].name} has other bytes")
    assert {row.table for row in one.rows} >= {"topics", "reasons"}
    assert all(row.causes == one.causes for row in one.rows)


def test_another_title_in_a_dump_is_a_renamed_record(made: Made, changed: csc.Diff) -> None:
    one = change_of(changed, made.renamed)
    assert (one.what, one.old_id, one.same_content) == ("renamed", made.renamed, False)
    assert one.matched_by is not None
    assert one.matched_by.startswith("nearly the same words (")
    title = next(field for field in one.fields if field.field == "title")
    assert (title.old, title.new) == (title.new.replace(NEW_TITLE, OLD_TITLE), title.old.replace(OLD_TITLE, NEW_TITLE))
    assert [cause.kind for cause in (*one.causes, *title.causes)] == ["source", "source"]


def test_records_that_only_moved_are_counted(changed: csc.Diff) -> None:
    """The page of the removed record has other bytes, so each of its records is at another place."""
    moved = changed.counts["articles"].moved
    assert moved is not None
    assert moved > 5
    assert f"{moved} records more: the same values, at another place of the dumps." in changed.to_text()


def test_a_curated_day_names_its_row_and_what_follows_from_it(changed: csc.Diff) -> None:
    one = change_of(changed, CORRECTED)
    latest = next(field for field in one.fields if field.field == "published_latest")
    assert (str(latest.old), str(latest.new)) == ("2023-11-29", "2023-11-28")
    [cause] = latest.causes
    assert cause.kind == "curation"
    assert cause.told.startswith("date_evidence.csv, line 9 (publisher_page): https://www.localgov.co.uk/")
    neighbours = [record for record in changed.records if record.follows]
    assert len(neighbours) == 3
    for neighbour in neighbours:
        assert {cause.follows for field in neighbour.fields for cause in field.causes} == {CORRECTED}
        assert causes_of(changed, neighbour.id, "published_evidence.order") == {"curation"}
    assert in_order(changed.records)[-3:] == sorted(neighbours, key=lambda record: record.id)


def test_a_correction_gives_its_reason_and_source(changed: csc.Diff) -> None:
    [genre] = [field for field in change_of(changed, CORRECTED).fields if field.field == "genre"]
    [cause] = genre.causes
    assert (genre.old, genre.new) == ("news", "opinion")
    assert (cause.kind, cause.told) == ("correction", f"corrections.csv, line 2: {REASON} ({SOURCE})")
    assert "correction (a person corrected the value by hand)" in changed.to_text()


def test_a_correction_that_is_gone_is_named(made: Made) -> None:
    back = csc.diff(made.changed, made.base, rerun=False)
    [genre] = [field for field in change_of(back, CORRECTED).fields if field.field == "genre"]
    assert [cause.kind for cause in genre.causes] == ["correction"]
    assert "is gone" in genre.causes[0].told
    assert change_of(back, made.removed).what == "added"


def test_no_change_by_hand_is_blamed_on_the_program(made: Made, changed: csc.Diff) -> None:
    kinds = {
        cause.kind
        for record in changed.records
        for causes in (record.causes, *(one.causes for one in record.fields), *(one.causes for one in record.rows))
        for cause in causes
    }
    assert kinds == {"source", "curation", "correction"}
    assert {one.id for one in changed.records if not one.follows} >= {made.removed, CORRECTED}


def test_an_altered_value_and_a_row_taken_out_are_found_by_a_new_build(made: Made, altered: csc.Diff) -> None:
    assert {one.id for one in altered.records} == {made.edited, made.deleted}
    assert causes_of(altered, made.edited, "title") == {"altered"}
    deleted = change_of(altered, made.deleted)
    assert (deleted.what, [cause.kind for cause in deleted.causes]) == ("removed", ["altered"])
    assert "which was taken out" in deleted.causes[0].told
    assert altered.notes[1].endswith("2 rows are not what its dumps and its program give.")


def test_the_same_is_found_if_the_altered_release_is_the_earlier_one(made: Made) -> None:
    found = csc.diff(made.altered, made.base)
    assert causes_of(found, made.edited, "title") == {"altered"}
    assert change_of(found, made.deleted).causes[0].kind == "altered"


def test_without_a_new_build_the_hash_of_the_file_says_that_it_was_altered(made: Made) -> None:
    found = csc.diff(made.base, made.altered, rerun=False)
    [title] = change_of(found, made.edited).fields
    assert [cause.kind for cause in title.causes] == ["altered"]
    assert "articles.parquet" in title.causes[0].told
    assert "was not built again" in found.notes[0]


def test_another_program_may_be_one_of_several_causes(made: Made, tmp_path: Path) -> None:
    """As long as the code of the rules may be the cause, the diff does not say that a value was altered."""
    other = shutil.copytree(made.altered, tmp_path / "other")
    manifest = other / "release.json"
    text = manifest.read_text("utf-8")
    start = text.index('"annotating": "') + len('"annotating": "')
    manifest.write_text(f"{text[:start]}{'0' * 64}{text[start + 64 :]}", "utf-8")
    change_rows(other / "articles.parquet", lambda rows: [row | {"genre": None} for row in rows])
    found = csc.diff(made.base, other)
    assert "made by another program" in found.notes[1]
    assert causes_of(found, made.edited, "genre") == {"rules"}


def test_what_is_no_release_is_refused(made: Made, tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="the folder does not exist"):
        csc.diff(made.base, tmp_path / "nowhere")
    with pytest.raises(ReleaseError, match="the file does not exist"):
        csc.diff(tmp_path, made.base)


def test_older_releases_lack_columns_and_a_manifest() -> None:
    found = csc.diff(RELEASES / "0.2.0", RELEASES / "0.2.1")
    assert found.columns.same
    assert {cause.kind for one in found.records for field in one.fields for cause in field.causes} == {"rules", "table"}
    assert found.notes[0] == "0.2.0 does not say which code made it, so a change may have several possible causes."
    assert found.counts["topics"].before is None
    assert all(one.fields or one.rows for one in found.records)
