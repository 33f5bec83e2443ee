"""The errors this package raises, in one small tree under :class:`CorpusError`.

Content never raises: what a page holds that cannot be read becomes a
:class:`~childservices_corpus.models.Problem`. These are for misuse and for files that are not what they should be.
"""

from .safe.terminal import visible


class CorpusError(Exception):
    """Anything this package raises on purpose."""

    def __str__(self) -> str:
        # A sentence may quote a page; a traceback prints it as it is.
        return visible(super().__str__())


class InputError(CorpusError):
    """A path that does not exist, cannot be read, or names no file."""


class LayoutError(CorpusError):
    """A layout name that nothing is registered under, or a layout that broke its contract."""


class ReleaseError(CorpusError):
    """A release folder, or one of its files, that cannot be trusted or was asked to be written wrongly."""


class RuleError(CorpusError):
    """Rows that break a rule of the models; it means a fault in a layout or in this package, not in the page."""


class CurationError(CorpusError):
    """A line of curated knowledge that cannot be used: misspelt, unsourced, or written for what is no longer there."""


class NotFoundError(CorpusError, KeyError):
    """A record, field or document that is not there."""

    def __str__(self) -> str:
        return visible(str(self.args[0])) if self.args else ""


class QueryError(CorpusError, ValueError):
    """A question that cannot be asked: a misspelt column, keyword or value, or a date that is none."""


class ExtraMissingError(CorpusError, ImportError):
    """An optional dependency is not installed; the message names the extra that brings it."""
