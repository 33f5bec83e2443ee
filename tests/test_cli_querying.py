"""The commands that ask a corpus, in process and on a terminal: each option, and what is printed of each record."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import typer

from childservices_corpus.cli import querying
from childservices_corpus.cli.question import ALL, Question
from childservices_corpus.errors import QueryError
from commands import Ran, Terminal, corpus, ran, release

NEWS, OLDER = (one.id for one in corpus().articles)
(COMMENT,) = (one.id for one in corpus().statements)


def asked(*words: str | Path) -> Ran:
    return ran(*words, "-r", release())


def ids(*words: str) -> list[str]:
    done = asked("list", *words)
    assert done.code == 0, done
    return [line.split("\t")[2] for line in done.lines]


def test_list_prints_date_publisher_id_and_title() -> None:
    done = asked("list")
    assert done == (
        0,
        [
            f"2024-06-13\tthemj\t{NEWS}\tFoster carers call for support",
            f"2024-06-12\tthemj\t{OLDER}\tYoung people set out plans",
            f"2007-02-01/\tadcs\t{COMMENT}\tComment: early help",
        ],
        [],
    )


CONDITIONS = [
    (("--table", "articles"), [NEWS, OLDER]),
    (("--table", "statements"), [COMMENT]),
    (("--publisher", "adcs"), [COMMENT]),
    (("--publisher", "adcs", "--publisher", "themj"), [NEWS, OLDER, COMMENT]),
    (("--topic", "fostering"), [NEWS, COMMENT]),
    (("--topic", "early_help"), [COMMENT]),
    (("--kind", "comment"), [COMMENT]),
    (("--kind", "speech"), []),
    (("--genre", "news"), [NEWS, OLDER]),
    (("--genre", "opinion"), []),
    (("--from", "2024-06-13"), [NEWS, COMMENT]),
    (("--to", "2024-06-12"), [OLDER, COMMENT]),
    (("--from", "2024-06-12", "--to", "2024-06-12", "--certainty", "certain"), [OLDER]),
    (("--from", "2024", "--certainty", "possible"), [NEWS, OLDER, COMMENT]),
    (("--from", "2024", "--certainty", "certain"), [NEWS, OLDER]),
    (("--limit", "2"), [NEWS, OLDER]),
    (("--limit", "0"), []),
]


@pytest.mark.parametrize(("words", "found"), CONDITIONS, ids=[" ".join(words) for words, _ in CONDITIONS])
def test_each_option_of_list_chooses(words: tuple[str, ...], found: list[str]) -> None:
    assert ids(*words) == found


def test_an_unknown_speaker_and_an_unknown_authority_are_refused() -> None:
    assert asked("list", "--speaker", "Ann Sample").code == 2
    assert asked("list", "--authority", "Atlantis").code == 2


def test_list_as_json_prints_whole_records() -> None:
    lines = asked("list", "--json").lines
    found = corpus()
    assert list(map(json.loads, lines)) == [one.model_dump(mode="json") for one in (*found.articles, *found.statements)]


def test_search_prints_score_id_title_and_what_was_found() -> None:
    done = asked("search", "foster*")
    assert (done.code, done.errors) == (0, [])
    assert [line.split("\t")[1:] for line in done.lines] == [
        [NEWS, "Foster carers call for support", "⟦Foster⟧ carers call for support"],
        [COMMENT, "Comment: early help", "The ADCS President said: “Help for ⟦foster⟧ carers comes late.” ENDS"],
    ]
    assert all(line.startswith("0.00\t") for line in done.lines)


def test_search_as_json_gives_the_places_of_the_words() -> None:
    hit = json.loads(asked("search", "foster*", "--json", "--limit", "1").lines[0])
    assert list(hit) == ["id", "title", "headline", "score", "snippet", "highlights"]
    assert (hit["id"], hit["title"]) == (NEWS, "Foster carers call for support")
    assert hit["snippet"] == "Foster carers call for support"
    assert hit["highlights"] == [{"field": "title", "item": None, "start": 0, "end": 6}]
    assert hit["score"] > 0


def test_search_says_how_many_are_left_out_and_by_which_engine() -> None:
    assert asked("search", "foster*", "--limit", "1").errors == [
        "1 of 2 matches (fts5, chosen for 3 texts); --limit gives more"
    ]
    assert asked("search", "foster*", "--engine", "fts5", "--limit", "2").errors == []
    assert asked("search", "zzz", "--engine", "fts5").errors == ["0 of 0 matches (fts5, as asked)"]
    assert asked("search", "foster AND").errors[0].startswith("note: ")


def test_a_limit_below_nought_is_refused() -> None:
    for words in (("search", "foster"), ("list",)):
        assert asked(*words, "--limit", "-1").code == 2


@pytest.mark.parametrize(
    ("form", "name"), [("parquet", "links.parquet"), ("jsonl", "links.jsonl"), ("csv", "links.csv")]
)
def test_export_prints_the_path_of_each_file(form: str, name: str, tmp_path: Path) -> None:
    done = asked("export", tmp_path, "--format", form, "--table", "links", "--table", "articles")
    assert done.code == 0
    assert sorted(done.lines) == sorted(str(path) for path in tmp_path.iterdir())
    assert str(tmp_path / name) in done.lines
    assert len(done.lines) == 2


def test_export_writes_all_tables_as_parquet_by_default(tmp_path: Path) -> None:
    done = asked("export", tmp_path)
    assert {Path(line).suffix for line in done.lines} == {".parquet"}
    assert len(done.lines) > 8


@pytest.mark.parametrize(("option", "mark"), [((), "'="), (("--defuse",), "'="), (("--no-defuse",), "=")])
def test_cells_of_csv_that_a_spreadsheet_would_run_are_defused_unless_asked(
    option: tuple[str, ...], mark: str, tmp_path: Path
) -> None:
    page = tmp_path / "page.txt"
    page.write_text(f"  • =1+1 in one line\n\n    13 June 2024\n\n    {'A summary of the words. ' * 3}\n", "utf-8")
    assert ran("build", page, "-o", tmp_path / "release").code == 0
    words = ("export", tmp_path / "out", "-r", tmp_path / "release", "--format", "csv", "--table", "articles")
    assert ran(*words, *option).code == 0
    assert f",{mark}1+1 in one line," in (tmp_path / "out" / "articles.csv").read_text("utf-8-sig")


def test_export_as_sqlite_tells_a_terminal_how_to_browse_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    done = asked("export", tmp_path / "piped", "--format", "sqlite", "--json")
    assert done.errors == []
    paths = [Path(json.loads(line)["path"]) for line in done.lines]
    assert [path.suffix for path in paths] == [".db", ".json"]
    monkeypatch.setattr(sys, "stdout", Terminal())
    querying.export_files(corpus(), tmp_path, "sqlite", (), {}, False)
    assert capsys.readouterr().err == (
        f"to browse it: datasette {tmp_path / paths[0].name} --metadata {tmp_path / paths[1].name}\n"
    )
    querying.export_files(corpus(), tmp_path / "more", "jsonl", (), {}, False)
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("picture", ["timeline", "topics"])
@pytest.mark.parametrize("table", ["articles", "statements", "records"])
def test_plot_draws_each_picture(picture: str, table: str, tmp_path: Path) -> None:
    pytest.importorskip("altair")
    done = asked("plot", tmp_path / "x.json", "--picture", picture, "--table", table)
    assert done == (0, [str(tmp_path / "x.json")], [])
    assert json.loads((tmp_path / "x.json").read_text("utf-8"))["$schema"].startswith("https://vega.github.io/")


def test_plot_draws_all_records_over_time_by_default(tmp_path: Path) -> None:
    pytest.importorskip("altair")
    assert asked("plot", tmp_path / "a.json").code == 0
    assert asked("plot", tmp_path / "b.json", "--picture", "timeline", "--table", "records").code == 0
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()
    written = json.loads(asked("plot", tmp_path / "a.json", "--json").lines[0])
    assert written["bytes"] == (tmp_path / "a.json").stat().st_size
    assert asked("plot", tmp_path / "c.json", "--table", "stories").code == 2
    (said,) = asked("plot", tmp_path / "c.json", "--picture", "speakers", "--table", "statements").errors
    assert said.endswith("speaker to draw")


# On a terminal


def lines_on_terminal(command: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What `command` prints where the output is a terminal."""
    for name, value in {"COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", stream := Terminal())
    command()
    return [line.rstrip() for line in stream.getvalue().splitlines()]


