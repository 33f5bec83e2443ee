"""What README, docs and help say, compared with the code, the tables and the measurements."""

import inspect
import re
import shlex
import sqlite3
import tomllib
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any, cast

import pytest
import typer

import childservices_corpus as csc
from childservices_corpus.annotate.dates.links import dated_pairs
from childservices_corpus.annotate.dates.listings import listings
from childservices_corpus.annotate.pipeline import annotate
from childservices_corpus.cli.main import app
from childservices_corpus.curation.folder import read_curation
from childservices_corpus.errors import ExtraMissingError
from childservices_corpus.evaluation.dates import Hidden, leave_one_out
from childservices_corpus.evaluation.quality import ALL, Figure
from childservices_corpus.evaluation.run import evaluate
from childservices_corpus.evaluation.unseen_pinned import read_pinned
from childservices_corpus.export.corpus_files import export
from childservices_corpus.models import Article, Statement
from childservices_corpus.parsing.objects import parse
from childservices_corpus.reference import table
from childservices_corpus.search.columns import COLUMNS
from childservices_corpus.search.engines import ENGINES
from childservices_corpus.tables.schemas import TABLES, schema
from support import DUMPS, LABELS, RAW, ROOT

DOCS = {path.name: path.read_text("utf-8") for path in sorted((ROOT / "docs").glob("*.md"))}
PAGES = {"README.md": (ROOT / "README.md").read_text("utf-8"), **DOCS}
COMMANDS: dict[str, Any] = dict(cast("Any", typer.main.get_command(app)).commands)
_CALL = re.compile(r"childservices-corpus ([a-z]+(?:-[a-z]+)*(?: [^`|\n]*)?)")


def calls() -> Iterator[tuple[str, str]]:
    """Each call of the program that a page shows, with the page."""
    for page, text in PAGES.items():
        for found in _CALL.finditer(text):
            yield page, re.split(r" {2,}", found[1])[0].strip()


def rows(page: str, head: str) -> list[list[str]]:
    """The cells of the table of `page` whose first line begins with `head`, without head and rule."""
    lines = PAGES[page].splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith(head))
    found = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        found.append([cell.strip() for cell in line.strip("|").split("|")])
    return found


@pytest.mark.parametrize(("page", "call"), sorted(set(calls())))
def test_a_call_in_the_docs_is_one_that_the_program_takes(page: str, call: str) -> None:
    name, *words = shlex.split(call)
    if name not in COMMANDS and not words:  # "the extra childservices-corpus[...]" and running text
        return
    assert name in COMMANDS, f"{page}: {call}"
    options = {option for parameter in COMMANDS[name].params for option in (*parameter.opts, *parameter.secondary_opts)}
    # A lone -- ends the options.
    assert {word for word in words if word.startswith("--")} - {"--"} <= options, f"{page}: {call}"


def test_the_readme_lists_every_command() -> None:
    listed = {call.split()[0] for page, call in calls() if page == "README.md"}
    assert listed >= set(COMMANDS)


def help_of(command: str, option: str) -> str:
    found = next(one for one in COMMANDS[command].params if option in one.opts or one.name == option)
    return str(getattr(found, "help", ""))


def test_help_names_what_there_is() -> None:
    [example] = re.findall(r"such as (\w+)", help_of("list", "--publisher"))
    assert example in {one.publisher for one in csc.load().documents}
    assert set(re.findall(r"auto|\w+(?=[,.]| or)", help_of("search", "--engine"))) >= {"auto", *ENGINES} - {""}
    for name in ("list", "search", "plot", "count", "trend"):
        assert help_of(name, "--table") == "articles, statements or records (both)."
        assert default_of(name, "--table") == "records"
    assert "./data/raw" in help_of("build", "paths")


def default_of(command: str, option: str) -> object:
    return next(one for one in COMMANDS[command].params if option in one.opts).default


@pytest.mark.parametrize("command", ["build", "parse"])
def test_a_dump_given_twice_is_among_the_problems_that_help_speaks_of(command: str) -> None:
    text = " ".join((COMMANDS[command].help or "").split())
    assert "problem" in text
    assert "could not be read, after" not in text


def test_search_columns_are_those_of_the_code() -> None:
    [cells] = [row for row in rows("search.md", "| write |") if row[0] == "`title:fostering`"]
    assert re.findall(r"`(\w+)`", cells[1]) == list(COLUMNS)


def test_where_keywords_are_those_of_the_code() -> None:
    corpus = csc.load()
    listed = {cells[0]: cells[1].split(", ") for cells in rows("querying.md", "| set |")}
    assert set(listed) == {*TABLES, "records"}
    for name, keywords in listed.items():
        taken = inspect.signature(type(corpus.table(name)).where).parameters.values()
        assert keywords == [one.name for one in taken if one.kind is one.KEYWORD_ONLY], name


def test_every_table_but_the_dumps_is_an_attribute() -> None:
    corpus = csc.load()
    assert all(len(getattr(corpus, name)) >= 0 for name in TABLES)
    assert not hasattr(corpus, "sources")


