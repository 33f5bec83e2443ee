"""A release in other tools: each loads every table, by the files that the release has for it."""

import json
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from childservices_corpus.release.about.croissant import CROISSANT
from childservices_corpus.release.about.datapackage import DATAPACKAGE
from childservices_corpus.storage.files import STORED, Stamp, TableWriter, read_table

MISSING = 'pip install "childservices-corpus[interchange]"'


def tool(name: str) -> Any:
    """The module `name` of the extra ``interchange``; without it, the test is skipped."""
    try:
        return import_module(name)
    except ImportError:
        pytest.skip(f"{name} is not installed: {MISSING}")


@pytest.mark.parametrize("table", STORED)
def test_pandas_polars_and_duckdb_read_each_table_as_it_is(described: Path, table: str) -> None:
    duckdb, pandas, polars = map(import_module, ("duckdb", "pandas", "polars"))
    path, rows = str(described / f"{table}.parquet"), read_table(described, table)
    assert rows.num_rows
    for found in (pandas.read_parquet(path), polars.read_parquet(path)):
        assert (list(found.columns), len(found)) == (rows.column_names, rows.num_rows)
    columns = duckdb.sql(f"SELECT * FROM '{path}'")
    assert (columns.columns, len(columns.fetchall())) == (rows.column_names, rows.num_rows)


@pytest.fixture(autouse=True)
def offline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a network, and with what is kept between runs in the folder of the test."""
    for name in ("HF_HUB_OFFLINE", "HF_DATASETS_OFFLINE", "HF_DATASETS_DISABLE_PROGRESS_BARS"):
        monkeypatch.setenv(name, "1")
    monkeypatch.setenv("HF_HOME", str(tmp_path))


def test_hugging_face_loads_each_table_from_the_head_of_the_readme(described: Path, tmp_path: Path) -> None:
    datasets = tool("datasets")
    for table in STORED:
        loaded = datasets.load_dataset(str(described), table, cache_dir=str(tmp_path))
        rows = read_table(described, table)
        assert loaded["train"].column_names == rows.column_names
        assert loaded["train"][0] == rows.slice(0, 1).to_pylist()[0]
        assert loaded["train"].num_rows == rows.num_rows


def test_hugging_face_refuses_a_table_without_rows(tmp_path: Path) -> None:
    """So such a table is not in the head of the README. If this fails, it can be there."""
    datasets = tool("datasets")
    with TableWriter(tmp_path, "problems", Stamp("1.2.3", ())):
        pass
    head = "---\nconfigs:\n  - config_name: problems\n    data_files: problems.parquet\n---\n"
    (tmp_path / "README.md").write_text(head)
    with pytest.raises(ValueError, match="no data"):
        datasets.load_dataset(str(tmp_path), "problems", cache_dir=str(tmp_path / "cache"))


def test_mlcroissant_finds_nothing_wrong_and_gives_the_records_of_each_table(described: Path) -> None:
    mlcroissant = tool("mlcroissant")
    dataset = mlcroissant.Dataset(jsonld=str(described / CROISSANT))
    issues = dataset.metadata.ctx.issues
    assert not issues.errors
    # The day of publication is not known when a release is built.
    assert [one for one in issues.warnings if "datePublished" not in str(one)] == []
    assert [one.uuid for one in dataset.metadata.record_sets] == list(STORED)
    for table in STORED:
        first = next(iter(dataset.records(table)))
        row = read_table(described, table).slice(0, 1).to_pylist()[0]
        # An empty list of groups has no parts, so that the reader leaves it out.
        groups = {name for name, value in row.items() if value in ([], None)}
        assert {name.partition("/")[2] for name in first} | groups == set(row)
        for name in set(row) - groups:
            assert same(first[f"{table}/{name}"], row[name]), f"{table}/{name}"


def same(found: Any, value: Any) -> bool:
    """True if `found`, as mlcroissant gives it, is `value`: texts are bytes, days are times, parts have long names."""
    if isinstance(value, dict):
        return {name.rpartition("/")[2] for name in found} == set(value) and all(
            same(found[name], value[name.rpartition("/")[2]]) for name in found
        )
    if isinstance(value, list):
        return len(found) == len(value) and all(map(same, found, value))
    if isinstance(value, str):
        return bool(found.decode() == value)
    return bool(str(found).startswith(str(value)))


def test_frictionless_finds_each_table_valid(described: Path) -> None:
    frictionless = tool("frictionless")
    report = frictionless.Package(str(described / DATAPACKAGE)).validate()
    assert [error.message for task in report.tasks for error in task.errors] == []
    assert report.valid
    assert {task.name: task.stats["rows"] for task in report.tasks} == {
        name: read_table(described, name).num_rows for name in STORED
    }


@pytest.mark.parametrize(
    ("table", "field", "value", "error"),
    [
        ("quotations", "document_id", "f" * 64, "foreign-key"),
        ("articles", "genre", "gossip", "constraint-error"),
        ("articles", "id", None, "primary-key"),
    ],
)
def test_frictionless_finds_a_row_that_breaks_the_rules(
    described: Path, table: str, field: str, value: str | None, error: str
) -> None:
    """The same rules over rows in memory: a word outside its list, a key that is nowhere, a row that is there twice."""
    frictionless = tool("frictionless")
    package = json.loads((described / DATAPACKAGE).read_text("utf-8"))
    rows = {name: read_table(described, name).to_pylist() for name in (table, "documents")}
    rows[table].append(rows[table][0] | ({} if value is None else {field: value}))
    resources = [
        {
            "name": one["name"],
            "data": [list(rows[one["name"]][0]), *map(list, map(dict.values, rows[one["name"]]))],
            "schema": one["schema"],
        }
        for one in package["resources"]
        if one["name"] in rows
    ]
    report = frictionless.Package.from_descriptor({"name": "two", "resources": resources}).validate()
    assert {found.type for task in report.tasks for found in task.errors} >= {error}
