"""Many slices of a page at once, as Arrow strings, without a Python string for each."""

from collections.abc import Callable

import numpy as np
import pyarrow as pa

from ..arrow import from_utf8, numbers, of_utf8, to_rows
from .encoded import Written
from .lines import Flags, Ints, Lines, slices

# Fewer lines are judged, and fewer slices are copied, one by one.
_MANY = 400


def strings(lines: Lines, start: Ints, stop: Ints, there: Flags | None = None) -> pa.Array:
    """The values from each of `start` to the entry of the same index in `stop`, null where `there` is false.

    A value is a slice of the page's own text, with spaces for no-break spaces.
    """
    written = lines.written
    return copied(written.own, written.own_starts(start), written.own_stops(stop), there)


def line_strings(lines: Lines, line: Ints) -> pa.Array:
    """The trimmed contents of the lines `line`, in their comparing form."""
    return copied(lines.written, lines.start[line], lines.stop[line])


def copied(written: Written, start: Ints, stop: Ints, there: Flags | None = None) -> pa.Array:
    """Slices of the plain form of a text as Arrow strings.

    Arrow copies slices in the order of the page from its UTF-8; only slices out of order are cut one by one. Lone
    surrogates stay, as ``surrogatepass`` of :meth:`str.encode` writes them: scans leave out records that contain one.
    """
    if len(start) < _MANY:
        return _copied_singly(written, start, stop, there)
    if there is None:
        there = np.ones(len(start), dtype=np.bool_)
    if not there.any():
        return pa.nulls(len(start), pa.string())
    # Of an empty slice between characters that are left out, the end would be before the start.
    bounds = np.stack((start[there], np.maximum(start[there], stop[there])), axis=1).reshape(-1)
    if (np.diff(bounds) < 0).any():
        found = [words.encode("utf-8", "surrogatepass") for words in slices(written.plain, bounds[::2], bounds[1::2])]
        pieces, places = from_utf8(found), np.cumsum(there) - 1
    else:
        # The page as one array of strings: values and the text between them take turns.
        buffers = [None, pa.py_buffer(written.in_utf8(bounds)), pa.py_buffer(written.utf8)]
        pieces = pa.Array.from_buffers(pa.large_string(), len(bounds) - 1, buffers)
        places = 2 * (np.cumsum(there) - 1)
    return pieces.take(numbers(places, missing=~there)).cast(pa.string())


def _copied_singly(written: Written, start: Ints, stop: Ints, there: Flags | None) -> pa.Array:
    """As :func:`copied`, of a few slices."""
    low = written.in_utf8(start)
    high = np.maximum(low, written.in_utf8(stop))
    if there is not None:
        high = np.where(there, high, low)
    offsets = np.zeros(len(low) + 1, dtype=np.int32)
    np.cumsum(high - low, out=offsets[1:])
    data, bounds = written.utf8, zip(low.tolist(), high.tolist(), strict=True)
    return of_utf8(offsets, b"".join([data[first:last] for first, last in bounds]), there)


def judged(lines: Lines, line: Ints, judge: Callable[[str], int]) -> Ints:
    """The answer of `judge` for the trimmed content of each of the lines `line`; equal contents are judged once."""
    if len(line) < _MANY:
        return np.array(
            [judge(words) for words in slices(lines.written.plain, lines.start[line], lines.stop[line])], dtype=np.int64
        )
    found = line_strings(lines, line).dictionary_encode()
    contents = found.dictionary.view(pa.binary()).to_pylist()
    answers = np.array([judge(one.decode("utf-8", "surrogatepass")) for one in contents], dtype=np.int64)
    all_answers: Ints = answers[to_rows(found.indices)]
    return all_answers
