"""Shows a value where it stands: the raw lines with its span marked."""

from collections.abc import Iterable, Sequence

import numpy as np

from ..errors import NotFoundError
from ..models import Article, Document, Explainable, Provenance, Statement
from ..text.lines import Ints
from .dates import tell

OPEN, CLOSE = "\N{MATHEMATICAL LEFT WHITE SQUARE BRACKET}", "\N{MATHEMATICAL RIGHT WHITE SQUARE BRACKET}"


class PageSource:
    """A parsed page as something that records can be opened at."""

    def __init__(self, document: Document, provenance: Sequence[Provenance], numbers: Ints) -> None:
        self._document = document
        self._provenance = provenance
        self._numbers = numbers

    def explain(self, record: Explainable, field: str) -> str:
        """The raw lines of `field` of `record`, the span marked."""
        if field in record.stories:
            return date_story(record)
        position = getattr(record, "position", None)
        places = np.flatnonzero(self._numbers == position).tolist() if position is not None else []
        rows = [row for row in (self._provenance[place] for place in places) if names(row.field, field)]
        return marked(record, field, self._document, rows)


def date_story(record: Explainable) -> str:
    """When `record` was published or issued, and why, in sentences."""
    if isinstance(record, Article | Statement):
        return tell(record, record.dated)
    raise NotFoundError(f"{type(record).__name__} has no date")


def names(path: str, field: str) -> bool:
    """True if the provenance path `path`, such as ``first_published.url``, belongs to `field`."""
    return path == field or path.startswith(f"{field}.")


def marked(record: Explainable, field: str, document: Document, rows: Iterable[Provenance]) -> str:
    """The lines of `document` that hold `rows`, each under a line that says where, the span between double brackets.

    Raises :class:`NotFoundError` when there are no rows: the field was not read from the page.
    """
    blocks = [_block(document, row) for row in rows]
    if not blocks:
        value = getattr(record, field)
        raise NotFoundError(
            f"{field} = {value!r} stands nowhere in {document.name} as such: it "
            + ("was worked out by the rules of its annotator" if value else "is empty")
        )
    return "\n".join(blocks)


def _block(document: Document, row: Provenance) -> str:
    text = document.text
    begin = text.rfind("\n", 0, row.start) + 1
    stop = text.find("\n", row.end)
    stop = len(text) if stop < 0 else stop
    item = "" if row.item is None else f"[{row.item}]"
    head = (
        f"{row.field}{item} in {document.name}, line {document.line_of(row.start)}, offsets {row.start} to {row.end}:"
    )
    body = text[begin : row.start] + OPEN + text[row.start : row.end] + CLOSE + text[row.end : stop]
    return f"{head}\n{body}"
