"""What a release says about itself: each file follows from the tables, and says no more than is known."""

import csv
import io
import json
from datetime import date
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

import childservices_corpus as csc
from childservices_corpus.curation.folder import UsedTable
from childservices_corpus.reference import table
from childservices_corpus.release.about.card import README, card_text
from childservices_corpus.release.about.citation_file import CITATION, citation_text
from childservices_corpus.release.about.columns import columns_of
from childservices_corpus.release.about.dictionary import DICTIONARY, dictionary_text
from childservices_corpus.release.about.facts import Coverage, Page, Pages, TableFacts
from childservices_corpus.release.about.json_schema import SCHEMA
from childservices_corpus.release.about.licence_file import LICENCE_FILE, licence_text, rights_table
from childservices_corpus.release.about.products import PRODUCTS
from childservices_corpus.release.target import RELEASE_FILES
from childservices_corpus.storage.files import STORED, read_table
from childservices_corpus.tables.schemas import TABLES
from commands import LISTING, STATEMENTS
from described import facts
from support import ROOT

CFF = "builtin_schemas/vendor/citation-file-format.json"
PACKAGED = UsedTable("date_evidence.csv", packaged=True, rows=1, sha256=sha256(b"").hexdigest(), content=b"")


def head_of(card: str) -> dict[str, Any]:
    """The YAML head of a data card."""
    found: dict[str, Any] = yaml.safe_load(card.split("---\n")[1])
    return found


def test_a_release_has_each_file_and_lists_it(described: Path) -> None:
    there = {path.name for path in described.iterdir()}
    assert set(PRODUCTS) <= there <= RELEASE_FILES
    assert csc.verify(described).sound
    card = (described / README).read_text("utf-8")
    assert [name for name in there if f"| `{name}` |" not in card] == [README]
    assert all((described / name).read_bytes().endswith(b"\n") for name in PRODUCTS)


def test_a_release_that_lacks_the_files_is_sound_as_before() -> None:
    old = ROOT / "data" / "releases" / "0.1.0"
    assert not (set(PRODUCTS) - {README}) & {path.name for path in old.iterdir()}
    assert csc.verify(old).sound


def test_the_dictionary_has_every_column_and_part_with_an_example(described: Path) -> None:
    rows = list(csv.DictReader((described / DICTIONARY).open(encoding="utf-8")))
    paths = [(table, one.path) for table in STORED for column in columns_of(table) for one in column.all()]
    assert [(row["table"], row["column"]) for row in rows] == paths
    by_path = {(row["table"], row["column"]): row for row in rows}
    role = by_path["statements", "speakers.role"]
    roles = [one["role"] for cell in read_table(described, "statements")["speakers"].to_pylist() for one in cell]
    assert role["example"] == next(one for one in roles if one)
    assert (role["type"], role["null"], role["nulls"]) == ("text", "yes", "")
    assert by_path["topics", "cues.start"]["type"] == "integer"
    assert by_path["articles", "authors"]["type"] == "list of text"
    assert by_path["articles", "genre"]["values"] == "news | opinion | interview | feature | exclusive"
    for stored in STORED:
        found = read_table(described, stored)
        for name in found.column_names:
            if (said := by_path[stored, name]["nulls"]) != "":
                assert int(said) == found[name].null_count, f"{stored}.{name}"
    assert all(row["meaning"] for row in rows)
    counted = [row for row in rows if row["nulls"] not in ("", "0")]
    assert counted


def test_a_cell_of_the_dictionary_is_no_formula() -> None:
    table = TableFacts("organisations", 1, "1" * 64, 1, examples={"ref": "=1+1"})
    rows = list(csv.DictReader(io.StringIO(dictionary_text(facts(tables=(table,))))))
    assert [row["example"] for row in rows] == ["'=1+1", ""]


