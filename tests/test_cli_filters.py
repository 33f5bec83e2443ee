"""The filters of the commands that ask: each command has them all, and they choose what ``where`` chooses."""

import json
import re
from inspect import signature
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from typer.main import get_command

import childservices_corpus as csc
from childservices_corpus.cli.filters import CONDITIONS, FILTERS, FLAGS
from childservices_corpus.cli.main import app
from childservices_corpus.cli.question import Question
from childservices_corpus.corpus.sets.both import Records
from childservices_corpus.corpus.sets.records import Articles, DatedSet, Statements
from commands import corpus, ran, release
from support import ROOT

ASKING = ("list", "search", "concordance", "export", "plot", "count", "trend")
COMMANDS: dict[str, Any] = getattr(get_command(app), "commands")  # noqa: B009 - its type does not say so


@pytest.mark.parametrize("command", ASKING)
def test_each_command_has_every_filter(command: str) -> None:
    options = {option for one in COMMANDS[command].params for option in (*one.opts, *one.secondary_opts)}
    assert {option for one in FILTERS for option in one.option.split("/")} <= options
    assert {"--table", "--release", "--json"} <= options


def test_no_other_command_has_some_of_them() -> None:
    own = {one.option for one in CONDITIONS}
    # Of a page these say what is known of it, and do not choose.
    known = {"--publisher"}
    for name, command in COMMANDS.items():
        if name not in ASKING:
            assert not {option for one in command.params for option in one.opts} & own - known, name


@pytest.mark.parametrize("kind", [Records, Articles, Statements])
def test_the_filters_are_the_keywords_of_where(kind: type[DatedSet[Any]]) -> None:
    where: Any = getattr(kind, "where")  # noqa: B009 - the sets have no `where` in common
    keywords = {name for name, one in signature(where).parameters.items() if one.kind is one.KEYWORD_ONLY}
    filters = {one.name for one in (*CONDITIONS, *FLAGS)}
    assert keywords == filters if kind is Records else keywords < filters


def test_the_page_on_commands_names_each_filter() -> None:
    table = (ROOT / "docs" / "commands.md").read_text("utf-8").split("| option | which records |")[1].split("\n\n")[0]
    cells = [line.split("|")[1] for line in table.splitlines()[2:]]
    assert set(re.findall(r"--[a-z-]+", " ".join(cells))) == {
        option for one in FILTERS for option in one.option.split("/")
    }


VALUES = {
    "publisher": "adcs",
    "type": "article",
    "topic": "send",
    "kind": "comment",
    "genre": "news",
    "section": "Children",
    "author": "Ann McGauran",
    "speaker": "Charlotte Ramsden",
    "role": "president",
    "person": "Charlotte Ramsden",
    "organisation": "Department for Education",
    "authority": "Kent",
    "document": "004_8661a3202c9336a1.txt",
}


@pytest.mark.parametrize("name", [one.name for one in CONDITIONS])
def test_each_filter_chooses_as_where_does(name: str) -> None:
    found = csc.load()
    asked = Question({name: [VALUES[name]]}).records(found)
    wanted: dict[str, Any] = {name: VALUES[name]}
    assert asked == found.records.where(**wanted)
    assert len(asked)


def test_stubs_are_asked_for_by_a_flag() -> None:
    found = csc.load().statements
    for option, wanted in (("--stub", True), ("--no-stub", False)):
        done = ran("list", option, "--table", "statements", "--limit", "999")
        assert {line.split("\t")[2] for line in done.lines} == {one.id for one in found.where(stub=wanted)} != set()
        assert len(ran("list", option, "--limit", "999").lines) == len(done.lines)


def test_successors_of_a_council_are_taken_in_by_a_flag() -> None:
    # The code of the county council, which ended in 2020.
    old = ("count", "type", "--authority", "E10000002")
    assert ran(*old).lines == ["type\tn"]
    assert ran(*old, "--successors").lines == ["type\tn", "article\t1"]
    assert len(csc.load().records.where(authority="E10000002", successors=True)) == 1
    (note,) = ran("count", "type", "--authority", "Northamptonshire").errors
    assert "--successors in a command, takes them in" in note
    assert not ran("count", "type", "--authority", "Northamptonshire", "--successors").errors


def ids(*words: str | Path) -> list[str]:
    done = ran("list", "-r", release(), *words)
    assert done.code == 0, done
    return [line.split("\t")[2] for line in done.lines]


def test_words_and_unknown_values_choose_too() -> None:
    found = corpus()
    assert set(ids("--words", "carers")) == {one.id for one in found.records.search("carers")}
    assert len(ids("--words", "carers")) == 2
    assert ids("--speaker", "unknown") == [one.id for one in found.statements.where(speaker=None)]


