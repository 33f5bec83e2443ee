"""Records that can show the places of their values."""

from collections.abc import Sequence
from typing import ClassVar, Protocol

from ..errors import NotFoundError
from ..safe.terminal import visible
from .base import Frozen


class Source(Protocol):
    """The source of a record, in which its values can be shown: a parsed page or a corpus."""

    def explain(self, record: "Explainable", field: str) -> str:
        """The raw lines of `field` of `record`, with its span marked."""
        ...


class Explainable(Frozen):
    """Base of the records: each record remembers its source, which does not count as part of its value."""

    __slots__ = ("_source",)
    # Fields worked out from several others; they are explained in sentences.
    stories: ClassVar[tuple[str, ...]] = ()

    # The field that is explained if none is asked for.
    main: ClassVar[str] = "headline"

    def explain(self, field: str | None = None) -> str:
        """The raw lines that hold the value of `field`, with its span marked; for a date, its reasons in sentences.

        For a value that rules worked out, a sentence with the rule, and the lines with the words that decided. Without
        `field`, the main one: the headline of a record, the words of a quotation or mention, the evidence of a link.

        The lines are for reading: a character that a terminal would obey or hide is shown as an escape, as in a printed
        record.

        Raises :class:`~childservices_corpus.errors.NotFoundError` in three cases: the record does not have the field;
        the value is not words of the page (the message says how the value was made); the record was made by hand.
        """
        field = self.main if field is None else field
        if field not in type(self).model_fields and field not in self.stories:
            fields = ", ".join((*type(self).stories, *type(self).model_fields))
            raise NotFoundError(f"{type(self).__name__} does not have a field {field!r}; it has {fields}")
        source = source_of(self)
        if source is None:
            raise NotFoundError(
                "this record was made by hand and does not have a page; use one from csc.parse(...) or csc.load()"
            )
        return visible(source.explain(self, field))


def source_of(record: Explainable) -> Source | None:
    """The source of `record`; ``None`` for a record that was made by hand."""
    return getattr(record, "_source", None)


def bind(record: Explainable, source: Source) -> None:
    """Make `source` the source of `record`; the value of the record stays the same."""
    object.__setattr__(record, "_source", source)


def bind_all(records: Sequence[Explainable], source: Source) -> None:
    """Make `source` the source of `records`, which were all made from the same fields.

    They share one set of the names of these fields; a set for each record would take a third of their memory.
    """
    for record in records:
        bind(record, source)
        object.__setattr__(record, "__pydantic_fields_set__", records[0].__pydantic_fields_set__)
