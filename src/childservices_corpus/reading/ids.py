"""Stable record ids: ``<publisher>/<slug of the title>-<8 hex digits of the content's CRC-32>``.

The content is text of the page, as UTF-8, with U+001F between its fields. An article has title, date line and summary,
and then its paragraphs; a missing field is an empty string. A statement has title and text. The slug of a record
without a title is made of its first words. The same content always gives the same id. The checksum is the one of
:func:`zlib.crc32`: contents that differ only within four neighbouring bytes never share it.

If two contents share an id, their SHA-256 separates them. The content with the lowest SHA-256 keeps the id. Every other
id gets 16 digits of the hash before the checksum: ``<slug>--<16 hex digits>-<8 hex digits>``. A slug never has two
hyphens in a row, so such an id cannot be the id of a third record.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from itertools import pairwise
from zlib import crc32

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from ..arrow import from_utf8, numbers, text, to_mask, to_rows, to_utf8, values
from .columns import RaggedTexts

# The columns of a record that are its content, by table.
CONTENT = {"articles": ("title", "published_text", "summary", "paragraphs"), "statements": ("title", "text")}
SLUG_LENGTH = 60
# Digits of the SHA-256 in the id of a record that would share its id with another.
LONGER = 16
_APART = "--"
# The ids of so few records are made one by one.
_FEW = 400
UNIT_SEPARATOR = "\N{INFORMATION SEPARATOR ONE}"
_UNIT = UNIT_SEPARATOR.encode()
UNTITLED = "untitled"
_LETTERS = frozenset(b"abcdefghijklmnopqrstuvwxyz0123456789\n")
_HYPHEN, _NEWLINE = b"-\n"
# Bytes of UTF-8: letters become lower case; digits and the newline between titles stay; any other byte is a hyphen.
_TO_WORDS = bytes(code if code in _LETTERS else _HYPHEN for code in bytes(range(256)).lower())
# Straight and curly apostrophes are dropped, so that both spellings of children's give one word.
_APOSTROPHES = "'\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
_DROPPED = bytes(set(_APOSTROPHES.encode()))
_ASCII = bytes(range(0x80))
# Titles with other characters than ASCII and the usual marks are decomposed first, to remove accents.
_USUAL = frozenset(
    "\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT DOUBLE QUOTATION MARK}"
    "\N{RIGHT DOUBLE QUOTATION MARK}\N{EN DASH}\N{EM DASH}\N{HORIZONTAL ELLIPSIS}\N{POUND SIGN}"
)
_UNUSUAL = f"[^\\x00-\\x7f{''.join(sorted(_USUAL))}]"


def ids(publisher: pa.Array, title: pa.Array, content: Sequence[pa.Array]) -> pa.Array:
    """The id of each record from columns of its publisher, its title (without newlines) and its content.

    `content` are the columns that :func:`contents` joins.
    """
    if len(title) < _FEW:
        found = _ids_singly(publisher, title, content)
        if found is not None:
            return found
    sums = checksums(contents(None, *content))
    return pc.binary_join_element_wise(publisher, text("/"), slugs(title), text("-"), sums, text(""))


def _ids_singly(publisher: pa.Array, title: pa.Array, content: Sequence[pa.Array]) -> pa.Array | None:
    """As :func:`ids`, of a few records; ``None`` if a title holds a line end or an unusual character."""
    joined = b"\n".join([*_pieces(title), b""])
    if title.null_count or joined.count(b"\n") != len(title) or set(joined.translate(None, _ASCII).decode()) - _USUAL:
        return None
    words = joined.translate(_TO_WORDS, _DROPPED).replace(b"-", b" ").splitlines()
    slugs_ = [b"-".join(line.split())[:SLUG_LENGTH].rstrip(b"-") or UNTITLED.encode() for line in words]
    publishers = [name.encode() for name in publisher.to_pylist()]
    rows = zip(publishers, slugs_, _sums(*content), strict=True)
    return from_utf8([b"%b/%b-%08x" % row for row in rows])


def slugs(titles: pa.Array) -> pa.Array:
    """For each of `titles`: its letters and digits as ASCII in lower case, hyphens between, 60 characters at most."""
    joined = _joined(titles)
    if joined.count(b"\n") != len(titles):
        # A title that its page wraps holds a line end.
        titles = pc.replace_substring_regex(titles, r"\s+", " ")
        joined = _joined(titles)
    if set(joined.translate(None, _ASCII).decode()) - _USUAL:
        odd = pc.match_substring_regex(titles, _UNUSUAL)
        decomposed = [_decomposed(title) for title in titles.filter(odd).to_pylist()]
        joined = _joined(pc.replace_with_mask(titles, odd, values(decomposed, titles.type)))
    letters = np.frombuffer(joined.translate(_TO_WORDS, _DROPPED), dtype=np.uint8)
    hyphen, newline = letters == _HYPHEN, letters == _NEWLINE
    # Only the last of several hyphens stays; hyphens at the end of a title go first, then hyphens at its beginning.
    hyphen[:-1] &= (hyphen | newline)[1:]
    letters = letters[~hyphen]
    hyphen = letters == _HYPHEN
    hyphen[1:] &= letters[:-1] == _NEWLINE
    letters = letters[~hyphen]
    newline = letters == _NEWLINE
    ends = np.flatnonzero(newline) - np.arange(len(titles))
    found = _strings(np.append(np.zeros(1, dtype=np.int64), ends), letters[~newline])
    found = pc.ascii_rtrim(pc.utf8_slice_codeunits(found, 0, SLUG_LENGTH), "-")
    return pc.if_else(pc.equal(found, text("")), text(UNTITLED), found)


def checksums(contents: pa.Array) -> pa.Array:
    """The CRC-32 of the UTF-8 of each of `contents` as 8 hex digits."""
    sums = np.array(_sums(contents), dtype=">u4")
    return _strings(8 * np.arange(len(sums) + 1), np.frombuffer(sums.tobytes().hex().encode(), dtype=np.uint8))


def _sums(*columns: pa.Array) -> list[int]:
    """The CRC-32 of the UTF-8 of the content of each record, which its values in `columns` are."""
    rows = zip(*map(_pieces, columns), strict=True)
    return [crc32(row[0] if len(row) == 1 else _UNIT.join(row)) for row in rows]


def _pieces(strings: pa.Array) -> Iterable[bytes | memoryview]:
    """The UTF-8 of each of `strings`; of a few, a copy is cut, since pieces of bytes are made quickly."""
    data, bounds = to_utf8(strings)
    if len(strings) < _FEW:
        whole = data.tobytes()
        return [whole[low:high] for low, high in pairwise(bounds.tolist())]
    view = data.data
    return (view[low:high] for low, high in pairwise(bounds.tolist()))


def contents(lists: RaggedTexts | None, *columns: pa.Array) -> pa.Array:
    """The content of each record: its entries of `columns`, then the items of its list, with U+001F between."""
    if lists is None and len(columns) == 1:
        return columns[0]
    content = pc.binary_join_element_wise(*columns, text(UNIT_SEPARATOR), null_handling="replace", null_replacement="")
    if lists is None or not len(lists.flat):
        return content
    items = pc.binary_join(lists.arrow, UNIT_SEPARATOR)
    longer = pc.binary_join_element_wise(content, items, text(UNIT_SEPARATOR))
    return pc.if_else(numbers(lists.offsets[1:] > lists.offsets[:-1]), longer, content)


def content_of(values: Iterable[str | Iterable[str] | None]) -> str:
    """The content of a record from the values of its columns of :data:`CONTENT`."""
    parts = [[value or ""] if value is None or isinstance(value, str) else value for value in values]
    return UNIT_SEPARATOR.join(part for some in parts for part in some)


def content_hash(content: str) -> str:
    """The SHA-256 of a content, in hex."""
    return sha256(content.encode()).hexdigest()


def shared_id(record_id: str) -> str | None:
    """The short id that `record_id` makes longer; ``None`` if `record_id` has the usual form."""
    head, apart, tail = record_id.partition(_APART)
    return f"{head}-{tail.rpartition('-')[2]}" if apart else None


def encoded_ids(found: pa.Array) -> pa.DictionaryArray:
    """The ids `found` as a dictionary array, each id once in its dictionary."""
    if len(found) < _FEW and len(set(found.to_pylist())) == len(found):
        return pa.DictionaryArray.from_arrays(numbers(np.arange(len(found), dtype=np.int32), pa.int32()), found)
    return found.dictionary_encode()


def twice(found: pa.DictionaryArray) -> list[str]:
    """The ids that occur more than once in `found`."""
    if len(found.dictionary) == len(found):
        return []
    counts = np.bincount(to_rows(found.indices), minlength=len(found.dictionary))
    several: list[str] = found.dictionary.filter(numbers(counts > 1)).to_pylist()
    return several


def told_apart(
    found: pa.Array, contents: pa.Array, shared: Iterable[str], kept: Mapping[str, str]
) -> tuple[pa.Array, Sequence[int]]:
    """The ids `found`, made longer for records whose content does not keep the shared id.

    `contents` are the contents of the records. `shared` are the ids that occur more than once. `kept` gives, for ids
    shared with records elsewhere, the SHA-256 of the content that keeps the id; for any other shared id, the lowest
    SHA-256 keeps it. Returns the ids, and the indices of the ids that changed.
    """
    asked = pc.is_in(found, values([*shared, *kept], pa.string()))
    places = np.flatnonzero(to_mask(asked)).tolist()
    ids_ = found.filter(asked).to_pylist()
    hashes = [content_hash(content) for content in contents.filter(asked).to_pylist()]
    sharing: dict[str, set[str]] = defaultdict(set)
    for record_id, digest in zip(ids_, hashes, strict=True):
        sharing[record_id].add(digest)
    first = {record_id: kept.get(record_id, min(digests)) for record_id, digests in sharing.items()}
    changed: dict[int, str] = {}
    for place, one, digest in zip(places, ids_, hashes, strict=True):
        if digest != first[one]:
            head, _, checksum = one.rpartition("-")
            changed[place] = f"{head}{_APART}{digest[:LONGER]}-{checksum}"
    if not changed:
        return found, ()
    which = np.zeros(len(found), dtype=np.bool_)
    which[list(changed)] = True
    return pc.replace_with_mask(found, which, values(list(changed.values()), found.type)), list(changed)


def _joined(titles: pa.Array) -> bytes:
    """The UTF-8 of all `titles`, a newline after each."""
    lines = pc.binary_join_element_wise(titles, text(""), text("\n"))
    data = lines.buffers()[2] if len(lines) else None
    return data.to_pybytes() if data is not None else b""


def _strings(offsets: npt.NDArray[np.int64], data: npt.NDArray[np.uint8]) -> pa.Array:
    """The strings that begin and end at `offsets` of `data`."""
    buffers = [None, pa.py_buffer(offsets), pa.py_buffer(data)]
    return pa.Array.from_buffers(pa.large_string(), len(offsets) - 1, buffers).cast(pa.string())


def _decomposed(title: str) -> str:
    """`title`, decomposed and without accents."""
    letters = unicodedata.normalize("NFKD", title)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
