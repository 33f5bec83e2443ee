"""Commands that show: info, show, problems, parse, schema, cite."""

import json
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from ..models.wording import counted
from ..safe.terminal import visible
from .captured import captured_in, say_captured
from .codes import PROBLEMS
from .common_options import Json, Release
from .completing import completing
from .printing import say_problems
from .streams import STANDARD_INPUT, say, say_json, standard_input
from .summary import say_summary, summary_of

_STYLES = "Form of the citation: text, apa, bibtex or csl-json; cff for a whole release."


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    for command in (info, show, problems, parse, schema, cite):
        app.command()(command)


def info(
    folder: Annotated[Path | None, typer.Argument(help="Folder of a release. Default: the one in the package.")] = None,
    coverage: Annotated[
        bool, typer.Option("--coverage", help="Also the first and last day of each publisher, and the gaps between.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Show what a release holds: version, documents, rows of each table. With --json, what was captured when too."""
    from ..bundled import bundled_release
    from ..storage.files import STORED, file_of, open_table, read_table, stamp_of

    place = folder if folder is not None else bundled_release()
    summary = summary_of(place)
    textless = summary is not None and "without_text" in summary
    found = summary if textless or not as_json else None
    whole = found is None or coverage
    if found is None:
        rows = {name: open_table(file_of(place, name)).metadata.num_rows for name in STORED}
        documents = read_table(place, "documents").to_pylist()
        found = {"data_version": stamp_of(place).data_version, "rows": rows, "documents": documents}
    captured = captured_in(place) if whole else []
    if as_json:
        say_json(found | {"coverage": None if textless and not whole else captured})
    else:
        say_summary(place, found)
        say_captured(captured)


def show(
    record_id: Annotated[str, typer.Argument(metavar="ID", help="Id of a record, as in the id columns.")],
    field: Annotated[
        str | None, typer.Option("--field", "-f", help="Open this field at its place in the dump.")
    ] = None,
    release: Release = None,
    as_json: Json = False,
) -> None:
    """Print a record, or the raw lines of the page with one of its fields, the field's span marked."""
    from ..corpus import load
    from ..corpus.citing import with_id

    found = with_id(load(release), record_id)
    if field is not None and as_json:
        say_json({"id": found.id, "field": field, "explanation": found.explain(field)})
    elif field is not None:
        say(found.explain(field))
    elif as_json:
        say_json(found.model_dump_json())
    else:
        for name, value in found.model_dump(mode="json").items():
            if value not in (None, [], ""):
                say(f"{name}: {_in_words(value)}")


def _in_words(value: object) -> str:
    """A field in words for a reader: each item of a list on a line of its own."""
    if isinstance(value, list):
        return "".join(f"\n  {_in_words(item)}" for item in value)
    if isinstance(value, dict):
        return ", ".join(f"{name}: {part}" for name, part in value.items() if part is not None)
    return str(value)


def problems(
    folder: Annotated[Path | None, typer.Argument(help="Folder of a release. Default: the one in the package.")] = None,
    as_json: Json = False,
) -> None:
    """List the problems that reading found, each with its place and a way out. Exits with 1 if there is one."""
    from ..bundled import bundled_release
    from ..storage.files import read_table
    from ..tables.rows import models

    found = models("problems", read_table(folder if folder is not None else bundled_release(), "problems"))
    if as_json:
        for problem in found:
            say_json(problem.model_dump_json())
    else:
        say_problems(found)
        say(counted(len(found), "problems"))
    if found:
        raise typer.Exit(PROBLEMS)


def parse(
    file: Annotated[str, typer.Argument(help="A text dump or a saved HTML page; - is standard input.")],
    layout: Annotated[
        str | None,
        typer.Option(help="Name of the layout. Default: the page is recognised.", autocompletion=completing("layout")),
    ] = None,
    address: Annotated[str | None, typer.Option(help="Web address of the page; its host names the publisher.")] = None,
    saved: Annotated[str | None, typer.Option(help="Day on which the page was saved, as 2024-05-12.")] = None,
    publisher: Annotated[
        str | None,
        typer.Option(help="Publisher of the page; only its layouts are used.", autocompletion=completing("publisher")),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print records, ledger and problems as JSON.")] = False,
) -> None:
    """Read one dump and print its records. Exits with 1 if there is a problem, such as text that cannot be read."""
    from ..models import Article, Statement
    from ..parsing.objects import parse as parse_page

    source = standard_input() if file == STANDARD_INPUT else Path(file)
    name = "standard-input.txt" if file == STANDARD_INPUT else None
    parsed = parse_page(source, layout, name, address=address, saved=saved, publisher=publisher)
    if as_json:
        say_json(_plain(parsed))
    else:
        document = parsed.document
        say(f"{document.name}: {document.layout or 'unknown layout'}, {counted(document.n_chars, 'characters')}")
        found: tuple[Article | Statement, ...] = (*parsed.articles, *parsed.statements)
        for record in found:
            say(f"{record.id}\t{visible(record.headline, lines=False)}")
        say_problems(parsed.problems)
    if parsed.problems:
        raise typer.Exit(PROBLEMS)


def _plain(parsed: Any) -> dict[str, Any]:
    return {
        "document": parsed.document.model_dump(mode="json"),
        **{
            name: [item.model_dump(mode="json") for item in getattr(parsed, name)]
            for name in ("articles", "statements", "ledger", "provenance", "problems")
        },
    }


def schema(
    table: Annotated[
        str | None,
        typer.Argument(help="Name of a table. Default: all of them.", autocompletion=completing("table")),
    ] = None,
    form: Annotated[
        Literal["dictionary", "json", "arrow"],
        typer.Option("--form", help="Data dictionary, JSON Schema or Arrow schema."),
    ] = "dictionary",
    as_json: Annotated[bool, typer.Option("--json", help="JSON Schema on one line.")] = False,
) -> None:
    """Print the meaning of the columns of the tables."""
    from ..tables.dictionary import data_dictionary, json_schema
    from ..tables.schemas import TABLES
    from ..tables.schemas import schema as arrow_schema

    names = [table] if table is not None else list(TABLES)
    if as_json:
        say_json({name: json_schema(name) for name in names})
    elif form == "json":
        say(json.dumps({name: json_schema(name) for name in names}, indent=2))
    elif form == "arrow":
        say("\n\n".join(f"{name}\n{arrow_schema(name).to_string(show_field_metadata=False)}" for name in names))
    else:
        say("\n".join(data_dictionary(name) for name in names))


def cite(
    record_id: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="Id of a record or a quotation. Default: the whole release.")
    ] = None,
    release: Release = None,
    style: Annotated[
        str, typer.Option("--format", "--style", "-f", help=_STYLES, autocompletion=completing("citation"))
    ] = "text",
    as_json: Json = False,
) -> None:
    """Print how to cite a release, or one record of it. The hash is over all files of the release.

    A release that the project did not publish is called a private build.
    """
    from ..bundled import bundled_release
    from ..corpus import load
    from ..export.citation_styles import RECORD_STYLES, RELEASE_STYLES
    from ..export.cite import cite as cite_release
    from ..export.cited import cited_release

    place = release if release is not None else bundled_release()
    words = partial(cite_release, place) if record_id is None else partial(load(place).cite, record_id)
    if not as_json:
        say(words(style))
        return
    cited = cited_release(place)
    facts = {"data_version": cited.version, "sha256": cited.sha256, "published": cited.published, "id": record_id}
    styles = RELEASE_STYLES if record_id is None else RECORD_STYLES
    say_json(facts | {name.replace("-", "_"): words(name) for name in styles})
