"""A number of 64 bits for words, the same on every machine: many ids then need little memory, and can be sorted."""

from hashlib import blake2b
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from .building import text
from .reading import to_rows

Digests = npt.NDArray[np.int64]
NO_DIGESTS: Digests = np.zeros(0, dtype=np.int64)
_WIDTH = np.dtype(">i8")


def digest(words: str) -> int:
    """The digest of `words`."""
    return int.from_bytes(_of(words.encode("utf-8", "surrogatepass")), signed=True)


def digests(words: Any) -> Digests:
    """The digest of each of the Arrow texts `words`; of a dictionary, each word is read once. Null counts as empty."""
    pieces = words.chunks if isinstance(words, pa.ChunkedArray) else [words]
    return np.concatenate([NO_DIGESTS, *map(_digests, pieces)])


def _digests(words: pa.Array) -> Digests:
    if pa.types.is_dictionary(words.type):
        found: Digests = _digests(words.dictionary)[to_rows(words.indices)] if len(words) else NO_DIGESTS
        return found
    if not len(words):
        return NO_DIGESTS
    whole = (words.fill_null(text("")) if words.null_count else words).cast(pa.large_string())
    _, offsets, data = whole.buffers()
    bounds = np.frombuffer(offsets, dtype=np.int64)[whole.offset : whole.offset + len(whole) + 1].tolist()
    view = memoryview(data or b"")
    return np.frombuffer(b"".join(_of(view[low:high]) for low, high in pairwise(bounds)), _WIDTH).astype(np.int64)


def _of(data: bytes | memoryview) -> bytes:
    return blake2b(data, digest_size=_WIDTH.itemsize).digest()
