"""Corpora of any size for the benchmarks: the articles of the dumps over and over, under new ids, dates and topics."""

from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

import childservices_corpus as csc
from childservices_corpus.storage.files import STORED, Stamp, TableWriter
from childservices_corpus.tables.schemas import schema

DUMPS = sorted((Path(__file__).parents[1] / "data" / "raw").glob("*.txt"))
TOPICS = ("send", "fostering", "workforce", "funding", "adoption", "inspection", "kinship", "youth_justice")
GENRES = ("news", "opinion", "interview", "feature")
FIRST_DAY, DAYS = 17_000, 2_500
WORDS = 65
# Made and written piece by piece, so that a corpus of any size needs no more memory than one of these.
PIECE = 200_000


def articles(rows: int, first: int = 0, *, ordered: bool = True) -> pa.Table:
    """`rows` articles, numbered from `first`: texts of the dumps, 1 in 5 undated, 2 in 5 dated by a range.

    With `ordered`, ids are in the order of the rows; without it they begin with a hash, so that they are in no order.
    """
    random = np.random.default_rng(first)
    table = pa.concat_tables([csc.parse_table(path, detailed=False)["articles"] for path in DUMPS])
    table = table.take(pa.array(random.integers(0, table.num_rows, rows)))
    earliest = random.integers(FIRST_DAY, FIRST_DAY + DAYS, rows).astype(np.int32)
    width = random.choice([0, 0, 7, 90], rows).astype(np.int32)
    undated = random.random(rows) < 0.2
    sizes = random.integers(0, 4, rows)
    offsets = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int32)
    picked = random.integers(0, len(TOPICS), int(offsets[-1])).astype(np.int32)
    topics = pa.DictionaryArray.from_arrays(picked, pa.array(TOPICS)).cast(pa.string())
    genres = pa.DictionaryArray.from_arrays(random.integers(0, len(GENRES), rows).astype(np.int32), pa.array(GENRES))
    columns = {
        "summary": summaries(table["summary"].unique().to_pylist(), rows, random),
        "id": pa.array([_id(number, ordered=ordered) for number in range(first, first + rows)]),
        "genre": genres.cast(pa.string()),
        "published_earliest": pa.array(earliest, pa.int32(), mask=undated).cast(pa.date32()),
        "published_latest": pa.array(earliest + width, pa.int32(), mask=undated).cast(pa.date32()),
        "topics": pa.ListArray.from_arrays(pa.array(offsets), topics, type=schema("articles").field("topics").type),
    }
    for name, values in columns.items():
        place = table.schema.get_field_index(name)
        table = table.set_column(place, schema("articles").field(name), values)
    return table.combine_chunks()


def _id(number: int, *, ordered: bool) -> str:
    mixed = "" if ordered else f"{sha256(str(number).encode()).hexdigest()[:12]}-"
    return f"themj/{mixed}article-{number:08x}"


def summaries(texts: list[str], rows: int, random: np.random.Generator) -> pa.Array:
    """`rows` texts of about 400 characters, of the words of `texts`, as frequent as they are there."""
    words = pa.array([word for text in texts for word in text.split()])
    offsets = pa.array(np.arange(rows + 1, dtype=np.int32) * WORDS)
    picked = words.take(pa.array(random.integers(0, len(words), rows * WORDS)))
    return pc.binary_join(pa.ListArray.from_arrays(offsets, picked), " ")


def write(rows: int, folder: Path, *, ordered: bool = True) -> Path:
    """A release of `rows` articles and nothing else, in the row groups that a build writes."""
    folder.mkdir(parents=True, exist_ok=True)
    stamp = Stamp("0.0.0", (sha256(b"").hexdigest(),))
    with ExitStack() as stack:
        writers = {name: stack.enter_context(TableWriter(folder, name, stamp)) for name in STORED}
        for first in range(0, rows, PIECE):
            writers["articles"].write(articles(min(PIECE, rows - first), first, ordered=ordered))
    return folder
