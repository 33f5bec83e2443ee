"""The errors that this package raises, in one small tree under :class:`CorpusError`.

The text of a page never raises an error: unreadable text becomes a :class:`~childservices_corpus.models.Problem`. These
errors are for misuse and for files that cannot be used. An error is also of Python's own type if one fits: a record
number that does not exist raises a ``PositionError``, which is an ``IndexError``.

Two errors are not in this tree. A name that the package does not have raises ``AttributeError``. A model made from
wrong values raises pydantic's ``ValidationError``, which is a ``ValueError``.
"""

from .safe.terminal import visible


class CorpusError(Exception):
    """The base of every error that this package raises on purpose."""

    def __str__(self) -> str:
        # A message may quote a page, and a traceback prints the message unchanged.
        return visible(super().__str__())


class InputError(CorpusError):
    """A path that does not exist, cannot be read, or is not a file."""


class LayoutError(CorpusError):
    """A name of a layout that is not registered, or a layout that breaks a rule."""


class ReleaseError(CorpusError):
    """A release folder, or one of its files, that cannot be trusted or cannot be written."""


class DriftError(CorpusError):
    """A build with more unrecognised text than its limit allows; the release was not written."""


class RuleError(CorpusError, ValueError):
    """Values that break a rule of the models; in rows read from a page, a fault of a layout or of this package."""


class PluginError(CorpusError, ImportError):
    """An entry point of another package that cannot be used."""


class OutputError(CorpusError, OSError):
    """A file that cannot be written."""


class CurationError(CorpusError):
    """A row of a curated table that cannot be used: misspelt, without a source, or for a value that has changed."""


class NotFoundError(CorpusError, KeyError):
    """A record, field or document that does not exist."""

    def __str__(self) -> str:
        return visible(str(self.args[0])) if self.args else ""


class QueryError(CorpusError, ValueError):
    """A query that cannot be run: a misspelt column, keyword or value, or text that is not a date."""


class PositionError(CorpusError, IndexError):
    """A number of a record that does not exist."""


class WrongTypeError(CorpusError, TypeError):
    """A value of a type that the function does not accept."""


class ExtraMissingError(CorpusError, ImportError):
    """An optional dependency that is not installed; the message names the extra that installs it."""
