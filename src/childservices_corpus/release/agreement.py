"""Whether the tables of a release agree: what one table says of a record, another must have too."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from ..arrow import values
from ..arrow.digests import NO_DIGESTS, Digests, digests
from ..tables.schemas import DATE_PREFIX
from .claims import Claim, Corrected, Kind, claims, words_of
from .stored_rows import StoredTable

# Faults of one kind that are described.
_MOST = 20
Said = Mapping[Kind, Digests]


class _Rule(NamedTuple):
    """Claims of one kind must be there as claims of another, which the tables ``havers`` make."""

    kind: Kind
    wanted: Kind
    havers: tuple[str, ...]
    words: Callable[[Sequence[Any]], str]


def _of_item(claim: Sequence[Any]) -> str:
    """The record, the field and the number of the item that `claim` is about."""
    return f"{claim[0]}: {claim[1]}" + ("" if claim[2] is None else f" {claim[2]}")


_RULES = (
    _Rule("about", "record", tuple(DATE_PREFIX), lambda one: f"{one[0]} is not the id of a record"),
    _Rule("coded", "code", ("authorities",), lambda one: f"{one[0]} is not a code of the table authorities"),
    _Rule(
        "named", "mentioned", ("mentions",), lambda one: f"{one[0]}: {one[1]} has {one[2]!r}, which is not mentioned"
    ),
    _Rule("mentioned", "named", tuple(DATE_PREFIX), lambda one: f"{one[0]}: {one[2]!r} is not among its {one[1]}"),
    _Rule(
        "reason",
        "value",
        (*DATE_PREFIX, "quotations", "links"),
        lambda one: f"{_of_item(one)} is not {', '.join(one[3:])}",
    ),
    _Rule(
        "due",
        "reason",
        ("reasons",),
        lambda one: f"{_of_item(one)} is {', '.join(one[3:])}, without such a row in the table reasons",
    ),
)


def said(name: str, table: pa.Table, corrected: Corrected) -> dict[Kind, Digests]:
    """The digests of the claims of `table`, rows of the table called `name`; each claim once, rows each time."""
    found: dict[Kind, list[str]] = {}
    for _, (kind, claim) in claims(name, table, corrected):
        found.setdefault(kind, []).append(words_of(claim))
    return {
        kind: digests(values(words if kind == "row" else list(dict.fromkeys(words)), pa.string()))
        for kind, words in found.items()
    }


def disagreements(
    folder: Path, parts: Mapping[str, Sequence[Said]], corrected: Corrected, *, explained: bool
) -> Iterator[str]:
    """A sentence for each claim of a table that other tables lack; `parts` are the claims of the parts of each table.

    A table that is not among `parts` could not be read. With `explained`, each value that rules gave needs a reason.
    """
    for rule in _RULES:
        wanted = _all(parts, rule.wanted)
        if any(name not in parts for name in rule.havers) or (rule.wanted == "reason" and not explained):
            continue
        if rule.wanted == "code" and not len(wanted):
            # A release from before there was the table.
            continue
        missing = np.setdiff1d(_all(parts, rule.kind), wanted)
        for name, _, claim in _named(folder, parts, corrected, rule.kind, missing):
            yield f"{name}: {rule.words(claim)}"
    for name, some in parts.items():
        keys, counts = np.unique(_all({name: some}, "row"), return_counts=True)
        for _, row, claim in _named(folder, {name: some}, corrected, "row", keys[counts > 1]):
            yield f"{name}, row {row}: the row about {claim[0]} is there twice"


def _all(parts: Mapping[str, Sequence[Said]], kind: Kind) -> Digests:
    return np.concatenate([NO_DIGESTS, *(one.get(kind, NO_DIGESTS) for some in parts.values() for one in some)])


def _named(
    folder: Path, names: Collection[str], corrected: Corrected, kind: Kind, missing: Digests
) -> Iterator[tuple[str, int, tuple[Any, ...]]]:
    """Table, row and parts of the first claims of a `kind` whose digests are `missing`, each once a table.

    Nothing is read if none is missing.
    """
    seen: set[tuple[str, tuple[Any, ...]]] = set()
    for name in names if len(missing) else ():
        stored = StoredTable(folder, name)
        for group in range(stored.groups):
            first = int(stored.starts[group])
            for row, claim in _among(name, stored.group(group), corrected, kind, missing):
                if (name, claim) in seen:
                    continue
                if len(seen) == _MOST:
                    return
                seen.add((name, claim))
                yield name, first + row, claim


def _among(
    name: str, table: pa.Table, corrected: Corrected, kind: Kind, missing: Digests
) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """The claims of `table` of a `kind` whose digests are `missing`, each with its row."""
    made: list[tuple[int, Claim]] = [one for one in claims(name, table, corrected) if one[1][0] == kind]
    hits = np.isin(digests(values([words_of(claim) for _, (_, claim) in made], pa.string())), missing)
    yield from ((made[at][0], made[at][1][1]) for at in np.flatnonzero(hits).tolist())
