"""The program: one command a verb, and errors as a sentence instead of a traceback."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from ..errors import CorpusError
from . import making, measuring, querying, reading

if TYPE_CHECKING:
    from ..corpus import Corpus

MISUSE = 2


def _load(folder: Path | None) -> "Corpus":
    """Open a release; the corpus brings in Arrow, which most commands can do without."""
    from ..corpus import load

    return load(folder)


app = typer.Typer(
    name="childservices-corpus",
    help="Reads text dumps of pages about England's children's services, and the releases built from them.",
    epilog="Exit codes: 0 fine, 1 problems found, 2 misuse.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
making.register(app)
reading.register(app)
querying.register(app, _load)
measuring.register(app)


def main() -> None:
    """Run the program; a user's mistake ends it with a sentence and exit code 2."""
    try:
        app()
    except CorpusError as error:
        print(f"childservices-corpus: {error}", file=sys.stderr)
        sys.exit(MISUSE)
    except SystemExit as end:
        # Where the reader of a pipe has gone, the framework ends with 1, which here means problems in the data.
        if not isinstance(end.__context__, BrokenPipeError):
            raise
        _close_output()
        sys.exit(0)
    except BrokenPipeError:
        _close_output()
        sys.exit(0)


def _close_output() -> None:
    """Send what is left to nowhere: nobody reads it, and Python must not complain at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
