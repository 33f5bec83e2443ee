"""Tables and columns that only one of two releases has."""

from pathlib import Path

from ..tables.schemas import TABLES
from .compared import own_schema
from .parts import Columns


def columns_of(before: Path, after: Path) -> Columns:
    """The differences of the tables and columns of two releases."""
    new_tables, lost_tables, new, lost, retyped = [], [], [], [], []
    for table in TABLES:
        old, now = own_schema(before, table), own_schema(after, table)
        if old is None or now is None:
            if now is not None:
                new_tables.append(table)
            elif old is not None:
                lost_tables.append(table)
            continue
        new += [f"{table}.{name}" for name in now.names if name not in old.names]
        lost += [f"{table}.{name}" for name in old.names if name not in now.names]
        retyped += [
            f"{table}.{name}"
            for name in now.names
            if name in old.names and now.field(name).type != old.field(name).type
        ]
    return Columns(*map(tuple, (new_tables, lost_tables, new, lost, retyped)))
