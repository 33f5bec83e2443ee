"""What is right to ask for though no record may have it: the topics there are, and authorities by any of their names.

Both come from the reference tables of the package, which are read at the first question that needs them.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import cache

from ...reference import table
from ...reference.lexicon import lowered
from ...text.fold import loose

_SEPARATORS = str.maketrans({"&": " and ", "-": " ", ",": " ", ".": " "})
Words = tuple[str, ...]


def vocabulary(path: str) -> Collection[str]:
    """What the column `path` can be asked for: for ``topics`` all slugs, for ``authorities`` the names in the table."""
    if path == "topics":
        return tuple(table("topics")["topics"])
    return tuple(_names()) if path == "authorities" else ()


def authority_codes(name: str) -> Collection[str]:
    """The GSS codes that the local authority called `name` has or has had; none where no authority is called so.

    `name` is any name of ``reference/authorities.csv``, with or without words such as "County Council" or "LBC", which
    make no difference: "Dorset" and "Dorset CC" are the county council until 2019 and the council since. Case, hyphens,
    commas, full stops and the form of "and" do not count. Codes of successors by another name are not among them.
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
    """The codes of each name in the table, as it is written there."""
    from ...annotate.bodies.authorities import authorities

    found: dict[str, set[str]] = defaultdict(set)
    for row in authorities():
        for name in (row.name, *row.alone, *row.within_sentence, *row.with_council_word):
            found[name].add(row.gss)
    return {name: frozenset(codes) for name, codes in found.items()}


@cache
def _codes() -> Mapping[Words, frozenset[str]]:
    """The codes of each name, by its words."""
    found: dict[Words, frozenset[str]] = defaultdict(frozenset)
    for name, codes in _names().items():
        found[_words(name)] |= codes
    return dict(found)
