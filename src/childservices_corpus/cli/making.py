"""Commands that make and check releases: build, verify."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

PROBLEMS = 1
STANDARD_INPUT = "-"


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    app.command()(build)
    app.command()(verify)


def build(
    paths: Annotated[
        list[str] | None,
        typer.Argument(help="Files, folders (their .txt files) or globs; - is standard input. Default: data/raw."),
    ] = None,
    out: Annotated[
        Path, typer.Option("--out", "-o", help="Folder of the release; replaced only by a whole one.")
    ] = Path("release"),
    annotate: Annotated[
        bool, typer.Option("--annotate/--no-annotate", help="Add dates, speakers, mentions, topics and links.")
    ] = True,
    curation: Annotated[
        Path | None, typer.Option(help="Folder of curated tables. Default: those of the package.")
    ] = None,
    data_version: Annotated[str, typer.Option(help="Version that the release states.")] = "0.0.0",
) -> None:
    """Build a release from dumps. Exits with 1 if some text could not be read, after saying what and where."""
    from ..release.build import build as build_release
    from ..storage.files import read_table
    from ..tables.rows import models
    from ..text.dumps import dump_of

    named = paths or ["data/raw"]
    extra = [dump_of(sys.stdin.buffer.read(), "standard-input.txt")] if STANDARD_INPUT in named else []
    console = Console(stderr=True)
    bar = Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=console
    )
    with bar if console.is_terminal else Progress(disable=True) as shown:
        task = shown.add_task("reading", total=None)
        built = build_release(
            [path for path in named if path != STANDARD_INPUT],
            out,
            data_version=data_version,
            extra=extra,
            annotate=annotate,
            curation=curation,
            progress=lambda name, done, total: shown.update(task, description=name, completed=done, total=total),
        )
    print(built)
    if built.unused:
        rows = "row" if built.unused == 1 else "rows"
        print(f"{built.unused} {rows} of the curated tables: no such record in these dumps", file=sys.stderr)
    for problem in models("problems", read_table(out, "problems")):
        print(problem, file=sys.stderr)
    if built.rows["problems"]:
        count = built.rows["problems"]
        print(f"{count} problem{'s' if count > 1 else ''}; see {out}/problems.parquet", file=sys.stderr)
        raise typer.Exit(PROBLEMS)


def verify(
    folder: Annotated[Path | None, typer.Argument(help="Folder of a release. Default: the one in the package.")] = None,
) -> None:
    """Check every row of a release against the dumps it carries. Exits with 1 if anything is wrong."""
    from ..bundled import bundled_release
    from ..release.verify import verify as verify_release

    found = verify_release(folder if folder is not None else bundled_release())
    for fault in found.faults:
        print(fault, file=sys.stderr)
    for sentence in found.unchecked:
        print(sentence, file=sys.stderr)
    verdict = "sound" if found.sound else f"{len(found.faults)} fault{'s' if len(found.faults) > 1 else ''}"
    print(f"{found.folder}: {verdict}: {found.rows:,} rows over {found.characters:,} characters checked")
    if not found.sound:
        raise typer.Exit(PROBLEMS)
