"""Cuts the dumps of a build into shares, by their content alone.

Whether a share ends behind a dump depends on the hash of that dump, and on the size of the share. So the shares are the
same for any number of processes, and one dump more changes only the share that it comes into, and sometimes the next.
"""

from collections import defaultdict
from collections.abc import Iterator

from ...curation.pages import KnownPages
from ...text.dumps import Dump, Inputs
from ...text.page_facts import NOTHING
from .share import Page, Share

# In bytes of dumps. A share needs a few hundred milliseconds of reading, and about ten times its size in memory.
USUAL, LEAST, MOST = 4_000_000, 1_000_000, 8_000_000
_DIGITS = 8


def cut(inputs: Inputs, known: KnownPages, *, annotated: bool = False) -> list[Share]:
    """The shares of `inputs`, in the order of their dumps, with what is `known` of these."""
    copies: dict[str, list[str]] = defaultdict(list)
    for name, dump in inputs.repeated:
        copies[dump.document_id].append(known.copies.get((name, dump.document_id), NOTHING).after(name))
    return [
        Share(
            tuple(
                Page(dump, known.facts.get(dump.document_id, NOTHING), tuple(copies[dump.document_id])) for dump in some
            ),
            annotated=annotated,
        )
        for some in _pieces(inputs.dumps)
    ]


def _pieces(dumps: tuple[Dump, ...]) -> Iterator[list[Dump]]:
    some: list[Dump] = []
    size = 0
    for dump in dumps:
        if some and size + dump.size > MOST:
            yield some
            some, size = [], 0
        some.append(dump)
        size += dump.size
        if size >= LEAST and _ends(dump):
            yield some
            some, size = [], 0
    if some:
        yield some


def _ends(dump: Dump) -> bool:
    """True if a share ends behind `dump`: the larger the dump, the more probable."""
    drawn: float = int(dump.document_id[:_DIGITS], 16) / 16**_DIGITS
    return drawn < dump.size / (USUAL - LEAST)
