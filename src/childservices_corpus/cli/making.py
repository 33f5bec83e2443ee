"""Commands that make and check releases: build, add, verify."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

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
from .codes import FINE, PROBLEMS
from .common_options import Json
from .crawling import Hosts, LargestPage, LargestRatio, LargestStored, limits_of, say_reports
from .printing import say_problems
from .streams import STANDARD_INPUT, say, say_json, standard_input
from .waiting import waiting

if TYPE_CHECKING:
    from ..release.build import Built
    from ..text.dumps import Dump

# So many pages are named in one line.
_NAMED = 10


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
    as_json: Json = False,
) -> None:
    """Build a release from dumps.

    A build that was killed or interrupted goes on where it was: run the same command again.

    Lists each problem, such as text that cannot be read or a dump given twice. With a problem the release is still
    built, and the exit code is 1.
    """
    from ..release.build import build as build_release

    named, extra = _given(paths or ["data/raw"])
    with _shown() as note:
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
        )
    _say_built(built, as_json)


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

    named, extra = _given(paths)
    with _shown() as note:
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
    _say_built(built, as_json)


def _given(paths: list[str]) -> tuple[list[str], list["Dump"]]:
    """The `paths` without the sign of standard input, and the dump that it gives if the sign is there."""
    from ..text.dumps import dump_of

    named = [path for path in paths if path != STANDARD_INPUT]
    return named, [dump_of(standard_input(), "standard-input.txt")] if len(named) < len(paths) else []


@contextmanager
def _shown() -> Iterator[Callable[[str, int, int], None]]:
    """A function that shows on a terminal how far a build is."""
    console = Console(stderr=True)
    with progress_bar(console) if console.is_terminal else Progress(disable=True) as shown:
        task = shown.add_task("reading", total=None)
        yield lambda name, done, total: shown.update(
            task, description=visible(name, lines=False), completed=done, total=total
        )


def _say_built(built: "Built", as_json: bool) -> None:
    """Print what was built, and each problem; exit with 1 if there is one."""
    from ..storage.files import read_table
    from ..tables.rows import models

    out = built.folder
    if as_json:
        for problem in models("problems", read_table(out, "problems")):
            say_json({"problem": problem.model_dump(mode="json")})
        say_json(_summary(built))
        raise typer.Exit(PROBLEMS if built.rows["problems"] else FINE)
    say(built)
    say_reports(built.crawls)
    for line in (*built.tables, *built.unused, *(one for one in built.left_out if not one.unreadable)):
        say(line, err=True)
    say_problems(models("problems", read_table(out, "problems")))
    _say_pages(built)
    for drift in built.drift:
        say(drift, err=True)
    if built.rows["problems"]:
        say(f"{counted(built.rows['problems'], 'problems')}; see {out}/problems.parquet", err=True)
        raise typer.Exit(PROBLEMS)


def _summary(built: "Built") -> dict[str, Any]:
    """What was built, as values for JSON."""
    return {
        "release": str(built.folder),
        "data_version": built.data_version,
        "rows": built.rows,
        "tables": [str(one) for one in built.tables],
        "unused": list(built.unused),
        "left_out": [{"name": one.name, "why": one.why} for one in built.left_out],
        "without_records": list(built.without_records),
        "partly_read": list(built.partly_read),
        "drift": [str(one) for one in built.drift],
        "crawls": [one.plain() for one in built.crawls],
    }


def _say_pages(built: "Built") -> None:
    """Print how many pages gave no record, how many have other text as well, and their names as a line holds them."""
    told = {
        "without a record": built.without_records,
        "with records, and with text that belongs to none": built.partly_read,
    }
    for which, names in told.items():
        if names:
            more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
            listed = ", ".join(visible(name, lines=False) for name in names[:_NAMED])
            say(f"{counted(len(names), 'pages')} {which}: {listed}{more}", err=True)


def verify(
    folder: Annotated[Path | None, typer.Argument(help="Folder of a release. Default: the one in the package.")] = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help="Number of processes that check.")] = 1,
    as_json: Json = False,
) -> None:
    """Check a release against its checksums and its own dumps. Exits with 1 if anything is wrong.

    Each dump is read again, and its values are compared. Tables must agree with each other. If the program at hand made
    the release, every value is worked out again, and each row and each file must be the same. Otherwise the check says
    which version would do that. It takes about as long as a build.
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
