"""The errors this package raises, in one small tree under :class:`CorpusError`.

The text of a page never raises: what cannot be read in it becomes a :class:`~childservices_corpus.models.Problem`.
These errors are for misuse, and for files that are not what they should be. An error that Python has a name for is of
that kind too: the number of a record that is not there gives an ``IndexError``. Two things are left to others: a name
that the package lacks is an ``AttributeError``, and a model made of wrong values raises pydantic's ``ValidationError``,
which is a ``ValueError``.
"""

from .safe.terminal import visible


class CorpusError(Exception):
    """The base of every error that this package raises on purpose."""

    def __str__(self) -> str:
        # A sentence may quote a page; a traceback prints it as it is.
        return visible(super().__str__())


class InputError(CorpusError):
    """A path that does not exist, cannot be read, or names no file."""


class LayoutError(CorpusError):
    """A layout name that nothing is registered under, or a layout that broke its contract."""


class ReleaseError(CorpusError):
    """A release folder, or one of its files, that cannot be trusted or was asked to be written wrongly."""


class RuleError(CorpusError, ValueError):
    """Values that break a rule of the models; in the rows of a page, a fault of a layout or of this package."""


class PluginError(CorpusError, ImportError):
    """An entry point of another package that cannot be used."""


class OutputError(CorpusError, OSError):
    """A file that cannot be written."""


class CurationError(CorpusError):
    """A line of curated knowledge that cannot be used: misspelt, unsourced, or written for what is no longer there."""


class NotFoundError(CorpusError, KeyError):
    """A record, field or document that is not there."""

    def __str__(self) -> str:
        return visible(str(self.args[0])) if self.args else ""


class QueryError(CorpusError, ValueError):
    """A question that cannot be asked: a misspelt column, keyword or value, or a date that is none."""


class PositionError(CorpusError, IndexError):
    """A record was asked for by a number that none has."""


class WrongTypeError(CorpusError, TypeError):
    """A value of a type that the function does not take."""


class ExtraMissingError(CorpusError, ImportError):
    """An optional dependency is not installed; the message names the extra that brings it."""
