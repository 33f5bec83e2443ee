"""Dates as ranges: the first and last possible day, and the evidence for both."""

from datetime import date
from typing import Literal, Self, get_args

from pydantic import Field, model_validator

from ..errors import RuleError
from ..html import html_card
from .base import DocumentId, Frozen, Offset
from .wording import days_in_words, edtf

EvidenceKind = Literal["stated", "text", "curated", "linked", "order", "role", "document"]
Basis = Literal[EvidenceKind, "unknown"]
# The strongest first.
BASES: tuple[str, ...] = get_args(Basis)


class Evidence(Frozen):
    """One reason for a bound on a date: words of the page with their place, or an outside source."""

    kind: EvidenceKind = Field(description="Kind of evidence, in the words of a date's basis.")
    earliest: date | None = Field(
        default=None, description="First day that this evidence allows; null if it does not set one."
    )
    latest: date | None = Field(
        default=None, description="Last day that this evidence allows; null if it does not set one."
    )
    words: str | None = Field(
        default=None, description="The words of the page, or of what is known of its dump, that are the evidence."
    )
    document_id: DocumentId | None = Field(default=None, description="The document that holds the words.")
    start: Offset | None = Field(default=None, description="Offset of the first code point of the words.")
    end: Offset | None = Field(default=None, description="Offset just after the last code point of the words.")
    source: str | None = Field(default=None, description="Address or name of a source outside the page.")


class DateRange(Frozen):
    """The closed range of days in which a date lies; for a known day both ends are that day.

    ``earliest`` or ``latest`` is ``None`` if that side is open. Raises ``pydantic.ValidationError`` if ``earliest`` is
    after ``latest``.
    """

    earliest: date | None = Field(default=None, description="First possible day; null if unknown.")
    latest: date | None = Field(default=None, description="Last possible day; null if unknown.")
    basis: Basis = Field(default="unknown", description="Kind of the strongest evidence for the range.")
    evidence: tuple[Evidence, ...] = Field(default=(), description="The reasons for the bounds.")

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.earliest is not None and self.latest is not None and self.earliest > self.latest:
            raise RuleError(f"earliest {self.earliest} is after latest {self.latest}")
        return self

    @property
    def known(self) -> bool:
        """True if the range is one day."""
        return self.earliest is not None and self.earliest == self.latest

    @property
    def days(self) -> int | None:
        """The number of days in the range, both ends included; ``None`` if a side is open."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days + 1

    def contains(self, day: date) -> bool:
        """True if `day` is possible: not before ``earliest`` and not after ``latest``."""
        return (self.earliest is None or self.earliest <= day) and (self.latest is None or day <= self.latest)

    def certainly_within(self, first: date, last: date) -> bool:
        """True if every possible day is in ``[first, last]``; false for a range with an open side."""
        return self.earliest is not None and self.latest is not None and first <= self.earliest and self.latest <= last

    def possibly_within(self, first: date, last: date) -> bool:
        """True if at least one possible day is in ``[first, last]``; an open side has no limit."""
        return (
            first <= last
            and (self.latest is None or self.latest >= first)
            and (self.earliest is None or self.earliest <= last)
        )

    def to_edtf(self) -> str:
        """The range in EDTF (ISO 8601-2): a day, a whole month or year, or an interval that contains the day.

        An open side is empty (``/2022-02-09``), as in EDTF level 1; a date with both sides open is ``XXXX-XX-XX``.
        """
        return edtf(self.earliest, self.latest)

    def in_words(self) -> str:
        """The range in English: ``between 2 and 9 February 2022``, ``in 2022``, ``date unknown``."""
        return days_in_words(self.earliest, self.latest, self.to_edtf())

    def with_basis(self) -> str:
        """The range in English and what it rests on: ``between 2 and 9 February 2022 (basis: order)``."""
        known = self.earliest is not None or self.latest is not None
        return f"{self.in_words()} (basis: {self.basis})" if known else self.in_words()

    def __str__(self) -> str:
        return self.to_edtf()

    def _repr_html_(self) -> str:
        reasons = [(item.kind, " ".join(filter(None, (item.words, item.source)))) for item in self.evidence]
        return html_card(self.in_words(), [("EDTF", self.to_edtf()), ("basis", self.basis), *reasons])