def test_search_stays_among_the_chosen_records() -> None:
    done = ran("search", "-r", release(), "foster*", "--publisher", "adcs")
    assert [line.split("\t")[1].split("/")[0] for line in done.lines] == ["adcs"]
    done = ran("search", "-r", release(), "foster*", "--table", "articles", "--json")
    assert [json.loads(line)["id"].split("/")[0] for line in done.lines] == ["themj"]


def test_a_picture_shows_the_chosen_records(tmp_path: Path) -> None:
    pytest.importorskip("altair")
    path = tmp_path / "x.json"
    assert ran("plot", "-r", release(), path, "--publisher", "adcs").code == 0
    assert "1 record by possible days" in path.read_text("utf-8")
    assert "Foster carers call" not in path.read_text("utf-8")


def test_an_export_has_the_records_and_what_belongs_to_them(tmp_path: Path) -> None:
    assert ran("export", tmp_path, "--publisher", "adcs", "--topic", "send").code == 0
    tables = {path.stem: pq.read_table(path) for path in tmp_path.iterdir()}
    found = csc.load()
    records = found.records.where(publisher="adcs", topic="send")
    wanted = {one.id for one in records}
    assert set(tables["statements"]["id"].to_pylist()) == wanted
    assert tables["articles"].num_rows == 0
    for name in ("quotations", "mentions", "provenance", "sightings"):
        assert set(tables[name]["record_id"].to_pylist()) <= wanted, name
        assert tables[name].num_rows == len(found.table(name).of(records)) > 0, name
    links = [{one["source_id"], one["target_id"]} for one in tables["links"].to_pylist()]
    assert all(pair & wanted for pair in links)
    assert len(links) == len(found.links.of(records))
    assert tables["documents"]["name"].to_pylist() == ["004_8661a3202c9336a1.txt"]


@pytest.mark.parametrize("form", ["csv", "jsonl", "sqlite"])
def test_an_export_with_filters_takes_each_form(form: str, tmp_path: Path) -> None:
    words = ("export", tmp_path, "-r", release(), "--publisher", "adcs", "--format", form)
    done = ran(*words)
    assert done.code == 0, done
    if form != "sqlite":
        assert ran(*words, "--table", "articles").code == 0
        lines = (tmp_path / f"articles.{form}").read_text("utf-8").splitlines()
        assert len(lines) == (form == "csv")


def test_an_export_of_not_a_record_writes_nothing(tmp_path: Path) -> None:
    done = ran("export", tmp_path / "x", "-r", release(), "--kind", "speech")
    assert done.code == 2
    assert "leave one of them out" in done.errors[0]
    assert not (tmp_path / "x").exists()


def test_count_has_a_line_for_each_value() -> None:
    assert ran("count", "-r", release(), "publisher").lines == ["publisher\tn", "themj\t2", "adcs\t1"]
    assert ran("count", "-r", release(), "genre", "--table", "articles").lines == ["genre\tn", "news\t2"]
    rows = [json.loads(line) for line in ran("count", "-r", release(), "topic", "publisher", "--json").lines]
    assert {"topic": "early_help", "publisher": "adcs", "n": 1} in rows
    assert ran("count", "-r", release(), "year", "--publisher", "themj").lines == [
        "year\tcertain\tpossible",
        "2024\t2\t2",
    ]


def test_trend_says_what_was_not_captured() -> None:
    lines = ran("trend", "--by", "year", "--split", "publisher", "--topic", "send", "--to", "2020").lines
    assert lines[0].split("\t") == [
        *("period", "publisher", "certain", "possible", "of_certain", "of_possible", "share_low", "share_high")
    ]
    assert "2019\tadcs\tnot captured" in lines
    assert "2020\tadcs\t2\t2\t42\t43\t0.047\t0.048" in lines
    rows = [json.loads(line) for line in ran("trend", "--by", "year", "--topic", "send", "--json").lines]
    assert [(row["period"], row["certain"]) for row in rows] == [
        (row["period"], row["certain"]) for row in csc.load().records.trend("year", topic="send").to_arrow().to_pylist()
    ]
    assert ran("trend", "-r", release(), "--by", "year").code == 0


def test_a_trend_is_drawn_beside_its_counts(tmp_path: Path) -> None:
    pytest.importorskip("altair")
    asked = ("trend", "--by", "year", "--split", "publisher", "--topic", "send", "--json")
    done = ran(*asked, "--plot", tmp_path / "when.json")
    assert done.lines == ran(*asked).lines
    assert done.errors == [f"picture: {tmp_path / 'when.json'}"]
    drawn = json.loads((tmp_path / "when.json").read_text("utf-8"))["data"]["values"]
    counts = [json.loads(line) for line in done.lines]
    assert [(bar["period"], bar["certain"]) for bar in drawn] == [(row["period"], row["certain"]) for row in counts]
