"""The speakers or authors of one record, its marked words, and the reasons for them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from ...models import Article, Quotation
from ..language.view import View
from ..speech.genre import annotate_article
from ..speech.statements import annotate_statement


@dataclass(frozen=True)
class Voices:
    """The fields that hold the speakers or authors of a record, these people, and its marked words in their order."""

    changes: Mapping[str, Any]
    known_people: tuple[str, ...]
    marked: tuple[Quotation, ...]


def voices_of(view: View) -> Voices:
    """The voices of the record in `view`."""
    if isinstance(view.record, Article):
        article = annotate_article(view)
        marked = _in_order(article.quotations, article.other_marked)
        return Voices({"genre": article.genre, "authors": article.authors}, article.authors, marked)
    statement = annotate_statement(view)
    changes = {"speakers": statement.speakers, "responding_to": statement.responding_to}
    people = tuple(speaker.name for speaker in statement.speakers if speaker.name is not None)
    return Voices(changes, people, _in_order(statement.quotations, statement.other_marked))


def _in_order(*marked: Sequence[Quotation]) -> tuple[Quotation, ...]:
    return tuple(sorted((one for some in marked for one in some), key=attrgetter("start")))
