"""The program: one command for each verb; an error is one sentence and not a traceback.

Some answers need neither the framework of the commands nor the models: see :mod:`.quick`.
"""

import sys
import traceback
from contextlib import suppress
from typing import Any

from ..errors import CorpusError, DriftError
from .quick import quickly
from .streams import close_output, prepare, say

PROBLEMS, MISUSE, FAULT = 1, 2, 3


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
        return PROBLEMS
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
    if quickly(sys.argv[1:]):
        return 0
    from .app import app

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


def __getattr__(name: str) -> Any:
    """The commands, which a quick answer does not need."""
    if name != "app":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from .app import app

    return app
