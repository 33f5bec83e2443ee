"""Commands that query the corpus: list, search, export, plot.

They print tables on a terminal, plain lines with tabs between the cells in a pipe, and JSON lines with ``--json``.
"""

import sys
from collections.abc import Callable
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..errors import CorpusError, QueryError
from ..models.wording import counted
from .printing import say_how_many, say_list, say_paths, show_lines, show_table
from .streams import say, say_json

if TYPE_CHECKING:
    from ..corpus import Corpus

Load = Callable[[Path | None], "Corpus"]


class Format(StrEnum):
    """File formats of export."""

    parquet = "parquet"
    jsonl = "jsonl"
    csv = "csv"
    sqlite = "sqlite"


class Picture(StrEnum):
    """The pictures that can be drawn."""

    timeline = "timeline"
    topics = "topics"
    speakers = "speakers"


class Certainty(StrEnum):
    """Whether a date must lie in the period or only may."""

    possible = "possible"
    certain = "certain"


Folder = Annotated[
    Path | None, typer.Option("--release", "-r", help="Release folder. Default: the one in the package.")
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object on each line.")]
Limit = Annotated[int, typer.Option("--limit", min=0, help="Greatest number of results.")]
Table = Annotated[str, typer.Option("--table", help="articles or statements. Default: both.")]
Drawn = Annotated[str, typer.Option("--table", help="articles or statements.")]
Many = list[str] | None


def register(app: typer.Typer, load: Load) -> None:
    """Add the commands to `app`; `load` gives the corpus in a folder, or the one in the package."""

    @app.command("search")
    def search_command(
        query: Annotated[
            str,
            typer.Argument(
                help='Words, "phrases", prefix*, AND, OR, NOT; a column such as title: or speaker: before a word.'
            ),
        ],
        data: Folder = None,
        limit: Limit = 10,
        engine: Annotated[str, typer.Option(help="auto, fts5 or tantivy.")] = "auto",
        as_json: Json = False,
    ) -> None:
        """Search titles, summaries, bodies and quotations; the best match comes first."""
        with_errors(lambda: search(load(data), query, limit, engine, as_json))

    @app.command("export")
    def export_command(
        folder: Annotated[Path, typer.Argument(help="Folder to write into.")],
        data: Folder = None,
        form: Annotated[Format, typer.Option("--format", help="File format.")] = Format.parquet,
        table: Annotated[Many, typer.Option(metavar="NAME", help="A table; repeat for more. Default: all.")] = None,
        defuse: Annotated[
            bool,
            typer.Option("--defuse/--no-defuse", help="CSV: an apostrophe before cells that a spreadsheet would run."),
        ] = True,
        as_json: Json = False,
    ) -> None:
        """Write the tables as Parquet, JSON lines, CSV, or one SQLite file with metadata for Datasette."""
        with_errors(lambda: export_files(load(data), folder, form.value, tuple(table or ()), defuse, as_json))

    @app.command("plot")
    def plot_command(
        path: Annotated[Path, typer.Argument(help="File to write: .html, .png, .svg or .json (Vega-Lite).")],
        data: Folder = None,
        picture: Annotated[Picture, typer.Option(help="Which picture.")] = Picture.timeline,
        table: Drawn = "articles",
        as_json: Json = False,
    ) -> None:
        """Draw when the records are dated, what they are about, or who speaks."""
        with_errors(lambda: plot(load(data), picture.value, table, path, as_json))

    _register_list(app, load)


def _register_list(app: typer.Typer, load: Load) -> None:
    @app.command("list")
    def list_command(
        data: Folder = None,
        table: Table = "",
        publisher: Annotated[
            Many, typer.Option(metavar="NAME", help="A publisher, such as themj; repeat for more: any may match.")
        ] = None,
        topic: Annotated[Many, typer.Option(metavar="NAME", help="A topic; repeat for more: any may match.")] = None,
        kind: Annotated[Many, typer.Option(metavar="NAME", help="Kind of statement; leaves articles out.")] = None,
        genre: Annotated[Many, typer.Option(metavar="NAME", help="Genre of article; leaves statements out.")] = None,
        speaker: Annotated[Many, typer.Option(metavar="NAME", help="A speaker; leaves articles out.")] = None,
        authority: Annotated[Many, typer.Option(metavar="NAME", help="A local authority by GSS code or name.")] = None,
        first: Annotated[str | None, typer.Option("--from", help="First day: 2022, 2022-03 or 2022-03-23.")] = None,
        last: Annotated[str | None, typer.Option("--to", help="Last day: 2022, 2022-03 or 2022-03-23.")] = None,
        certainty: Annotated[
            Certainty, typer.Option(help="possible: the date may lie in the period; certain: it must.")
        ] = Certainty.possible,
        limit: Limit = 50,
        as_json: Json = False,
    ) -> None:
        """List articles and statements, the newest first."""
        asked = {
            "publisher": publisher,
            "topic": topic,
            "kind": kind,
            "genre": genre,
            "speaker": speaker,
            "authority": authority,
        }
        conditions = {name: values for name, values in asked.items() if values}
        with_errors(lambda: list_records(load(data), table, conditions, (first, last), certainty.value, limit, as_json))


def with_errors(run: Callable[[], None]) -> None:
    """Run a command; a mistake in the question gives one line and exit code 2."""
    try:
        run()
    except CorpusError as error:
        say(f"childservices-corpus: {error}", err=True)
        raise typer.Exit(2) from error
    except BrokenPipeError:
        # The reader of the pipe, such as head, has closed it.
        sys.stderr.close()
        raise typer.Exit(0) from None


def search(corpus: "Corpus", query: str, limit: int, engine: str, as_json: bool) -> None:
    """Print the hits of `query`."""
    hits = corpus.search(query, limit, engine)
    for note in hits.notes:
        say(f"note: {note}", err=True)
    shown = f"{len(hits)} of {counted(hits.total, 'matches')} ({hits.engine})"
    if as_json:
        for hit in hits:
            places = [vars(one) for one in hit.highlights]
            value = {"id": hit.record.id, "title": hit.record.title, "headline": hit.record.headline}
            say_json(value | {"score": hit.score, "snippet": hit.snippet.text, "highlights": places})
    elif sys.stdout.isatty():
        heads = ("score", "title, id and what was found")
        show_table(
            heads, [(f"{one.score:.2f}", (one.record.headline, one.record.id, str(one.snippet))) for one in hits]
        )
    else:
        show_lines((f"{one.score:.2f}", one.record.id, one.record.headline, str(one.snippet)) for one in hits)
    say_how_many(shown, len(hits), hits.total)


def list_records(
    corpus: "Corpus",
    table: str,
    conditions: dict[str, Any],
    dates: tuple[str | None, str | None],
    certainty: Any,
    limit: int,
    as_json: bool,
) -> None:
    """Print the records that meet `conditions`, the newest first."""
    chosen = [
        records.where(**conditions).between(*dates, certainty).sort_by("date", descending=True)
        for records in _sets(corpus, table, conditions)
    ]
    total = sum(map(len, chosen))
    first = [record for records in chosen for record in islice(records, limit)]
    found = sorted(first, key=_newest)[:limit]
    if as_json:
        for record in found:
            say_json(record.model_dump_json())
        say_how_many(f"{len(found):,} of {counted(total, 'records')}", len(found), total)
    else:
        say_list([(str(one.dated), one.publisher, one.id, one.headline) for one in found], total)


def _sets(corpus: "Corpus", table: str, conditions: dict[str, Any]) -> list[Any]:
    if table not in ("", "articles", "statements"):
        raise QueryError(f"a table to list called {table!r} does not exist; there are articles, statements")
    only_statements, only_articles = {"kind", "speaker"} & conditions.keys(), {"genre"} & conditions.keys()
    names = ["articles"] * (not only_statements) + ["statements"] * (not only_articles)
    if table:
        names = [table]
    if not names:
        raise QueryError("articles have a genre, statements a kind and speakers; a record never has both")
    return [corpus.table(name) for name in names]


def _newest(record: Any) -> tuple[int, int]:
    """The sort key of a record: by first, then by last possible day, newest first, unknown days last."""
    bounds = (record.dated.earliest, record.dated.latest)
    first, last = (1 if day is None else -day.toordinal() for day in bounds)
    return first, last


def export_files(
    corpus: "Corpus", folder: Path, form: Any, tables: tuple[str, ...], defuse: bool, as_json: bool
) -> None:
    """Write the files and print their paths."""
    from ..export.corpus_files import export

    paths = export(corpus, folder, form, tables, defuse)
    say_paths(paths, as_json)
    if form == "sqlite" and sys.stdout.isatty():
        say(f"to browse it: datasette {paths[0]} --metadata {paths[1]}", err=True)


def plot(corpus: "Corpus", picture: str, table: str, path: Path, as_json: bool) -> None:
    """Draw a picture and print its path."""
    from ..plot import save

    records = _sets(corpus, table or "articles", {})[0]
    say_paths([save(getattr(records.plot, picture)(), path)], as_json)
