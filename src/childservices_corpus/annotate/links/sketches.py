"""A row of fixed size for each record, by which most candidates are ruled out before their texts are read."""

from collections.abc import Sequence
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from .features import Features, common
from .hashes import hashes
from .keys import Numbers
from .revisions import series_of, telling_title
from .rules import FEWEST_WORDS, FOLLOWED, RELEASED, REPLIES, SAME_STORY, weighty

Flags = npt.NDArray[np.uint8]
Sketches = npt.NDArray[np.void]

CONTENT_BYTES = 16
WORD_BITS = 256
# A text longer than the beginning counts as having every word: so many words would set most of the bits.
ALL_WORDS = (1 << 16) - 1
# ``content`` is a hash of title and beginning, 0 for a text of no weight. ``words`` has a bit for each word of a body;
# ``bits`` is their number, and ``count`` that of the words. ``origin`` is the publisher, or the document of a reply;
# ``series`` is the publisher with the kind and form of page. ``title`` is 0 for a title of few words.
SKETCH = np.dtype(
    [
        ("content", "<u8", (CONTENT_BYTES // 8,)),
        ("words", "<u2", (WORD_BITS // 16,)),
        ("bits", "<u2"),
        ("count", "<u2"),
        ("numbers", "<u4"),
        ("origin", "<u4"),
        ("series", "<u4"),
        ("title", "<u4"),
        ("form", "u1"),
    ]
)
# The values of ``form``.
LISTING, PAGE, ANNOUNCES, ANNOUNCED, REPLY = 1, 2, 4, 8, 16
# What two records may be to each other.
ALIKE, TEASER, RELEASE, FOLLOW, REVISED = 1, 2, 4, 8, 16
_EACH_BYTE, _SEVEN_BYTES = np.uint64(0x0101010101010101), np.uint64(56)
_BITS_SET = np.array([value.bit_count() for value in range(1 << 16)], np.uint8)


def sketches_of(items: Sequence[Features]) -> Sketches:
    """The sketch of each of `items`."""
    sketches = np.zeros(len(items), SKETCH)
    short = np.array([item.short for item in items], np.bool_)
    words = [item.start.split() for item in items]
    contents = [_content(item, len(told)) for item, told in zip(items, words, strict=True)]
    sketches["content"] = np.frombuffer(b"".join(contents), "<u8").reshape(-1, 2)
    vocabularies = [list(set(told) - common()) for item, told in zip(items, words, strict=True) if item.short]
    present = _word_bits(vocabularies)
    sketches["words"], sketches["bits"], sketches["count"] = ALL_WORDS, WORD_BITS, ALL_WORDS
    sketches["words"][short] = np.packbits(present, axis=1).view("<u2")
    sketches["bits"][short] = present.sum(axis=1)
    sketches["count"][short] = [len(some) for some in vocabularies]
    sketches["numbers"] = hashes([[" ".join(sorted(item.numbers)) for item in items]])
    sketches["origin"] = hashes([list(map(_origin, items))])
    sketches["series"] = hashes([[" ".join(series_of(item)) for item in items]])
    telling = np.array([telling_title(item) for item in items], np.bool_)
    sketches["title"] = np.where(telling, hashes([[item.title for item in items]]), 0).astype("<u4")
    sketches["form"] = [_form(item) for item in items]
    return sketches


def _content(item: Features, words: int) -> bytes:
    """A hash of title and text, which begins with so many `words`; of a longer text only the beginning counts."""
    light = len(item.title.split()) + words < FEWEST_WORDS or not words
    # A longer text may begin with marks alone, or with a word of extreme length.
    if light and (item.short or not weighty(item)):
        return bytes(CONTENT_BYTES)
    text = f"{item.title}\n{item.start}".encode(errors="surrogatepass")
    return blake2b(text, digest_size=CONTENT_BYTES).digest()


def _origin(item: Features) -> str:
    return item.told.document_id if item.kind in REPLIES else item.told.publisher


def _form(item: Features) -> int:
    if item.kind == "article":
        return {"listing": LISTING, "page": PAGE}.get(item.told.form, 0)
    if item.kind in REPLIES:
        return REPLY
    return ANNOUNCES * (item.kind == "press_release") + ANNOUNCED * (item.kind in RELEASED)


def _word_bits(vocabularies: Sequence[list[str]]) -> npt.NDArray[np.bool_]:
    """A row of bits for each vocabulary: the bits of its words are set."""
    rows = np.repeat(np.arange(len(vocabularies)), [len(some) for some in vocabularies])
    present = np.zeros((len(vocabularies), WORD_BITS), np.bool_)
    present[rows, hashes(vocabularies) % np.uint64(WORD_BITS)] = True
    return present


def possible(sketches: Sketches, one: Numbers, other: Numbers) -> Flags:
    """What the records `one` and `other`, pair by pair, may be to each other; 0 for what no rule accepts."""
    ours, theirs = _rows(sketches, one), _rows(sketches, other)
    form, joint = ours["form"] | theirs["form"], ours["form"] & theirs["form"]
    origin = ours["origin"] == theirs["origin"]
    held, fewer = _held(ours, theirs)
    flags = ALIKE * ((ours["numbers"] == theirs["numbers"]) & (fewer > 0) & (held >= SAME_STORY * fewer))
    flags |= TEASER * (origin & (form == LISTING | PAGE))
    flags |= RELEASE * (origin & (form == ANNOUNCES | ANNOUNCED))
    same_title = (ours["title"] == theirs["title"]) & (ours["title"] > 0)
    flags |= REVISED * ((ours["series"] == theirs["series"]) & (same_title | (flags & ALIKE > 0)))
    flags |= FOLLOW * ((joint == REPLY) & origin & (held >= FOLLOWED * fewer))
    found: Flags = np.where(_copies(ours, theirs), 0, flags).astype(np.uint8)
    return found


def _rows(sketches: Sketches, numbers: Numbers) -> Sketches:
    """The sketches with these `numbers`, taken as bytes: many times as fast as field by field."""
    return sketches.view(np.uint8).reshape(-1, SKETCH.itemsize).take(numbers, axis=0).view(SKETCH).reshape(-1)


def quiet(forms: Flags) -> npt.NDArray[np.bool_]:
    """True where records of these forms, joined by ``|``, can only be alike, or revisions."""
    teased = forms & (LISTING | PAGE) == LISTING | PAGE
    released = forms & (ANNOUNCES | ANNOUNCED) == ANNOUNCES | ANNOUNCED
    answered = forms & REPLY > 0
    found: npt.NDArray[np.bool_] = ~(teased | released | answered)
    return found


def _copies(ours: Sketches, theirs: Sketches) -> npt.NDArray[np.bool_]:
    """True for two short texts with the same words."""
    short = (ours["count"] != ALL_WORDS) & (theirs["count"] != ALL_WORDS)
    same: npt.NDArray[np.bool_] = (ours["content"] == theirs["content"]).all(axis=1)
    same &= short & ours["content"].any(axis=1)
    return same


def _held(ours: Sketches, theirs: Sketches) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """An upper bound of the number of words in both, and the number of words of the shorter text.

    A bit that is set in one and not in the other is the bit of a word, or of several, that the other does not have.
    """
    # The product has the sum of eight bytes as its highest byte.
    both = (_BITS_SET[ours["words"] & theirs["words"]].view(np.uint64) * _EACH_BYTE >> _SEVEN_BYTES).sum(axis=1)
    both = both.astype(np.int64)
    counts = ours["count"].astype(np.int64), theirs["count"].astype(np.int64)
    held = np.minimum(counts[0] - ours["bits"] + both, counts[1] - theirs["bits"] + both)
    return held, np.minimum(*counts)
