"""The tables of a release that follow from others and from the package: authorities, organisations, people."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from ..annotate.bodies.listed import authorities_table, organisations_table
from ..annotate.people.tenures import NEEDED, days_of, people_table, seen_quoted, seen_speaking
from ..arrow import empty
from ..errors import ReleaseError
from ..storage.files import file_of, read_table
from ..tables.schemas import DATE_PREFIX, MADE, schema
from .shares.part import Files
from .stored_rows import StoredTable

AUTHORITIES, ORGANISATIONS, PEOPLE = MADE
_LISTED = {AUTHORITIES: authorities_table, ORGANISATIONS: organisations_table}
# What follows from the package alone may have been corrected there since, so it is not always compared.
_SEEN = [name for name in schema(PEOPLE).names if name != "role_form"]


def made_tables(shares: Sequence[Files]) -> dict[str, pa.Table]:
    """The tables by name; `shares` are the files of each share of the release."""
    people = people_table(piece for files in shares for piece in _seen_in(files))
    return {AUTHORITIES: authorities_table(), ORGANISATIONS: organisations_table(), PEOPLE: people}


def _seen_in(files: Files) -> Iterator[pa.Table]:
    """Who was seen in the records of one share; its quotations are of its own records."""
    days = days_of({name: _columns(files, name, name) for name in DATE_PREFIX})
    yield seen_speaking(_columns(files, "statements", "speakers"), days)
    yield seen_quoted(_columns(files, "quotations", "quotations"), days)


def _columns(files: Mapping[str, Path | None], name: str, needed: str) -> pa.Table:
    """The columns of the table `name` that are needed, of all its rows."""
    path, columns = files.get(name), list(NEEDED[needed])
    return empty(schema(name)).select(columns) if path is None else pq.ParquetFile(path).read(columns)


def made_faults(folder: Path, *, same_knowledge: bool = False) -> Iterator[str]:
    """Faults of these tables in the release `folder`, if it has them; a table that cannot be read is left out.

    People and their days must be those of the statements and quotations. The authorities, the organisations and the
    normal forms of roles are those of the package that built the release: they are compared with this package only with
    the `same_knowledge`. Otherwise only what one row says of another is checked.
    """
    checks: dict[str, Callable[[Path], Iterator[str]]] = {
        AUTHORITIES: _authorities,
        ORGANISATIONS: _organisations,
        PEOPLE: partial(_people, columns=_SEEN),
    }
    if same_knowledge:
        checks |= {name: partial(_packaged, name=name, check=checks[name]) for name in _LISTED}
        checks[PEOPLE] = partial(_people, columns=schema(PEOPLE).names)
    for name, check in checks.items():
        if file_of(folder, name).exists():
            try:
                yield from check(folder)
            except (ReleaseError, pa.ArrowException):
                # The check of this table, or of one it follows from, names the damage.
                continue


def _authorities(folder: Path) -> Iterator[str]:
    rows = read_table(folder, AUTHORITIES).to_pylist()
    by_code = {row["gss"]: row for row in rows}
    if len(by_code) != len(rows):
        yield f"{AUTHORITIES}: two rows have the same code"
    for row in rows:
        later = row["successors"]
        if any(code not in by_code for code in later) or (row["end"] is None and later):
            yield f"{AUTHORITIES}: {row['gss']}: its successors are not codes that came after it"
        elif row["successor"] != (later[0] if len(later) == 1 else None):
            yield f"{AUTHORITIES}: {row['gss']}: its successor does not follow from its successors"
        elif row["current_gss"] != _current(by_code, row["gss"]):
            yield f"{AUTHORITIES}: {row['gss']}: its current code does not follow from its successors"


def _current(by_code: Mapping[str, Mapping[str, object]], code: str) -> str | None:
    """The code in force that follows from `code` through single successors; ``None`` if the area was divided."""
    for _ in by_code:
        row = by_code[code]
        if row["end"] is None:
            return code
        if not isinstance(row["successor"], str) or row["successor"] not in by_code:
            return None
        code = row["successor"]
    return None


def _organisations(folder: Path) -> Iterator[str]:
    table = read_table(folder, ORGANISATIONS)
    refs = table["ref"].to_pylist()
    if len(set(refs)) != len(refs):
        yield f"{ORGANISATIONS}: two rows have the same ref"


def _packaged(folder: Path, name: str, check: Callable[[Path], Iterator[str]]) -> Iterator[str]:
    """The faults that `check` finds in the table `name`, and whether it is not that of the package."""
    yield from check(folder)
    given = read_table(folder, name)
    if not given.equals(_LISTED[name]().cast(given.schema)):
        yield f"{name}: its rows are not those of the tables of this package, with which the release was built"


def _people(folder: Path, columns: Sequence[str]) -> Iterator[str]:
    given = read_table(folder, PEOPLE, columns)
    if not given.equals(_people_of(folder).select(columns).cast(given.schema)):
        yield f"{PEOPLE}: its rows are not those of the speakers of the statements and quotations"


def _people_of(folder: Path) -> pa.Table:
    """The table of people of the release `folder`; statements and quotations are read one row group at a time."""
    days = days_of({name: read_table(folder, name, list(NEEDED[name])) for name in DATE_PREFIX})
    statements = StoredTable(folder, "statements", NEEDED["speakers"])
    quotations = StoredTable(folder, "quotations", NEEDED["quotations"])
    speaking = (seen_speaking(statements.group(one), days) for one in range(statements.groups))
    quoted = (seen_quoted(quotations.group(one), days) for one in range(quotations.groups))
    return people_table(piece for pieces in (speaking, quoted) for piece in pieces)