def test_list_on_a_terminal_is_a_table(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def command() -> None:
        querying.list_records(corpus(), Question(table="articles"), 1, False)

    assert lines_on_terminal(command, monkeypatch) == [
        "date        title and id",
        "2024-06-13  Foster carers call for support",
        f"            {NEWS}",
    ]
    assert capsys.readouterr().err == "1 of 2 records; --limit gives more\n"


def test_search_on_a_terminal_is_a_table(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    found = lines_on_terminal(lambda: querying.search(corpus(), "foster*", 1, "auto", False), monkeypatch)
    assert found == [
        "score  title, id and what was found",
        "0.00   Foster carers call for support",
        f"       {NEWS}",
        "       ⟦Foster⟧ carers call for support",
    ]
    assert capsys.readouterr().err == "1 of 2 matches (fts5, chosen for 3 texts); --limit gives more\n"


@pytest.mark.parametrize(("as_json", "first"), [(True, "{"), (False, "date")])
def test_json_stays_json_on_a_terminal(as_json: bool, first: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def command() -> None:
        querying.list_records(corpus(), ALL, 9, as_json)

    assert lines_on_terminal(command, monkeypatch)[0].startswith(first)


# Errors


def failing(error: Exception) -> Callable[[], None]:
    def fail() -> None:
        raise error

    return fail


def test_a_mistake_in_a_question_is_a_line_and_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as end:
        querying.with_errors(failing(QueryError("It is so.")))
    assert end.value.exit_code == 2
    assert capsys.readouterr().err == "childservices-corpus: It is so.\n"


def test_a_reader_that_goes_away_ends_a_question_with_0(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    with pytest.raises(typer.Exit) as end:
        querying.with_errors(failing(BrokenPipeError()))
    assert end.value.exit_code == 0
    assert stream.closed
