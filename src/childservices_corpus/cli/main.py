"""The program: one command for each verb; an error is one sentence and not a traceback.

Some answers need neither the framework of the commands nor the models: see :mod:`.quick`.
"""

import sys
import traceback
from contextlib import suppress
from typing import Any

from ..errors import CorpusError
from .codes import FAULT, FINE, INTERRUPTED, MISUSE, SYSTEM, code_of
from .quick import quickly
from .streams import close_output, prepare, say


def main() -> None:
    """Run the program; an error of the user or of the machine ends it with one sentence and its exit code."""
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
        return FINE
    except (CorpusError, OSError) as error:
        return _failed(error)
    except MemoryError:
        _complain("the memory of this machine is full; ask about less at a time, or take a larger machine")
        return SYSTEM
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception:
        say(traceback.format_exc(), err=True)
        return FAULT


def _failed(error: CorpusError | OSError) -> int:
    """Say what went wrong, and give the exit code."""
    if isinstance(error, CorpusError):
        _complain(str(error))
    else:
        close_output()
        named = f"{error.filename}: " if error.filename is not None else ""
        _complain(f"{named}cannot be read or written: {error.strerror or error}")
    return code_of(error)


def _command() -> int | str | None:
    words = sys.argv[1:]
    empty = next((place for place, word in enumerate(words) if _is_empty(word)), None)
    if empty is not None:
        before = f" after {words[empty - 1]!r}" if empty else ""
        _complain(f"argument {empty + 1}{before} is empty; give a value, or leave the argument out")
        return MISUSE
    if quickly(words):
        return FINE
    from .app import app

    try:
        code = app(standalone_mode=False)
    except SystemExit as end:
        # If the reader of a pipe has gone, the framework ends with 1, which here means problems in the data.
        if isinstance(end.__context__, BrokenPipeError):
            raise BrokenPipeError from None
        return end.code
    except Exception as error:
        from typer import Abort

        from .misuse import sentence_of

        if isinstance(error, Abort):
            return INTERRUPTED
        said = sentence_of(error)
        if said is None:
            raise
        if said:
            _complain(said)
        return MISUSE
    return code if isinstance(code, int) else FINE


def _is_empty(word: str) -> bool:
    """True for an argument without a value, as a shell makes of a variable that is not set."""
    option, given, value = word.partition("=")
    return not word.strip() or (option.startswith("--") and bool(given) and not value.strip())


def _complain(sentence: str) -> None:
    with suppress(OSError):
        say(f"childservices-corpus: {sentence}", err=True)


def __getattr__(name: str) -> Any:
    """The commands, which a quick answer does not need."""
    if name != "app":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from .app import app

    return app
