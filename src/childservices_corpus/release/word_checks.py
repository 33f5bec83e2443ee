"""The checks of words that are kept with their places: of mentions, quotations, reasons and cues of topics."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from ..arrow import text
from ..models import Document
from ..tables.schemas import DATE_PREFIX

_TINY = 1e-9
# Tables of words of the page, and the column that has them.
_WORDED = {"mentions": "text", "quotations": "text", "reasons": "words"}
Tables = Mapping[str, pa.Table]
Row = Mapping[str, Any]


def words(document: Document, tables: Tables) -> Iterator[str]:
    """Rows about `document` whose words differ from the slice at their place."""
    for name, column in _WORDED.items():
        if name in tables:
            yield from _spans(document, name, _rows(document, tables[name]), column)
    if "topics" in tables:
        cues = (cue for row in _rows(document, tables["topics"]) for cue in row["cues"])
        yield from _spans(document, "topics", cues, "words")


def topics(tables: Tables, corrected: Collection[tuple[str, str]]) -> Iterator[str]:
    """Records whose topics are not those of the table of topics, and scores that differ from the sum of the cues."""
    if "topics" not in tables or not tables["topics"].num_rows:
        return
    given: dict[str, list[str]] = {}
    for row in tables["topics"].to_pylist():
        given.setdefault(row["record_id"], []).append(row["topic"])
        if abs(sum(cue["added"] for cue in row["cues"]) - row["score"]) > _TINY or row["score"] < row["bar"]:
            yield f"topics: {row['record_id']}: the score of {row['topic']} does not follow from its cues"
    for name in (name for name in DATE_PREFIX if name in tables):
        for row in tables[name].select(["id", "topics"]).to_pylist():
            if (row["id"], "topics") not in corrected and given.get(row["id"], []) != row["topics"]:
                yield f"{name}: {row['id']}: its topics are not those of the table topics"


def _rows(document: Document, table: pa.Table) -> list[dict[str, Any]]:
    """The rows of `table` about `document`; only these become objects, since each dump is checked by itself."""
    rows: list[dict[str, Any]] = table.filter(pc.equal(table["document_id"], text(document.id))).to_pylist()
    return rows


def _spans(document: Document, name: str, rows: Iterable[Row], column: str) -> Iterator[str]:
    """Rows whose words in `column` differ from the slice at their place in `document`."""
    for row in rows:
        if row[column] != document.text[row["start"] : row["end"]]:
            yield f"{document.name}: {name}: {row[column][:60]!r} is not the slice [{row['start']}, {row['end']})"
