"""Shows a value at its place: the raw lines with its span marked."""

from collections.abc import Iterable, Sequence

import numpy as np

from ..errors import NotFoundError
from ..models import Article, Document, Explainable, Provenance, Statement
from ..text.lines import Ints
from .dates import tell
from .shown import Lines

# Fields whose values are not words of the page, and why; other such values are worked out by rules.
_MADE = {
    "id": "it is made from the title and the content of the record",
    "record_id": "it is the id of the record that holds these words",
    "document_id": "it is the SHA-256 of the bytes of the document",
    "publisher": "it follows from the layout of the page",
    "headline": "the page does not give a title, so it is made of other words; headline_basis says which",
    "headline_basis": "it says what the headline is made of",
    "form": "it follows from the layout of the page",
    "position": "it counts the records of the page from 0",
    "start": "it is an offset in the document",
    "end": "it is an offset in the document",
}
_WIDEST = 120


class PageSource:
    """A parsed page, as the source of its records."""

    def __init__(self, document: Document, provenance: Sequence[Provenance], numbers: Ints) -> None:
        self._document = document
        self._provenance = provenance
        self._numbers = numbers

    def explain(self, record: Explainable, field: str) -> str:
        """The raw lines of `field` of `record`, with its span marked."""
        if field in record.stories:
            return date_story(record)
        position = getattr(record, "position", None)
        places = np.flatnonzero(self._numbers == position).tolist() if position is not None else []
        wanted = read_as(record, field)
        rows = [row for row in (self._provenance[place] for place in places) if is_part_of(row.field, wanted)]
        return marked(record, field, self._document, rows)


def date_story(record: Explainable) -> str:
    """When `record` was published or issued, and why, in sentences.

    Raises :class:`NotFoundError` for a record without a date.
    """
    if isinstance(record, Article | Statement):
        return tell(record, record.dated)
    raise NotFoundError(f"a {type(record).__name__} does not have a date")


def is_part_of(path: str, field: str) -> bool:
    """True if the provenance path `path`, such as ``first_published.url``, belongs to `field`."""
    return path == field or path.startswith(f"{field}.")


def read_as(record: Explainable, field: str) -> str:
    """The field whose place shows the value of `field`: a headline that is the title is shown as the title."""
    return "title" if field == "headline" and getattr(record, "title", None) is not None else field


def marked(record: Explainable, field: str, document: Document, rows: Iterable[Provenance]) -> str:
    """The lines of `document` with the spans of `rows` in double brackets, each below a line that names the place.

    Raises :class:`NotFoundError`, with the reason, without `rows`: the value is then not words of the page.
    """
    lines = Lines()
    blocks = [lines.around(document, row) for row in rows]
    if not blocks:
        value = getattr(record, field)
        raise NotFoundError(
            f"{field} = {_short(value)} was not read from {document.name}: {_why(record, field, value)}"
        )
    return "\n".join(blocks)


def _why(record: Explainable, field: str, value: object) -> str:
    """Why the `value` of `field` is not words of the page; ``False`` and 0 are values, not empty."""
    if value is None or value in ((), ""):
        return "it is empty, because neither the page nor the rules give a value"
    story = next((story for story in record.stories if field.startswith(f"{story}_")), None)
    if story is not None:
        return f"it does not rest on words of this page alone; explain({story!r}) gives the reasons"
    return _MADE.get(field, "it was worked out by rules from the words of the record")


def _short(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= _WIDEST else f"{shown[:_WIDEST]}\N{HORIZONTAL ELLIPSIS}"
