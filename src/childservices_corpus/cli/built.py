"""Says what a build has made."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import typer

from ..models.wording import counted, some_of
from ..safe.terminal import visible
from .codes import FINE, PROBLEMS
from .crawling import say_reports
from .printing import say_problems
from .streams import say, say_json

if TYPE_CHECKING:
    from ..models import Problem
    from ..release.build import Built

# So many pages are named in one line.
_NAMED = 10


def say_built(built: "Built", as_json: bool) -> None:
    """Print what was built, and each problem; exit with 1 if there is one."""
    problems = _problems(built)
    if as_json:
        for problem in problems:
            say_json({"problem": problem.model_dump(mode="json")})
        say_json(_summary(built))
        raise typer.Exit(PROBLEMS if built.rows["problems"] else FINE)
    say(built)
    say_reports(built.crawls)
    for line in (*built.tables, *built.unused, *(one for one in built.left_out if not one.unreadable)):
        say(line, err=True)
    say_problems(problems)
    _say_pages(built)
    for drift in built.drift:
        say(drift, err=True)
    if built.rows["problems"]:
        say(f"{counted(built.rows['problems'], 'problems')}; see {built.folder}/problems.parquet", err=True)
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
            listed = some_of([visible(name, lines=False) for name in names], _NAMED)
            say(f"{counted(len(names), 'pages')} {which}: {listed}", err=True)


def _problems(built: "Built") -> "Sequence[Problem]":
    """The problems of the pages; the table of a release without text lacks their words."""
    from ..storage.files import read_table
    from ..tables.rows import models

    return built.problems if built.without_text else models("problems", read_table(built.folder, "problems"))
