"""The command that writes a row of a curated table: a correction, or evidence for a date."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..errors import CurationError, NotFoundError, QueryError
from .common_options import JsonLines, Release
from .completing import completing
from .printing import show_lines
from .querying import Load, with_errors
from .streams import say, say_json

if TYPE_CHECKING:
    from ..corpus import Corpus
    from ..models import Article, Statement

_REASON = "the source says otherwise"
# The digits of a year.
_YEAR = 4


@dataclass(frozen=True)
class Wish:
    """What somebody asks for: the field of a record, its right value, the source, the reason, the kind of evidence."""

    record: str
    field: str
    new: str
    source: str
    reason: str
    evidence: str | None


@dataclass(frozen=True)
class Row:
    """A row to write into the table called `table`; `check` reads the new table, and raises an error if it is wrong."""

    table: str
    cells: Mapping[str, str]
    old: str
    new: str
    check: Callable[[Path], object]


def register(app: typer.Typer, load: Load) -> None:
    """Add the command to `app`; `load` gives the corpus in a folder, or the one in the package."""

    @app.command("correct")
    def correct_command(
        record: Annotated[str, typer.Argument(metavar="ID", help="Id of an article or a statement.")],
        field: Annotated[
            str,
            typer.Option(
                "--field",
                "-f",
                help="Field to correct, such as genre, or date.",
                autocompletion=completing("field"),
            ),
        ],
        source: Annotated[str, typer.Option(help="Where the right value was found: an address, a document, a reader.")],
        new: Annotated[
            str | None, typer.Option("--new", help="The right value; a list as JSON; a date as 2022-03-23 or 2022-03.")
        ] = None,
        empty: Annotated[bool, typer.Option("--empty", help="In place of --new: the field has no value.")] = False,
        reason: Annotated[str, typer.Option(help="Why, in a sentence.")] = _REASON,
        evidence: Annotated[
            str | None,
            typer.Option(
                metavar="KIND",
                help="For a date: what the source is, such as publisher_page.",
                autocompletion=completing("evidence"),
            ),
        ] = None,
        curation: Annotated[Path, typer.Option(help="Folder of curated tables, which gets the row.")] = Path(
            "curation"
        ),
        try_only: Annotated[bool, typer.Option("--dry-run", help="Show what would change, and write nothing.")] = False,
        data: Release = None,
        as_json: JsonLines = False,
    ) -> None:
        """Correct a field by hand: write a row of a curated table, after a check, and show the old and the new value.

        The release stays as it is; a build with --curation uses the row. For a date the row is evidence.
        """
        if (new is None) != empty:
            raise typer.BadParameter("give either --new VALUE or --empty")
        wish = Wish(record, field, new or "", source, reason, evidence)
        with_errors(lambda: correct(load(data), wish, curation, try_only=try_only, as_json=as_json))


def correct(corpus: "Corpus", wish: Wish, folder: Path, *, try_only: bool, as_json: bool) -> None:
    """Write the row that `wish` asks for, and say what it changes."""
    from ..storage.whole import whole
    from ..tables.schemas import DATE_PREFIX

    record = _record(corpus, wish.record)
    table = "articles" if record.id in corpus.articles else "statements"
    dated = {f"{DATE_PREFIX[table]}{side}" for side in ("", "_earliest", "_latest")} | {"date"}
    row = _evidence(record, wish, folder) if wish.field in dated else _correction(corpus, record, wish, folder)
    path = folder / row.table
    content = _checked(path, row)
    if not try_only:
        path.parent.mkdir(parents=True, exist_ok=True)
        with whole(path) as beside:
            beside.write_bytes(content)
    if as_json:
        say_json({"record": record.id, "field": wish.field, "old": row.old, "new": row.new, "path": str(path)})
        return
    show_lines(
        [
            ("record", record.id),
            ("old", f"{wish.field}: {row.old or 'empty'}"),
            ("new", f"{wish.field}: {row.new or 'empty'}"),
        ]
    )
    if not try_only:
        show_lines([("written to", str(path))])
        say(f"to use it: build … --curation {folder}", err=True)


def _record(corpus: "Corpus", record_id: str) -> "Article | Statement":
    found = corpus.records.get(record_id)
    if found is None:
        if record_id in corpus.quotations:
            owner = corpus.quotations[record_id].record_id
            raise QueryError(f"{record_id}: a quotation has no corrections; correct its record, {owner}")
        raise NotFoundError(f"the release has no article or statement with the id {record_id!r}; list shows the ids")
    return found


def _correction(corpus: "Corpus", record: "Article | Statement", wish: Wish, folder: Path) -> Row:
    """The row of the corrections; raises an error if the correction does not fit the record."""
    from ..curation.apply import apply_corrections
    from ..curation.corrections import CORRECTIONS, Correction, corrections_in, read_corrections

    for item in corrections_in(folder):
        if (item.record, item.field) == (record.id, wish.field):
            raise CurationError(f"{item.where}: the field is corrected there already; change that row")
    now = record.model_dump(mode="json")
    old = _cell(now.get(wish.field))
    item = Correction(record.id, wish.field, old, wish.new, wish.reason, wish.source)
    places = corpus.provenance.where(record=record.id)
    bylined = [one.record_id for one in places if one.field.partition(".")[0] == "authors"]
    [fixed] = apply_corrections([record], [item], bylined).records
    cells = {name: value for name, value in asdict(item).items() if name != "place"}
    return Row(CORRECTIONS, cells, old, _cell(fixed.model_dump(mode="json")[wish.field]), read_corrections)


def _evidence(record: "Article | Statement", wish: Wish, folder: Path) -> Row:
    """The row of the evidence for a date; raises an error if it cannot be evidence."""
    from ..curation.date_evidence import COLUMNS, KINDS, read_curated
    from ..curation.folder import DATES

    if wish.evidence not in KINDS:
        raise QueryError(f"a date needs --evidence KIND, which says what the source is: {', '.join(KINDS)}")
    first, last = _days(wish)
    given = {
        "publisher": record.publisher,
        "record_id": record.id,
        "title": record.title or "",
        "earliest": first,
        "latest": last,
        "kind": wish.evidence,
        "source": wish.source,
    }
    cells = {name: given.get(name, "") for name in COLUMNS}
    path = folder / DATES
    for one in read_curated(path) if path.exists() else ():
        if (one.record_id, str(one.earliest or ""), str(one.latest or "")) == (record.id, first, last):
            raise CurationError(f"{one.place}: this evidence is there already")
    new = first if first == last else f"{first}/{last}"
    return Row(DATES, cells, str(record.dated), new, read_curated)


def _days(wish: Wish) -> tuple[str, str]:
    """The first and the last possible day that the new value says; an open side is empty."""
    from ..corpus.query.periods import bounds

    start, slash, end = wish.new.partition("/")
    # An interval has years on both sides or an open side; 03/2022 has not, and is answered as a date.
    if not slash or not all((len(one) >= _YEAR and one[:_YEAR].isdecimal()) or not one for one in (start, end)):
        start = end = wish.new
    first, last = bounds(start or None, end or None)
    days = (str(first or ""), str(last or ""))
    if wish.field.endswith("_earliest"):
        return days[0], ""
    return ("", days[1]) if wish.field.endswith("_latest") else days


def _cell(value: Any) -> str:
    """A value as a cell of the table: text as it is, a list or a truth value as JSON, nothing where it is not known."""
    if value is None or value == []:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _checked(path: Path, row: Row) -> bytes:
    """The table at `path` with the row, read once; a table that is not there begins as that of the package."""
    from ..bundled import bundled_curation
    from ..curation.adding import with_row
    from ..text.documents import read_bytes

    content = with_row(read_bytes(path if path.exists() else bundled_curation() / row.table), row.cells)
    with TemporaryDirectory() as place:
        # Under the name of the table, which an error about a row says.
        trial = Path(place) / path.name
        trial.write_bytes(content)
        row.check(trial)
    return content
