"""The corpus to query: record sets over tables that are read on demand. A name is imported at its first use."""

from typing import TYPE_CHECKING

from ..imports.first_use import first_use

if TYPE_CHECKING:
    from .corpus import Corpus as Corpus
    from .opening import load as load
    from .query.counting import Counts as Counts
    from .sets.base import RecordSet as RecordSet
    from .sets.both import Records as Records
    from .sets.records import Articles as Articles
    from .sets.records import Mentions as Mentions
    from .sets.records import Quotations as Quotations
    from .sets.records import Statements as Statements
    from .sets.selection import Selection as Selection

_HOMES: dict[str, str] = {
    "Corpus": ".corpus",
    "load": ".opening",
    "Counts": ".query.counting",
    "RecordSet": ".sets.base",
    "Records": ".sets.both",
    "Articles": ".sets.records",
    "Mentions": ".sets.records",
    "Quotations": ".sets.records",
    "Statements": ".sets.records",
    "Selection": ".sets.selection",
}

__all__ = sorted(_HOMES)  # noqa: PLE0605 # pyright: ignore[reportUnsupportedDunderAll] - all of them are strings
__getattr__, __dir__ = first_use(__name__, _HOMES)
