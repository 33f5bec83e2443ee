"""The output of commands: tables on a terminal, plain lines with tabs between the cells in a pipe."""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..bundled import VERSION
from ..models.wording import counted
from ..safe.terminal import one_line
from .streams import say, say_json

if TYPE_CHECKING:
    from ..models import Problem

# A line in a pipe or a cell of a table is cut only beyond this length.
_WHOLE = 10_000


def say_version() -> None:
    """Print the version of the package."""
    say(f"childservices-corpus {VERSION}")


def say_paths(paths: Iterable[Path], as_json: bool) -> None:
    """Print the paths of the files that were written."""
    for path in paths:
        if as_json:
            say_json({"path": str(path), "bytes": path.stat().st_size})
        else:
            say(path)


def say_how_many(shown: str, printed: int, total: int) -> None:
    """Print the number of records on standard error; in a pipe only if records are left out or there are none."""
    whole = printed == total
    if sys.stdout.isatty() or not whole or not total:
        say(shown if whole else f"{shown}; --limit gives more", err=True)


def say_problems(problems: "Iterable[Problem]") -> None:
    """Print each problem on standard error: one line with its place and message, and below it a way out."""
    for problem in problems:
        place = f"{problem.document}:{problem.line} (offset {problem.start})"
        say(one_line(f"{place}: {problem.code}: {problem.message}", _WHOLE), err=True)
        say(f"  {one_line(problem.hint, _WHOLE)}", err=True)


def say_list(rows: Sequence[Sequence[str]], total: int) -> None:
    """Print records, of `total` that were found, each as its date, publisher, id and headline."""
    if sys.stdout.isatty():
        show_table(("date", "title and id"), [(day, (headline, one)) for day, _, one, headline in rows])
    else:
        show_lines(rows)
    say_how_many(f"{len(rows):,} of {counted(total, 'records')}", len(rows), total)


def show_lines(rows: Iterable[Sequence[str]]) -> None:
    """Print a line for each row, with tabs between the cells."""
    for row in rows:
        say("\t".join(one_line(cell, _WHOLE) for cell in row))


def show_table(heads: tuple[str, str], rows: Sequence[tuple[str, Sequence[str]]]) -> None:
    """Print a table on a terminal: a short cell, beside it the title, and below the title the other cells."""
    from rich.console import Console
    from rich.table import Table as RichTable
    from rich.text import Text

    if not rows:
        return
    table = RichTable(*heads, box=None, padding=(0, 2, 0, 0))
    for short, (title, *lines) in rows:
        table.add_row(Text(one_line(short)), Text(one_line(title, _WHOLE), style="bold", overflow="fold"))
        for line in lines:
            table.add_row("", Text(one_line(line, _WHOLE), overflow="fold"))
    Console().print(table)
