"""A number of 64 bits for each record, so that many records need little memory."""

from hashlib import blake2b

import numpy as np
import numpy.typing as npt

Keys = npt.NDArray[np.uint64]
_DIGEST = np.dtype(">u8")


def digest(words: str) -> int:
    """A hash of `words` with 64 bits."""
    return int.from_bytes(blake2b(words.encode(), digest_size=_DIGEST.itemsize).digest())
