"""The check of words that are kept with their places: of mentions, quotations, reasons and cues of topics."""

from collections.abc import Iterator, Mapping

import pyarrow as pa

from ..arrow import in_one
from ..models import Document

# Tables of words of the page, and the column that has them.
_WORDED = {"mentions": "text", "quotations": "text", "reasons": "words"}
WORDED = (*_WORDED, "topics")
Tables = Mapping[str, pa.Table]


def words(document: Document, here: Tables) -> Iterator[str]:
    """Rows about `document` whose words differ from the slice at their place."""
    for name, column in _WORDED.items():
        if name in here:
            yield from _spans(document, name, here[name], column)
    if "topics" in here:
        cues = in_one(here["topics"]["cues"]).flatten()
        yield from _spans(document, "topics", pa.Table.from_struct_array(cues), "words")


def _spans(document: Document, name: str, rows: pa.Table, column: str) -> Iterator[str]:
    """Rows whose words in `column` differ from the slice at their place in `document`."""
    given, starts, ends = (rows[one].to_pylist() for one in (column, "start", "end"))
    for words, start, end in zip(given, starts, ends, strict=True):
        if words != document.text[start:end]:
            yield f"{document.name}: {name}: {words[:60]!r} is not the slice [{start}, {end})"
