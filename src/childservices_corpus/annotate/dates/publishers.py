"""What a publisher dates by itself: its founding, and the offices whose holders speak for it.

Both are in the table ``reference/publishers.toml``; of a publisher that is not in it nothing is known.
"""

from datetime import date

from ...models import Evidence
from ...reference import table


def founded(publisher: str) -> date | None:
    """The day before which `publisher` can have issued nothing; ``None`` if none is known."""
    row = table("publishers").get(publisher)
    first: date | None = None if row is None else row["first"]
    return first


def founding(publisher: str) -> Evidence | None:
    """The founding of `publisher` as evidence for the first possible day of its records."""
    first = founded(publisher)
    source = "" if first is None else table("publishers")[publisher]["source"]
    return None if first is None else Evidence(kind="document", earliest=first, source=source)


def speaks_for(publisher: str, office: str) -> bool:
    """True if the holder of `office` speaks for `publisher`."""
    row = table("publishers").get(publisher)
    return row is not None and row["own_offices"] in office.split()
