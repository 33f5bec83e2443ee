"""The manifest says what a release is, and a check holds the tables to it."""

import json
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

import childservices_corpus as csc
from childservices_corpus.evaluation.quality import QUALITY
from childservices_corpus.release.about.card import README
from childservices_corpus.storage.manifest import read_manifest
from childservices_corpus.storage.sums import MANIFEST, SUMS, read_sums, write_sums
from support import DUMPS
from targets import build


def test_the_manifest_says_what_the_release_is(page: Path, place: Path) -> None:
    out = build(page, place / "release", "1.2.3")
    manifest = read_manifest(out)
    assert manifest is not None
    assert (manifest.data_version, manifest.package_version) == ("1.2.3", csc.__version__)
    assert manifest.documents.count == 1
    assert manifest.names == {path.name for path in out.iterdir()} - {SUMS}
    assert MANIFEST in read_sums(out)
    assert build(page, place / "again", "1.2.3").joinpath(MANIFEST).read_bytes() == (out / MANIFEST).read_bytes()


def test_a_manifest_of_a_later_package_is_read(page: Path, place: Path) -> None:
    out = build(page, place / "release")
    text = json.loads((out / MANIFEST).read_text("utf-8"))
    (out / MANIFEST).write_text(json.dumps(text | {"licence": "unheard of as yet"}))
    manifest = read_manifest(out)
    assert manifest is not None
    assert manifest.data_version == text["data_version"]


def test_verify_holds_the_manifest_to_the_tables(page: Path, place: Path) -> None:
    out = build(page, place / "release")
    text = json.loads((out / MANIFEST).read_text("utf-8"))
    for change, fault in (
        ({"data_version": "9.9.9"}, "data version"),
        ({"documents": {"count": 1, "sha256": "0" * 64}}, "documents sha256"),
        ({"files": []}, "README.md"),
        ({"files_sha256": "0" * 64}, "hash over all files"),
        ({"files": [{"name": "../README.md", "sha256": "0" * 64, "bytes": 1}]}, "is not the manifest of a release"),
        ({"format": "another"}, "is not the manifest of a release"),
    ):
        (out / MANIFEST).write_text(json.dumps(text | change))
        write_sums(out)
        assert any(MANIFEST in one and fault in one for one in csc.verify(out).faults), fault


def without(field: str) -> Callable[[Path], None]:
    def change(out: Path) -> None:
        text = json.loads((out / MANIFEST).read_text("utf-8"))
        (out / MANIFEST).write_text(json.dumps(text | {field: None}))

    return change


def other_metadata(key: bytes, value: bytes) -> Callable[[Path], None]:
    def change(out: Path) -> None:
        for path in out.glob("*.parquet"):
            table = pq.ParquetFile(path).read()
            table = table.replace_schema_metadata({**table.schema.metadata, key: value})
            pq.write_table(table, path, write_page_checksum=True)

    return change


LOST = [
    ("no manifest", lambda out: (out / MANIFEST).unlink(), f"{MANIFEST}: the file is missing"),
    ("what made it", without("made_with"), f"{MANIFEST}: it does not say what made the release"),
    ("brackets", lambda out: (out / MANIFEST).write_text("[" * 100_000), "is not the manifest of a release"),
    (
        "a long number",
        lambda out: (out / MANIFEST).write_text(json.dumps({"schema_version": "9" * 5000})),
        "is newer than 2.0",
    ),
    ("other documents", other_metadata(b"csc.documents_sha256", b"0" * 64), "its metadata csc.documents_sha256"),
    ("another list of them", other_metadata(b"csc.documents", b'["x"]'), "its metadata csc.documents is not"),
    ("metadata that is not text", other_metadata(b"csc.data_version", b"\xff"), "its metadata is damaged"),
]


@pytest.mark.parametrize(("change", "fault"), [one[1:] for one in LOST], ids=[one[0] for one in LOST])
def test_what_a_release_must_state_is_missed(
    change: Callable[[Path], None], fault: str, page: Path, place: Path
) -> None:
    out = build(page, place / "release")
    change(out)
    write_sums(out)
    assert any(fault in one for one in csc.verify(out).faults)


def test_a_name_that_no_file_can_have_is_a_missing_file(page: Path, place: Path) -> None:
    out = build(page, place / "release")
    (out / SUMS).write_text((out / SUMS).read_text("utf-8") + f"{'0' * 64}  {'x' * 300}\n", "utf-8")
    assert any("the file is listed in SHA256SUMS but missing" in one for one in csc.verify(out).faults)


def test_figures_of_a_release_without_labels_are_a_fault(tmp_path: Path) -> None:
    out = csc.build(DUMPS[2], tmp_path / "release").folder
    without("labels")(out)
    write_sums(out)
    assert [one.partition(":")[0] for one in csc.verify(out).faults] == [QUALITY, README]
