"""The entries of the tables of knowledge, and the package as it would be without some of them.

Rows, words of lists and values each are a level. Who wants to know which entry a sentence needs takes away half of a
level at a time: an entry's number in binary says in which halves it is.
"""

import copy
import sys
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Any, Literal

from childservices_corpus.annotate.bodies import authorities
from childservices_corpus.annotate.bodies.authorities import Authority
from childservices_corpus.reference import table

Level = Literal["row", "word", "value"]
LEVELS: tuple[Level, ...] = ("row", "word", "value")
Path = tuple[str | int, ...]
# Values that tell a reader where something is from and decide nothing.
PROSE = {"why", "source", "definition", "message", "hint"}
# Places whose keys are knowledge; everywhere else a key is the name of a list that the code asks for.
OPEN: dict[str, tuple[Path, ...]] = {
    "organisations": (("*",),),
    "amounts": tuple((key,) for key in ("currencies", "multiples", "numbers", "parts", "periods", "months", "seasons")),
    "links": (("outlets",), ("occasions",)),
    "date_links": ((),),
}


@dataclass(frozen=True)
class Entry:
    """A row, a word or a value of a table, by its way there."""

    path: Path
    value: Any

    def __str__(self) -> str:
        way = ".".join(str(step) for step in self.path if not isinstance(step, int))
        return f"{way}: {self.value!r}" if not isinstance(self.value, (dict, list)) else f"{way} {self._name()}".strip()

    def _name(self) -> str:
        return str(next(iter(self.value.values()), "")) if isinstance(self.value, dict) else ""


def entries(name: str, level: Level) -> list[Entry]:
    """All entries of the table `name` at `level`."""
    return [entry for found, entry in _walk(name, table(name), ()) if found == level]


def kinds(name: str, found: Sequence[Entry]) -> dict[str, list[Entry]]:
    """The entries of one level of the table `name` by the list that they are in, those under open keys together.

    A witness often needs a word of each of several lists; of one list it needs one.
    """
    by_list: dict[str, list[Entry]] = defaultdict(list)
    for entry in found:
        steps = [step for step in entry.path if isinstance(step, str)]
        is_open = any(_fits(entry.path[: len(place)], place) for place in OPEN.get(name, ()))
        by_list["" if is_open else steps[-1]].append(entry)
    return by_list


def words_of(entry: Entry) -> str:
    """The words of an entry as :func:`plain` has them in a text, without the marks of the tables."""
    return plain(str(entry.value).strip("{}*"))


def plain(text: str) -> str:
    """`text` in small letters, with straight apostrophes and spaces for hyphens."""
    return text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").replace("-", " ")


def _walk(name: str, node: Any, path: Path) -> Iterator[tuple[Level, Entry]]:
    if isinstance(node, dict):
        is_open = any(_fits(path, place) for place in OPEN.get(name, ()))
        for key, value in node.items():
            if is_open:
                yield "row", Entry((*path, key), value)
            if key not in PROSE:
                yield from _walk(name, value, (*path, key))
    elif isinstance(node, list):
        for number, value in enumerate(node):
            if isinstance(value, str):
                yield "word", Entry((*path, number), value)
            else:
                yield "row", Entry((*path, number), value)
                yield from _walk(name, value, (*path, number))
    elif not isinstance(node, str):
        yield "value", Entry(path, node)


def _fits(path: Path, place: Path) -> bool:
    return len(path) == len(place) and all(want in ("*", step) for step, want in zip(path, place, strict=True))


@contextmanager
def without(name: str, level: Level, gone: Collection[Path]) -> Iterator[None]:
    """The package as it is with the entries `gone` of the table `name` taken away, or their values changed."""
    live = table(name)
    kept = copy.deepcopy(live)
    changed = _changed(kept, (), frozenset(gone), level)
    try:
        _put(live, changed)
        yield
    finally:
        _put(live, kept)


