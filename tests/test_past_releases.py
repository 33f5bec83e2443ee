"""A tiny release of each past schema is read by the code of today; one of a newer schema is refused in a sentence."""

import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from shutil import copytree
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import childservices_corpus as csc
from childservices_corpus.errors import ReleaseError
from childservices_corpus.export.corpus_files import export
from childservices_corpus.storage.older import NEW_TABLES
from childservices_corpus.storage.stored import SOURCES, stored_schema
from childservices_corpus.storage.sums import write_sums
from childservices_corpus.tables.schemas import MADE, TABLES, schema
from childservices_corpus.tables.version import SCHEMA_VERSION
from program import run_here
from support import ROOT

PAST = ROOT / "tests" / "past_releases"
FOLDERS = sorted(path.parent for path in PAST.glob("*/documents.parquet"))
IDS = (
    "localgov/council-opens-family-hubs-63519857",
    "localgov/directors-call-for-more-foster-carers-5a3b302a",
    "themj/council-opens-family-hubs-313243ec",
    "themj/foster-carers-need-more-support-7e69947a",
    "adcs/adcs-response-foster-carers-55b99ba3",
    "adcs/comment-family-hubs-in-leeds-5a9bdcec",
)


def schema_of(folder: Path) -> str:
    found: bytes = pq.read_schema(folder / "documents.parquet").metadata[b"csc.schema_version"]
    return found.decode()


def test_each_past_schema_has_a_tiny_release() -> None:
    released = {schema_of(folder) for folder in (ROOT / "data" / "releases").iterdir()} - {SCHEMA_VERSION}
    missing = released - {schema_of(folder) for folder in FOLDERS}
    assert not missing, f"tests/past_releases has no release of schema {missing}; its README says how to make one"