@pytest.mark.parametrize("table", TABLES)
def test_each_row_fits_the_json_schema(described: Path, table: str) -> None:
    whole = json.loads((described / SCHEMA).read_text("utf-8"))
    rows = json.loads(json.dumps(read_table(described, table).slice(0, 20).to_pylist(), default=str))
    check = jsonschema.Draft202012Validator(
        {"$ref": table, "$defs": whole["$defs"]}, format_checker=jsonschema.FormatChecker()
    )
    assert rows
    assert [error.message for row in rows for error in check.iter_errors(row)] == []
    assert not check.is_valid({**rows[0], "unheard_of": 1})


def citation_errors(text: str) -> list[str]:
    schema = json.loads(files("check_jsonschema").joinpath(CFF).read_text("utf-8"))
    return [error.message for error in jsonschema.Draft7Validator(schema).iter_errors(yaml.load(text, yaml.BaseLoader))]


def test_the_citation_file_fits_its_schema(described: Path) -> None:
    text = (described / CITATION).read_text("utf-8")
    assert citation_errors(text) == []
    assert citation_errors((ROOT / CITATION).read_text("utf-8")) == []
    assert citation_errors(text.replace("authors:", "writers:")) != []
    assert "release.json" in yaml.safe_load(text)["message"]


def test_only_the_data_of_the_project_is_cited_as_its_own() -> None:
    mine, other = (citation_text(facts(own=own)) for own in (True, False))
    assert "The childservices_corpus maintainers" in mine
    assert "private build" not in mine
    assert "private build" in other
    assert "maintainers" not in other


def test_a_release_of_other_pages_is_not_ours(described: Path) -> None:
    assert "private build" in (described / CITATION).read_text("utf-8")
    assert "The builder of this release chose the pages" in (described / README).read_text("utf-8").replace("\n", " ")


def test_the_card_counts_what_is_not_known(built_dumps: Path) -> None:
    said = " ".join((built_dumps / README).read_text("utf-8").split())
    corpus = csc.load(built_dumps)
    speech = corpus.quotations.to_arrow().num_rows
    unnamed = sum(one.speaker is None for one in corpus.quotations)
    marked = read_table(built_dumps, "quotations").num_rows - speech
    assert 0 < unnamed < speech
    assert f"The speaker is unknown in {unnamed} of {speech} quotations of speech." in said
    assert f"{marked} of {speech + marked} quotations are marked words that are not speech" in said
    exact = sum(one.dated.earliest == one.dated.latest is not None for one in corpus.records)
    dated = sum((one.dated.earliest or one.dated.latest) is not None for one in corpus.records)
    assert f"{exact} of {len(corpus.records)} records are dated to the day; {dated - exact} have a range" in said


def test_fields_whose_best_share_is_nought_are_measured() -> None:
    assert set(table("card")["best_at_zero"]) <= table("measures").keys()


def test_the_head_of_the_card_has_a_configuration_for_each_table_with_rows() -> None:
    filled = TableFacts("articles", 2_000, "1" * 64, 1)
    empty = [TableFacts(name, 0, "1" * 64, 1) for name in STORED if name != "articles"]
    head = head_of(card_text(facts(tables=(filled, *empty))))
    assert head["configs"] == [{"config_name": "articles", "data_files": "articles.parquet", "default": True}]
    assert head["size_categories"] == ["1K<n<10K"]
    assert "configs" not in head_of(card_text(facts()))


UNKNOWN: dict[str, Any] = {"publisher": None, "layout": None, "address": None, "saved": None, "terms": None}
HOSTILE = "a|b](javascript:alert(1)) `x` <script>\u202e.txt"


def test_names_of_others_are_no_markup_in_the_card() -> None:
    page = Page(id="1" * 64, name=HOSTILE, encoding="utf-8", n_chars=1, **UNKNOWN)
    card = card_text(facts(n_pages=1, pages=(page,), by_publisher=(Pages("a|b", 1, 0, 0, 0),)))
    row = next(line for line in card.splitlines() if "javascript" in line)
    assert row == (
        r"| a\|b\](javascript:alert(1)) \`x\` \<script\>\\u202e.txt "
        "| unknown | unknown | 1 | unknown | unknown | unknown |"
    )
    assert "\u202e" not in card
    assert r"1 of a\|b" in card


