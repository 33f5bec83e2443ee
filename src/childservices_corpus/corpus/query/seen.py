"""When a record was seen: the first and the last of the pages with it whose day of saving is known."""

from collections.abc import Iterator

import numpy as np

from ...models import Explainable
from ...models.wording import counted, day_in_words
from ...storage.column_scan import written_out
from ...storage.readers import Readable
from .places import rows_of


def seen_story(corpus: Readable, record: Explainable) -> Iterator[str]:
    """A sentence with the first and the last day on which a page with `record` was saved; none if no day is known."""
    documents = corpus.reader("documents")
    if "saved" not in documents.schema.names or not documents.rows:
        return
    wanted = {row.document_id for row in rows_of(corpus, "sightings", str(getattr(record, "id", "")))}
    ids = written_out(documents.column("id")).to_pylist()
    rows = np.array([number for number, one in enumerate(ids) if one in wanted], dtype=np.int64)
    pages = documents.take(rows, ["name", "saved"]).to_pylist()
    dated = [(page["saved"], page["name"]) for page in pages if page["saved"] is not None]
    if not dated:
        return
    (first, name), (last, last_name) = min(dated), max(dated)
    if len(dated) == 1:
        yield f"Seen on a page saved on {day_in_words(first)} ({name})."
    else:
        days = f"first on {day_in_words(first)} ({name}), last on {day_in_words(last)} ({last_name})"
        yield f"Seen on {counted(len(dated), 'pages')} with a known day of saving, {days}."