def test_the_sqlite_file_has_the_keys_that_the_docs_name(tmp_path: Path) -> None:
    database, _ = export(csc.load(), tmp_path, "sqlite")
    with closing(sqlite3.connect(database)) as run:
        made = dict(run.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'"))
        indexed = {tuple(row) for row in run.execute("SELECT tbl_name, name FROM sqlite_master WHERE type = 'index'")}
    assert set(TABLES) <= set(made)
    assert "sources" not in made
    keyed = {name for name in TABLES if "PRIMARY KEY" in made[name]}
    said = re.search(r"have it as their primary key: ([a-z, ]+)\.", " ".join(DOCS["export.md"].split()))
    assert said is not None
    assert keyed == set(said[1].split(", "))
    for name in TABLES:
        for column in {"record_id", "source_id", "target_id", "document_id"} & set(schema(name).names):
            assert (name, f"{name}_{column}") in indexed


def test_topics_are_those_of_the_table() -> None:
    listed = {cells[0]: cells[1] for cells in rows("topics.md", "| slug |")}
    assert listed == {slug: one["definition"] for slug, one in table("topics")["topics"].items()}


def test_extras_are_those_of_the_package() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    named = {extra for text in PAGES.values() for extra in re.findall(r"childservices-corpus\[(\w+)\]", text)}
    assert named <= set(extras)
    assert issubclass(ExtraMissingError, ImportError)


@cache
def figures() -> dict[tuple[str, str, str], Figure]:
    found = evaluate([RAW], ROOT / "data" / "labels", ROOT / "data" / "curation").quality
    assert found.records == 130
    return {(one.field, one.group, one.measure): one for one in found.figures}


def shown(value: float | None, form: str = ".3f") -> str:
    return "open" if value is None else format(value, form)


def interval(figure: Figure, form: str = ".3f") -> str:
    return f"{shown(figure.low, form)} to {shown(figure.high, form)}"


def test_the_figures_in_the_docs_are_those_that_are_measured() -> None:
    for field, n, precision, recall, value, ends in rows("quality.md", "| field | n |"):
        found = {measure: one for (name, group, measure), one in figures().items() if (name, group) == (field, ALL)}
        if field == "topics":
            assert precision == f"{shown(found['precision'].value)} ({interval(found['precision'])})"
            assert recall == f"{shown(found['recall'].value)} ({interval(found['recall'])})"
            continue
        main = found.get("f1") or found.get("share") or found["overlap"]
        assert (n, value, ends) == (str(main.n), shown(main.value), interval(main)), field
        assert [precision, recall] == [
            shown(found[one].value) if one in found else "" for one in ("precision", "recall")
        ]
    assert {cells[0] for cells in rows("quality.md", "| field | n |")} == {field for field, _, _ in figures()} - {
        "dates",
        "dates_left_out",
    }


def test_the_widths_in_the_docs_are_those_that_are_measured() -> None:
    for layout, n, width, missing in rows("quality.md", "| dates as released"):
        found = figures()["dates", layout, "median_days"]
        assert (n, width) == (str(found.n), shown(found.value, ".10g"))
        assert missing == shown(figures()["dates", layout, "open"].value, ".10g")
    for group, n, share, ends, width, width_ends in rows("quality.md", "| hidden days"):
        inside, days = (figures()["dates_left_out", group, measure] for measure in ("share", "median_days"))
        assert (n, share, ends) == (str(inside.n), shown(inside.value), interval(inside))
        assert (width, width_ends) == (shown(days.value, ".10g"), interval(days, ".10g"))


def test_every_measure_carries_its_rule() -> None:
    rules = table("measures")
    pinned = {figure.field for one in read_pinned(LABELS).values() for figure in one.quality.figures}
    assert {field for field, _, _ in figures()} | pinned == set(rules)
    listed = {cells[0].strip("`"): cells[2] for cells in rows("quality.md", "| field | measure |")}
    assert listed == rules


def test_how_strictly_hidden_days_are_met_is_said() -> None:
    pages, facts = [parse(path, name=path.name) for path in DUMPS], read_curation(ROOT / "data" / "curation")
    made = annotate(pages, facts)
    records: dict[str, Article | Statement] = {one.id: one for one in made.articles}
    records |= {one.id: one for one in made.statements}
    hidden = list(
        leave_one_out([one for page in pages for one in listings(page)], facts.dates, dated_pairs(made.links, records))
    )
    said = " ".join(DOCS["quality.md"].split())
    assert f"{sum(one.first == one.last for one in hidden)} of the {len(hidden)} rows give one day." in said
    assert f"holds all days of {sum(map(wholly, hidden))} of the {len(hidden)} rows" in said


def wholly(one: Hidden) -> bool:
    """True if every day of the row lies in the inferred range."""
    earliest, latest = one.inferred.earliest, one.inferred.latest
    return (earliest is None or earliest <= one.first) and (latest is None or one.last <= latest)


def test_what_rests_on_habits_is_counted() -> None:
    kinds = [row.kind for row in read_curation(ROOT / "data" / "curation").dates]
    said = " ".join(DOCS["dates_inference.md"].split())
    assert f"{kinds.count('near_event')} of the {len(kinds)} rows" in said
    habits = table("date_habits")["near_event_days"]
    assert f"LocalGov within {habits['localgov']} days, ADCS {habits['adcs']}, The MJ {habits['themj']}" in said
    assert f"within {table('date_phrases')['speech_up_within_days']} days" in said


def test_every_benchmark_in_the_docs_is_there() -> None:
    named = set(re.findall(r"benchmarks/(\w+\.py)", DOCS["performance.md"]))
    assert all((ROOT / "benchmarks" / name).is_file() for name in named)
    says = {cells[0].strip("`").split()[1]: cells[2] == "yes" for cells in rows("performance.md", "| command |")}
    for name, verdict in says.items():
        assert ("MISSED" in (ROOT / name).read_text("utf-8").upper()) == verdict, name
