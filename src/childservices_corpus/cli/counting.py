"""Commands that count records: count and trend."""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..errors import QueryError
from ..safe.terminal import aligned
from .common_options import JsonLines, Release
from .completing import completing
from .filter_options import filtered
from .filters import UNKNOWN
from .printing import show_lines
from .querying import Load, Table, say_notes, with_errors
from .question import Question
from .streams import say, say_json
from .waiting import waiting

if TYPE_CHECKING:
    from ..corpus import Corpus
    from ..corpus.trends.table import Trend

_COUNTS = ("certain", "possible", "of_certain", "of_possible", "share_low", "share_high")


class By(StrEnum):
    """The periods of a trend."""

    year = "year"
    quarter = "quarter"
    month = "month"


def register(app: typer.Typer, load: Load) -> None:
    """Add the commands to `app`; `load` gives the corpus in a folder, or the one in the package."""

    @app.command("count")
    @filtered
    def count_command(
        columns: Annotated[
            list[str],
            typer.Argument(
                metavar="COLUMN…",
                help="Columns to count by, such as topic or publisher year.",
                autocompletion=completing("column"),
            ),
        ],
        question: Question,
        data: Release = None,
        table: Table = "records",
        as_json: JsonLines = False,
    ) -> None:
        """Count records by the values of columns, the largest count first.

        By year, quarter or month there are two counts: records surely and possibly dated to it.
        """
        with_errors(lambda: count(load(data), tuple(columns), replace(question, table=table), as_json))

    @app.command("trend")
    @filtered
    def trend_command(
        question: Question,
        by: Annotated[By, typer.Option("--by", help="Length of a period.")] = By.quarter,
        split: Annotated[
            str | None,
            typer.Option(
                metavar="COLUMN",
                help="A row for each value too, such as publisher or topic.",
                autocompletion=completing("column"),
            ),
        ] = None,
        data: Release = None,
        table: Table = "records",
        plot: Annotated[
            Path | None,
            typer.Option("--plot", help="Also draw it into a file: .html, .png, .svg or .json (Vega-Lite)."),
        ] = None,
        as_json: JsonLines = False,
    ) -> None:
        """Count records by period, and their share of all records: surely and possibly.

        The filters choose what is counted among all records. A period in which nothing was captured says so.
        """
        asked = replace(question, table=table)
        with_errors(lambda: trend(load(data), by.value, split, asked, as_json, plot))


def count(corpus: "Corpus", columns: tuple[str, ...], question: Question, as_json: bool) -> None:
    """Print the number of records with each value of `columns`."""
    if "date" in columns:
        raise QueryError("a date may be a range of days; count by year, quarter or month")
    records = question.records(corpus)
    say_notes(records.notes)
    counts = records.count_by(*columns)
    if as_json:
        for row in counts:
            say_json(dict(zip(counts.names, row, strict=True)))
    else:
        _show(counts.names, counts)


def trend(
    corpus: "Corpus", by: str, split: str | None, question: Question, as_json: bool, picture: Path | None = None
) -> None:
    """Print how many records there are in each period; the file `picture` shows the same."""
    if question.certainty is not None:
        raise QueryError("a trend shows both the certain and the possible counts; leave --certainty out")
    among = question.whole(corpus)
    found = among.trend(by, split, words=question.words, start=question.first, end=question.last, **question.keywords())
    say_notes(found.notes)
    if picture is not None:
        _draw(found, picture)
    if as_json:
        for row in found.to_arrow().to_pylist():
            say_json(row)
    elif sys.stdout.isatty():
        say(found)
    else:
        _say_periods(found, split)


def _draw(found: "Trend", picture: Path) -> None:
    """Write the picture of a trend. Its path is on standard error, since the counts are what the command prints."""
    from ..plot import save

    with waiting("drawing"):
        written = save(found.plot(), picture)
    say(f"picture: {written}", err=True)


def _say_periods(found: "Trend", split: str | None) -> None:
    """Print the periods of a trend as lines with tabs, and on standard error the number of undated records."""
    from ..corpus.trends.table import NOT_CAPTURED

    heads = ("period", *([split] if split else []), *_COUNTS)
    rows = []
    for row in found.to_arrow().to_pylist():
        cells = [row[name] for name in heads[: -len(_COUNTS)]]
        # Without a captured page nothing can be said, which is not the same as nought.
        rows.append((*cells, *([row[name] for name in _COUNTS] if row["captured"] else [NOT_CAPTURED])))
    _show(heads, rows)
    if found.undated_words:
        say(found.undated_words, err=True)


def _show(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Print a table: aligned on a terminal, with tabs between the cells in a pipe; the names of the columns first."""
    lines = [tuple(heads), *(tuple(map(_cell, row)) for row in rows)]
    if sys.stdout.isatty():
        for line in aligned(lines):
            say(line)
    else:
        show_lines(lines)


def _cell(value: Any) -> str:
    """A value for a cell: a share with three digits, and a word for what is not known."""
    if value is None:
        return UNKNOWN
    return f"{value:.3f}" if isinstance(value, float) else str(value)
