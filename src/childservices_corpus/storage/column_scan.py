"""Searches a column piece by piece, so that a large column is never in memory as a whole."""

from collections.abc import Callable, Collection
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ..arrow import Mask, Rows, text, to_mask, to_rows, values
from .readers import Reader


def written_out(column: Any) -> Any:
    """`column`, or a piece of it, with words in place of the codes of a dictionary."""
    return column.cast(column.type.value_type) if pa.types.is_dictionary(column.type) else column


def matching(reader: Reader, column: str, test: Callable[[pa.Array], Mask]) -> Mask:
    """For each row, the answer of `test`, which gets one piece of the column after the other."""
    return np.concatenate([np.zeros(0, dtype=np.bool_), *reader.each(column, test)])


def rows_with(reader: Reader, column: str, word: str) -> Rows:
    """The rows in which `column` equals the text `word`, in ascending order."""
    wanted = text(word)
    return np.flatnonzero(matching(reader, column, lambda piece: to_mask(pc.equal(written_out(piece), wanted))))


def rows_with_any(reader: Reader, column: str, words: Collection[str]) -> Rows:
    """The rows in which `column`, which is never null, is one of the texts `words`, in ascending order."""
    wanted = values(list(words), pa.string())

    def among(piece: pa.Array) -> Mask:
        if not pa.types.is_dictionary(piece.type):
            return to_mask(pc.is_in(piece, wanted))
        # Each word of the dictionary is looked up once.
        known = to_mask(pc.is_in(piece.dictionary, wanted))
        return known[to_rows(piece.indices)] if len(known) else np.zeros(len(piece), dtype=np.bool_)

    return np.flatnonzero(matching(reader, column, among))
