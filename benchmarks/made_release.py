"""Releases of any size on disk: the packaged one over and over, under new ids, with other words in its texts."""

from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from childservices_corpus.bundled import bundled_release
from childservices_corpus.storage.files import STORED, TableWriter, file_of, read_table, stamp_of

RECORD_IDS = ("id", "record_id", "source_id", "target_id")
# Columns of text; words of the others, such as names and topics, repeat in a large release as they do in a small one.
TEXTS = {
    "articles": ("title", "summary"),
    "statements": ("title", "text", "paragraphs"),
    "quotations": ("text",),
    "sources": ("content",),
}
HEX = 8


class _Varied:
    """A column of texts whose words are drawn anew, as frequent as they are in it and as many to each text."""

    def __init__(self, column: pa.ChunkedArray) -> None:
        self._column = column.combine_chunks()
        listed = pa.types.is_list(column.type)
        texts = self._column.flatten() if listed else self._column
        split = pc.split_pattern(texts.cast(pa.string()), " ")
        self._listed, self._type = listed, texts.type
        self._nulls = split.is_null()
        sizes = pc.fill_null(pc.list_value_length(split), 0).to_numpy(zero_copy_only=False)
        self._offsets = pa.array(np.concatenate([[0], np.cumsum(sizes)]).astype(np.int32))
        self._words = split.flatten()

    def draw(self, random: np.random.Generator) -> pa.Array:
        """The column with other words."""
        count = len(self._words)
        words = self._words.take(pa.array(random.integers(0, count, count)))
        lists = pa.ListArray.from_arrays(self._offsets, words, mask=self._nulls)
        texts = pc.binary_join(lists, " ").cast(self._type)
        if not self._listed:
            return texts
        return pa.ListArray.from_arrays(self._column.offsets, texts, type=self._column.type)


def _renamed(column: pa.ChunkedArray, copy: int, documents: bool) -> pa.Array:
    """The ids in `column` as those of the copy numbered `copy`."""
    plain = column.cast(pa.string()).combine_chunks()
    known = plain.dictionary_encode()
    new = [_document_id(one, copy) if documents else _record_id(one, copy) for one in known.dictionary.to_pylist()]
    return pa.DictionaryArray.from_arrays(known.indices, pa.array(new, pa.string())).cast(pa.string())


def _record_id(known: str, copy: int) -> str:
    record, mark, quotation = known.partition("#")
    number = (int(record[-HEX:], 16) + copy) % 16**HEX
    return f"{record[:-HEX]}{number:0{HEX}x}{mark}{quotation}"


def _document_id(known: str, copy: int) -> str:
    return sha256(f"{known} {copy}".encode()).hexdigest()


def _copy(table: pa.Table, varied: dict[str, _Varied], copy: int, random: np.random.Generator) -> pa.Table:
    """The copy of `table` numbered `copy`."""
    documents = "n_bytes" in table.column_names
    for place, field in enumerate(table.schema):
        if field.name in varied:
            column = varied[field.name].draw(random)
        elif field.name in RECORD_IDS or field.name == "document_id":
            column = _renamed(table[field.name], copy, documents or field.name == "document_id").cast(field.type)
        else:
            continue
        table = table.set_column(place, field, column)
    return table


def write_release(folder: Path, size: int, seed: int = 0) -> Path:
    """A release in `folder`, in the row groups of a build, whose files have at least `size` bytes."""
    folder.mkdir(parents=True)
    random = np.random.default_rng(seed)
    packaged = bundled_release()
    tables = {name: read_table(packaged, name) for name in STORED}
    varied = {name: {column: _Varied(tables[name][column]) for column in TEXTS.get(name, ())} for name in STORED}
    stamp = stamp_of(packaged)
    with ExitStack() as stack:
        writers = {name: stack.enter_context(TableWriter(folder, name, stamp)) for name in STORED}
        copy = 0
        while sum(file_of(folder, name).stat().st_size for name in STORED) < size:
            for name, writer in writers.items():
                writer.write(_copy(tables[name], varied[name], copy, random))
            copy += 1
    return folder
