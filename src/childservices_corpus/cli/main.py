"""The program: one command for each verb; an error is one sentence and not a traceback."""

import sys
import traceback
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from ..errors import CorpusError, DriftError
from . import making, measuring, querying, reading
from .streams import close_output, prepare, say

if TYPE_CHECKING:
    from ..corpus import Corpus

MISUSE, FAULT = 2, 3


def _load(folder: Path | None) -> "Corpus":
    """Open a release; imported on demand, since the corpus needs Arrow and most commands do not."""
    from ..corpus import load

    return load(folder)


app = typer.Typer(
    name="childservices-corpus",
    help="Reads text dumps of pages about England's children's services, and the releases built from them.",
    epilog="Exit codes: 0 fine, 1 problems found, 2 misuse, or a file that cannot be used, 3 a fault of the program.",
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
    """Run the program; an error of the user or the machine ends it with one sentence and exit code 2."""
    prepare()
    sys.exit(_run())


def _run() -> int | str | None:
    """Run the command and give its exit code."""
    try:
        code = _command()
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        close_output()
        return 0
    except DriftError as error:
        _complain(str(error))
        return making.PROBLEMS
    except CorpusError as error:
        _complain(str(error))
        return MISUSE
    except OSError as error:
        close_output()
        named = f"{error.filename}: " if error.filename is not None else ""
        _complain(f"{named}cannot be read or written: {error.strerror or error}")
        return MISUSE
    except Exception:
        say(traceback.format_exc(), err=True)
        return FAULT


def _command() -> int | str | None:
    try:
        app()
    except SystemExit as end:
        # If the reader of a pipe has gone, the framework ends with 1, which here means problems in the data.
        if isinstance(end.__context__, BrokenPipeError):
            raise BrokenPipeError from None
        return end.code
    return 0


def _complain(sentence: str) -> None:
    with suppress(OSError):
        say(f"childservices-corpus: {sentence}", err=True)
