"""``dictionary.csv``: every column of every table and each of its parts, with an example from the release."""

import csv
import io

from ...export.cells import defused
from .columns import Column
from .facts import ReleaseFacts, TableFacts

DICTIONARY = "dictionary.csv"
_HEAD = ("table", "column", "type", "null", "nulls", "values", "meaning", "example")


def dictionary_text(facts: ReleaseFacts) -> str:
    """The text of the file, as CSV.

    ``null`` says whether a value may be null, and ``nulls`` how many are; a list and its parts are not counted.
    ``values`` are the words of a fixed list. A text that a spreadsheet would run has an apostrophe before it.
    """
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(_HEAD)
    for table in facts.tables:
        for column in table.columns:
            rows.writerows(map(defused, _row(table, one)) for one in column.all())
    return out.getvalue()


def _row(table: TableFacts, column: Column) -> tuple[str, ...]:
    return (
        table.name,
        column.path,
        column.type,
        "yes" if column.nullable else "no",
        str(table.nulls.get(column.path, "")),
        " | ".join(map(str, column.limits.get("enum", ()))),
        column.meaning,
        table.examples.get(column.path, ""),
    )
