"""The rows of a table by their keys, as numbers: eight bytes a row, however long its texts are."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ..arrow import Rows, from_rows, in_one, text, to_rows, values
from ..arrow.digests import NO_DIGESTS, Digests, digests
from ..release.stored_rows import StoredTable
from ..storage.column_scan import written_out
from .forms import IDS, Form

# Between the parts of a key, and in place of a part that is null: neither is in a name or a text of a page.
_BETWEEN, _NULL = "\x1f", "\x00"
# An odd number: rows with the same key get different numbers.
_STEP = np.int64(0x9E3779B97F4A7C1)
Renamed = Mapping[str, str]


@dataclass(frozen=True, eq=False)
class Paired:
    """Rows of two tables: those in both, in pairs, and those in only one."""

    before: Rows
    after: Rows
    removed: Rows
    added: Rows


def paired(form: Form, before: StoredTable, after: StoredTable, renamed: Renamed) -> Paired:
    """The rows of two tables with the same keys; `renamed` has the new id of records with another id than before."""
    old, new = _keys(form, before, renamed), _keys(form, after, {})
    order = np.argsort(old, kind="stable")
    place = np.searchsorted(old, new, sorter=order)
    found = np.full(len(new), -1, dtype=np.int64)
    inside = place < len(old)
    match = order[place[inside]]
    found[inside] = np.where(old[match] == new[inside], match, -1)
    rows = np.flatnonzero(found >= 0)
    left = np.ones(len(old), dtype=np.bool_)
    left[found[rows]] = False
    return Paired(found[rows], rows, np.flatnonzero(left), np.flatnonzero(found < 0))


def _keys(form: Form, table: StoredTable, renamed: Renamed) -> Digests:
    """The number of each row: that of its key and of how many rows before it have the same one."""
    parts = [_digests(form, table.group(group), renamed) for group in range(table.groups)]
    keys = np.concatenate([NO_DIGESTS, *parts])
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    first = np.flatnonzero(np.diff(ordered, prepend=ordered[:1] - 1)) if len(keys) else order
    sizes = np.diff(np.append(first, len(keys)))
    rank = np.arange(len(keys), dtype=np.int64) - np.repeat(first, sizes)
    numbered = keys.copy()
    numbered[order] = ordered + rank * _STEP
    return numbered


def _digests(form: Form, rows: pa.Table, renamed: Renamed) -> Digests:
    parts = [_words(rows[name], renamed if name in IDS else {}) for name in form.keys]
    whole = parts[0] if len(parts) == 1 else pc.binary_join_element_wise(*parts, text(_BETWEEN))
    return digests(whole)


def _words(column: pa.ChunkedArray, renamed: Renamed) -> pa.Array:
    words = in_one(written_out(column)).fill_null(text(_NULL))
    if not renamed or not len(words):
        return words
    coded = words.dictionary_encode()
    known = coded.dictionary.to_pylist()
    if not any(word in renamed for word in known):
        return words
    return values([renamed.get(word, word) for word in known], pa.string()).take(from_rows(to_rows(coded.indices)))
