"""A release without text: no run of eight words of a page in any file, each column decided, its tables open to all."""

import json
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote, quote_plus

import duckdb
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

import childservices_corpus as csc
from childservices_corpus.curation.date_evidence import COLUMNS
from childservices_corpus.curation.folder import DATES
from childservices_corpus.errors import ReleaseError
from childservices_corpus.reference import table
from childservices_corpus.release.textless.columns import decisions, paths
from childservices_corpus.release.textless.offsets import given_back, with_offsets
from childservices_corpus.release.textless.shortened import WORDS, ShortIds, shortened
from childservices_corpus.storage.files import STORED, file_of, read_table
from childservices_corpus.storage.stored import stored_schema
from childservices_corpus.storage.sums import MANIFEST
from childservices_corpus.storage.textless import OFFSETS
from childservices_corpus.text.decoding import text_of
from commands import ran
from eight_words import WAYS, shared_runs
from pages import Item, bulleted
from support import DUMPS, ROOT
from targets import snapshot
from textless import SLUG, TITLE


@pytest.fixture(scope="module")
def ours(built_dumps: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The release of the dumps of the package, without text."""
    return csc.without_text(built_dumps, tmp_path_factory.mktemp("ours") / "bare")


def pages(folder: Path) -> list[str]:
    return [text_of(row["content"], row["text"]) for row in read_table(folder, "sources").to_pylist()]


def test_the_release_of_the_package_is_given_back_byte_for_byte(ours: Path, built_dumps: Path) -> None:
    assert snapshot(csc.hydrate(ours, DUMPS, ours.parent / "back")) == snapshot(built_dumps)


def rows(folder: Path, name: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = pq.read_table(file_of(folder, name)).to_pylist()
    return found


def test_each_column_of_each_table_is_decided_once_with_a_reason() -> None:
    there = [
        path for name in STORED for field in stored_schema(name) for path in paths(f"{name}.{field.name}", field.type)
    ]
    groups = table("without_text")["columns"]
    named = [name for group in groups for name in group["names"]]
    assert sorted(named) == sorted(there)
    assert all(len(group["why"].split()) > 3 for group in groups)
    assert set(decisions().values()) == {group["how"] for group in groups}


def test_no_run_of_eight_words_of_a_page_is_in_any_file(ours: Path) -> None:
    assert shared_runs(ours, [path.read_text("utf-8") for path in DUMPS]) == []


def test_nor_of_a_page_of_html_in_a_curated_table_a_name_or_an_address(full: Path, bare: Path) -> None:
    assert shared_runs(full, pages(full))
    assert shared_runs(bare, pages(full)) == []
    document = next(row for row in rows(bare, "documents") if row["address"])
    assert document["name"] == "Councils-plan-to-close-half-of-its….html"[: -len(".html")]
    assert document["address"] == "https://www.themj.co.uk/news/Councils-plan-to-close-half-of-its…/219614"
    assert SLUG not in (bare / OFFSETS).read_text("utf-8")


def test_no_column_in_which_the_licence_sees_words_of_the_pages_is_kept_whole() -> None:
    worded = {f"{name}.{column}" for name, one in table("tables").items() for column in one["words"]}
    assert worded
    assert not {name for name in worded if decisions()[name] == "kept whole"}


def test_names_days_amounts_codes_and_offsets_stay(full: Path, bare: Path) -> None:
    mine, theirs = rows(bare, "articles"), csc.load(full).articles
    assert "title" not in mine[0]
    assert [row["authors"] for row in mine] == [list(one.authors) for one in theirs]
    assert [row["published_earliest"] for row in mine] == [one.published_earliest for one in theirs]
    assert [row["topics"] for row in mine] == [list(one.topics) for one in theirs]
    for name in ("provenance", "ledger", "sightings"):
        whole = read_table(full, name)
        for column in {"start", "end", "fate", "field", "document_id"} & set(whole.column_names):
            assert pq.read_table(file_of(bare, name))[column].to_pylist() == whole[column].to_pylist()


def test_each_reference_finds_its_record(ours: Path) -> None:
    ids = {row["id"] for name in ("articles", "statements", "quotations") for row in rows(ours, name)}
    assert len(ids) == sum(len(rows(ours, name)) for name in ("articles", "statements", "quotations"))
    for name in STORED:
        for column in {"record_id", "source_id", "target_id"} & set(pq.read_schema(file_of(ours, name)).names):
            assert {row[column] for row in rows(ours, name)} - {None} <= ids, (name, column)


def test_two_records_with_one_hash_stay_two() -> None:
    full = ["themj/a-story-3dc0e8fa", "themj/another-3dc0e8fa", "themj/a-third-00000000"]
    ids = ShortIds(full)
    assert ids.of(full[2]) == "themj/00000000"
    assert len({ids.of(one) for one in full}) == 3
    assert ids.of(f"{full[0]}#q0") == f"{ids.of(full[0])}#q0"


@given(st.lists(st.sampled_from(["of", "Children’s", "well-being", "£5m", "(ADCS)", "2020/21", "d'Été"]), max_size=20))
def test_a_shortened_name_has_seven_words_however_they_are_counted(words: Sequence[str]) -> None:
    name = " ".join(words)
    assert all(len(way(shortened(name))) <= WORDS for way in WAYS)
    assert name.startswith(shortened(name).rstrip("…"))


texts = st.text("ab ’'-.AB\n%27&#39;", max_size=60)


@given(st.dictionaries(st.sampled_from(["one", "two"]), texts), st.lists(texts, max_size=3))
def test_offsets_give_each_file_back(files: dict[str, str], dumps: list[str]) -> None:
    numbered = list(enumerate(dumps))
    assert given_back(with_offsets(files, numbered), numbered) == files


@pytest.mark.parametrize("text", [TITLE, TITLE.upper(), TITLE.lower(), SLUG, SLUG.lower(), f"“{TITLE}”"])
def test_a_title_in_any_form_becomes_offsets(text: str) -> None:
    dumps = [(0, "Nothing."), (1, f"• {TITLE}\n13 June 2024")]
    pieces = with_offsets({"file": text}, dumps)
    assert given_back(pieces, dumps) == {"file": text}
    assert not [one for one in pieces["file"] if isinstance(one, str) and any(letter.isalpha() for letter in one)]


@pytest.mark.parametrize(
    "address",
    [
        pytest.param(quote(TITLE), id="spaces and an apostrophe as bytes"),
        pytest.param(quote(quote(TITLE)), id="written so twice"),
        pytest.param(quote_plus(TITLE.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")), id="a query"),
    ],
)
def test_a_title_in_an_address_is_found_however_its_signs_are_written(address: str, tmp_path: Path) -> None:
    dumps = tmp_path / "dumps"
    dumps.mkdir()
    (dumps / "page.txt").write_text(bulleted([Item(TITLE, "13 June 2024", "A summary of it.")]), "utf-8")
    row = f"page.txt,https://www.themj.co.uk/news?title={address},,,\n"
    (dumps / "pages.csv").write_text(f"name,address,saved,publisher,layout\n{row}", "utf-8")
    full = csc.build(dumps, tmp_path / "full").folder
    assert address in str(csc.load(full).documents[0].address)
    bare = csc.without_text(full, tmp_path / "bare")
    assert shared_runs(bare, pages(full)) == []
    assert snapshot(csc.hydrate(bare, dumps, tmp_path / "back")) == snapshot(full)


SHORT = "Some new plan council\N{RIGHT SINGLE QUOTATION MARK}s idea is very good"


@pytest.mark.parametrize(
    "told",
    [
        pytest.param(SHORT, id="as it is"),
        pytest.param(SHORT.replace("\N{RIGHT SINGLE QUOTATION MARK}", "&rsquo;"), id="HTML, by name"),
        pytest.param(SHORT.replace("\N{RIGHT SINGLE QUOTATION MARK}", "&#8217;"), id="HTML, by number"),
        pytest.param(json.dumps(SHORT)[1:-1], id="JSON"),
        pytest.param(quote(SHORT), id="an address"),
    ],
)
def test_an_apostrophe_does_not_part_eight_words_however_it_is_written(told: str, tmp_path: Path) -> None:
    """Less than five words are on each side of it. The name of the dump has the words too."""
    dumps = tmp_path / "dumps"
    dumps.mkdir()
    page = bulleted([Item(SHORT, "13 June 2024", "A summary of it.")])
    (dumps / f"{SHORT}.txt").write_text(page, "utf-8")
    [record] = csc.parse(page).articles
    row = f"themj,{record.id},,2024-06-13,2024-06-13,publisher_page,,https://example.org: {told}"
    (tmp_path / "curation").mkdir()
    (tmp_path / "curation" / DATES).write_text(f"{','.join(COLUMNS)}\n{row}\n", "utf-8")
    full = csc.build(dumps, tmp_path / "full", curation=tmp_path / "curation").folder
    bare = csc.without_text(full, tmp_path / "bare")
    assert shared_runs(bare, pages(full)) == []
    assert snapshot(csc.hydrate(bare, dumps, tmp_path / "back")) == snapshot(full)


def test_pandas_polars_and_duckdb_read_its_tables(bare: Path) -> None:
    for name in STORED:
        path = file_of(bare, name)
        count = pq.read_metadata(path).num_rows
        assert len(pd.read_parquet(path)) == len(pl.read_parquet(path)) == count
        assert duckdb.execute(f"select count(*) from '{path}'").fetchall() == [(count,)]


def test_it_is_refused_with_what_to_do(bare: Path, tmp_path: Path) -> None:
    for act in (csc.load, lambda place: csc.load(place, verify=True), lambda place: csc.add(place, DUMPS[0])):
        with pytest.raises(ReleaseError, match=r"a release without text, .*: childservices-corpus hydrate "):
            act(bare)
    with pytest.raises(ReleaseError, match="a release without text"):
        csc.without_text(bare, tmp_path / "out")
    with pytest.raises(ReleaseError, match=r"the release lacks release\.json, as releases before 0\.3 do"):
        csc.without_text(ROOT / "data" / "releases" / "0.2.1", tmp_path / "out")


def test_its_citation_names_the_full_release(full: Path, bare: Path) -> None:
    whole = json.loads((full / MANIFEST).read_bytes())["files_sha256"]
    text = csc.cite(bare)
    assert "said and when, without text (data version 1.2.3, not published)" in text
    assert text.endswith(f"SHA-256 over all files of the full release: {whole}.")
    assert ran("cite", "-r", bare).lines == [text]


def test_info_says_that_it_is_without_text(full: Path, bare: Path) -> None:
    mine, whole = ran("info", bare).lines, ran("info", full).lines
    assert mine[0] == f"{bare}: version 1.2.3, without text: childservices-corpus hydrate gives it back"
    assert mine[1:17] == whole[1:17]
    assert json.loads(ran("info", bare, "--json").lines[0])["without_text"] is True


def test_verify_compares_its_files(bare: Path) -> None:
    found = csc.verify(bare)
    assert found.sound
    assert "only its files are compared" in found.unchecked[0]


def test_a_damaged_file_is_named(bare: Path, tmp_path: Path) -> None:
    whole = {path.name: path.read_bytes() for path in bare.iterdir()}
    for name in whole:
        for file, content in whole.items():
            (tmp_path / file).write_bytes(content[:-1] if file == name else content)
        try:
            told = " ".join(csc.verify(tmp_path).faults)
        except ReleaseError as error:
            told = str(error)
        assert name in told


def test_a_build_writes_and_replaces_it_and_shows_the_problems_of_the_pages(bare: Path, full: Path) -> None:
    given = ("build", full.parent / "dumps", "-o", full.parent / "again", "--curation", full.parent / "curation")
    words = (*given, "--data-version", "1.2.3", "--without-text")
    first, second = ran(*words), ran(*words, "--json")
    assert first.code == second.code == 1
    assert any("unknown-layout: No known layout fits" in line for line in first.errors)
    assert json.loads(second.lines[0])["problem"]["document"] == "odd.txt"
    assert snapshot(full.parent / "again") == snapshot(bare)
