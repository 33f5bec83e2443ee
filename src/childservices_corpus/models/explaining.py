"""Records that can show the places of their values."""

from collections.abc import Sequence
from typing import ClassVar, Protocol

from ..errors import NotFoundError
from .base import Frozen


class Source(Protocol):
    """Whatever a record came from and can be opened at: a parsed page or a corpus."""

    def explain(self, record: "Explainable", field: str) -> str:
        """The raw lines of `field` of `record`, the span marked."""
        ...


class Explainable(Frozen):
    """Base of the records: remembers its source, outside of its value, so that it can open it."""

    __slots__ = ("_source",)
    # Fields worked out from several others, which explain themselves in sentences.
    stories: ClassVar[tuple[str, ...]] = ()

    def explain(self, field: str) -> str:
        """The raw lines that hold the value of `field`, with its span marked; for a date, its reasons in sentences.

        Raises :class:`~childservices_corpus.errors.NotFoundError` when the record has no such field, when no words of
        the page are the field's value (the message says how the value came about), or when the record was made by hand.
        """
        if field not in type(self).model_fields and field not in self.stories:
            raise NotFoundError(
                f"{type(self).__name__} has no field {field!r}; it has {', '.join(type(self).model_fields)}"
            )
        source: Source | None = getattr(self, "_source", None)
        if source is None:
            raise NotFoundError(
                "this record was made by hand and has no page; use one from csc.parse(...) or csc.load()"
            )
        return source.explain(self, field)


def bind(record: Explainable, source: Source) -> None:
    """Let `record` open `source`; the source is no part of its value."""
    object.__setattr__(record, "_source", source)


def bind_all(records: Sequence[Explainable], source: Source) -> None:
    """Let `records`, which were made from the same fields, open `source`.

    They share one set of the names of these fields: one each would be a good third of their memory.
    """
    for record in records:
        bind(record, source)
        object.__setattr__(record, "__pydantic_fields_set__", records[0].__pydantic_fields_set__)
