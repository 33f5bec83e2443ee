"""The searched text of a record: its columns for search, each made of pieces of the record's fields."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..arrow import Rows
from ..errors import QueryError
from ..storage.column_scan import rows_with_any
from ..storage.readers import Readable
from .columns import COLUMNS

# Tables that are searched together, so that their scores can be compared.
FAMILIES: tuple[tuple[str, ...], ...] = (("articles", "statements"), ("quotations",))
_NEEDED = {
    "articles": ("id", "title", "summary", "paragraphs", "subheadings", "authors"),
    "statements": ("id", "title", "text", "speakers"),
    "quotations": ("id", "text", "speaker", "role", "organisation"),
}
# The columns that say what is searched in: ids, which hold hashes of contents, and texts that are not content.
BESIDE_CONTENT = {
    "articles": ("id", "subheadings", "authors"),
    "statements": ("id", "speakers"),
    "quotations": ("id", "record_id", "start", "text", "kind", "speaker", "role", "organisation"),
}
BATCH = 4096
# Never letters. Replaced one for one in the index, so that offsets hold and marks come only from a highlight.
OPEN, CLOSE = "\ufdd0", "\ufdd1"


@dataclass(frozen=True)
class Piece:
    """The value of a field, or of one item of a list field, as a part of a column for search."""

    field: str
    item: int | None
    text: str


Pieces = Mapping[str, Sequence[Piece]]


def family(table: str) -> tuple[str, ...]:
    """The tables that are searched together with `table`; raises :class:`QueryError` for a table without texts."""
    found = next((names for names in FAMILIES if table in names), None)
    if found is None:
        raise QueryError(f"{table} have no text to search; search articles, statements or quotations")
    return found


def indexed(pieces: Pieces) -> tuple[str, ...]:
    """The text of each column for search, in the order of COLUMNS."""
    return tuple(_blanked("\n".join(piece.text for piece in pieces.get(column, ()))) for column in COLUMNS)


def _blanked(text: str) -> str:
    # Three searches in C are many times faster than str.translate, which looks at every character.
    return text.replace("\0", " ").replace(OPEN, " ").replace(CLOSE, " ")


def quoted_words(corpus: Readable, wanted: Collection[str] | None = None) -> dict[str, list[str]]:
    """The quotations of each record in order, or only of the records with the ids `wanted`."""
    reader = corpus.reader("quotations")
    rows = None if wanted is None else rows_with_any(reader, "record_id", wanted)
    table = reader.take(rows, ["record_id", "start", "text", "kind"])
    found: dict[str, list[tuple[int, str]]] = {}
    for row in table.to_pylist():
        if row["kind"] != "speech":
            continue
        found.setdefault(row["record_id"], []).append((row["start"], row["text"]))
    return {record_id: [text for _, text in sorted(quotes)] for record_id, quotes in found.items()}


def all_pieces(corpus: Readable, table: str) -> Iterator[Pieces]:
    """The pieces of each row of `table`."""
    quotes = quoted_words(corpus) if table == "statements" else {}
    columns = corpus.reader(table).take(None, _NEEDED[table])
    for batch in columns.to_batches(max_chunksize=BATCH):
        for row in batch.to_pylist():
            yield pieces_of(table, row, quotes.get(row["id"], ()))


def rows_to_search(corpus: Readable, table: str, rows: Rows) -> list[tuple[dict[str, Any], Pieces]]:
    """The searched columns of some `rows` of `table`, and the pieces of each."""
    found = corpus.reader(table).take(rows, _NEEDED[table]).to_pylist()
    quotes = quoted_words(corpus, [row["id"] for row in found]) if table == "statements" else {}
    return [(row, pieces_of(table, row, quotes.get(row["id"], ()))) for row in found]


def value_of(row: Mapping[str, Any], field: str, item: int | None) -> str:
    """The text of `field` in `row`, such as ``text``, or of one item, such as ``speakers.name``."""
    name, _, part = field.partition(".")
    value = row[name] if item is None else row[name][item]
    return str(value[part] if part else value)


def pieces_of(table: str, row: Mapping[str, Any], quotes: Sequence[str] = ()) -> Pieces:
    """The pieces of one row of `table`; `quotes` are its quotations."""
    if table == "quotations":
        who = [Piece(name, None, row[name]) for name in ("speaker", "role", "organisation") if row[name] is not None]
        return {"quotation": [Piece("text", None, row["text"])], "speaker": who}
    found = {"title": [Piece("title", None, row["title"])] if row["title"] is not None else []}
    if table == "articles":
        found["summary"] = [Piece("summary", None, row["summary"])] if row["summary"] is not None else []
        found["body"] = [
            Piece(field, item, text) for field in ("paragraphs", "subheadings") for item, text in enumerate(row[field])
        ]
        found["author"] = [Piece("authors", item, name) for item, name in enumerate(row["authors"])]
        return found
    body, quotation = split_quoted(row["text"], quotes)
    found |= {"body": [Piece("text", None, body)], "quotation": [Piece("text", None, quotation)]}
    found["speaker"] = [
        Piece(f"speakers.{part}", item, speaker[part])
        for item, speaker in enumerate(row["speakers"])
        for part in ("name", "role", "organisation")
        if speaker[part] is not None
    ]
    return found


def split_quoted(text: str, quotes: Sequence[str]) -> tuple[str, str]:
    """`text` without its quoted words, and the quoted words alone; both as long as `text`, with blanks for the rest."""
    body, quoted, place = [], [], 0
    for words in quotes:
        start = text.find(words, place)
        if start < 0:
            continue
        end = start + len(words)
        body += [text[place:start], " " * len(words)]
        quoted += [" " * (start - place), words]
        place = end
    rest = text[place:]
    return "".join([*body, rest]), "".join([*quoted, " " * len(rest)])
