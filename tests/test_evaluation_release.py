"""The quality that a release carries: there where labels are, the same for the same dumps, and checked."""

import shutil
from pathlib import Path

import pytest

import childservices_corpus as csc
from childservices_corpus.errors import NotFoundError, QueryError, ReleaseError
from childservices_corpus.evaluation.labels import read_labels
from childservices_corpus.evaluation.quality import QUALITY, read_quality
from childservices_corpus.evaluation.unseen_pinned import SEEN_LABELS, UNSEEN_LABELS
from support import DUMPS, LABELS


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return csc.build(DUMPS[:2], tmp_path_factory.mktemp("measured") / "release").folder


def test_a_release_carries_its_quality(release: Path) -> None:
    quality = csc.load(release).quality()
    assert quality == read_quality(release)
    assert quality.labels_sha256 == read_labels(LABELS).digest
    assert {one.field for one in csc.load(release).quality("authors").figures} == {"authors"}
    assert csc.load(release).quality("author") == csc.load(release).quality("authors")
    assert quality.to_arrow().num_rows == len(quality.figures)
    assert "authors" in str(quality)
    assert "<table " in quality._repr_html_()
    assert csc.verify(release).sound
    assert QUALITY in (release / "SHA256SUMS").read_text("utf-8")
    assert "## Measured quality" in (release / "README.md").read_text("utf-8")
    with pytest.raises(QueryError, match="did you mean 'authors'"):
        csc.load(release).quality("autors")


def test_the_readme_has_each_figure_of_all_records_and_the_dates_by_group(release: Path) -> None:
    readme = (
        (release / "README.md").read_text("utf-8").partition(f"### {SEEN_LABELS}")[2].partition("### ")[0].splitlines()
    )
    for one in read_quality(release).figures:
        field = one.field if one.group == "all" else f"{one.field}, {one.group}"
        shown = [line for line in readme if line.startswith(f"| {field} | {one.measure} | ")]
        assert len(shown) == (one.group == "all" or one.field in ("dates", "dates_left_out")), field
        if shown:
            assert (" to " in shown[0]) == (one.low is not None and one.high is not None)
            assert ("open" in shown[0].split(" | ")[2]) == (one.value is None)
            assert shown[0].endswith(f" | {one.n:,} |")


def test_the_same_dumps_give_the_same_quality(release: Path, tmp_path: Path) -> None:
    again = csc.build(DUMPS[1::-1], tmp_path / "again").folder
    assert (again / QUALITY).read_bytes() == (release / QUALITY).read_bytes()


def test_a_changed_quality_is_noticed(release: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(release, tmp_path / "copy")
    (copy / QUALITY).write_text((copy / QUALITY).read_text("utf-8").replace("0.9", "1.0"), "utf-8")
    assert any(fault.startswith(QUALITY) for fault in csc.verify(copy).faults)
    (copy / QUALITY).write_text('{"form": 1}', "utf-8")
    with pytest.raises(ReleaseError, match="is damaged"):
        csc.load(copy).quality()
    (copy / QUALITY).write_text('{"form": 2}', "utf-8")
    with pytest.raises(ReleaseError, match="upgrade"):
        csc.load(copy).quality()


def test_without_labels_there_is_no_quality_and_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("Children\nA title\nA summary of it.\n", "utf-8")
    for name, paths, annotate in (("unlabelled", tmp_path / "other.txt", True), ("plain", DUMPS[0], False)):
        built = csc.build([paths], tmp_path / name, annotate=annotate).folder
        assert not (built / QUALITY).exists()
        readme = (built / "README.md").read_text("utf-8")
        assert SEEN_LABELS not in readme
        assert (UNSEEN_LABELS in readme) == annotate
        with pytest.raises(NotFoundError, match="have no labelled record"):
            csc.load(built).quality()