@pytest.fixture(scope="module")
def today(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The release of the same pages that the code of today makes."""
    return csc.build(PAST / "pages", tmp_path_factory.mktemp("past") / "release").folder


@pytest.fixture(params=[*FOLDERS, None], ids=[*(folder.name for folder in FOLDERS), "today"])
def release(request: pytest.FixtureRequest, today: Path) -> Path:
    folder: Path | None = request.param
    return today if folder is None else folder


def test_it_loads_and_lists_its_records(release: Path) -> None:
    corpus = csc.load(release)
    assert sorted(one.id for one in corpus.records) == sorted(IDS)
    assert [one.title for one in corpus.articles.where(publisher="themj")] == [
        "Council opens family hubs",
        "‘Foster carers need more support’",
    ]
    assert len(corpus.records.search("hubs")) == 3
    assert dict(corpus.articles.count_by("publisher")) == {"localgov": 2, "themj": 2}
    for name in {*TABLES} - {*MADE}:
        assert corpus.table(name).to_arrow().schema.equals(schema(name)), name


def test_it_opens_every_value_at_its_place(release: Path) -> None:
    corpus = csc.load(release)
    for record in corpus.records:
        assert f"⟦{record.title}⟧" in str(record.explain("title"))
    texts = {record.id: str(record.explain("text")) for record in corpus.statements}
    assert all("⟦" in text for text in texts.values())
    assert "On 13 June 2023" in str(corpus.articles.where(publisher="themj")[0].explain("published"))
    for quotation in corpus.quotations:
        assert quotation.text in str(quotation.explain("text"))


def test_it_has_the_annotations_that_it_was_built_with(release: Path) -> None:
    corpus = csc.load(release)
    annotated = release.name != "0.1.0"
    speakers = {quotation.speaker for quotation in corpus.quotations}
    assert speakers == ({"Ann Sample", "Bob Other"} if annotated else set())
    assert [link.relation for link in corpus.links] == (["same_text"] if annotated else [])
    assert ("E08000035" in {mention.ref for mention in corpus.mentions}) == annotated


def test_it_leaves_in_every_form(release: Path, tmp_path: Path) -> None:
    corpus = csc.load(release)
    for form in ("parquet", "jsonl", "csv"):
        paths = export(corpus, tmp_path / form, form)
        assert {path.stem for path in paths} == set(TABLES)
    lines = (tmp_path / "jsonl" / "articles.jsonl").read_text("utf-8").splitlines()
    assert {json.loads(line)["id"] for line in lines} == {name for name in IDS if not name.startswith("adcs")}
    database, _ = export(corpus, tmp_path / "sqlite", "sqlite")
    with closing(sqlite3.connect(database)) as opened:
        assert opened.execute("SELECT count(*) FROM records").fetchone() == (len(IDS),)


def test_it_is_verified_and_cited(release: Path) -> None:
    found = csc.verify(release)
    assert found.faults == ()
    older = "the values that follow from rules are not worked out again: it is without release.json"
    assert [one.startswith(older) for one in found.unchecked] == ([] if release.name == "release" else [True])
    version = pq.read_schema(release / "documents.parquet").metadata[b"csc.data_version"].decode()
    assert f"version {version}" in csc.cite(release)


def newer(release: Path, folder: Path, version: str, column: bool = False) -> Path:
    """A copy of `release` in `folder` that says it has the schema `version`, perhaps with a column of its own."""
    copytree(release, folder)
    for path in folder.glob("*.parquet"):
        table = pq.read_table(path)
        metadata = {**table.schema.metadata, b"csc.schema_version": version.encode()}
        if column:
            table = table.append_column("mood", pa.array([""] * table.num_rows))
        pq.write_table(table.replace_schema_metadata(metadata), path)
    manifest = json.loads((folder / "release.json").read_text("utf-8")) | {"schema_version": version}
    for file in manifest["files"]:
        file["bytes"] = (folder / file["name"]).stat().st_size
    (folder / "release.json").write_text(json.dumps(manifest), "utf-8")
    write_sums(folder)
    return folder


USES: dict[str, Callable[[Path], Any]] = {"load": csc.load, "cite": csc.cite}


@pytest.mark.parametrize(("version", "column"), [("3.0", False), ("3.0", True), ("2.1", True), ("2.0.1", True)])
@pytest.mark.parametrize("use", USES)
def test_a_newer_schema_is_refused_with_what_to_do(
    use: str, version: str, column: bool, today: Path, tmp_path: Path
) -> None:
    folder = newer(today, tmp_path / "newer", version, column)
    with pytest.raises(ReleaseError) as refused:
        USES[use](folder)
    assert str(refused.value) == (
        f"{folder / 'documents.parquet'}: its schema version {version} is newer than {SCHEMA_VERSION}, "
        "which this package reads; upgrade childservices-corpus"
    )


def test_info_of_a_newer_schema_says_what_to_do(today: Path, tmp_path: Path) -> None:
    done = run_here("info", newer(today, tmp_path / "newer", "3.0"), environment={})
    assert done.returncode == 2
    assert done.stdout == b""
    assert b"its schema version 3.0 is newer than" in done.stderr


def test_a_manifest_of_a_later_package_is_refused_with_what_to_do(today: Path, tmp_path: Path) -> None:
    folder = copytree(today, tmp_path / "newer")
    (folder / "release.json").write_text('{"schema_version": "3.0", "pages": []}', "utf-8")
    with pytest.raises(ReleaseError, match=r"release\.json: its schema version 3\.0 is newer than .*; upgrade"):
        csc.load(folder)


def test_a_newer_schema_with_the_columns_of_today_is_read(today: Path, tmp_path: Path) -> None:
    folder = newer(today, tmp_path / "newer", "2.1")
    assert len(csc.load(folder).records) == len(IDS)


def test_the_page_on_upgrading_names_each_new_column_and_the_schema_of_today() -> None:
    text = (ROOT / "docs" / "upgrading.md").read_text("utf-8")
    rows = {cells[1]: cells[2] for line in text.splitlines() if len(cells := re.split(r" *\| *", line)) == 5}
    for name in {*TABLES, SOURCES} - NEW_TABLES:
        new = set(stored_schema(name).names) - set(pq.read_schema(PAST / "0.2.1" / f"{name}.parquet").names)
        assert new <= set(re.findall(r"`(\w+)`", rows.get(name, ""))), name
    assert {name for head in rows for name in head.split(", ")} >= NEW_TABLES
    assert re.findall(r"^\| \d.*\| ([\d.]+) \| [\d., ]+ \|$", text, re.MULTILINE)[-1] == SCHEMA_VERSION
