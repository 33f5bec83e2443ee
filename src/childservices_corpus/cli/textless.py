"""Commands that leave the text of a release out, and give it back."""

from pathlib import Path
from typing import Annotated

import typer

from . import build_options as options
from .common_options import Json
from .making import shown_progress
from .streams import say, say_json
from .waiting import waiting


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    app.command("without-text")(without_text)
    app.command()(hydrate)


def without_text(
    release: Annotated[Path, typer.Argument(help="Folder of a release.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder of the release without text.")],
    as_json: Json = False,
) -> None:
    """Write a release without the sentences of its pages, so that it can be given away.

    Names, days, amounts, topics and offsets stay. The hydrate command gives the text back.
    """
    from ..release.textless.leave_out import without_text as leave_out

    with waiting("leaving out text"):
        made = leave_out(release, out)
    _say_made(made, f"{made}: {release} without text", as_json)


def hydrate(
    release: Annotated[Path, typer.Argument(help="Folder of a release without text.")],
    dumps: Annotated[list[Path], typer.Argument(help="Its dumps: files, folders or globs, with any names.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder of the full release.")],
    jobs: options.Jobs = None,
    as_json: Json = False,
) -> None:
    """Give a release without text its text back from its dumps: the full release, byte for byte."""
    from ..release.textless.hydrate import hydrate as give_back

    with shown_progress() as note:
        made = give_back(release, dumps, out, jobs=jobs, progress=note)
    _say_made(made, f"{made}: the full release of {release}, byte for byte", as_json)


def _say_made(folder: Path, sentence: str, as_json: bool) -> None:
    if as_json:
        from ..export.cited import cited_release

        say_json({"release": str(folder), "sha256": cited_release(folder).sha256})
    else:
        say(sentence)
