"""The lines of a document around a value, and a sentence before them if they are not the lines of the file itself."""

from ..models import Document, Provenance

OPEN, CLOSE = "\N{MATHEMATICAL LEFT WHITE SQUARE BRACKET}", "\N{MATHEMATICAL RIGHT WHITE SQUARE BRACKET}"
_LINE_ENDS = "\n\r"
# The text of such a file is the file, but for a mark at its beginning and a character that is cut at its end.
_AS_IT_IS = ("utf-8", "utf-8-sig", "utf-8-surrogatepass")
_CUT = "+cut"


class Lines:
    """The lines for one explanation: what is said of a document comes once, before the first of its lines."""

    def __init__(self) -> None:
        self._said: set[str] = set()

    def around(self, document: Document, row: Provenance) -> str:
        """The raw lines of `document` with the words at `row` in double brackets, below a line that names the place."""
        note = "" if document.id in self._said else source_note(document)
        self._said.add(document.id)
        return f"{note}\n{_block(document, row)}" if note else _block(document, row)


def source_note(document: Document) -> str:
    """A sentence that the text shown is not the file that was read; empty if it is the file."""
    if document.made_by is not None:
        made = f"is an HTML page: these are lines of the text that {document.made_by} made of it"
        return f"{document.name} {made}, at offsets of that text."
    if document.encoding.removesuffix(_CUT) in _AS_IT_IS:
        return ""
    decoded = f"was decoded from {document.encoding}: these are lines of the text, at offsets of its characters"
    return f"{document.name} {decoded}, not of the bytes of the file."


def _block(document: Document, row: Provenance) -> str:
    text = document.text
    begin = max(text.rfind(end, 0, row.start) for end in _LINE_ENDS) + 1
    stop = min((at for end in _LINE_ENDS if (at := text.find(end, row.end)) >= 0), default=len(text))
    item = "" if row.item is None else f"[{row.item}]"
    head = (
        f"{row.field}{item} in {document.name}, line {document.line_of(row.start)}, offsets {row.start} to {row.end}:"
    )
    body = text[begin : row.start] + OPEN + text[row.start : row.end] + CLOSE + text[row.end : stop]
    return f"{head}\n{body}"
