"""Options that many commands have."""

from pathlib import Path
from typing import Annotated

import typer

Release = Annotated[
    Path | None, typer.Option("--release", "-r", help="Release folder. Default: the one in the package.")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
JsonLines = Annotated[bool, typer.Option("--json", help="Print one JSON object on each line.")]
