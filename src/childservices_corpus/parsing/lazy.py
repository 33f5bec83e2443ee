"""A sequence whose items are made only when they are used."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar, overload

Item = TypeVar("Item")


class Rows(Sequence[Item], Generic[Item]):
    """A sequence that makes an item only when it is used; `columns` gives the values of all items, field by field."""

    def __init__(
        self, size: int, make: Callable[[int], Item], columns: Callable[[], Mapping[str, Sequence[Any]]]
    ) -> None:
        self._size = size
        self._make = make
        self._columns = columns

    def values(self, *fields: str) -> Iterator[tuple[Any, ...]]:
        """The values of `fields` of every item; the items themselves are not made."""
        columns = self._columns()
        return zip(*(columns[field] for field in fields), strict=True)

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, index: int) -> Item: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Item]: ...

    def __getitem__(self, index: int | slice) -> Item | Sequence[Item]:
        chosen = range(self._size)[index]
        if isinstance(chosen, range):
            return [self._make(number) for number in chosen]
        return self._make(chosen)

    def __eq__(self, other: object) -> bool:
        """True for a sequence of equal items."""
        if not isinstance(other, Sequence) or isinstance(other, str | bytes):
            return NotImplemented
        return len(self) == len(other) and all(one == two for one, two in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __reduce__(self) -> tuple[Any, ...]:
        return _of, (tuple(self),)

    def __repr__(self) -> str:
        return f"<{self._size} rows>"


def _of(items: tuple[Item, ...]) -> Rows[Item]:
    """A sequence of `items`, which exist already."""

    def columns() -> Mapping[str, Sequence[Any]]:
        fields = getattr(type(items[0]), "model_fields", ()) if items else ()
        return defaultdict(list, {name: [getattr(item, name) for item in items] for name in fields})

    return Rows(len(items), items.__getitem__, columns)
