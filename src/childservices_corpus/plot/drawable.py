"""The part of a record set that pictures need."""

from collections.abc import Iterable, Iterator
from typing import Any, Protocol


class Counted(Protocol):
    """The number of records with each value: rows of a value and its count, the largest first."""

    def __iter__(self) -> Iterator[tuple[Any, ...]]: ...

    def __getitem__(self, values: Any) -> int: ...


class Drawable(Protocol):
    """The part of a record set that a picture needs."""

    _table_name: str

    def __len__(self) -> int: ...

    def select(self, *columns: str) -> Iterable[dict[str, Any]]:
        """The values of some columns."""
        ...

    def count_by(self, *columns: str) -> Counted:
        """The number of records with each value of `columns`."""
        ...
