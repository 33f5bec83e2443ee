"""Finds records again that have another id, since their title or their words changed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz.fuzz import ratio

from ..reading.ids import CONTENT, content_of

Row = Mapping[str, Any]
# Records are compared with those at most so many places away in the same page.
_NEAR = 50
# The least share of equal characters, and how many characters are compared.
_ALIKE = 0.75
_COMPARED = 2_000


@dataclass(frozen=True)
class Renaming:
    """A record under its old and its new id, and by what it was found again."""

    old: str
    new: str
    matched_by: str
    same_content: bool = False


def renamings(
    table: str,
    removed: Sequence[Row],
    added: Sequence[Row],
    names_before: Mapping[str, str],
    names_after: Mapping[str, str],
) -> Iterator[Renaming]:
    """Pairs of `removed` and `added` records of `table`; the names are those of the dumps by their ids."""
    old, new = {row["id"]: row for row in removed}, {row["id"]: row for row in added}
    ways = (_by_content, _by_place, _by_likeness, _by_title)
    for way in ways:
        for one in list(way(table, list(old.values()), list(new.values()), names_before, names_after)):
            if one.old in old and one.new in new:
                del old[one.old], new[one.new]
                yield one


def _by_content(table: str, old: list[Row], new: list[Row], *_: Mapping[str, str]) -> Iterator[Renaming]:
    there = {(row["publisher"], _content(table, row)): row["id"] for row in new}
    for row in old:
        if (found := there.get((row["publisher"], _content(table, row)))) is not None:
            yield Renaming(row["id"], found, "equal content", same_content=True)


def _by_place(
    table: str, old: list[Row], new: list[Row], before: Mapping[str, str], after: Mapping[str, str]
) -> Iterator[Renaming]:
    """The same place of the very same dump."""
    there = {(row["document_id"], row["position"]): row["id"] for row in new}
    for row in old:
        if (found := there.get((row["document_id"], row["position"]))) is not None:
            yield Renaming(row["id"], found, f"the same place in the same dump ({before[row['document_id']]})")


def _by_likeness(
    table: str, old: list[Row], new: list[Row], before: Mapping[str, str], after: Mapping[str, str]
) -> Iterator[Renaming]:
    """Nearly the same words, near the same place of a dump with the same name."""
    pages: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in new:
        pages[row["publisher"], after[row["document_id"]]].append(row)
    found: list[tuple[float, str, str]] = []
    for row in old:
        for other in pages[row["publisher"], before[row["document_id"]]]:
            if abs(row["position"] - other["position"]) <= _NEAR:
                alike = ratio(_words(table, row), _words(table, other)) / 100
                if alike >= _ALIKE:
                    found.append((alike, row["id"], other["id"]))
    for alike, first, second in sorted(found, reverse=True):
        yield Renaming(first, second, f"nearly the same words ({alike:.0%}) in the same dump")


def _by_title(table: str, old: list[Row], new: list[Row], *_: Mapping[str, str]) -> Iterator[Renaming]:
    """The same title, if only one record on each side has it."""
    before, after = _titled(old), _titled(new)
    for key, ids in before.items():
        others = after.get(key, [])
        if len(ids) == len(others) == 1:
            yield Renaming(ids[0], others[0], "the same title")


def _titled(rows: list[Row]) -> dict[tuple[str, str], list[str]]:
    """The ids of `rows` by publisher and title."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows:
        if row["title"]:
            found[row["publisher"], row["title"]].append(row["id"])
    return found


def _content(table: str, row: Row) -> str:
    return content_of(row.get(column) for column in CONTENT[table])


def _words(table: str, row: Row) -> str:
    return _content(table, row)[:_COMPARED]
