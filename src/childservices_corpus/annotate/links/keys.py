"""The keys by which a record finds candidates; each depends on that record alone.

Two records are candidates if they share a key. Records with nearly the same words at their beginnings share a band of
their MinHash signatures. Others share a title, nearly all words of it, the first words, or a person at an occasion.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import ceil

import numpy as np
import numpy.typing as npt

from ...text.fold import bare_words
from .features import FEWEST_SHARED, OPENING, Features, telling_words
from .hashes import hashes, signatures, stirred
from .rules import RELEASED, REPLIES, SAME_SUBJECT

Numbers = npt.NDArray[np.uint32]
Keys = npt.NDArray[np.uint64]

# Measured by benchmarks/links.py: beginnings that share three quarters of their words share one of 16 bands of 5 rows
# in 98.5 % of cases, and beginnings that share a tenth in 0.02 %.
BANDS, ROWS = 16, 5
# A longer part of a longer text has bands too, since a copy may begin in another way. Long texts share more by chance.
LONGER = 3 * OPENING
LONGER_BANDS, LONGER_ROWS = 12, 6
# Fewer words than any teaser has.
OPENING_WORDS = 6
# With fewer words left, a title less one word is the title of many.
FEWEST_LEFT = 3
# A bound for titles of extreme length: three words out of these.
MOST_FIRST = 12


def keys_of(items: Sequence[Features]) -> tuple[Numbers, Keys]:
    """The places in `items` and the keys of the records there, as two columns.

    A short text has about 24 keys, and a long one 36.
    """
    exact = [list(_exact_keys(item)) for item in items]
    begun = [place for place, item in enumerate(items) if item.beginning]
    long = [place for place, item in enumerate(items) if not item.short]
    counts = [len(keys) for keys in exact], [BANDS] * len(begun), [LONGER_BANDS] * len(long)
    places = range(len(items)), begun, long
    columns = (
        hashes(exact),
        _bands([items[place].beginning for place in begun], BANDS, ROWS),
        _bands([telling_words(bare_words(items[place].raw[:LONGER])) for place in long], LONGER_BANDS, LONGER_ROWS),
    )
    numbers = [
        np.repeat(np.array(where, np.uint32), np.array(count, np.int64))
        for where, count in zip(places, counts, strict=True)
    ]
    return np.concatenate(numbers), np.concatenate(columns)


def _bands(texts: Sequence[frozenset[str]], bands: int, rows: int) -> Keys:
    """The bands of each text in turn, each a hash of its number and of the signature in that band."""
    least = signatures(list(map(list, texts)), bands * rows).reshape(len(texts), bands, rows)
    # The number of rows keeps the bands of beginnings apart from those of longer parts.
    mixed = np.broadcast_to(np.arange(bands, dtype=np.uint64) + np.uint64(rows << 32), least.shape[:2])
    for row in range(rows):
        mixed = stirred(mixed ^ least[:, :, row])
    return mixed.ravel()


def _exact_keys(item: Features) -> set[str]:
    keys = set(_title_keys(item))
    if item.kind == "article" and (first := _first_words(item)):
        keys.add(f"opening {' '.join(first)}")
    if item.kind in REPLIES:
        keys.update([f"reply {words}" for words in _shared_words(item.subject)])
    if item.kind == "press_release" or item.kind in RELEASED:
        keys.update([f"release {words}" for words in _shared_words(item.subject)])
    if item.kind in {"press_release", "speech"}:
        keys.update(f"{occasion}|{name}" for occasion in item.occasions for name in item.names)
    return keys


def _first_words(item: Features) -> list[str]:
    first = item.start.split(maxsplit=OPENING_WORDS)
    # The whole opening of a long text is read only if it ends within these words.
    if len(first) <= OPENING_WORDS or "\n" in item.raw[:OPENING]:
        first = item.opening.split(maxsplit=OPENING_WORDS)
    return first[:OPENING_WORDS]


def _title_keys(item: Features) -> Iterator[str]:
    """The subject of the title, and the subject less each of its words: titles that differ in one word share one."""
    subject = item.subject
    if not subject:
        if item.title:
            yield f"title {item.title}"
        return
    yield f"subject {' '.join(subject)}"
    if len(subject) > FEWEST_LEFT:
        for left in combinations(subject, len(subject) - 1):
            yield f"subject {' '.join(left)}"


def _shared_words(subject: Sequence[str]) -> Iterator[str]:
    """Three words each, so that any two subjects that the rules take for one share a key.

    Of the words of a subject, in the order of the alphabet, only a certain number can be missing from the other one.
    The first three shared words are therefore among the first so many. A title that is cut shares its first words.
    """
    missing = len(subject) - ceil(SAME_SUBJECT * len(subject))
    first = sorted(subject)[: min(missing + FEWEST_SHARED, MOST_FIRST)]
    yield from map(" ".join, combinations(first, FEWEST_SHARED))
    if len(subject) >= FEWEST_SHARED:
        yield " ".join(sorted(subject[:FEWEST_SHARED]))
