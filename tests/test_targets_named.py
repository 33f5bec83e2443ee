"""How a target may be named, and where it may lie: inputs, odd names, links, rights."""

import os
import shutil
from pathlib import Path

import pytest

import childservices_corpus as csc
from childservices_corpus.errors import ReleaseError
from support import ROOT
from targets import build, note, snapshot


def test_a_target_that_is_holds_or_lies_in_an_input_is_refused(page: Path, place: Path) -> None:
    (page.parent / "deeper").mkdir()
    link = place / "link"
    link.symlink_to(page.parent)
    before = snapshot(place.parent)
    for source, out in (
        (page, page),
        (page.parent, page.parent),
        (page.parent, page.parent / "release"),
        (page.parent, page.parent / "deeper" / "release"),
        (page, page.parent),
        (page.parent, place.parent),
        (page.parent, link),
        (link, page.parent / "release"),
        (link / "page.txt", page.parent),
    ):
        with pytest.raises(ReleaseError, match=r"the input .*; name a folder outside the inputs"):
            build(source, out)
    with pytest.raises(ReleaseError, match="the input"):
        csc.build(str(page.parent / "*.txt"), page.parent, annotate=False)
    assert snapshot(place.parent) == before


def test_a_folder_of_curated_tables_is_an_input_too(page: Path, place: Path) -> None:
    curation = Path(shutil.copytree(ROOT / "data" / "curation", place / "curation"))
    for out in (curation, place):
        with pytest.raises(ReleaseError, match="the input"):
            csc.build(page, out, curation=curation)
    assert csc.verify(csc.build(page, curation / "release", curation=curation).folder).sound


@pytest.mark.parametrize("out", [".", "", "../here", "~", "/"])
def test_the_working_the_home_and_the_root_folder_are_refused(
    out: str, page: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (place / "here").mkdir()
    (place / "home").mkdir()
    monkeypatch.chdir(place / "here")
    monkeypatch.setenv("HOME", str(place / "home"))
    before = snapshot(place)
    with pytest.raises(ReleaseError, match=r"this is your (working|home) folder|this is a whole file system"):
        build(page, Path(os.path.expanduser(out)))
    assert snapshot(place) == before


def test_a_release_stays_one_when_somebody_builds_into_it(page: Path, place: Path) -> None:
    out = build(page, place / "release")
    for below in (out / "newer", out / "a" / "b"):
        with pytest.raises(ReleaseError, match="is inside the release"):
            build(page, below)
    assert csc.verify(out).sound


def test_a_folder_of_release_folders_is_none(page: Path, place: Path) -> None:
    assert csc.verify(build(page, build(page, place / "1.0.0").parent / "2.0.0")).sound


def test_a_name_is_a_name_whatever_it_begins_with(page: Path, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """pyarrow takes "~" for the home folder."""
    monkeypatch.chdir(place)
    for name in ("~", "~root", "s3:", "file:"):
        out = build(page, Path(name))
        assert csc.verify(out).sound
        assert len(csc.load(out).articles) == 1
        csc.load(out).articles.to_parquet(out.parent / f"{name}.parquet")
    assert sorted(os.listdir()) == sorted(
        f"{name}{end}" for name in ("~", "~root", "s3:", "file:") for end in ("", ".parquet")
    )


def test_a_name_that_is_not_utf8_is_a_sentence(page: Path, place: Path) -> None:
    odd = place / os.fsdecode(b"caf\xe9")
    with pytest.raises(ReleaseError, match="the path cannot be followed"):
        build(page, odd)
    build(page, place / "release").rename(odd)
    with pytest.raises(ReleaseError, match="UTF-8"):
        csc.load(odd)


def test_a_link_is_followed_and_stays(page: Path, place: Path) -> None:
    (place / "real").mkdir()
    link = place / "link"
    link.symlink_to("real")
    for version in ("1.0.0", "2.0.0"):
        build(page, link, version)
        assert os.readlink(link) == "real"
        assert csc.verify(place / "real").sound
        assert f"version {version}" in csc.cite(link)
    assert sorted(path.name for path in place.iterdir()) == ["link", "real"]
    note(place / "real")
    with pytest.raises(ReleaseError, match=r"analysis\.ipynb"):
        build(page, link)
    (place / "dangling").symlink_to("not-there-yet")
    build(page, place / "dangling")
    assert csc.verify(place / "not-there-yet").sound


def test_an_empty_folder_is_built_into(page: Path, place: Path) -> None:
    (place / "release").mkdir()
    assert csc.verify(build(page, place / "release")).sound
    assert [path.name for path in place.iterdir()] == ["release"]


def test_a_release_can_be_read_by_others(page: Path, place: Path) -> None:
    """The folder has the rights that the user's own settings give, not those of a temporary one."""
    (place / "plain").mkdir()
    assert build(page, place / "release").stat().st_mode == (place / "plain").stat().st_mode


def test_what_cannot_be_written_is_a_sentence(page: Path, place: Path) -> None:
    (place / "file").write_text("mine")
    before = snapshot(place)
    for out in (place / "file" / "release", place / ("long" * 100), Path("/proc/nowhere/release")):
        with pytest.raises(ReleaseError):
            build(page, out)
    assert snapshot(place) == before
