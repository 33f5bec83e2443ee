"""Full-text search among the records of a set."""

from typing import TYPE_CHECKING, Generic, Self, TypeVar

import numpy as np

from ...arrow import Rows
from ...errors import QueryError
from ...models import Frozen
from ..query.store import Store

if TYPE_CHECKING:
    from ..concordance.hits import RecordHits
    from ..concordance.table import Concordance

Record = TypeVar("Record", bound=Frozen)


class Searchable(Generic[Record]):
    """Rows of a table with texts."""

    _table_name: str
    _corpus: Store
    _notes: tuple[str, ...]

    def search(self, query: str, engine: str = "auto") -> Self:
        """The records with the words of `query`, the best match first; docs/search.md explains the query language.

        A query outside the language is taken as plain words, and :attr:`notes` says so.
        """
        from ...search.find import matches

        found = matches(self._corpus, self._searched(), query, engine)
        rows = found.rows
        for number, table in enumerate(found.tables):
            mine = found.table == number
            rows[mine] = self._in_set(table, rows[mine])
        return type(self)(self._corpus, rows, (*self._notes, *found.notes))  # type: ignore[call-arg]

    def hits(self, query: str, limit: int | None = 10, engine: str = "auto") -> "RecordHits[Record]":
        """The `limit` best matches, or all for ``None``, with their scores, snippets and the places of the words found.

        If no record has all the words, the hits are records with any of them, and the notes say so.
        ``hits.to_pandas()`` and the like give a row for each hit.
        """
        from ...search.find import find_hits
        from ..concordance.hits import RecordHits

        return RecordHits.of(self._corpus, find_hits(self._corpus, self._searched(), query, limit, engine))

    def concordance(self, query: str, window: int = 8, engine: str = "auto") -> "Concordance":
        """Each place of the words of `query`, with at most `window` words on each side, in the order of this set.

        The lines are made one after the other as they are read, so the first ones of many are there at once. Raises
        :class:`~childservices_corpus.errors.QueryError` for a negative `window` or an unknown `engine`.
        """
        from ...search.query import parse_query
        from ..concordance.table import Concordance

        if not isinstance(window, int) or window < 0:
            raise QueryError(f"window is a number of words from 0 on, not {window!r}")
        found = self.search(query, engine)
        mine = self._numbers()
        rows = mine[np.isin(mine, found._numbers())]
        return Concordance(
            self._corpus, self._table_name, rows, query, parse_query(query).expression, window, found._notes
        )

    def _numbers(self) -> Rows:
        """The chosen rows of the table, in order."""
        raise NotImplementedError

    def _searched(self) -> dict[str, Rows | None]:
        """The chosen rows of each table that is searched; ``None`` for all."""
        raise NotImplementedError

    def _in_set(self, table: str, rows: Rows) -> Rows:
        """The rows in the table of this set of `rows` of a table that was searched."""
        raise NotImplementedError
