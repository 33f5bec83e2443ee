"""Releases: whole or absent, the same bytes every time, refused when damaged."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import childservices_corpus as csc
from childservices_corpus.bundled import VERSION, bundled_release
from childservices_corpus.reference import table
from childservices_corpus.storage.files import STORED, open_table, read_table
from childservices_corpus.storage.sums import SUMS, checksum, hash_over, read_sums
from childservices_corpus.tables.rows import models
from pages import Item, bulleted
from support import DUMPS, RAW, ROOT

WITH_PACKAGE = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
BUILD = "import sys, childservices_corpus as csc; csc.build(sys.argv[2:], sys.argv[1], data_version='1.2.3')"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def run_build(out: Path, paths: list[Path], **environment: str) -> None:
    command = [sys.executable, "-c", BUILD, str(out), *map(str, paths)]
    subprocess.run(command, env={**WITH_PACKAGE, **environment}, check=True, cwd=out.parent)


def test_two_builds_elsewhere_give_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    run_build(tmp_path / "a" / "one", DUMPS, PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C")
    run_build(tmp_path / "b" / "two", DUMPS[::-1], PYTHONHASHSEED="2", TZ="Pacific/Auckland", LC_ALL="C.UTF-8")
    assert contents(tmp_path / "a" / "one") == contents(tmp_path / "b" / "two")


def test_a_release_never_changes() -> None:
    """The table of published releases has the hash over all files of each; what they list is what is there."""
    pinned = {row["data_version"]: digest for digest, row in table("published").items()}
    folders = {folder.name: folder for folder in (ROOT / "data" / "releases").iterdir()}
    assert {name: hash_over(read_sums(folder)) for name, folder in folders.items()} == pinned
    for folder in folders.values():
        there = {path.name: checksum(path) for path in folder.iterdir() if path.name != SUMS}
        assert there == read_sums(folder), folder.name


@pytest.mark.parametrize("folder", sorted((ROOT / "data" / "releases").iterdir()), ids=lambda folder: folder.name)
def test_every_committed_release_is_sound(folder: Path) -> None:
    """Releases are kept as they were: who cites one finds it again."""
    assert csc.verify(folder).faults == ()


def test_a_build_killed_half_way_leaves_the_old_release(tmp_path: Path) -> None:
    out = tmp_path / "release"
    csc.build(DUMPS[:1], out)
    before = contents(out)
    many = tmp_path / "many"
    many.mkdir()
    for number in range(40):
        (many / f"{number:03}.txt").write_text(
            bulleted([Item(f"Title {number}", "13 June 2024", "A summary.")] * 200), "utf-8"
        )
    process = subprocess.Popen([sys.executable, "-c", BUILD, str(out), str(many)], env=WITH_PACKAGE)
    limit = time.monotonic() + 60
    while not list(tmp_path.glob(".release.*.partial/new/articles.parquet")) and time.monotonic() < limit:
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    assert list(tmp_path.glob(".release.*.partial"))
    assert contents(out) == before
    assert csc.verify(out).sound
    csc.build(DUMPS[:2], out)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["many", "release"]
    assert csc.verify(out).sound


def test_a_failed_build_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(csc.CorpusError, match="the file or folder does not exist"):
        csc.build([tmp_path / "nowhere"], tmp_path / "out")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.doc").write_text("years of work")
    with pytest.raises(csc.CorpusError, match="it is not a release of this package"):
        csc.build(DUMPS, tmp_path / "mine")
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_a_dump_given_twice_is_built_once_and_said_so(tmp_path: Path) -> None:
    (tmp_path / "copy.txt").write_bytes(DUMPS[0].read_bytes())
    built = csc.build([DUMPS[0], tmp_path / "copy.txt"], tmp_path / "out")
    assert built.repeated == ("copy.txt",)
    assert built.rows["documents"] == 1
    problem = models("problems", read_table(tmp_path / "out", "problems"))[0]
    assert problem.code == "duplicate-dump"
    assert "copy.txt" in problem.message


def test_a_record_in_several_dumps_is_one_row_with_a_sighting_each(tmp_path: Path) -> None:
    shared = Item("Seen twice", "13 June 2024", "The same summary in both of the dumps.")
    other = Item("Seen once", "12 June 2024", "Another summary altogether in one dump.")
    (tmp_path / "a.txt").write_text(bulleted([shared, other], heading="Children"), "utf-8")
    (tmp_path / "b.txt").write_text(bulleted([other, shared], heading="Health") + "\n", "utf-8")
    (tmp_path / "c.txt").write_text(bulleted([shared, shared]), "utf-8")
    built = csc.build([tmp_path / "*.txt"], tmp_path / "out")
    assert built.rows["articles"] == 2
    assert built.rows["sightings"] == 6
    sections = read_table(tmp_path / "out", "sightings")["section"].to_pylist()
    assert sections == ["Children", "Children", "Health", "Health", None, None]
    assert csc.verify(tmp_path / "out").sound


@pytest.fixture
def release(tmp_path: Path) -> Path:
    return csc.build(DUMPS[:2], tmp_path / "release").folder


def test_a_truncated_file_is_refused(release: Path) -> None:
    path = release / "articles.parquet"
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(csc.CorpusError, match=r"articles\.parquet: the file is not a complete Parquet file"):
        open_table(path)


def test_a_flipped_bit_is_refused(release: Path) -> None:
    path = release / "articles.parquet"
    data = bytearray(path.read_bytes())
    data[200] ^= 0x40
    path.write_bytes(bytes(data))
    with pytest.raises(csc.CorpusError, match=r"articles\.parquet"):
        read_table(release, "articles")
    assert not csc.verify(release).sound


def test_a_file_without_our_metadata_is_refused(release: Path) -> None:
    table = pq.ParquetFile(release / "articles.parquet").read()
    pq.write_table(table.replace_schema_metadata(None), release / "articles.parquet")
    with pytest.raises(csc.CorpusError, match="does not say that it is the table articles"):
        open_table(release / "articles.parquet")


def test_metadata_that_are_no_text_are_refused(release: Path) -> None:
    table = pq.ParquetFile(release / "articles.parquet").read()
    metadata = {**table.schema.metadata, b"csc.table": b"\xff"}
    pq.write_table(table.replace_schema_metadata(metadata), release / "articles.parquet")
    with pytest.raises(csc.CorpusError, match="its metadata is damaged"):
        open_table(release / "articles.parquet")


def test_a_newer_major_schema_is_refused(release: Path) -> None:
    table = pq.ParquetFile(release / "articles.parquet").read()
    metadata = {**table.schema.metadata, b"csc.schema_version": b"3.0"}
    pq.write_table(table.replace_schema_metadata(metadata), release / "articles.parquet")
    with pytest.raises(csc.CorpusError, match="upgrade childservices-corpus"):
        open_table(release / "articles.parquet")


def test_other_columns_are_refused(release: Path) -> None:
    table = pq.ParquetFile(release / "articles.parquet").read().append_column("x", pa.nulls(40))
    pq.write_table(table, release / "articles.parquet")
    with pytest.raises(csc.CorpusError, match="its columns differ from"):
        open_table(release / "articles.parquet")


def test_files_say_what_they_are() -> None:
    for name in STORED:
        metadata = open_table(bundled_release() / f"{name}.parquet").schema_arrow.metadata
        assert metadata[b"csc.data_version"] == VERSION.encode()
        assert b"ed511996b515d93e" in metadata[b"csc.documents"]


def test_verify_notices_a_value_that_is_not_its_slice(release: Path) -> None:
    table = pq.ParquetFile(release / "articles.parquet").read()
    titles = table["title"].to_pylist()
    titles[3] += "!"
    table = table.set_column(table.schema.get_field_index("title"), table.schema.field("title"), pa.array(titles))
    pq.write_table(table, release / "articles.parquet")
    faults = " ".join(csc.verify(release).faults)
    assert "SHA256SUMS" in faults
    assert "is not the slice" in faults


def test_verify_notices_a_file_that_does_not_belong(release: Path) -> None:
    (release / "notes.txt").write_text("mine")
    assert csc.verify(release).faults == ("notes.txt: the file is not listed in SHA256SUMS",)


def test_the_citation_names_version_and_hash() -> None:
    assert f"version {VERSION}" in csc.cite()
    assert hash_over(read_sums(bundled_release())) in csc.cite()
    assert csc.cite(style="bibtex").startswith("@dataset{")


@pytest.mark.parametrize("given", [RAW / DUMPS[0].name, str(DUMPS[0])], ids=["Path", "str"])
def test_a_build_of_one_path_needs_no_list(tmp_path: Path, given: Path | str) -> None:
    assert csc.build(given, tmp_path / "out", annotate=False).rows["articles"] == 20


def test_a_build_of_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(csc.CorpusError, match="dumps are missing"):
        csc.build([], tmp_path / "out")
    assert not (tmp_path / "out").exists()
