"""Which records a command is about, and the set of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..errors import QueryError
from .filters import CONDITIONS, FLAGS, SINGLE, UNKNOWN

if TYPE_CHECKING:
    from ..corpus import Corpus

RECORDS = "records"
# The tables that a command can be limited to.
TABLES = ("articles", "statements", RECORDS)
# The tables whose words can be shown in context.
WORDS_TABLES = (RECORDS, "articles", "statements", "quotations")


@dataclass(frozen=True)
class Question:
    """Which records a command is about: the conditions and flags by keyword, words to search for, and the period."""

    conditions: Mapping[str, list[str]] = field(default_factory=dict)
    flags: Mapping[str, bool] = field(default_factory=dict)
    words: str | None = None
    first: str | None = None
    last: str | None = None
    certainty: str | None = None
    table: str = ""

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> "Question":
        """The question with the values `given` to the filters, by name; what was not given is ``None``."""
        conditions = {one.name: given[one.name] for one in CONDITIONS if given[one.name]}
        flags = {one.name: given[one.name] for one in FLAGS if given[one.name] is not None}
        return cls(conditions, flags, **{one.name: given[one.name] for one in SINGLE})

    def __bool__(self) -> bool:
        """True if there is any filter."""
        return bool(self.conditions or self.flags) or any(getattr(self, one.name) is not None for one in SINGLE)

    def keywords(self) -> dict[str, Any]:
        """The conditions and flags as keywords of ``where``; the word ``unknown`` asks for what is not known."""
        named = {
            name: [None if value == UNKNOWN else value for value in values] for name, values in self.conditions.items()
        }
        return named | dict(self.flags)

    def whole(self, corpus: "Corpus") -> Any:
        """The set that is chosen from: of the table, or of both kinds of records.

        Raises :class:`QueryError` for another table, and for a filter that the records of the table cannot have.
        """
        from ..corpus.query.fields import paths
        from ..corpus.query.successors import KEYWORD
        from ..corpus.query.suggest import unknown

        table = self.table or RECORDS
        if table not in TABLES:
            raise QueryError(str(unknown("table of records", table, TABLES)))
        if "type" in self.conditions and table != RECORDS:
            raise QueryError("--type and --table both say which kind of record; give one of them")
        if KEYWORD in self.flags and "authority" not in self.conditions:
            raise QueryError("--successors goes with an authority: --authority Northamptonshire --successors")
        for name in self.keywords().keys() - {"type", KEYWORD} - paths(table).keys():
            other = "statements" if table == "articles" else "articles"
            raise QueryError(f"{table} do not have a {name}, only {other} do; leave out --{name} or --table {table}")
        return corpus.table(table)

    def records(self, corpus: "Corpus") -> Any:
        """The records that meet all conditions."""
        found = self.whole(corpus)
        if self.conditions or self.flags:
            found = found.where(**self.keywords())
        if self.words is not None:
            found = found.search(self.words)
        if (self.first, self.last, self.certainty) != (None, None, None):
            found = found.between(self.first, self.last, self.certainty or "possible")
        return found


ALL = Question()
