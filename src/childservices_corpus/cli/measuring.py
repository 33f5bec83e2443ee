"""The command that measures: evaluate."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .codes import PROBLEMS
from .streams import say, say_json

if TYPE_CHECKING:
    from ..evaluation.quality import Quality
    from ..evaluation.unseen_pages import Group


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
    pages: Annotated[
        Path | None, typer.Option(help="Folder with the texts of pages that were labelled before the rules were run.")
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", help="With --pages and --pin: the day of measuring, as YYYY-MM-DD.")
    ] = None,
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

    Titles, summaries, sections, notes and bylines have no labels. Figures on pages that no rule was written with come
    apart from the others, and so do those on pages that were used since to mend rules: pinned figures, or with --pages
    those that are measured now.
    """
    from ..bundled import bundled_dumps
    from ..evaluation.run import evaluate as measured
    from ..evaluation.run import labels_folder
    from ..evaluation.unseen_pinned import HEADINGS, SEEN_LABELS, read_pinned
    from ..models.wording import counted

    if (raise_floors or lower_floors) and not pin:
        raise typer.BadParameter("--raise-floors and --lower-floors go with --pin")
    if pages is not None:
        _evaluate_pages(pages, labels, curation, as_json=as_json, misses=misses, on=on if pin else None, pin=pin)
        return
    folder = labels_folder(labels)
    pinned = read_pinned(folder)
    found = measured(paths or [bundled_dumps()], folder, curation)
    if as_json:
        kept = found.quality.content() | {name: one.content() for name, one in pinned.items()}
        say_json(json.dumps(kept, indent=1, sort_keys=True))
    else:
        say(f"{SEEN_LABELS}: {counted(found.quality.records, 'records')}")
        say(found.quality)
        for name, one in pinned.items():
            say(f"\n{HEADINGS[name]}: {one.basis}")
            say(one.quality)
    _say_misses(found.disagreements, misses=misses)
    _check(folder, found.quality, pin=pin, raised=raise_floors, lowered=lower_floors)


def _check(folder: Path, quality: "Quality", *, pin: bool, raised: bool, lowered: bool) -> None:
    """Compare the figures with their floors, after pinning them if that is asked for."""
    from ..evaluation.floors import FLOORS, faults, pinned, read_floors, to_toml
    from ..storage.whole import whole

    table = folder / FLOORS
    if not table.is_file():
        say(f"{folder}: holds no {FLOORS}, so figures are not checked", err=True)
        return
    floors = read_floors(table)
    if pin:
        floors = pinned(floors, quality, raised=raised, lowered=lowered)
        with whole(table.resolve()) as beside:
            beside.write_text(to_toml(floors), encoding="utf-8", newline="\n")
    wrong = list(faults(floors, quality))
    for fault in wrong:
        say(fault, err=True)
    if wrong:
        raise typer.Exit(PROBLEMS)


def _evaluate_pages(
    pages: Path, labels: Path | None, curation: Path | None, *, as_json: bool, misses: bool, on: str | None, pin: bool
) -> None:
    from ..bundled import VERSION
    from ..evaluation.run import evaluate_pages, labels_folder
    from ..evaluation.unseen_pinned import HEADINGS, MEASURED, UNSEEN, Pinned, pinned_json
    from ..storage.whole import whole

    if pin and not _is_day(on):
        raise typer.BadParameter("--pages with --pin needs the day of measuring: --on YYYY-MM-DD")
    found = evaluate_pages(pages, labels, curation)
    measured: dict[Group, Pinned] = {
        name: Pinned(on or "", VERSION, one.pages, one.quality) for name, one in found.groups.items()
    }
    if as_json:
        shown = {name: one.quality.content() | {"pages": one.pages} for name, one in measured.items()}
        say_json(json.dumps(shown, indent=1, sort_keys=True))
    for name, one in found.groups.items():
        if not as_json:
            say(f"{HEADINGS[name]}: {measured[name].extent}")
            say(f"{one.quality}\n")
        _say_misses(one.disagreements, misses=misses)
    for sentence in found.told:
        say(sentence, err=True)
    if pin and found.told:
        raise typer.BadParameter("figures are pinned only if all labelled pages are in the folder")
    if pin:
        with whole((labels_folder(labels) / UNSEEN / MEASURED).resolve()) as beside:
            beside.write_text(pinned_json(measured), encoding="utf-8", newline="\n")


def _is_day(words: str | None) -> bool:
    try:
        return words is not None and date.fromisoformat(words).isoformat() == words
    except ValueError:
        return False


def _say_misses(disagreements: Sequence[tuple[str, str, str]], *, misses: bool) -> None:
    if misses:
        for field, record_id, told in disagreements:
            say(f"{field}: {record_id}: {told}", err=True)
