"""Gold labels: the values that careful readers found in some records, and the pairs of records that they judged.

A folder of labels holds ``articles.jsonl`` and ``statements.jsonl``, with a row for each labelled record, and
optionally ``links.csv`` with pairs.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from ..errors import InputError
from ..text.documents import read_bytes
from ..text.json_text import from_json

RECORDS = ("articles.jsonl", "statements.jsonl")
LINKS = "links.csv"
NO_LINK = "none"
# The place of a record: its document, and its position in the page, from 0.
Place = tuple[str, int]
Label = Mapping[str, Any]


@dataclass(frozen=True)
class KnownPair:
    """Two records whose relation a reader has judged; ``none`` if they do not belong together."""

    one: Place
    other: Place
    relation: str


@dataclass(frozen=True)
class GoldLabels:
    """The labels of a folder; ``digest`` is the SHA-256 over its files and identifies the labels behind a figure."""

    rows: Mapping[Place, Label]
    pairs: tuple[KnownPair, ...]
    digest: str


def read_labels(folder: Path) -> GoldLabels:
    """The labels in `folder`.

    Raises :class:`~childservices_corpus.errors.InputError` for a folder without labels, and for a row that cannot be
    read; the message names the line.
    """
    present = [folder / name for name in (*RECORDS, LINKS) if (folder / name).is_file()]
    if not any(path.name in RECORDS for path in present):
        raise InputError(f"{folder}: holds no labels; give a folder with {' or '.join(RECORDS)}")
    contents = {path: read_bytes(path) for path in present}
    rows: dict[Place, Label] = {}
    for path, data in contents.items():
        if path.name in RECORDS:
            rows |= dict(_records(path, data))
    pairs = tuple(_pairs(folder / LINKS, contents[folder / LINKS])) if folder / LINKS in contents else ()
    return GoldLabels(rows, pairs, _digest(contents))


def _digest(contents: Mapping[Path, bytes]) -> str:
    """SHA-256 over the lines ``<SHA-256 of the file>  <name>``, in the format of ``sha256sum``."""
    lines = (f"{sha256(data).hexdigest()}  {path.name}\n" for path, data in contents.items())
    return sha256("".join(lines).encode()).hexdigest()


def _records(path: Path, data: bytes) -> Iterator[tuple[Place, Label]]:
    for number, line in enumerate(_text(path, data).splitlines(), 1):
        try:
            row = from_json(line)
            place = row["document_id"], row["position"]
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(
                f"{path}:{number}: is not a label: it needs document_id and position ({error!r})"
            ) from error
        if not (isinstance(place[0], str) and isinstance(place[1], int)):
            raise InputError(f"{path}:{number}: is not a label: document_id must be a text and position a number")
        yield place, row


def _pairs(path: Path, data: bytes) -> Iterator[KnownPair]:
    reader = csv.DictReader(io.StringIO(_text(path, data), newline=""))
    for row in reader:
        try:
            one = row["document_id"], int(row["position"])
            other = row["other_document_id"], int(row["other_position"])
            yield KnownPair(one, other, row["relation"])
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(f"{path}:{reader.line_num}: is not a pair of records ({error!r})") from error


def _text(path: Path, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: is not UTF-8 (byte {error.start}); save it as UTF-8") from error