# An address is never cut, however long it is.
ADDRESS = f"https://gazette.example/{'a' * 200}"


def test_what_is_known_of_a_page_is_said_and_what_is_not_is_unknown() -> None:
    known = UNKNOWN | {"address": ADDRESS, "saved": date(2024, 5, 12), "terms": "free"}
    page = Page(id="1" * 64, name="page.txt", encoding="utf-8", n_chars=1, **known)
    card = card_text(facts(n_pages=1, pages=(page,), by_publisher=(Pages(None, 1, 1, 1, 1),)))
    assert "The day on which the pages were saved is known for 1 of 1." in card
    assert f"{ADDRESS} | 2024-05-12 | free |" in card
    assert "The day on which the pages were saved is unknown." in card_text(facts())


def test_many_pages_are_counted_and_not_listed() -> None:
    card = card_text(facts(n_pages=30_000, by_publisher=(Pages("themj", 30_000, 7, 5, 0),)))
    assert "| The MJ | 30,000 | 7 | 5 | 0 |" in card
    assert "| records | 0 articles and 0 statements, 0 quotations |" in card


def test_coverage_says_what_is_certain_and_what_is_possible() -> None:
    counts = {"adcs": ((3, 3), (0, 0), (0, 2)), "themj": ((0, 0), (0, 0), (1, 4))}
    card = card_text(facts(coverage=Coverage("month", ("2021-01", "2021-02", "2021-03"), counts)))
    assert "| 2021-01 | 3 |  |\n| 2021-03 | 0 to 2 | 1 to 4 |" in card


def test_the_coverage_of_a_release_is_that_of_a_trend(described: Path) -> None:
    trend = csc.load(described).records.trend("month", split="publisher").to_arrow().to_pylist()
    card = (described / README).read_text("utf-8").partition("## Coverage by month")[2]
    lines = [line.split(" | ") for line in card.replace("|  |", "| 0 |").splitlines() if line.startswith("| 20")]
    found = {(cells[0].strip("| "), place): cells[place + 1].strip(" |") for cells in lines for place in (0, 1)}
    for row in trend:
        if row["possible"]:
            place = ("adcs", "themj").index(row["publisher"])
            pair = [str(row["certain"])] + ([] if row["certain"] == row["possible"] else [str(row["possible"])])
            assert found[row["period"], place] == " to ".join(pair)


def test_the_licence_file_names_each_column_with_words_of_the_pages() -> None:
    text = licence_text(facts())
    for name, rule in table("tables").items():
        paths = {one.path for column in columns_of(name) for one in column.all()}
        assert set(rule["words"]) | set(rule["key"]) | set(rule["refers"]) <= paths
        assert all(f"`{word}`" in text for word in rule["words"])
    assert set(table("tables")) == set(STORED)


def test_the_licence_of_the_repository_is_that_of_its_release() -> None:
    """To take a change over: build the release, and copy its LICENSE-DATA.md."""
    assert (ROOT / LICENCE_FILE).read_text("utf-8") == licence_text(facts(curated=(PACKAGED,)))
    assert rights_table() in (ROOT / "docs" / "licence.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("page", "first"),
    [
        pytest.param(LISTING, "articles", id="a listing"),
        pytest.param(STATEMENTS, "statements", id="a release without articles"),
        pytest.param("", "documents", id="a release without a record"),
    ],
)
def test_the_data_card_loads_a_table_that_has_rows(page: str, first: str, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(page, "utf-8")
    folder = csc.build(tmp_path / "page.txt", tmp_path / "release").folder
    text = (folder / "README.md").read_text("utf-8")
    assert [one["config_name"] for one in head_of(text)["configs"] if one.get("default")] == [first]
    assert f'datasets.load_dataset("folder", "{first}")' in text
    assert read_table(folder, first).num_rows
    assert "0 of 0" not in text
