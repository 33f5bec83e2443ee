"""The command that compares two releases: diff."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from .streams import say, say_json
from .waiting import waiting


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("diff")(diff)


def diff(
    before: Annotated[Path, typer.Argument(metavar="A", help="Folder of the earlier release.")],
    after: Annotated[Path, typer.Argument(metavar="B", help="Folder of the later release.")],
    form: Annotated[
        Literal["text", "markdown", "json"], typer.Option("--format", "-f", help="Form of the answer.")
    ] = "text",
    limit: Annotated[int, typer.Option(min=0, help="So many records are shown in full; JSON has all.")] = 12,
    rerun: Annotated[
        bool | None,
        typer.Option(
            "--rerun/--no-rerun",
            help="Build each release that this program made again, to find values that were altered. "
            "Default: if its dumps have at most 5 million characters.",
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
) -> None:
    """Compare two releases: records and values that differ, each with its cause, or with all possible causes."""
    from ..differences.find import diff as compared

    with waiting("comparing"):
        found = compared(before, after, rerun=rerun)
    if as_json or form == "json":
        say_json(found.to_json())
    else:
        say(found.to_markdown(limit) if form == "markdown" else found.to_text(limit))
