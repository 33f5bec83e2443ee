"""What a publisher dates by itself: its founding, and the offices whose holders speak for it.

A publisher outside the tables gives neither.
"""

from datetime import date

from ...models import Evidence
from ...models import publisher as known


def founded(publisher: str) -> date | None:
    """The first day on which `publisher` can have issued anything; ``None`` if not known."""
    row = known(publisher)
    return row.founded if row is not None else None


def founding(publisher: str) -> Evidence | None:
    """The founding of `publisher` as evidence for the first possible day of its records; ``None`` if not known."""
    row = known(publisher)
    if row is None or row.founded is None:
        return None
    return Evidence(kind="document", earliest=row.founded, source=row.founded_source)


def speaks_for(publisher: str, office: str) -> bool:
    """True if the holder of `office` speaks for `publisher`."""
    row = known(publisher)
    return row is not None and not set(row.own_offices).isdisjoint(office.split())
