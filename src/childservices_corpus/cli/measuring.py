"""The command that measures: evaluate."""

from pathlib import Path
from typing import Annotated

import typer

from .making import PROBLEMS
from .streams import say, say_json


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command()(evaluate)


def evaluate(
    paths: Annotated[
        list[str] | None, typer.Argument(help="Dumps: files, folders or globs. Default: those of the package.")
    ] = None,
    labels: Annotated[Path | None, typer.Option(help="Folder of labels. Default: data/labels of the checkout.")] = None,
    curation: Annotated[
        Path | None, typer.Option(help="Folder of curated tables. Default: those of the package.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, as in quality.json.")] = False,
    misses: Annotated[bool, typer.Option("--misses", help="Print each disagreement with a label too.")] = False,
    pin: Annotated[bool, typer.Option("--pin", help="Write the hash of the labels into floors.toml.")] = False,
    raise_floors: Annotated[
        bool, typer.Option("--raise-floors", help="With --pin: raise floors to the measured values.")
    ] = False,
    lower_floors: Annotated[
        bool, typer.Option("--lower-floors", help="With --pin: lower missed floors to the measured values.")
    ] = False,
) -> None:
    """Measure the fields that have labels. Exits with 1 if a figure misses its floor or the labels were changed.

    Titles, summaries, sections, notes and bylines have no labels.
    """
    from ..bundled import bundled_dumps
    from ..evaluation.floors import FLOORS, faults, pinned, read_floors, to_toml
    from ..evaluation.run import evaluate as measured
    from ..evaluation.run import labels_folder
    from ..storage.whole import whole

    if (raise_floors or lower_floors) and not pin:
        raise typer.BadParameter("--raise-floors and --lower-floors go with --pin")
    folder = labels_folder(labels)
    found = measured(paths or [bundled_dumps()], folder, curation)
    if as_json:
        say_json(found.quality.to_json().rstrip("\n"))
    else:
        say(found.quality)
    if misses:
        for field, record_id, told in found.disagreements:
            say(f"{field}: {record_id}: {told}", err=True)
    table = folder / FLOORS
    if not table.is_file():
        say(f"{folder}: holds no {FLOORS}, so figures are not checked", err=True)
        return
    floors = read_floors(table)
    if pin:
        floors = pinned(floors, found.quality, raised=raise_floors, lowered=lower_floors)
        with whole(table.resolve()) as beside:
            beside.write_text(to_toml(floors), encoding="utf-8", newline="\n")
    wrong = list(faults(floors, found.quality))
    for fault in wrong:
        say(fault, err=True)
    if wrong:
        raise typer.Exit(PROBLEMS)
