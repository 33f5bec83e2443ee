"""Full-text search among the records of a set."""

from typing import TYPE_CHECKING, Generic, Self, TypeVar

from ...arrow import Rows
from ...models import Frozen
from ..query.store import Store

if TYPE_CHECKING:
    from ...search.hits import Hits

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

    def hits(self, query: str, limit: int | None = 10, engine: str = "auto") -> "Hits[Record]":
        """The `limit` best matches, or all for ``None``, with their scores, snippets and the places of the words found.

        If no record has all the words, the hits are records with any of them, and the notes say so.
        """
        from ...search.find import find_hits

        return find_hits(self._corpus, self._searched(), query, limit, engine)

    def _searched(self) -> dict[str, Rows | None]:
        """The chosen rows of each table that is searched; ``None`` for all."""
        raise NotImplementedError

    def _in_set(self, table: str, rows: Rows) -> Rows:
        """The rows in the table of this set of `rows` of a table that was searched."""
        raise NotImplementedError
