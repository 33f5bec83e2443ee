"""The words that decided the kind of a statement or the genre of an article."""

import re
from collections.abc import Iterator, Sequence

from ...models import Rule, Statement
from ...reading.deciding_lines import deciding_line
from ...reading.statement_kinds import STUB_LINES
from ...reading.title_kinds import deciding_words
from ...reference import table
from ...text.fold import small
from ..language.view import Passage, View
from ..speech.authors import byline
from ..speech.genre import text_words, title_opening
from ..speech.guests import guest_words
from .rows import Asked, Place, ReasonRow, beginning, row_of, where, whole

# The kinds that a line of the text decides, if the title does not.
_ROLES: dict[str, Rule] = {"byline": "signed", "first_published": "first_published"}


def kind_reasons(view: View, record: Statement) -> Iterator[ReasonRow]:
    """The reason for the kind of the statement in `view`."""
    asked = Asked("kind", None, record.kind)
    yield from _rows(view, asked, _of_kind(view, record))


def _of_kind(view: View, record: Statement) -> tuple[Rule, Place] | None:
    titles, lines = view.of("title"), view.of("paragraphs")
    for title in titles:
        announced = deciding_words(title.text)
        if announced is not None and announced[0] == record.kind:
            return "title", Place(title, *announced[1:])
    if record.stub:
        heads = [*titles, *lines[:STUB_LINES]]
        return _pointer(record, heads) or (("pointer", whole(heads[0])) if heads else None)
    if record.kind == "column":
        for line, role in zip(lines, record.paragraph_roles, strict=False):
            if role in _ROLES:
                return _ROLES[role], whole(line)
    found = deciding_line(record.kind, [line.text for line in lines])
    return None if found is None else (found[0], Place(lines[found[1]], *found[2]))


def _pointer(record: Statement, heads: Sequence[Passage]) -> tuple[Rule, Place] | None:
    """The words of an item that only points to a text elsewhere; the first cue of its kind."""
    cues = [cue for rule in table("kinds")["stub"] if rule["kind"] == record.kind for cue in rule["cues"]]
    for head in heads:
        found = re.search("|".join(map(re.escape, cues)), small(head.text)) if cues else None
        if found:
            return "pointer", Place(head, *found.span())
    return None


def genre_reasons(view: View, genre: str) -> Iterator[ReasonRow]:
    """The reason for the `genre` of the article in `view`."""
    asked = Asked("genre", None, genre)
    yield from _rows(view, asked, _of_genre(view, genre))


def _rows(view: View, asked: Asked, found: tuple[Rule, Place] | None) -> Iterator[ReasonRow]:
    """The reason that was `found`; without one, that no rule says otherwise."""
    if found is not None:
        yield row_of(view, asked, *found)
        return
    for place in beginning(view):
        yield row_of(view, asked, "default", place)


def _of_genre(view: View, genre: str) -> tuple[Rule, Place] | None:
    if genre == "news":
        return None
    for title in view.of("title"):
        opening = title_opening(title.text)
        if opening is not None and opening[0] == genre:
            return "title", Place(title, 0, opening[1])
    for summary in view.of("summary"):
        found = byline(summary.text)
        if found is not None:
            name = where([summary], found.authors[0]) if found.authors else None
            verb = where([summary], found.verb, 0 if name is None else name.start)
            return None if verb is None else ("byline", verb)
    guest = guest_words(view)
    if guest is not None:
        return "signed", Place(*guest)
    told = text_words(view)
    return None if told is None else ("first_person" if told[0] == "opinion" else "named", Place(*told[1]))
