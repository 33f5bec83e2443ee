"""The commands of the program and their options."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from . import (
    comparing,
    correcting,
    counting,
    crawling,
    exploring,
    making,
    measuring,
    querying,
    reading,
    textless,
    words,
)
from .codes import EPILOG
from .printing import say_version

if TYPE_CHECKING:
    from ..corpus import Corpus


def _load(folder: Path | None) -> "Corpus":
    """Open a release; imported on demand, since the corpus needs Arrow and most commands do not."""
    from ..corpus import load

    return load(folder)


app = typer.Typer(
    name="childservices-corpus",
    help="Reads text dumps of pages about England's children's services, and the releases built from them.",
    epilog=EPILOG,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
making.register(app)
textless.register(app)
reading.register(app)
crawling.register(app)
querying.register(app, _load)
counting.register(app, _load)
correcting.register(app, _load)
words.register(app, _load)
measuring.register(app)
exploring.register(app)
comparing.register(app)


def _version(asked: bool) -> None:
    if asked:
        say_version()
        raise typer.Exit


@app.callback()
def program(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version of the package.")
    ] = False,
) -> None:
    """Reads text dumps of pages about England's children's services, and the releases built from them."""
