"""The manifest says what a release is, and a check holds the tables to it."""

import json
from pathlib import Path

import childservices_corpus as csc
from childservices_corpus.storage.manifest import read_manifest
from childservices_corpus.storage.sums import MANIFEST, SUMS, read_sums, write_sums
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
