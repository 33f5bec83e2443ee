"""Standard input, output and error. All output of commands goes through here: a terminal never obeys page text."""

import json
import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from typing import Any, TextIO

from ..errors import InputError, OutputError
from ..export.cells import json_default
from ..safe.terminal import visible, visible_json

STANDARD_INPUT = "-"
_LAST_STANDARD_STREAM = 2


def say(text: object, *, err: bool = False) -> None:
    """Print `text`, on standard error with `err`; control and invisible characters are shown as their numbers."""
    _print(visible(str(text)), sys.stderr if err else sys.stdout)


def say_json(value: Any) -> None:
    """Print `value`, or a text that is already JSON, as JSON on one line; days are ISO 8601."""
    written = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=json_default)
    _print(visible_json(written), sys.stdout)


def _print(line: str, stream: TextIO) -> None:
    try:
        print(line, file=stream, flush=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        if stream is sys.stdout:
            close_output()
        raise OutputError(f"the output cannot be written: {error.strerror or error}") from error


def standard_input() -> bytes:
    """All bytes of standard input; raises :class:`InputError` if it is closed."""
    if sys.stdin is None:
        raise InputError("standard input is closed; pipe a dump into it, or name a file")
    return sys.stdin.buffer.read()


def prepare() -> None:
    """Replace closed streams; on an encoding without some letters, show these letters as their numbers."""
    number = 0
    while number <= _LAST_STANDARD_STREAM:
        # The first file that is opened while a stream is closed would take its number, and get the printed text.
        number = os.open(os.devnull, os.O_RDWR)
    os.close(number)
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _nowhere() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")


def close_output() -> None:
    """Send the rest of the output to the null device: the reader has gone, and Python must not complain at exit."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
