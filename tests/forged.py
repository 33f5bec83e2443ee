"""Texts made to have a given CRC-32, to see what happens when two records would share an id."""

from zlib import crc32

_PLACES = 48
_LETTERS = ("a", "b")


def forged(before: str, checksum: int) -> str:
    """`before` and a word of a's and b's, so that the CRC-32 of it all is `checksum`.

    The checksum is linear: what one letter changes in it does not depend on the others. So the letters to change are
    those whose differences add up, by exclusive or, to the one that is wanted.
    """
    plain = before + _LETTERS[0] * _PLACES
    base = crc32(plain.encode())
    basis: dict[int, tuple[int, int]] = {}
    for place in range(_PLACES):
        at = len(before) + place
        difference = crc32((plain[:at] + _LETTERS[1] + plain[at + 1 :]).encode()) ^ base
        chosen = 1 << place
        while difference and difference.bit_length() in basis:
            other, places = basis[difference.bit_length()]
            difference, chosen = difference ^ other, chosen ^ places
        if difference:
            basis[difference.bit_length()] = (difference, chosen)
    wanted, chosen = base ^ checksum, 0
    while wanted:
        difference, places = basis[wanted.bit_length()]
        wanted, chosen = wanted ^ difference, chosen ^ places
    word = "".join(_LETTERS[chosen >> place & 1] for place in range(_PLACES))
    assert crc32((before + word).encode()) == checksum
    return before + word
