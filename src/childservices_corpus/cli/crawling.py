"""The command that looks at a crawl file, and the options for crawl files that it shares with build."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .codes import PROBLEMS
from .common_options import JsonLines
from .printing import show_lines
from .streams import say, say_json

if TYPE_CHECKING:
    from ..crawl.limits import CrawlLimits
    from ..crawl.report import CrawlReport

Hosts = Annotated[
    list[str] | None,
    typer.Option(
        "--host",
        metavar="HOST",
        help="Crawl files: a host whose pages to take, as themj.co.uk; repeat for more. Default: those of publishers.",
    ),
]
LargestPage = Annotated[
    int | None, typer.Option(min=1, help="Crawl files: largest page in bytes, after unpacking. Default: 16777216.")
]
LargestStored = Annotated[
    int | None, typer.Option(min=1, help="Crawl files: largest record in bytes, as the file has it. Default: 8388608.")
]
LargestRatio = Annotated[
    int | None, typer.Option(min=1, help="Crawl files: most bytes after unpacking for a byte before. Default: 200.")
]


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command()(crawl)


def limits_of(page: int | None, stored: int | None, ratio: int | None) -> "CrawlLimits | None":
    """The limits that options give; ``None`` without one."""
    given = {"largest_page": page, "largest_stored": stored, "largest_ratio": ratio}
    some = {name: value for name, value in given.items() if value is not None}
    if not some:
        return None
    from ..crawl.limits import CrawlLimits

    return CrawlLimits(**some)


def crawl(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Crawl files: WARC or WET, plain or gzip.")],
    hosts: Hosts = None,
    recognised: Annotated[
        bool, typer.Option("--recognised/--all", help="Take only pages that a layout recognises, or all of the hosts.")
    ] = True,
    largest_page: LargestPage = None,
    largest_stored: LargestStored = None,
    largest_ratio: LargestRatio = None,
    as_json: JsonLines = False,
) -> None:
    """List the pages that a build would take from crawl files, and count what it would pass over, by reason.

    Exits with 1 if something may be lost, such as a damaged record.
    """
    from ..crawl.pages import crawl_pages

    limits = limits_of(largest_page, largest_stored, largest_ratio)
    reports = []
    for file in files:
        pages = crawl_pages(file, hosts, limits, recognised=recognised)
        for page in pages:
            saved = page.saved.isoformat() if page.saved is not None else None
            if as_json:
                say_json({"name": page.name, "address": page.address, "saved": saved, "bytes": len(page.content)})
            else:
                show_lines([(page.name, saved or "", page.address)])
        reports.append(pages.report)
        if as_json:
            say_json({"report": pages.report.plain()})
    if not as_json:
        say_reports(reports, err=False)
    if any(report.not_taken for report in reports):
        raise typer.Exit(PROBLEMS)


def say_reports(reports: "Iterable[CrawlReport]", *, err: bool = True) -> None:
    """Print what was taken and passed over, and the places of what may be lost."""
    for report in reports:
        for line in report.lines():
            say(line, err=err)
        if not err:
            for one in report.not_taken:
                say(one, err=True)
