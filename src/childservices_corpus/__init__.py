"""What England's children's services sector said and when: a dataset and its library.

    >>> import childservices_corpus as csc
    >>> corpus = csc.load()
    >>> len(corpus.articles), len(corpus.statements)
    (160, 100)

A name is imported at its first use, so that the import of the package takes hardly any time.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .bundled import VERSION
from .imports.first_use import first_use

if TYPE_CHECKING:
    from . import testing as testing
    from .annotate.any_text import annotate_text as annotate_text
    from .corpus import load as load
    from .crawl.limits import CrawlLimits as CrawlLimits
    from .crawl.pages import crawl_pages as crawl_pages
    from .differences.diff import Diff as Diff
    from .differences.find import diff as diff
    from .errors import CorpusError as CorpusError
    from .export.cite import cite as cite
    from .models import AnnotatedText as AnnotatedText
    from .models import Article as Article
    from .models import DateRange as DateRange
    from .models import Document as Document
    from .models import Evidence as Evidence
    from .models import Link as Link
    from .models import Mention as Mention
    from .models import Parsed as Parsed
    from .models import Problem as Problem
    from .models import Provenance as Provenance
    from .models import Publisher as Publisher
    from .models import Quotation as Quotation
    from .models import Segment as Segment
    from .models import Sighting as Sighting
    from .models import Span as Span
    from .models import Speaker as Speaker
    from .models import Statement as Statement
    from .models import TextMention as TextMention
    from .models import TextQuotation as TextQuotation
    from .parsing.batches import batch_schema as batch_schema
    from .parsing.batches import batch_tables as batch_tables
    from .parsing.batches import parse_batches as parse_batches
    from .parsing.objects import parse as parse
    from .parsing.tables import parse_table as parse_table
    from .release.add import add as add
    from .release.build import build as build
    from .release.textless.hydrate import hydrate as hydrate
    from .release.textless.leave_out import without_text as without_text
    from .release.verify import verify as verify

_MODELS = (
    "AnnotatedText Article DateRange Document Evidence Link Mention Parsed Problem "
    "Provenance Publisher Quotation Segment Sighting Span Speaker Statement TextMention TextQuotation"
)
_HOMES: dict[str, str] = {
    **dict.fromkeys(_MODELS.split(), ".models"),
    "CorpusError": ".errors",
    "add": ".release.add",
    "annotate_text": ".annotate.any_text",
    "batch_schema": ".parsing.batches",
    "batch_tables": ".parsing.batches",
    "build": ".release.build",
    "crawl_pages": ".crawl.pages",
    "CrawlLimits": ".crawl.limits",
    "cite": ".export.cite",
    "diff": ".differences.find",
    "Diff": ".differences.diff",
    "hydrate": ".release.textless.hydrate",
    "load": ".corpus",
    "parse": ".parsing.objects",
    "parse_batches": ".parsing.batches",
    "parse_table": ".parsing.tables",
    "verify": ".release.verify",
    "without_text": ".release.textless.leave_out",
}

_ROOMS = ("testing",)

__version__ = VERSION
__all__ = ["__version__", *sorted([*_HOMES, *_ROOMS])]  # noqa: PLE0604 # pyright: ignore[reportUnsupportedDunderAll] - all of them are strings
_named, _ = first_use(__name__, _HOMES)


def __getattr__(name: str) -> Any:
    return import_module(f".{name}", __name__) if name in _ROOMS else _named(name)


def __dir__() -> list[str]:
    return sorted(__all__)
