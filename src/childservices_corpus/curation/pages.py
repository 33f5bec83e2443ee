"""What is known of dumps: the tables ``pages.csv`` beside them, and the table that a caller names.

Columns: ``name`` (of the dump), ``address``, ``saved`` (an ISO day), ``publisher``, ``layout``; all but the name may be
empty. A table in a folder is for the dumps in that folder: its names are paths relative to it. In a table that the
caller names, a name may also be that of the dump in the release.
"""

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from ..errors import CorpusError, InputError, LayoutError
from ..layouts.registry import named as layout_named
from ..layouts.registry import of_publisher
from ..text.dumps import Dump, Inputs
from ..text.names import named
from ..text.page_facts import NOTHING, PageFacts, given_facts
from .rows import TableRow, read_rows

COLUMNS = ("name", "address", "saved", "publisher", "layout")
Given = TypeVar("Given")
Answer = TypeVar("Answer")
# A folder, without links, and the name of a file in it.
_Key = tuple[str, str]


@dataclass(frozen=True)
class PageRow:
    """One row: the file and line, the name of a dump, and the facts about it."""

    path: Path
    line: int
    name: str
    facts: PageFacts

    @property
    def place(self) -> str:
        """File and line, for the beginning of a sentence."""
        return f"{self.path}, line {self.line}"


@dataclass(frozen=True)
class KnownPages:
    """The facts about the dumps of a build, by document.

    ``copies`` are the rows about exact copies of other dumps, by name and document. ``unused`` has a sentence for each
    row about a file beside its table that is not in the build.
    """

    facts: Mapping[str, PageFacts] = field(default_factory=dict)
    copies: Mapping[tuple[str, str], PageFacts] = field(default_factory=dict)
    unused: tuple[str, ...] = ()


def read_pages(path: Path) -> tuple[PageRow, ...]:
    """The rows of the CSV file `path`, UTF-8 with or without a byte order mark.

    Raises :class:`~childservices_corpus.errors.InputError`, which names the line, for the faults that
    :func:`.rows.read_rows` finds, an empty name, an address that is not http or https, a day that cannot be, an unknown
    publisher or layout, and a layout of another publisher. Of several wrong rows it names each.
    """
    return tuple(_each(read_rows(path, COLUMNS), partial(_row, path)))


def _each(rows: Iterable[Given], answer: Callable[[Given], Answer]) -> list[Answer]:
    """The `answer` for each of `rows`; if several are refused, one error has all sentences."""
    found, wrong = [], []
    for row in rows:
        try:
            found.append(answer(row))
        except InputError as error:
            wrong.append(str(error))
    if wrong:
        raise InputError("; ".join(dict.fromkeys(wrong)))
    return found


def _row(path: Path, row: TableRow) -> PageRow:
    value = {name: cell.strip() or None for name, cell in row.cells.items()}
    try:
        if value["name"] is None:
            raise InputError("the name is empty; write the name of a dump")
        facts = given_facts(*(value[name] for name in COLUMNS[1:]))
        if facts.layout is not None:
            of_publisher(layout_named(facts.layout), facts.publisher)
    except CorpusError as error:
        raise InputError(f"{path}, line {row.line}: {error}") from error
    return PageRow(path, row.line, value["name"], facts)


def known_pages(inputs: Inputs, table: Path | None = None) -> KnownPages:
    """The facts that the tables beside the dumps of `inputs`, and the caller's `table`, give.

    Raises :class:`~childservices_corpus.errors.InputError`, with file and line, as :func:`read_pages` does, and for a
    row whose name is not that of a dump, or of several, for two rows about one dump, and for exact copies of one dump
    with different publishers or layouts, or with a layout and another publisher.
    """
    tables = {os.path.realpath(path): path for path in (*inputs.tables, *([table] if table is not None else []))}
    by_place: dict[_Key, Dump] = {_key(path): dump for dump in inputs.given if (path := dump.own_path) is not None}
    rows: dict[tuple[str, str, Path | None], PageRow] = {}
    unused: list[str] = []

    def note(row: PageRow) -> None:
        mine = table is not None and os.path.realpath(row.path) == os.path.realpath(table)
        dump = by_place.get(_key(_beside(row))) or (_called(row, inputs.given) if mine else None)
        if dump is None:
            unused.append(_outside(row))
            return
        before = rows.setdefault((dump.name, dump.document_id, dump.path), row)
        if before is not row:
            raise InputError(f"{row.place}: {row.name} is there twice; {before.place} is about the same dump")

    _each((row for read in _each(tables.values(), read_pages) for row in read), note)
    return KnownPages(*_by_document(inputs, rows), tuple(unused))


