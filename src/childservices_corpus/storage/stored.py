"""The schemas of the files of a release: those of the tables, and that of the dumps themselves."""

import pyarrow as pa

from ..tables.schemas import schema

SOURCES = "sources"
_OF_SOURCES = pa.schema(
    [
        pa.field("document_id", pa.string(), False, {"description": "SHA-256 of the document's bytes, in hex."}),
        pa.field("content", pa.binary(), False, {"description": "The dump, byte for byte."}),
        pa.field(
            "text",
            pa.string(),
            True,
            {"description": "The text that was made of an HTML page; null if the text is that of the dump."},
        ),
    ]
)


def stored_schema(table: str) -> pa.Schema:
    """The schema of the file of `table`."""
    return _OF_SOURCES if table == SOURCES else schema(table)
