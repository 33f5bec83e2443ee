"""The words of the language that several readers need, each with its uses: the table ``lexicon.toml``."""

from collections.abc import Iterator
from functools import cache

from ..errors import NotFoundError
from . import table

_APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"
# Tables of the lexicon that give more than the uses of a word.
_APART = frozenset({"uses", "weekdays", "weekdays_short", "months", "months_and_names", "seasons", "numbers"})


@cache
def words_of(use: str) -> tuple[str, ...]:
    """The words with the use `use`, in the table's spelling; raises ``NotFoundError`` for an unknown use."""
    if use not in table("lexicon")["uses"] and not use.startswith("is_"):
        raise NotFoundError(f"the lexicon has no use {use!r}")
    return tuple(word for uses, found in _rows() if use in uses.split() for word in found)


@cache
def capitalised(use: str) -> tuple[str, ...]:
    """The words with the use `use`, each with a capital first: President, Vice, MP."""
    return tuple(word[0].upper() + word[1:] for word in words_of(use))


@cache
def lowered(use: str) -> frozenset[str]:
    """The words with the use `use`, in small letters."""
    return frozenset(map(str.lower, words_of(use)))


def numbered(*names: str) -> dict[str, int]:
    """The numbers of the words in the tables `names`: months, seasons, weekdays, numbers."""
    return {word: number for name in names for word, number in table("lexicon")[name].items()}


def months() -> dict[str, int]:
    """Every month, written out or short, with its number."""
    return numbered("months", "months_and_names")


@cache
def month_names() -> tuple[str, ...]:
    """The twelve months in their order, written out."""
    by_length = sorted(months().items(), key=lambda item: len(item[0]))
    return tuple(word for _, word in sorted({number: word for word, number in by_length}.items()))


@cache
def given_names() -> frozenset[str]:
    """Given names common in Britain, from the table ``people.toml``."""
    return frozenset(table("people")["given_names"].split())


def phrases_of(form: str) -> tuple[str, ...]:
    """The words for the normal form of a post: for "president", the words with the use ``is_president``."""
    return words_of(f"is_{form.replace(' ', '_').replace(_APOSTROPHE, '')}")


def _rows() -> Iterator[tuple[str, list[str]]]:
    for name, rows in table("lexicon").items():
        if name not in _APART:
            yield from rows.items()
