"""Other spellings of the name of a place: "W Sussex", "NE Lincs", "St. Helens", "Stockton on Tees".

They follow from the name and the table ``place_words.toml``, so that the tables of places have each name once.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import product

from ...reference import table

# Words inside a name that hyphens join: Stoke-on-Trent.
_JOINED = re.compile(r"[ -](on|upon|under|in|le|the)[ -]")
_JOINT = re.compile(r"(?<=[ -])(?:on|upon|under|in|le|the|of|and|with)(?=[ -])")
_HYPHEN = "-"
# "And" counts: Cheshire West and Chester has four.
_FEWEST_WORDS = 4


def spellings(name: str) -> tuple[str, ...]:
    """`name` and its other spellings, each once: compass words and counties may be short, joints may be hyphens."""
    found = {name: None}
    for pieces in product(*(_choices(piece) for piece in _pieces(name))):
        written = "".join(pieces)
        for form in (written, *_joints(written)):
            found |= dict.fromkeys((form, _JOINT.sub(lambda joint: joint[0].capitalize(), form), form.replace("'", "")))
    return tuple(found)


def initials(name: str) -> str:
    """The initials of the words of `name` with a capital: Barking and Dagenham, BD."""
    return "".join(word[0] for word in name.replace(_HYPHEN, " ").split() if word[0].isupper())


def joined_initials(name: str) -> tuple[str, ...]:
    """The initials of a long `name` with "and" in the middle, as councils write them: BaNES, B&NES, BANES."""
    words = [word for word in name.replace(_HYPHEN, " ").split() if word[0].isupper() or word == "and"]
    if words.count("and") != 1 or len(words) < _FEWEST_WORDS:
        return ()
    return tuple("".join(sign if word == "and" else word[0] for word in words) for sign in ("a", "A", "&"))


@cache
def _known() -> dict[str, tuple[str, ...]]:
    words = table("place_words")
    return {word: (word, *forms) for use in ("compass", "short", "other") for word, forms in words[use].items()}


@cache
def _piece() -> re.Pattern[str]:
    longest_first = sorted(_known(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest_first))})(?![\w.])")


def _pieces(name: str) -> list[str]:
    return [piece for piece in _piece().split(name) if piece]


def _choices(piece: str) -> tuple[str, ...]:
    return _known().get(piece, (piece,))


def _joints(written: str) -> Iterator[str]:
    """`written` with the other sort of joint: spaces for hyphens, or hyphens for spaces."""
    if _JOINED.search(written):
        yield _JOINED.sub(r"-\1-", written)
        yield _JOINED.sub(r" \1 ", written)
    first, space, rest = written.partition(" ")
    if space and first in _compass() and " " not in rest:
        yield f"{first}-{rest}"


@cache
def _compass() -> frozenset[str]:
    return frozenset(form for word in table("place_words")["compass"] for form in _known()[word])
