"""The record sets used most: articles, statements, quotations and mentions, with the keywords of each.

In every ``where`` a keyword takes one value, several values (any may match), or ``None`` for unknown or empty. Names of
people, roles and organisations are compared without regard to case and to the shape of quotes. A positional argument is
a test: a callable that gets the record. All conditions must hold.
"""

from collections.abc import Callable, Collection
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, Never, Self, TypeAlias

import numpy as np

from ...arrow import Rows
from ...errors import QueryError
from ...models import Article, Genre, Kind, Mention, MentionKind, Quotation, QuotationKind, SpeakerBasis, Statement
from ..query.both import DATED
from ..query.conditions import UNSET, Asked, Unset
from ..query.masks import certainly, possibly
from ..query.periods import bounds
from .base import RecordSet
from .searching import Record

if TYPE_CHECKING:
    from ...plot import Plot
    from ..trends.table import Trend

Certainty: TypeAlias = Literal["possible", "certain"]
Period: TypeAlias = Literal["year", "quarter", "month"]
# Any publisher of the corpus or of a table of publishers; a misspelt name raises an error when it is used.
Publishers: TypeAlias = "str | Collection[str] | Unset"


class DatedSet(RecordSet[Record]):
    """Records with a date of their own, as a range of possible days."""

    def between(
        self, start: str | date | None, end: str | date | Unset | None = UNSET, certainty: Certainty = "possible"
    ) -> Self:
        """The records dated from `start` to `end`, both included; ``None`` leaves a side open.

        A text is a day, a month, a quarter or a year: ``between("2022-03")`` is that March, ``between("2022-Q1",
        "2023")`` is from January 2022 to the end of 2023, ``between("2022", None)`` is from 2022 on. ``possible`` asks
        that at least one possible day lies in the period; an unknown bound has no limit. ``certain`` asks that all
        possible days do; a record with an unknown bound on a limited side does not count.
        """
        if certainty not in ("possible", "certain"):
            raise QueryError(f'certainty is "possible" or "certain", not {certainty!r}')
        first, last = bounds(start, start if end is UNSET else end)
        holds = certainly if certainty == "certain" else possibly
        return self._keep(holds(self._reader, DATED[self._table_name], first, last))

    def trend(
        self,
        by: Period = "quarter",
        split: str | None = None,
        *,
        words: str | None = None,
        start: str | date | None = None,
        end: str | date | None = None,
        **conditions: Any,
    ) -> "Trend":
        """How many of these records there are in each year, quarter or month, and what share of all.

        `conditions` are keywords of ``where``, and `words` are a query of ``search``: they choose what is counted among
        these records. Without them these records are counted among all of their kind. `split` is a column, such as
        ``publisher`` or ``topic``. With a `publisher`, a `document` or a `type` among the conditions, a period is
        captured if one of its records is dated there. The periods go from the first to the last day of all records, or
        from `start` to `end`.
        """
        from ..trends.trend import SOURCE, Question, trend_of

        chosen: Any = self
        if conditions:
            chosen = chosen.where(**conditions)
        if words is not None:
            chosen = chosen.search(words)
        among = self._numbers() if chosen is not self else np.arange(self._reader.rows, dtype=np.int64)
        pages = {name: value for name, value in conditions.items() if name in SOURCE}
        every: Any = self
        shown = every.where(**pages)._numbers() if pages else among
        question = Question(self._reader, self._table_name, chosen._numbers(), among, shown, by, split, start, end)
        return trend_of(question, chosen.notes)

    @property
    def plot(self) -> "Plot":
        """Pictures of these records: ``plot.timeline()``, ``plot.topics()``, ``plot.speakers()``."""
        from ...plot import Plot
        from ..trends.coverage import captured_days
        from ..trends.gaps import gaps_of

        def captured() -> tuple[str, ...]:
            return captured_days(self._corpus, [name for name, _ in self.count_by("publisher")])

        return Plot(self, captured, lambda: gaps_of(self._reader, self._table_name))


