"""Union, intersection and difference of record sets: ``|``, ``&`` and ``-``."""

from typing import Any, Self, overload

import numpy as np

from ...arrow import Rows
from ...errors import QueryError
from ..query.both import DATED, RECORDS
from ..query.store import Store


class Joinable:
    """Rows of a table of a corpus that can be joined with others."""

    _table_name: str
    _corpus: Store
    _notes: tuple[str, ...]

    @overload
    def __or__(self, other: Self) -> Self: ...

    @overload
    def __or__(self, other: "Joinable") -> Any: ...  # type: ignore[overload-cannot-match] # of another class

    def __or__(self, other: "Joinable") -> Any:
        """The records of either set, each once: first those of this set in its order, then what the other one adds.

        Articles joined with statements are a set like ``corpus.records``.
        """
        one, two = _of_one_kind(self, other)
        mine, theirs = one._numbers(), two._numbers()
        found = one._with(np.concatenate([mine, theirs[~np.isin(theirs, mine)]]))
        found._notes = tuple(dict.fromkeys((*self._notes, *other._notes)))
        return found

    @overload
    def __and__(self, other: Self) -> Self: ...

    @overload
    def __and__(self, other: "Joinable") -> Any: ...  # type: ignore[overload-cannot-match] # of another class

    def __and__(self, other: "Joinable") -> Any:
        """The records of this set that are in the other one too, in the order of this set."""
        return self._chosen(other, there=True)

    @overload
    def __sub__(self, other: Self) -> Self: ...

    @overload
    def __sub__(self, other: "Joinable") -> Any: ...  # type: ignore[overload-cannot-match] # of another class

    def __sub__(self, other: "Joinable") -> Any:
        """The records of this set that are not in the other one, in the order of this set."""
        return self._chosen(other, there=False)

    def _chosen(self, other: "Joinable", *, there: bool) -> Any:
        """The records of this set that are in the other one, or that are not."""
        one, two = _of_one_kind(self, other)
        mine = one._numbers()
        return one._with(mine[np.isin(mine, two._numbers()) == there])

    def _numbers(self) -> Rows:
        """The chosen rows of the table, in order."""
        raise NotImplementedError

    def _with(self, rows: Rows) -> Self:
        """Other rows of the same table."""
        raise NotImplementedError


def _of_one_kind(one: Joinable, other: Joinable) -> tuple[Joinable, Joinable]:
    """The two sets; articles and statements become sets of both kinds. Raises ``QueryError`` for sets of two tables."""
    if not isinstance(other, Joinable):
        raise QueryError(f"{one._table_name} can be joined with a record set, not with {type(other).__name__}")
    if one._corpus is not other._corpus:
        raise QueryError("the two record sets are of two corpora; load the release once and choose both from it")
    if one._table_name == other._table_name:
        return one, other
    if not {one._table_name, other._table_name} <= set(DATED):
        raise QueryError(f"{one._table_name} and {other._table_name} are rows of two tables; join rows of one table")
    return _of_both(one), _of_both(other)


def _of_both(records: Joinable) -> Joinable:
    """The same records as a set of both kinds."""
    corpus = records._corpus
    rows = corpus.both.rows_of(records._table_name, records._numbers())
    found: Joinable = corpus.table(RECORDS)._with(rows)
    found._notes = records._notes
    return found
