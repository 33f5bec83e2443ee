"""What is known of marked words: where they are, of what kind they are, and who says them."""

from typing import NamedTuple

from ...models import QuotationKind, SpeakerBasis


class Who(NamedTuple):
    """A speaker, and how it was found."""

    name: str | None
    role: str | None
    organisation: str | None
    basis: SpeakerBasis

    @property
    def known(self) -> bool:
        """True if a person, an office or a body is known."""
        return bool(self.name or self.role or self.organisation)

    @property
    def without_role(self) -> bool:
        """True for a person whose role is not known."""
        return self.name is not None and self.role is None


UNKNOWN = Who(None, None, None, "unknown")


class SpokenIn(NamedTuple):
    """The words ``[start, end)`` of paragraph ``paragraph``, what they are, and who says them."""

    paragraph: int
    start: int
    end: int
    kind: QuotationKind = "speech"
    speaker: str | None = None
    role: str | None = None
    organisation: str | None = None
    basis: SpeakerBasis = "unknown"

    @property
    def who(self) -> Who:
        """The speaker."""
        return Who(self.speaker, self.role, self.organisation, self.basis)

    def said_by(self, who: Who) -> "SpokenIn":
        """The same words with another speaker."""
        return self._replace(speaker=who.name, role=who.role, organisation=who.organisation, basis=who.basis)

    def borrowed(self) -> "SpokenIn":
        """The same words as a borrowed term, if they are speech."""
        return self.said_by(UNKNOWN)._replace(kind="scare") if self.kind == "speech" else self
