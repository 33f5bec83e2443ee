"""Commands that make and check releases: build, add, verify."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from ..models.wording import counted
from ..safe.terminal import visible
from . import build_options as options
from .built import say_built
from .codes import FINE, PROBLEMS
from .common_options import Json
from .crawling import Hosts, LargestPage, LargestRatio, LargestStored, limits_of
from .streams import STANDARD_INPUT, say, say_json, standard_input
from .waiting import waiting

if TYPE_CHECKING:
    from ..text.dumps import Dump


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    app.command()(build)
    app.command()(add)
    app.command()(verify)


def progress_bar(console: Console) -> Progress:
    """The progress bar on a terminal while dumps are read; brackets in a name are not markup."""
    described = TextColumn("{task.description}", markup=False)
    columns = (described, BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn())
    return Progress(*columns, console=console)


class _Rate(ProgressColumn):
    """The number of dumps in a second."""

    def render(self, task: Task) -> Text:
        """The rate, empty before it is known."""
        return Text("" if task.speed is None else f"{task.speed:.1f}/s", style="progress.data.speed")


def build(
    paths: options.Inputs = None,
    out: options.Out = Path("release"),
    annotate: options.Annotating = True,
    curation: options.CurationFolder = None,
    pages: options.PagesTable = None,
    data_version: options.DataVersion = "0.0.0",
    against: options.Against = None,
    max_unrecognised: options.MaxUnrecognised = None,
    hosts: Hosts = None,
    largest_page: LargestPage = None,
    largest_stored: LargestStored = None,
    largest_ratio: LargestRatio = None,
    jobs: options.Jobs = None,
    work: options.Work = None,
    engine: options.Engine = None,
    scheduler: options.Scheduler = None,
    without_text: options.WithoutText = False,
    as_json: Json = False,
) -> None:
    """Build a release from dumps.

    A build that was killed or interrupted goes on where it was: run the same command again.

    Lists each problem, such as text that cannot be read or a dump given twice. With a problem the release is still
    built, and the exit code is 1.
    """
    from ..release.build import build as build_release

    named, extra = given(paths or ["data/raw"])
    with shown_progress() as note:
        built = build_release(
            named,
            out,
            data_version=data_version,
            extra=extra,
            annotate=annotate,
            curation=curation,
            pages=pages,
            hosts=hosts,
            limits=limits_of(largest_page, largest_stored, largest_ratio),
            against=against,
            max_unrecognised=max_unrecognised,
            progress=note,
            jobs=jobs,
            work=work,
            engine=engine,
            scheduler=scheduler,
            without_text=without_text,
        )
    say_built(built, as_json)


def add(
    release: Annotated[Path, typer.Argument(help="Folder of a release.")],
    paths: Annotated[list[str], typer.Argument(help="Files, folders or globs; - is standard input.")],
    curation: options.CurationFolder = None,
    pages: options.PagesTable = None,
    data_version: Annotated[str | None, typer.Option(help="Version of the new release. Default: the same.")] = None,
    against: options.Against = None,
    max_unrecognised: options.MaxUnrecognised = None,
    jobs: options.Jobs = None,
    work: options.Work = None,
    as_json: Json = False,
) -> None:
    """Add dumps to a release.

    The release becomes the one that a build of all its dumps and the new ones gives, byte for byte. With --work, dumps
    that were read before are not read again.
    """
    from ..release.add import add as add_dumps

    named, extra = given(paths)
    with shown_progress() as note:
        built = add_dumps(
            release,
            named,
            data_version=data_version,
            extra=extra,
            curation=curation,
            pages=pages,
            against=against,
            max_unrecognised=max_unrecognised,
            progress=note,
            jobs=jobs,
            work=work,
        )
    say_built(built, as_json)


def given(paths: list[str]) -> tuple[list[str], list["Dump"]]:
    """The `paths` without the sign of standard input, and the dump that it gives if the sign is there."""
    from ..text.dumps import dump_of

    named = [path for path in paths if path != STANDARD_INPUT]
    return named, [dump_of(standard_input(), "standard-input.txt")] if len(named) < len(paths) else []


@contextmanager
def shown_progress() -> Iterator[Callable[[str, int, int], None]]:
    """A function that shows on a terminal how far a build is."""
    console = Console(stderr=True)
    with progress_bar(console) if console.is_terminal else Progress(disable=True) as shown:
        task = shown.add_task("reading", total=None)
        yield lambda name, done, total: shown.update(
            task, description=visible(name, lines=False), completed=done, total=total
        )


def verify(
    folder: Annotated[Path | None, typer.Argument(help="Folder of a release. Default: the one in the package.")] = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help="Number of processes that check.")] = 1,
    as_json: Json = False,
) -> None:
    """Check a release against its checksums and its own dumps. Exits with 1 if anything is wrong.

    Each dump is read again, and its values are compared. Tables must agree with each other. If the program at hand made
    the release, every value is worked out again, and each row and each file must be the same. Otherwise the check says
    which version would do that. It takes longer than a build.
    """
    from ..bundled import bundled_release
    from ..release.verify import verify as verify_release

    with waiting("checking"):
        found = verify_release(folder if folder is not None else bundled_release(), jobs=jobs)
    if as_json:
        plain = {name: list(one) if isinstance(one, tuple) else one for name, one in vars(found).items()}
        say_json(plain | {"folder": str(found.folder), "sound": found.sound})
        raise typer.Exit(FINE if found.sound else PROBLEMS)
    for fault in found.faults:
        say(fault, err=True)
    for sentence in found.unchecked:
        say(sentence, err=True)
    verdict = "sound" if found.sound else counted(len(found.faults), "faults")
    checked = f"{counted(found.rows, 'rows')} over {counted(found.characters, 'characters')}"
    again = ", each value worked out again" if found.worked_out else ""
    say(f"{found.folder}: {verdict}: {checked} checked{again}")
    if not found.sound:
        raise typer.Exit(PROBLEMS)
