"""Where the page names speakers, authors and what is answered."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...models import Quotation, Rule, Speaker
from ..language.view import Passage, View
from .rows import Asked, Place, ReasonRow, beginning, row_of, where

_PARTS = ("name", "role", "organisation")


def voice_reasons(view: View, quotations: Sequence[Quotation], speakers: Sequence[Speaker]) -> Iterator[ReasonRow]:
    """The reasons for the `speakers` of the record in `view`, and for speaker, role and body of its `quotations`."""
    passages = view.passages
    for number, speaker in enumerate(speakers):
        parts = (speaker.name, speaker.role, speaker.organisation)
        fields = tuple(f"speakers.{part}" for part in _PARTS)
        yield from _parts(view, passages, fields, number, parts, 0, ("named",) * 3)
    names = ("quotations.speaker", "quotations.role", "quotations.organisation")
    for number, quotation in enumerate(quotations):
        parts = (quotation.speaker, quotation.role, quotation.organisation)
        found: Rule = "named" if quotation.basis == "unknown" else quotation.basis
        yield from _parts(view, passages, names, number, parts, quotation.start, (found, "named", "named"))


def _parts(
    view: View,
    passages: Sequence[Passage],
    fields: Sequence[str],
    number: int,
    values: Sequence[str | None],
    near: int,
    rules: Sequence[Rule],
) -> Iterator[ReasonRow]:
    """The place of each of name, role and body; the body of a role that does not name it is shown by the role."""
    shown: Place | None = None
    for field, value, rule in zip(fields, values, rules, strict=True):
        if value is None:
            continue
        place = where(passages, value, near if shown is None else shown.start)
        # "ADCS" is worked out from "President": the words that decided are those of the role or the name.
        shown = place or shown
        if shown is not None:
            yield row_of(view, Asked(field, number, value), rule, shown)


class Lent(NamedTuple):
    """The first words, with their place, of the article that lends a teaser the names of its byline."""

    words: str
    document_id: str
    start: int
    end: int


def lent_by(full: View) -> Lent | None:
    """The first words of `full`; ``None`` if it has none."""
    for title in beginning(full):
        return Lent(*row_of(full, Asked("authors", 0, ""), "lent", title)[5:])
    return None


def author_reasons(view: View, authors: Sequence[str], lent: Lent | None) -> Iterator[ReasonRow]:
    """The reasons for `authors`; `lent` are the words of the article that lends a teaser the names of its byline."""
    for number, author in enumerate(authors):
        asked = Asked("authors", number, author)
        place = where(view.passages, author)
        if place is not None:
            yield row_of(view, asked, "byline", place)
        elif lent is not None:
            yield ReasonRow(view.record.id, *asked, "lent", lent.words, lent.document_id, lent.start, lent.end)


def answer_reasons(view: View, answers: Sequence[str]) -> Iterator[ReasonRow]:
    """The reasons for what the statement in `view` responds to."""
    for number, answer in enumerate(answers):
        place = where(view.passages, answer)
        if place is not None:
            yield row_of(view, Asked("responding_to", number, answer), "answered", place)
