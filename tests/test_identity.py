"""A release folder is the very release that it states: random damage, swapped, missing and strange files are named."""

import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import childservices_corpus as csc
from childservices_corpus.errors import ReleaseError
from childservices_corpus.storage.sums import MANIFEST, SUMS, write_sums
from commands import release
from support import DUMPS

FLIPS = 300


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of a small release."""
    return shutil.copytree(release(), tmp_path / "release")


def test_each_flipped_bit_is_found_and_its_file_named(copy: Path) -> None:
    """One bit in a random file, each file as often as any other: `load(verify=True)` and `verify` name the file."""
    chance = random.Random(1)
    files = sorted(copy.iterdir())
    for number in range(FLIPS):
        path = files[number % len(files)]
        content = path.read_bytes()
        place, bit = chance.randrange(len(content)), chance.randrange(8)
        path.write_bytes(content[:place] + bytes([content[place] ^ 1 << bit]) + content[place + 1 :])
        with pytest.raises(ReleaseError) as refused:
            csc.load(copy, verify=True)
        assert path.name in str(refused.value), (path.name, place, bit)
        path.write_bytes(content)
    assert len(csc.load(copy, verify=True).records)


@pytest.mark.parametrize("name", ["articles.parquet", "README.md", MANIFEST, SUMS])
def test_verify_names_a_file_with_a_flipped_bit(copy: Path, name: str) -> None:
    content = (copy / name).read_bytes()
    middle = len(content) // 2
    (copy / name).write_bytes(content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :])
    try:
        told = "\n".join(csc.verify(copy).faults)
    except ReleaseError as error:
        told = str(error)
    assert name in told


def removed(folder: Path) -> str:
    (folder / "links.parquet").unlink()
    return "links.parquet"


def strange(folder: Path) -> str:
    (folder / "notes.txt").write_text("mine")
    return "notes.txt"


def renamed(folder: Path) -> str:
    (folder / "README.md").rename(folder / "ABOUT.md")
    return "README.md"


def swapped(folder: Path) -> str:
    one, other = folder / "mentions.parquet", folder / "links.parquet"
    content = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(content)
    return "mentions.parquet"


def no_sums(folder: Path) -> str:
    (folder / SUMS).unlink()
    return SUMS


def no_manifest(folder: Path) -> str:
    (folder / MANIFEST).unlink()
    return MANIFEST


@pytest.mark.parametrize("change", [removed, strange, renamed, swapped, no_sums, no_manifest])
def test_what_is_not_as_it_was_built_is_named(copy: Path, change: Callable[[Path], str]) -> None:
    name = change(copy)
    with pytest.raises(ReleaseError, match=name):
        csc.load(copy, verify=True)


def test_swapped_files_are_named_for_what_they_are(copy: Path) -> None:
    swapped(copy)
    with pytest.raises(ReleaseError, match=r"mentions\.parquet: .*; its content is that of links\.parquet"):
        csc.load(copy, verify=True)


def test_a_manifest_that_points_outside_is_refused(copy: Path) -> None:
    stated = json.loads((copy / MANIFEST).read_bytes())
    stated["files"][0]["name"] = "../articles.parquet"
    (copy / MANIFEST).write_text(json.dumps(stated), "utf-8")
    write_sums(copy)
    with pytest.raises(ReleaseError, match="is not the manifest of a release"):
        csc.load(copy)


def test_a_table_of_another_release_is_refused_when_it_is_read(copy: Path, tmp_path: Path) -> None:
    csc.build(DUMPS[0], tmp_path / "other", data_version="9.9.9")
    shutil.copy(tmp_path / "other" / "mentions.parquet", copy)
    with pytest.raises(ReleaseError, match=r"mentions\.parquet: the table is of another release \(data_version 9\.9"):
        len(csc.load(copy).mentions)


def test_a_table_of_the_same_version_and_dumps_but_another_build_is_refused(tmp_path: Path) -> None:
    csc.build(DUMPS[0], tmp_path / "one")
    csc.build(DUMPS[0], tmp_path / "two", annotate=False)
    shutil.copy(tmp_path / "two" / "mentions.parquet", tmp_path / "one" / "mentions.parquet")
    with pytest.raises(ReleaseError, match=r"mentions\.parquet: the table has [0-9,]+ bytes, and [0-9,]+ in release"):
        len(csc.load(tmp_path / "one").mentions)
