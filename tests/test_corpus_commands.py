"""The commands print lines for a pipe and JSON, refuse mistakes with exit code 2, and write what they say."""

import json
import re
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from childservices_corpus.cli.printing import show_table
from childservices_corpus.cli.querying import register
from corpora import real_corpus

app = typer.Typer()
register(app, lambda folder: real_corpus())


def run(*words: str) -> tuple[int, list[str], str]:
    done = CliRunner().invoke(app, words)
    return done.exit_code, done.stdout.splitlines(), done.stderr


def test_search_prints_a_line_for_each_hit() -> None:
    code, lines, _ = run("search", "fostering", "--limit", "3")
    assert code == 0
    hits = real_corpus().search("fostering", limit=3)
    assert [line.split("\t")[1] for line in lines] == [hit.record.id for hit in hits]
    assert all(len(line.split("\t")) == 4 for line in lines)


def test_search_tells_notes_apart_from_hits() -> None:
    code, lines, errors = run("search", "fostering AND", "--json")
    assert code == 0
    assert "taken as plain words" in errors
    hits = [json.loads(line) for line in lines]
    assert hits[0]["id"] == real_corpus().search("fostering")[0].record.id
    assert {"field", "item", "start", "end"} == set(hits[0]["highlights"][0])


def test_a_search_without_a_hit_says_so() -> None:
    code, lines, errors = run("search", "zzzqq")
    assert (code, lines) == (0, [])
    assert "0 of 0 matches" in errors


def test_list_is_newest_first_and_honest_about_dates() -> None:
    code, lines, _ = run("list", "--from", "2022", "--to", "2022", "--certainty", "certain", "--limit", "99")
    assert code == 0
    assert len(lines) == 20
    assert [line.split("\t")[0] for line in lines] == sorted((line.split("\t")[0] for line in lines), reverse=True)
    assert len(run("list", "--from", "2022", "--to", "2022", "--limit", "999")[1]) == 20 + 120 + 100


def test_list_chooses_the_tables_that_can_answer() -> None:
    assert {line.split("\t")[1] for line in run("list", "--kind", "speech")[1]} == {"adcs"}
    assert len(run("list", "--kind", "speech", "--kind", "column", "--json")[1]) == 17
    assert json.loads(run("list", "--table", "statements", "--limit", "1", "--json")[1][0])["publisher"] == "adcs"


@pytest.mark.parametrize("words", [("list",), ("search", "children")])
@pytest.mark.parametrize("form", [(), ("--json",)])
def test_what_is_left_out_is_said(words: tuple[str, ...], form: tuple[str, ...]) -> None:
    _, lines, errors = run(*words, *form, "--limit", "3")
    assert len(lines) == 3
    assert re.fullmatch(r"3 of \d+ (records|matches.*); --limit gives more\n", errors)
    assert run(*words, *form, "--limit", "999")[2] == ""


def test_an_id_stays_whole_on_a_terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    records = list(real_corpus().articles[:20])
    short = [one for one in records if len(one.id) < 70]
    assert len(short) > 5
    show_table(("date", "title and id"), [("2022", (one.headline, one.id)) for one in records])
    lines = {line.strip() for line in capsys.readouterr().out.splitlines()}
    assert {one.id for one in short} <= lines


MISTAKES = [
    ("a misspelt value", ("list", "--publisher", "themjj"), "did you mean 'themj'"),
    ("a table there is not", ("list", "--table", "stories"), "articles, records, statements"),
    ("no record has both", ("list", "--kind", "speech", "--genre", "news"), "never has both"),
    ("no date", ("list", "--from", "spring"), "is not a date"),
    ("an engine there is not", ("search", "care", "--engine", "lucene"), "a search engine called"),
    ("a picture of what is not there", ("plot", "x.png", "--picture", "topics"), "has a topic"),
    ("a file for a folder", ("export", "corpus.db", "--format", "sqlite"), "name a folder"),
    ("one table as SQLite", ("export", "out", "--format", "sqlite", "--table", "articles"), "always holds all tables"),
    (
        "a table to export that is none",
        ("export", "out", "--table", "stories"),
        "a table called 'stories' does not exist",
    ),
]


@pytest.mark.parametrize(("label", "words", "answer"), MISTAKES, ids=[case[0] for case in MISTAKES])
def test_mistakes_end_with_2_and_a_line(
    label: str, words: tuple[str, ...], answer: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, lines, errors = run(*words)
    assert (code, lines) == (2, [])
    assert answer in errors
    assert errors.startswith("childservices-corpus: ")
    assert list(tmp_path.iterdir()) == []


def test_export_prints_what_it_wrote(tmp_path: Path) -> None:
    code, lines, _ = run("export", str(tmp_path), "--format", "csv", "--table", "articles", "--json")
    assert code == 0
    written = json.loads(lines[0])
    assert Path(written["path"]).stat().st_size == written["bytes"]


def test_plot_writes_a_picture(tmp_path: Path) -> None:
    pytest.importorskip("altair")
    code, lines, _ = run("plot", str(tmp_path / "when.svg"))
    assert (code, lines) == (0, [str(tmp_path / "when.svg")])
    assert (tmp_path / "when.svg").read_text().startswith("<svg")
