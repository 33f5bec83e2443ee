"""The tables of authorities and of organisations, for joining with the codes and names in records."""

import pyarrow as pa

from ...arrow import table_of
from ...reference import csv_rows
from ...tables.schemas import schema
from .authorities import authorities, by_code
from .councils import councils
from .organisations import all_names


def authorities_table() -> pa.Table:
    """A row for each GSS code of ``reference/authorities.csv``, in the order of that table."""
    official = {row["gss"]: row["official_name"] for row in csv_rows("authorities")}
    rows = [
        {
            "gss": row.gss,
            "name": row.name,
            "official_name": official[row.gss],
            "kind": row.kind,
            "start": row.start,
            "end": row.end,
            "successor": row.successors[0] if len(row.successors) == 1 else None,
            "successors": row.successors,
            "current_gss": _only(current_codes(row.gss)),
        }
        for row in authorities()
    ]
    return table_of(rows, schema("authorities"))


def organisations_table() -> pa.Table:
    """A row for each body of ``reference/organisations.toml``, then for each of ``reference/other_councils.csv``."""
    rows = [{"ref": names[0], "names": names} for names in all_names()]
    rows += [{"ref": council.gss, "names": council.names} for council in councils()]
    return table_of(rows, schema("organisations"))


def current_codes(gss: str) -> tuple[str, ...]:
    """The codes in force that have the area of `gss` today, through all successors; its own code if it is in force."""
    found: dict[str, None] = {}
    # A code is followed once, so that the walk ends whatever the table says.
    seen, open_ = {gss}, [gss]
    while open_:
        row = by_code()[open_.pop(0)]
        if row.end is None:
            found[row.gss] = None
        open_ += [code for code in row.successors if code not in seen]
        seen.update(row.successors)
    return tuple(found)


def successors_of(gss: str) -> tuple[str, ...]:
    """All codes that came after `gss`, the nearest first; empty for a code in force or an unknown one."""
    found: dict[str, None] = {}
    open_ = [gss]
    while open_:
        row = by_code().get(open_.pop(0))
        new = [code for code in row.successors if code not in found and code != gss] if row else []
        found.update(dict.fromkeys(new))
        open_ += new
    return tuple(found)


def _only(codes: tuple[str, ...]) -> str | None:
    return codes[0] if len(codes) == 1 else None
