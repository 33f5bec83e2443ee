"""Commands that query the corpus: search, list, export, plot.

They print tables on a terminal, plain lines with tabs between the cells in a pipe, and JSON lines with ``--json``.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..errors import CorpusError, QueryError
from ..models.wording import counted
from .codes import code_of
from .common_options import JsonLines, Release
from .completing import completing
from .filter_options import filtered
from .printing import say_how_many, say_list, say_paths, show_lines, show_table
from .question import ALL, Question
from .streams import say, say_json
from .waiting import waiting

if TYPE_CHECKING:
    from ..corpus import Corpus

Load = Callable[[Path | None], "Corpus"]


class Format(StrEnum):
    """File formats of export."""

    parquet = "parquet"
    jsonl = "jsonl"
    csv = "csv"
    xlsx = "xlsx"
    sqlite = "sqlite"


class Picture(StrEnum):
    """The pictures that can be drawn."""

    timeline = "timeline"
    topics = "topics"
    speakers = "speakers"


Limit = Annotated[int, typer.Option("--limit", min=0, help="Greatest number of results.")]
Table = Annotated[
    str,
    typer.Option(
        "--table",
        metavar="NAME",
        help="articles, statements or records (both).",
        autocompletion=completing("records table"),
    ),
]


def register(app: typer.Typer, load: Load) -> None:
    """Add the commands to `app`; `load` gives the corpus in a folder, or the one in the package."""
    _register_search(app, load)
    _register_export(app, load)
    _register_plot(app, load)
    _register_list(app, load)


def _register_search(app: typer.Typer, load: Load) -> None:
    @app.command("search")
    @filtered
    def search_command(
        query: Annotated[
            str,
            typer.Argument(
                help='Words, "phrases", prefix*, AND, OR, NOT; a column such as title: or speaker: before a word.'
            ),
        ],
        question: Question,
        data: Release = None,
        table: Table = "records",
        limit: Limit = 10,
        engine: Annotated[
            str, typer.Option(help="auto, fts5 or tantivy.", autocompletion=completing("engine"))
        ] = "auto",
        as_json: JsonLines = False,
    ) -> None:
        """Search titles, summaries, bodies and quotations; the best match comes first."""
        asked = replace(question, table=table)
        with_errors(lambda: search(load(data), query, limit, engine, as_json, asked))


def _register_export(app: typer.Typer, load: Load) -> None:
    @app.command("export")
    @filtered
    def export_command(
        folder: Annotated[Path, typer.Argument(help="Folder to write into.")],
        question: Question,
        data: Release = None,
        form: Annotated[Format, typer.Option("--format", help="File format.")] = Format.parquet,
        table: Annotated[
            list[str] | None,
            typer.Option(
                metavar="NAME", help="A table; repeat for more. Default: all.", autocompletion=completing("table")
            ),
        ] = None,
        defuse: Annotated[
            bool,
            typer.Option("--defuse/--no-defuse", help="CSV: an apostrophe before cells that a spreadsheet would run."),
        ] = True,
        excel: Annotated[bool, typer.Option("--excel", help="CSV: written so that Excel shows every letter.")] = False,
        as_json: JsonLines = False,
    ) -> None:
        """Write the tables as Parquet, JSON lines, CSV, workbooks, or one SQLite file with metadata for Datasette.

        With filters: the records that they choose, and what belongs to these: quotations, mentions, links, places.
        """
        tables = tuple(table or ())
        how = {"defuse": defuse, "excel": excel}
        with_errors(lambda: export_files(load(data), folder, form.value, tables, how, as_json, question))


def _register_plot(app: typer.Typer, load: Load) -> None:
    @app.command("plot")
    @filtered
    def plot_command(
        path: Annotated[Path, typer.Argument(help="File to write: .html, .png, .svg or .json (Vega-Lite).")],
        question: Question,
        data: Release = None,
        picture: Annotated[Picture, typer.Option(help="Which picture.")] = Picture.timeline,
        table: Table = "records",
        as_json: JsonLines = False,
    ) -> None:
        """Draw when the records are dated, what they are about, or who speaks."""
        asked = replace(question, table=table)
        with_errors(lambda: plot(load(data), picture.value, asked, path, as_json))


def _register_list(app: typer.Typer, load: Load) -> None:
    @app.command("list")
    @filtered
    def list_command(
        question: Question,
        data: Release = None,
        table: Table = "records",
        limit: Limit = 50,
        as_json: JsonLines = False,
    ) -> None:
        """List articles and statements, the newest first."""
        asked = replace(question, table=table)
        with_errors(lambda: list_records(load(data), asked, limit, as_json))


def with_errors(run: Callable[[], None]) -> None:
    """Run a command; a mistake in the question gives one line and its exit code."""
    try:
        run()
    except CorpusError as error:
        say(f"childservices-corpus: {error}", err=True)
        raise typer.Exit(code_of(error)) from error
    except BrokenPipeError:
        # The reader of the pipe, such as head, has closed it.
        sys.stderr.close()
        raise typer.Exit(0) from None


def say_notes(notes: Sequence[str]) -> None:
    """Print notes on how a question was understood."""
    for note in notes:
        say(f"note: {note}", err=True)


def search(corpus: "Corpus", query: str, limit: int, engine: str, as_json: bool, question: Question = ALL) -> None:
    """Print the hits of `query` among the records of `question`."""
    with waiting("searching"):
        hits = question.records(corpus).hits(query, limit, engine)
    say_notes(hits.notes)
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


def list_records(corpus: "Corpus", question: Question, limit: int, as_json: bool) -> None:
    """Print the records of `question`, the newest first."""
    chosen = question.records(corpus).sort_by("date", descending=True)
    say_notes(chosen.notes)
    found = chosen[:limit]
    if as_json:
        for record in found:
            say_json(record.model_dump_json())
        say_how_many(f"{len(found):,} of {counted(len(chosen), 'records')}", len(found), len(chosen))
    else:
        say_list([(str(one.dated), one.publisher, one.id, one.headline) for one in found], len(chosen))


def export_files(
    corpus: "Corpus",
    folder: Path,
    form: Any,
    tables: tuple[str, ...],
    how: Mapping[str, bool],
    as_json: bool,
    question: Question = ALL,
) -> None:
    """Write the files and print their paths."""
    from ..export.corpus_files import export
    from .part import part_of

    with waiting("writing files"):
        if question:
            for name in tables:
                corpus.table(name)
            records = question.records(corpus)
            say_notes(records.notes)
            if not records:
                raise QueryError("not a record meets all filters, so nothing is written; leave one of them out")
            corpus = part_of(corpus, records, tables)
        paths = export(corpus, folder, form, tables, **how)
    say_paths(paths, as_json)
    if form == "sqlite" and sys.stdout.isatty():
        say(f"to browse it: datasette {paths[0]} --metadata {paths[1]}", err=True)


def plot(corpus: "Corpus", picture: str, question: Question, path: Path, as_json: bool) -> None:
    """Draw a picture of the records of `question` and print its path."""
    from ..plot import save

    records = question.records(corpus)
    say_notes(records.notes)
    with waiting("drawing"):
        written = save(getattr(records.plot, picture)(), path)
    say_paths([written], as_json)
