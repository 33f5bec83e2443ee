"""Entry points of other packages are found as Python finds them, whether or not the quick look comes first."""

import sys
import zipfile
from importlib.metadata import Distribution, DistributionFinder, entry_points
from pathlib import Path

import pytest

from childservices_corpus.reference.entries import entries

GROUP = "childservices_corpus.samples"
POINTS = f"[{GROUP}]\nsample = sample_module:LAYOUT\n"
METADATA = "Metadata-Version: 2.1\nName: sample-package\nVersion: 1.0\n"


def test_nothing_is_found_where_not_a_package_names_the_group() -> None:
    assert entries(GROUP) == {}


def test_every_group_of_the_installed_packages_is_found() -> None:
    for group in entry_points().groups:
        assert set(entries(group)) == set(entry_points(group=group).names)


@pytest.mark.parametrize("folder", ["sample_package-1.0.dist-info", "Sample.EGG-INFO", "sample.egg-info"])
def test_a_package_in_a_folder_of_the_path_is_found(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / folder).mkdir()
    (tmp_path / folder / "entry_points.txt").write_text(POINTS, "utf-8")
    (tmp_path / folder / ("METADATA" if "dist" in folder else "PKG-INFO")).write_text(METADATA, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    assert set(entries(GROUP)) == {"sample"}


def test_a_package_in_the_current_folder_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    about = tmp_path / "sample_package-1.0.dist-info"
    about.mkdir()
    (about / "entry_points.txt").write_text(POINTS, "utf-8")
    (about / "METADATA").write_text(METADATA, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend("")
    assert set(entries(GROUP)) == {"sample"}


def test_a_package_in_an_archive_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with zipfile.ZipFile(tmp_path / "packed.zip", "w") as archive:
        archive.writestr("sample_package-1.0.dist-info/entry_points.txt", POINTS)
        archive.writestr("sample_package-1.0.dist-info/METADATA", METADATA)
    monkeypatch.syspath_prepend(tmp_path / "packed.zip")
    assert set(entries(GROUP)) == {"sample"}


def test_a_package_that_another_finder_finds_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    class Found(Distribution):
        def read_text(self, filename: str) -> str | None:
            return {"METADATA": METADATA, "entry_points.txt": POINTS}.get(filename)

        def locate_file(self, path: object) -> Path:
            return Path(str(path))

    class Finder(DistributionFinder):
        def find_distributions(self, context: object = None) -> list[Distribution]:
            return [Found()]

        def find_spec(self, *_: object) -> None:
            return None

    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, Finder()])
    assert set(entries(GROUP)) == {"sample"}


def test_folders_and_files_that_cannot_be_read_stop_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "odd-1.0.dist-info").write_text("a file, not a folder", "utf-8")
    (tmp_path / "other-1.0.dist-info" / "entry_points.txt").mkdir(parents=True)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.syspath_prepend(tmp_path / "missing")
    assert entries(GROUP) == {}
