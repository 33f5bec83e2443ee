"""The options of the command that builds a release: what each means, and what the help says of it."""

from pathlib import Path
from typing import Annotated

import typer

Inputs = Annotated[
    list[str] | None,
    typer.Argument(
        help="Files, folders (their .txt and .html files and crawl files) or globs; - is standard input. "
        "Default: ./data/raw."
    ),
]
Out = Annotated[
    Path, typer.Option("--out", "-o", help="Folder of the release; a complete new release replaces an older one.")
]
Annotating = Annotated[
    bool, typer.Option("--annotate/--no-annotate", help="Add dates, speakers, mentions, topics and links.")
]
CurationFolder = Annotated[Path | None, typer.Option(help="Folder of curated tables. Default: those of the package.")]
PagesTable = Annotated[
    Path | None,
    typer.Option(help="CSV table of what is known of the dumps: name, address, saved, publisher, layout."),
]
WithoutText = Annotated[
    bool, typer.Option("--without-text", help="Leave out the sentences of the pages; hydrate gives them back.")
]
DataVersion = Annotated[str, typer.Option(help="Version of the release.")]
Against = Annotated[
    Path | None, typer.Option(help="Release to compare each layout with. Default: the one that is replaced.")
]
MaxUnrecognised = Annotated[
    float | None,
    typer.Option(min=0, max=1, help="Fail if a larger share of the text is unrecognised, overall or by layout."),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs", "-j", min=1, help="Number of processes that read dumps at the same time. Default: one for each core."
    ),
]
Work = Annotated[
    Path | None,
    typer.Option(
        help="Folder for parts of the build, which stay there for the next build. Default: a hidden folder beside the "
        "release, which is removed at the end."
    ),
]
Engine = Annotated[
    str | None,
    typer.Option(help="Read the dumps on the workers of an engine: dask. Without --scheduler, on --jobs workers here."),
]
Scheduler = Annotated[
    str | None, typer.Option(help="Address of a scheduler of Dask, such as tcp://10.0.0.5:8786, for --engine dask.")
]
