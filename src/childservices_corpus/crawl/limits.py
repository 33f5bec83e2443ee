"""How large a page of a crawl file may be; whatever is larger is passed over and counted."""

from dataclasses import dataclass, fields

from ..errors import InputError


@dataclass(frozen=True)
class CrawlLimits:
    """The limits of one page.

    ``largest_page`` is its size in bytes after unpacking, ``largest_stored`` the size of its record in the file, both
    in bytes. ``largest_ratio`` is the size after unpacking for each byte before: text is packed to a third or a tenth,
    and only a trap to a thousandth. Neither costs more memory than ``largest_page``.

        >>> CrawlLimits(largest_page=1_000_000).largest_stored
        8388608

    Raises :class:`~childservices_corpus.errors.InputError` for a limit below 1.
    """

    largest_page: int = 16 << 20
    largest_stored: int = 8 << 20
    largest_ratio: int = 200

    def __post_init__(self) -> None:
        for one in fields(self):
            if getattr(self, one.name) < 1:
                raise InputError(f"{one.name} is {getattr(self, one.name)}; a limit is a number from 1")

    def is_trap(self, unpacked: int, packed: int) -> bool:
        """True if so many bytes come out of so few that they can only be a trap; small pages never are."""
        return unpacked > _HARMLESS and unpacked > self.largest_ratio * packed


DEFAULTS = CrawlLimits()
_HARMLESS = 1 << 20