class Articles(DatedSet[Article]):
    """Articles of the news listings."""

    _table_name = "articles"

    def where(
        self,
        *tests: Callable[[Article], bool],
        publisher: Publishers = UNSET,
        section: Asked = UNSET,
        genre: Genre | Collection[Genre | None] | Unset | None = UNSET,
        topic: Asked = UNSET,
        author: Asked = UNSET,
        person: Asked = UNSET,
        organisation: Asked = UNSET,
        authority: Asked = UNSET,
        successors: bool | Unset = UNSET,
        document: Asked = UNSET,
        **unknown: Never,
    ) -> Self:
        """The records that meet all of the conditions; `authority` is a GSS code or a name.

        ``successors=True`` takes in the authorities that came after it.
        """
        conditions = {
            "publisher": publisher,
            "section": section,
            "genre": genre,
            "topic": topic,
            "author": author,
            "person": person,
            "organisation": organisation,
            "authority": authority,
            "successors": successors,
            "document": document,
        }
        return self._where(tests, unknown, conditions)


class Statements(DatedSet[Statement]):
    """Statements of the feeds."""

    _table_name = "statements"

    def where(
        self,
        *tests: Callable[[Statement], bool],
        publisher: Publishers = UNSET,
        kind: Kind | Collection[Kind] | Unset = UNSET,
        stub: bool | Unset = UNSET,
        topic: Asked = UNSET,
        speaker: Asked = UNSET,
        role: Asked = UNSET,
        person: Asked = UNSET,
        organisation: Asked = UNSET,
        authority: Asked = UNSET,
        successors: bool | Unset = UNSET,
        document: Asked = UNSET,
        **unknown: Never,
    ) -> Self:
        """The records that meet all of the conditions; `authority` is a GSS code or a name.

        ``successors=True`` takes in the authorities that came after it.
        """
        conditions = {
            "publisher": publisher,
            "kind": kind,
            "stub": stub,
            "topic": topic,
            "speaker": speaker,
            "role": role,
            "person": person,
            "organisation": organisation,
            "authority": authority,
            "successors": successors,
            "document": document,
        }
        return self._where(tests, unknown, conditions)


class Quotations(RecordSet[Quotation]):
    """Quoted words with their speakers.

    The set holds speech. Marked words that are not speech are asked for by their kind:
    ``corpus.quotations.where(kind="title")``.
    """

    _table_name = "quotations"

    @property
    def _rows(self) -> Rows | None:
        return self._corpus.speech if self._given is None else self._given

    def where(
        self,
        *tests: Callable[[Quotation], bool],
        publisher: Publishers = UNSET,
        speaker: Asked = UNSET,
        role: Asked = UNSET,
        organisation: Asked = UNSET,
        kind: QuotationKind | Collection[QuotationKind] | Unset = UNSET,
        basis: SpeakerBasis | Collection[SpeakerBasis] | Unset = UNSET,
        document: Asked = UNSET,
        **unknown: Never,
    ) -> Self:
        """The quotations that meet all of the conditions; `kind` may ask for marked words that are not speech."""
        conditions = {
            "publisher": publisher,
            "speaker": speaker,
            "role": role,
            "organisation": organisation,
            "kind": kind,
            "basis": basis,
            "document": document,
        }
        whole = self._given is None and kind is not UNSET
        among = self._with(np.arange(self._reader.rows, dtype=np.int64)) if whole else self
        return among._where(tests, unknown, conditions)


class Mentions(RecordSet[Mention]):
    """Names, amounts and dates with their places."""

    _table_name = "mentions"

    def where(
        self,
        *tests: Callable[[Mention], bool],
        publisher: Publishers = UNSET,
        kind: MentionKind | Collection[MentionKind] | Unset = UNSET,
        text: Asked = UNSET,
        ref: Asked = UNSET,
        document: Asked = UNSET,
        **unknown: Never,
    ) -> Self:
        """The mentions that meet all of the conditions."""
        conditions = {"publisher": publisher, "kind": kind, "text": text, "ref": ref, "document": document}
        return self._where(tests, unknown, conditions)
