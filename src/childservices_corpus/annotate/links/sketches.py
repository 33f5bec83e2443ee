"""A row of fixed size for each record, by which most candidates are ruled out before their texts are read."""

from collections.abc import Sequence
from hashlib import blake2b
from typing import Any

import numpy as np
import numpy.typing as npt

from ...models import Article
from ...text.fold import bare_words
from .features import COMPARED, OPENING, Features, common
from .keys import Numbers
from .rules import FEWEST_WORDS, FOLLOWED, RELEASED, REPLIES, SAME_STORY

Flags = npt.NDArray[np.uint8]
Sketches = npt.NDArray[np.void]

WORD_BITS = 256
# ``content`` is 0 for a text of no weight. ``setting`` is the rest of what rules look at: publisher, days, outlet.
# ``words`` has a bit for each word of the body, ``bits`` is their number, and ``count`` the number of words.
SKETCH = np.dtype(
    [
        ("content", "<u8", (2,)),
        ("setting", "<u8"),
        ("words", "<u2", (WORD_BITS // 16,)),
        ("bits", "<i2"),
        ("count", "<i2"),
        ("numbers", "<u4"),
        ("publisher", "<u4"),
        ("document", "<u4"),
        ("position", "<u4"),
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
    vocabularies = []
    for place, item in enumerate(items):
        told = bare_words(item.raw[:COMPARED])
        row = sketches[place]
        if told and len(item.title.split()) + len(told) >= FEWEST_WORDS:
            whole = " ".join(told) if len(item.raw) <= COMPARED else item.raw
            row["content"] = np.frombuffer(_hash(item.title, whole, size=16), "<u8")
        vocabulary = set(told) - common()
        vocabularies.append(list(vocabulary))
        row["count"] = len(vocabulary)
        row["setting"] = _number(_setting(item), 8)
        row["numbers"] = _number(sorted(item.numbers), 4)
        row["publisher"] = _number(item.record.publisher, 4)
        row["document"] = _number(item.record.document_id, 4)
        row["position"] = item.record.position
        row["form"] = _form(item)
    _set_words(sketches, vocabularies)
    return sketches


def _hash(*parts: object, size: int) -> bytes:
    return blake2b("\0".join(map(str, parts)).encode(errors="surrogatepass"), digest_size=size).digest()


def _number(value: object, size: int) -> int:
    return int.from_bytes(_hash(value, size=size), "little")


def _setting(item: Features) -> tuple[Any, ...]:
    """All that the rules look at beside title and text."""
    record = item.record
    if isinstance(record, Article):
        return record.publisher, item.kind, record.form, record.summary_truncated, item.cut, item.days
    # Statements are compared by names too, which need capital letters.
    return (
        (record.publisher, item.kind, item.outlet, item.cut, item.days)
        + (record.title, item.raw[:OPENING])
        + ((record.document_id, record.position) if item.kind in REPLIES else ())
    )


def _form(item: Features) -> int:
    if isinstance(item.record, Article):
        return {"listing": LISTING, "page": PAGE}.get(item.record.form, 0)
    if item.kind in REPLIES:
        return REPLY
    return ANNOUNCES * (item.kind == "press_release") + ANNOUNCED * (item.kind in RELEASED)


def _set_words(sketches: Sketches, vocabularies: Sequence[list[str]]) -> None:
    # Imported here, since only a build links records.
    from rensa import RMinHash

    hashes = RMinHash.hash_token_sets(vocabularies)
    rows = np.repeat(np.arange(len(sketches)), [len(some) for some in hashes])
    flat = np.array([one for some in hashes for one in some], np.uint64)
    places = (flat * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(56)
    present = np.zeros((len(sketches), WORD_BITS), np.bool_)
    present[rows, places] = True
    sketches["words"] = np.packbits(present, axis=1).view("<u2")
    sketches["bits"] = present.sum(axis=1)


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
    flags[copies] = 0
    return flags.astype(np.uint8)


def _held(ours: Sketches, theirs: Sketches) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """An upper bound of the number of words in both, and the number of words of the shorter text.

    A bit that is set in one and not in the other is the bit of a word, or of several, that the other does not have.
    """
    both = _BITS_SET[ours["words"] & theirs["words"]].sum(axis=1, dtype=np.int64)
    counts = ours["count"].astype(np.int64), theirs["count"].astype(np.int64)
    held = np.minimum(counts[0] - ours["bits"] + both, counts[1] - theirs["bits"] + both)
    return held, np.minimum(*counts)
