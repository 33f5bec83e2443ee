"""Articles and statements as one record set, with one date."""

from collections.abc import Callable, Collection
from typing import Any, Never, Self

from ...arrow import Rows
from ...errors import QueryError
from ...models import Article, Genre, Kind, Statement
from ...models.records import TYPES
from ...tables.schemas import DATE_PREFIX
from ..query.conditions import UNSET, Asked, Unset
from ..query.fields import paths
from ..query.successors import KEYWORD
from .records import Articles, DatedSet, Publishers, Statements


class Records(DatedSet[Article | Statement]):
    """Articles and statements together. Their date is in the columns that begin with ``dated_``."""

    _table_name = "records"

    @property
    def articles(self) -> Articles:
        """The articles among these records, in the same order."""
        return Articles(self._corpus, self._own("articles"), self._notes)

    @property
    def statements(self) -> Statements:
        """The statements among these records, in the same order."""
        return Statements(self._corpus, self._own("statements"), self._notes)

    def where(
        self,
        *tests: Callable[[Article | Statement], bool],
        type: Asked = UNSET,
        publisher: Publishers = UNSET,
        section: Asked = UNSET,
        genre: Genre | Collection[Genre | None] | Unset | None = UNSET,
        author: Asked = UNSET,
        kind: Kind | Collection[Kind] | Unset = UNSET,
        stub: bool | Unset = UNSET,
        speaker: Asked = UNSET,
        role: Asked = UNSET,
        topic: Asked = UNSET,
        person: Asked = UNSET,
        organisation: Asked = UNSET,
        authority: Asked = UNSET,
        successors: bool | Unset = UNSET,
        document: Asked = UNSET,
        **unknown: Never,
    ) -> Self:
        """The records that meet all of the conditions; `type` is ``article`` or ``statement``.

        `authority` is a GSS code or a name; ``successors=True`` takes in the authorities that came after it.
        Only articles have a section, a genre and authors, and only statements a kind, a stub, speakers and roles: such
        a keyword leaves out the records of the other type.
        """
        conditions: dict[str, Any] = {
            "type": type,
            "publisher": publisher,
            "section": section,
            "genre": genre,
            "author": author,
            "kind": kind,
            "stub": stub,
            "speaker": speaker,
            "role": role,
            "topic": topic,
            "person": person,
            "organisation": organisation,
            "authority": authority,
            "successors": successors,
            "document": document,
        }
        found = self._where((), unknown, conditions)
        lacking = [table for table in DATE_PREFIX if not _has_all(table, conditions)]
        if len(lacking) == len(DATE_PREFIX):
            raise QueryError("articles have a genre, statements a kind and speakers; a record never has both")
        for table in lacking:
            found = found._where((), {}, {"type": [TYPES[name] for name in DATE_PREFIX if name != table]})
        return found._where(tests, {}, {}) if tests else found

    def _searched(self) -> dict[str, Rows | None]:
        return {table: None if self._rows is None else self._own(table) for table in DATE_PREFIX}

    def _in_set(self, table: str, rows: Rows) -> Rows:
        return self._corpus.both.rows_of(table, rows)

    def _own(self, table: str) -> Rows:
        """The rows of these records in the `table` of their kind."""
        return self._corpus.both.split(self._numbers())[1][table]


def _has_all(table: str, conditions: dict[str, Any]) -> bool:
    """True if the records of `table` have a value for each keyword that was given."""
    return all(
        keyword in ("type", KEYWORD) or keyword in paths(table)
        for keyword, value in conditions.items()
        if value is not UNSET
    )
