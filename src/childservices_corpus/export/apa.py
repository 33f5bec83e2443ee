"""Parts of a reference as the seventh edition of the APA style writes them."""

from collections.abc import Sequence
from datetime import date

from ..models import DateRange
from ..models.wording import in_a_row
from ..reference.lexicon import month_names
from .cited import one_line

NO_DATE = "n.d."
_EN_DASH = "\N{EN DASH}"
_CLOSING = "]\"'\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
_ENDS = (".", "!", "?", "\N{HORIZONTAL ELLIPSIS}")


def apa_date(dated: DateRange) -> str:
    """The day of a record, ``2024, June 13``, or the range of its days; ``n.d.`` if a side of the range is open."""
    first, last = dated.earliest, dated.latest
    if first is None or last is None:
        return NO_DATE
    whole = len(dated.to_edtf())
    if whole == len("2022"):
        return f"{first.year}"
    if whole == len("2022-02"):
        return f"{first.year}, {month_names()[first.month - 1]}"
    if first.year != last.year:
        return f"{_full(first)}{_EN_DASH}{_full(last)}"
    if first.month != last.month:
        return f"{_full(first)}{_EN_DASH}{_short(last)}"
    return _full(first) if first == last else f"{_full(first)}{_EN_DASH}{last.day}"


def apa_names(names: Sequence[str]) -> str:
    """The names in one row; they are written in full, since which part is the family name is not known."""
    return in_a_row(names, ", & ")


def ended(words: str) -> str:
    """`words` with one sign at their end that ends a sentence."""
    flat = one_line(words)
    return flat if flat.rstrip(_CLOSING).endswith(_ENDS) else f"{flat}."


def _full(day: date) -> str:
    return f"{day.year}, {_short(day)}"


def _short(day: date) -> str:
    return f"{month_names()[day.month - 1]} {day.day}"
