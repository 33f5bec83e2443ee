"""The program run inside the tests, through :func:`main`: its exit code and the bytes that it prints.

A process of its own takes most of a second to start. Tests of what only a process has (streams by number, limits, a
terminal, a reader that goes away) start one; tests of what is printed need none.
"""

import io
import sys
from collections.abc import Mapping
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from childservices_corpus.cli.main import main


def run_here(*words: str | Path, stdin: bytes = b"", environment: Mapping[str, str]) -> CompletedProcess[bytes]:
    """How the program ends that is started with `words`, and what it prints."""
    command = ["childservices-corpus", *map(str, words)]
    given, printed, said = (io.BytesIO(content) for content in (stdin, b"", b""))
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment.items():
            patch.setenv(name, value)
        patch.setattr(sys, "argv", command)
        for name, stream in (("stdin", given), ("stdout", printed), ("stderr", said)):
            patch.setattr(sys, name, io.TextIOWrapper(stream, "utf-8", write_through=True))
        with pytest.raises(SystemExit) as end:
            main()
        code = end.value.code
        assert isinstance(code, int)
        return CompletedProcess(command, code, printed.getvalue(), said.getvalue())