def without_authorities(gone: Collection[int]) -> AbstractContextManager[None]:
    """The package as it is without those rows of the table of authorities."""
    return _authorities(tuple(row for number, row in enumerate(authorities.authorities()) if number not in gone))


def with_authorities(change: Callable[[Authority], Authority]) -> AbstractContextManager[None]:
    """The package as it is with each row of the table of authorities put through `change`."""
    return _authorities(tuple(map(change, authorities.authorities())))


@contextmanager
def _authorities(rows: tuple[Authority, ...]) -> Iterator[None]:
    kept = authorities.authorities
    authorities.authorities = cache(lambda: rows)
    try:
        forget()
        yield
    finally:
        authorities.authorities = kept
        forget()


def forms_of(row: Authority) -> list[str]:
    """All forms of the name of an authority."""
    return [form for sort in authorities.SORTS for form in getattr(row, sort)]


def without_forms(row: Authority, gone: Collection[str]) -> Authority:
    """`row` without those forms of its name."""
    kept = {sort: tuple(form for form in getattr(row, sort) if form not in gone) for sort in authorities.SORTS}
    return replace(row, **kept)  # type: ignore[arg-type]


def _changed(node: Any, path: Path, gone: frozenset[Path], level: Level) -> Any:
    if level == "value" and path in gone:
        return _another(node)
    if isinstance(node, dict):
        kept = ((key, value) for key, value in node.items() if level == "value" or (*path, key) not in gone)
        return {key: _changed(value, (*path, key), gone, level) for key, value in kept}
    if isinstance(node, list):
        pairs = ((at, value) for at, value in enumerate(node) if level == "value" or (*path, at) not in gone)
        return [_changed(value, (*path, at), gone, level) for at, value in pairs]
    return node


def _another(value: Any) -> Any:
    if isinstance(value, bool):
        return not value
    if isinstance(value, date):
        return value + timedelta(days=30)
    return value + 1


def _put(live: dict[str, Any], content: dict[str, Any]) -> None:
    live.clear()
    live.update(copy.deepcopy(content))
    forget()


def forget() -> None:
    """Empty every cache of the package but that of the tables themselves."""
    for function in _cached():
        function.cache_clear()


@cache
def _cached() -> tuple[Any, ...]:
    modules = [module for name, module in sys.modules.items() if name.startswith("childservices_corpus")]
    found = {id(one): one for module in modules for one in vars(module).values() if hasattr(one, "cache_clear")}
    return tuple(one for one in found.values() if one is not table)


def needed_by(
    numbers: int, passes: Callable[[frozenset[int]], Sequence[bool]], alone: Collection[int] | None = None
) -> dict[int, int]:
    """For each entry, of those numbered from 0, that some witness needs, the number of such a witness.

    `passes` tells which witnesses pass with some entries taken away. A witness that fails in all halves that an entry
    is in, and passes in all others, needs that entry and no other. Of the entries left, those of `alone` (by default
    all) are taken away one by one.
    """
    bits = max(1, (numbers - 1).bit_length())
    whole = passes(frozenset())
    results = [
        [passes(frozenset(n for n in range(numbers) if n >> bit & 1 == side)) for side in (0, 1)] for bit in range(bits)
    ]
    found: dict[int, int] = {}
    for witness in range(len(results[0][0])):
        sides = [(not zero[witness], not one[witness]) for zero, one in results]
        if all(failed_zero != failed_one for failed_zero, failed_one in sides):
            number = sum(1 << bit for bit, (_, failed_one) in enumerate(sides) if failed_one)
            if number < numbers:
                found.setdefault(number, witness)
    for number in sorted(set(range(numbers) if alone is None else alone) - found.keys()):
        passed = passes(frozenset({number}))
        lost = [one for one, (was, is_now) in enumerate(zip(whole, passed, strict=True)) if was and not is_now]
        if lost:
            found[number] = lost[0]
    return found
