"""The values that a question may use even if no record has them: topics, publishers, any name of an authority.

They come from the reference tables of the package, read at the first question that needs them. Publishers also come
from other packages that register them.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import cache

from ...models import publisher_names
from ...reference import table
from ...reference.lexicon import lowered
from ...text.fold import loose

_SEPARATORS = str.maketrans({"&": " and ", "-": " ", ",": " ", ".": " "})
Words = tuple[str, ...]


def vocabulary(path: str) -> Collection[str]:
    """The values for the column `path`: all slugs of ``topics``, all names of a ``publisher`` or an authority."""
    if path == "topics":
        return tuple(table("topics")["topics"])
    if path == "publisher":
        return publisher_names()
    return tuple(_names()) if path == "authorities" else ()


def authority_codes(name: str) -> Collection[str]:
    """The GSS codes, past and present, of the local authority called `name`; empty for an unknown name.

    `name` is any name of ``reference/authorities.csv``, or another spelling of it: "N Yorks". Words such as "County
    Council" or "LBC" make no difference: "Dorset" and "Dorset CC" are the county council until 2019 and the council
    since then. Case, hyphens, commas, full stops and the form of "and" do not count. Codes of successors with another
    name are not included.
    """
    words = _words(name)
    codes = _codes()
    before, behind = lowered("council_before"), lowered("council_behind")
    while words not in codes:
        if words and words[-1] in behind:
            words = words[:-1]
        elif words and words[0] in before:
            words = words[1:]
        else:
            return frozenset()
    return codes[words]


def _words(name: str) -> Words:
    return tuple(loose(name.translate(_SEPARATORS)).split())


@cache
def _names() -> Mapping[str, frozenset[str]]:
    """The codes of each name, spelled as in the table."""
    from ...annotate.bodies.authorities import authorities

    found: dict[str, set[str]] = defaultdict(set)
    for row in authorities():
        for name in row.names:
            found[name].add(row.gss)
    return {name: frozenset(codes) for name, codes in found.items()}


@cache
def _codes() -> Mapping[Words, frozenset[str]]:
    """The codes of each name, by its words."""
    found: dict[Words, frozenset[str]] = defaultdict(frozenset)
    for name, codes in _names().items():
        found[_words(name)] |= codes
    return dict(found)
