"""The command that shows words in context."""

import sys
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import QueryError
from ..models.wording import counted
from .common_options import JsonLines, Release
from .completing import completing
from .filter_options import filtered
from .printing import show_lines
from .querying import Limit, Load, say_notes, with_errors
from .question import RECORDS, WORDS_TABLES, Question
from .streams import say, say_json

if TYPE_CHECKING:
    from ..corpus import Corpus


def register(app: typer.Typer, load: Load) -> None:
    """Add the command to `app`; `load` gives the corpus in a folder, or the one in the package."""

    @app.command("concordance")
    @filtered
    def concordance_command(
        query: Annotated[str, typer.Argument(help='Words, "phrases", prefix*, AND, OR, NOT; as for search.')],
        question: Question,
        data: Release = None,
        table: Annotated[
            str,
            typer.Option(
                "--table",
                help="records, articles, statements or quotations.",
                autocompletion=completing("words table"),
            ),
        ] = "records",
        window: Annotated[int, typer.Option("--window", min=0, help="Words on each side.")] = 8,
        limit: Limit = 50,
        as_json: JsonLines = False,
    ) -> None:
        """Show each place of the words in context, with the date and the line of the dump."""
        asked = replace(question, table=table)
        with_errors(lambda: concordance(load(data), asked, query, window, limit, as_json))


def concordance(corpus: "Corpus", question: Question, query: str, window: int, limit: int, as_json: bool) -> None:
    """Print the first `limit` places of the words of `query` in the records that `question` asks for."""
    from ..corpus.concordance.table import kwic
    from ..export.cells import to_json

    table = question.table
    if table not in WORDS_TABLES:
        raise QueryError(f"a table with words called {table!r} does not exist; there are {', '.join(WORDS_TABLES)}")
    if table == "quotations":
        # The filters are of records, so that quotations are those of the records that are chosen.
        asked = replace(question, table=RECORDS)
        chosen = corpus.quotations.of(asked.records(corpus)) if question else corpus.quotations
    else:
        chosen = question.records(corpus)
    found = chosen.concordance(query, window)
    say_notes(found.notes)
    lines, printed = iter(found), 0
    for line in islice(lines, limit):
        printed += 1
        if as_json:
            say_json(to_json(vars(line)))
        elif sys.stdout.isatty():
            say(kwic(line))
        else:
            place = f"{line.document or line.document_id}:{line.line or 'unknown'}"
            show_lines([(line.dated, line.record_id, place, line.left, line.key, line.right)])
    more = next(lines, None) is not None
    if more or not printed or sys.stdout.isatty():
        tail = "; --limit gives more" if more else ""
        say(f"{counted(printed, 'places')} in {counted(found.records, table)}{tail}", err=True)
