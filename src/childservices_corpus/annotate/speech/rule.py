"""What a record adds to the general rules of speech: who says words without a credit that can be read."""

from typing import Protocol

from .marks import Stretch
from .phrases import Phrase
from .said import Who


class Rule(Protocol):
    """What a record knows of its speakers."""

    def enter(self, number: int) -> None:
        """Paragraph `number` begins."""
        ...

    def leave(self, number: int, lead: Who | None) -> None:
        """Paragraph `number`, a lead-in, ends; it introduces `lead`: ``UNKNOWN`` if that cannot be read."""
        ...

    def heard(self, who: Who) -> Who:
        """`who` is credited with words; the result is the person who speaks for the body `who`, if that is known."""
        ...

    def means(self, pronoun: Phrase) -> Who | None:
        """Whom `pronoun` means if it cannot mean any person near."""
        ...

    def again(self, number: int, low: int, stretch: Stretch) -> Who | None:
        """Who says `stretch`, which follows the words up to `low`; ``None`` if the words are not known to be speech."""
        ...
