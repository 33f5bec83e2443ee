"""The commands run inside the tests, on two small pages and on the release that is built from them."""

import io
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import NamedTuple

from typer.testing import CliRunner

import childservices_corpus as csc
from childservices_corpus.cli.main import app
from childservices_corpus.corpus import Corpus
from pages import Item, Told, bulleted, feed

LISTING = bulleted(
    [
        Item("Foster carers call for support", "13 June 2024", "Carers need more help this year, a report has found."),
        Item("Young people set out plans", "12 June 2024", "Councils have listened to them, leaders have warned."),
    ]
)
STATEMENTS = feed([Told("Comment: early help", ("“Help for foster carers comes late.”",), ended=True)], box="")
ODD = "Words on a page of an unknown form.\n"


class Ran(NamedTuple):
    """How a command ended, and the lines that it printed."""

    code: int
    lines: list[str]
    errors: list[str]


def ran(*words: str | Path, stdin: str = "") -> Ran:
    """The result of the command `words`."""
    done = CliRunner().invoke(app, [str(word) for word in words], input=stdin, env={"COLUMNS": "200"})
    return Ran(done.exit_code, done.stdout.splitlines(), done.stderr.splitlines())


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


def dumps(folder: Path) -> list[Path]:
    """The two pages as dumps in `folder`."""
    pages = {"listing.txt": LISTING, "statements.txt": STATEMENTS}
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in pages]


@cache
def release() -> Path:
    """The release of the two pages."""
    folder = Path(mkdtemp(prefix="commands-"))
    return csc.build(dumps(folder), folder / "release", data_version="1.2.3").folder


def corpus() -> Corpus:
    """The corpus of that release."""
    return csc.load(release())