def _key(path: Path) -> _Key:
    try:
        return os.path.realpath(path.parent), path.name
    except ValueError:
        # A name that no file can have.
        return "", path.name


def _beside(row: PageRow) -> Path:
    """The file beside the table that the row names; the table itself for a name that leads out of its folder."""
    given = Path(named(row.name))
    return row.path if given.is_absolute() or ".." in given.parts else row.path.parent / given


def _called(row: PageRow, dumps: Iterable[Dump]) -> Dump | None:
    """The dump that has the name of the row in the release."""
    found = [dump for dump in dumps if dump.name == row.name]
    if len(found) > 1:
        raise InputError(
            f"{row.place}: {len(found)} dumps are called {row.name}; put a pages.csv into the folder of each"
        )
    return found[0] if found else None


def _outside(row: PageRow) -> str:
    """The sentence about a row whose file is not in the build; an error for a row without a file."""
    path = _beside(row)
    if path == row.path or not os.path.lexists(path):
        raise InputError(f"{row.place}: {row.name} is not the name of a dump: {_why_unknown(row)}")
    return f"{row.place}: {row.name} is not in this build"


def _why_unknown(row: PageRow) -> str:
    """What may be wrong with the name of a row without a file."""
    if "\\" in row.name:
        return f"write / between folder and file, as {row.name.replace(chr(92), '/')}"
    return "the file may be missing; write its path from the folder of the table, with / between folders"


def _by_document(
    inputs: Inputs, rows: Mapping[tuple[str, str, Path | None], PageRow]
) -> tuple[dict[str, PageFacts], dict[tuple[str, str], PageFacts]]:
    found: dict[str, list[PageRow]] = defaultdict(list)
    copies: dict[tuple[str, str], PageFacts] = {}
    for dump in inputs.given:
        row = rows.get((dump.name, dump.document_id, dump.path))
        if row is not None or dump.facts != NOTHING:
            row = _with_own(row, dump)
            found[dump.document_id].append(row)
            copies[dump.name, dump.document_id] = row.facts
    return {document_id: _joined(one) for document_id, one in found.items()}, copies


def _with_own(row: PageRow | None, dump: Dump) -> PageRow:
    """The `row` about `dump`, with what its file says itself where the row does not say it."""
    own = dump.facts
    if row is None:
        return PageRow(dump.path or Path(), 0, dump.name, own)
    given = row.facts
    facts = {one.name: getattr(given, one.name) or getattr(own, one.name) for one in fields(PageFacts)}
    return replace(row, facts=PageFacts(**facts))


def _joined(rows: Sequence[PageRow]) -> PageFacts:
    """The facts that rows about exact copies give: the first address, the earliest day, and what all agree on."""
    address = next((row.facts.address for row in rows if row.facts.address is not None), None)
    saved: date | None = min((row.facts.saved for row in rows if row.facts.saved is not None), default=None)
    publisher, layout = _agreed(rows, "publisher"), _agreed(rows, "layout")
    if publisher is not None and layout is not None:
        try:
            of_publisher(layout_named(layout), publisher)
        except LayoutError as error:
            names = " and ".join(dict.fromkeys(row.name for row in rows))
            raise InputError(f"{rows[-1].place}: {names} are one dump, and what is given differs: {error}") from error
    return PageFacts(address, saved, publisher, layout)


def _agreed(rows: Sequence[PageRow], name: str) -> str | None:
    given = [(row, value) for row in rows if (value := getattr(row.facts, name)) is not None]
    for row, value in _differing(given):
        first, other = given[0]
        raise InputError(
            f"{row.place}: {row.name} is an exact copy of {first.name}, and its {name} is {value}, not {other} as on "
            f"line {first.line} of {first.path}; give both the same"
        )
    return given[0][1] if given else None


def _differing(given: Sequence[tuple[PageRow, str]]) -> Iterator[tuple[PageRow, str]]:
    return (one for one in given if one[1] != given[0][1])
