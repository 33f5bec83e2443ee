"""A row of fixed size for each record, by which most candidates are ruled out before their texts are read."""

from collections.abc import Sequence
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from ...models import Article
from .features import OPENING, Features, common
from .hashes import hashes
from .keys import Numbers
from .rules import FOLLOWED, RELEASED, REPLIES, SAME_STORY, weighty

Flags = npt.NDArray[np.uint8]
Sketches = npt.NDArray[np.void]

CONTENT_BYTES = 16
WORD_BITS = 256
# A text longer than the beginning counts as having every word: so many words would set most of the bits.
ALL_WORDS = (1 << 16) - 1
# ``content`` is 0 for a text of no weight. ``setting`` is the rest of what rules look at: publisher, days, outlet.
# ``words`` has a bit for each word of the body, ``bits`` is their number, and ``count`` the number of words.
SKETCH = np.dtype(
    [
        ("content", "<u8", (CONTENT_BYTES // 8,)),
        ("setting", "<u8"),
        ("words", "<u2", (WORD_BITS // 16,)),
        ("bits", "<u2"),
        ("count", "<u2"),
        ("numbers", "<u4"),
        ("publisher", "<u4"),
        ("document", "<u4"),
        ("form", "u1"),
    ]
)
# The values of ``form``.
LISTING, PAGE, ANNOUNCES, ANNOUNCED, REPLY = 1, 2, 4, 8, 16
# What two records may be to each other.
ALIKE, TEASER, RELEASE, FOLLOW = 1, 2, 4, 8
_BITS_SET = np.array([value.bit_count() for value in range(1 << 16)], np.uint8)


def sketches_of(items: Sequence[Features]) -> Sketches:
    """The sketch of each of `items`."""
    sketches = np.zeros(len(items), SKETCH)
    short = np.array([len(item.raw) <= OPENING for item in items], np.bool_)
    vocabularies = [list(set(item.start.split()) - common()) for item in items if len(item.raw) <= OPENING]
    sketches["content"] = np.frombuffer(b"".join(map(_content, items)), "<u8").reshape(-1, 2)
    sketches["setting"] = hashes([list(map(_setting, items))])
    sketches["words"], sketches["bits"], sketches["count"] = ALL_WORDS, WORD_BITS, ALL_WORDS
    present = _word_bits(vocabularies)
    sketches["words"][short] = np.packbits(present, axis=1).view("<u2")
    sketches["bits"][short] = present.sum(axis=1)
    sketches["count"][short] = [len(some) for some in vocabularies]
    sketches["numbers"] = hashes([[" ".join(sorted(item.numbers)) for item in items]])
    sketches["publisher"] = hashes([[item.record.publisher for item in items]])
    sketches["document"] = hashes([[item.record.document_id for item in items]])
    sketches["form"] = [_form(item) for item in items]
    return sketches


def _content(item: Features) -> bytes:
    if not weighty(item):
        return bytes(CONTENT_BYTES)
    text = f"{item.title}\n{item.whole}".encode(errors="surrogatepass")
    return blake2b(text, digest_size=CONTENT_BYTES).digest()


def _setting(item: Features) -> str:
    """All that the rules look at."""
    record, (first, last) = item.record, item.days
    told = f"{record.publisher} {item.kind} {first} {last} {record.title}\n{item.raw}\n"
    if isinstance(record, Article):
        return f"{told} {record.form} {record.summary_truncated}"
    place = (record.document_id, record.position) if item.kind in REPLIES else ()
    return f"{told} {item.outlet} {place}"


def _form(item: Features) -> int:
    if isinstance(item.record, Article):
        return {"listing": LISTING, "page": PAGE}.get(item.record.form, 0)
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
    ours, theirs = sketches[one], sketches[other]
    form, joint = ours["form"] | theirs["form"], ours["form"] & theirs["form"]
    publisher = ours["publisher"] == theirs["publisher"]
    held, fewer = _held(ours, theirs)
    content = ours["content"]
    copies = (content == theirs["content"]).all(axis=1) & content.any(axis=1)
    flags = ALIKE * ((ours["numbers"] == theirs["numbers"]) & (fewer > 0) & (held >= SAME_STORY * fewer))
    flags |= TEASER * (publisher & (form == LISTING | PAGE))
    flags |= RELEASE * (publisher & (form == ANNOUNCES | ANNOUNCED))
    flags |= FOLLOW * ((joint == REPLY) & (ours["document"] == theirs["document"]) & (held >= FOLLOWED * fewer))
    found: Flags = np.where(copies, 0, flags).astype(np.uint8)
    return found


def _held(ours: Sketches, theirs: Sketches) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """An upper bound of the number of words in both, and the number of words of the shorter text.

    A bit that is set in one and not in the other is the bit of a word, or of several, that the other does not have.
    """
    both = _BITS_SET[ours["words"] & theirs["words"]].sum(axis=1, dtype=np.int64)
    counts = ours["count"].astype(np.int64), theirs["count"].astype(np.int64)
    held = np.minimum(counts[0] - ours["bits"] + both, counts[1] - theirs["bits"] + both)
    return held, np.minimum(*counts)
