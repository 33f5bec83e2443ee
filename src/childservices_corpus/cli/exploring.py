"""The command that writes one page to look at everything."""

from pathlib import Path
from typing import Annotated

import typer

from .common_options import Json, Release
from .printing import say_paths


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command()(explore)


def explore(
    page: Annotated[Path, typer.Argument(help="File to write, such as page.html.")],
    release: Release = None,
    as_json: Json = False,
) -> None:
    """Write one HTML page to look at all records: it opens by a double click and needs no network."""
    from ..corpus import load

    say_paths([load(release).explore(page)], as_json)
