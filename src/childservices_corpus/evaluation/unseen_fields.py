"""Each field of a record against the facts that a reader noted about it: one small function for each field."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ..annotate.language.view import View
from ..annotate.mentions import MentionRow
from ..models import Article, Quotation, Statement
from ..text.fold import straight
from .fields import Items, Outcome, Score, items, same
from .unseen_pages import Facts

# The name and the role of a speaker.
Voice = tuple[str | None, str | None]


@dataclass(frozen=True)
class Found:
    """A record as annotated, its passages, mentions and quotations, its facts, and the text of its page."""

    record: Article | Statement
    view: View
    mentions: Sequence[MentionRow]
    quotations: Sequence[Quotation]
    facts: Facts
    text: str

    def words(self, field: str) -> list[str]:
        """The words at the spans of `field`."""
        return [self.at(span) for span in self.facts.get(field, ())]

    def at(self, span: Sequence[int]) -> str:
        """The words of the page at `span`."""
        return self.text[slice(*span)]


def _record(found: Found) -> Score:
    return same("article" if isinstance(found.record, Article) else "statement", found.facts["record"])


def _title(found: Found) -> Score:
    span = found.facts["title"]
    return _either(found.record.title, None if span is None else found.at(span), found.words("title_also"))


def _day(found: Found) -> Score:
    """The stated day; a page that states none must not give one."""
    record = found.record
    days = record.dated
    stated = str(days.earliest) if days.basis == "stated" and days.earliest == days.latest else None
    return same(stated, found.facts["day"])


def _whole(name: str) -> Callable[[Found], Score | None]:
    def compare(found: Found) -> Score | None:
        if name not in found.facts or not hasattr(found.record, name):
            return None
        return _either(getattr(found.record, name), found.facts[name], found.facts.get(f"{name}_also", ()))

    return compare


def _either(value: object, labelled: object, also: Iterable[object]) -> Score:
    """As :func:`~childservices_corpus.evaluation.fields.same`; the values of `also` are as right as the label."""
    return same(labelled if value in also else value, labelled)


def _authors(found: Found) -> Items | None:
    if not isinstance(found.record, Article) or "authors" not in found.facts:
        return None
    return items(found.record.authors, found.words("authors"), found.words("authors_also"))


def _people(found: Found) -> Items | None:
    if "people" not in found.facts:
        return None
    return items(
        *(_straight(names) for names in (found.record.people, found.words("people"), found.words("people_also")))
    )


def _straight(names: Iterable[str]) -> set[str]:
    return {straight(name) for name in names}


def _authorities(found: Found) -> Items:
    return items(found.record.authorities, found.facts["authorities"], found.facts.get("authorities_also", ()))


def _money(found: Found) -> Items | None:
    if "money" not in found.facts:
        return None
    here = {mention.text.lower() for mention in found.mentions if mention.kind == "money"}
    return items(here, {words.lower() for words in found.words("money")})


def _speakers(found: Found) -> Items | None:
    """Name and role; where the page gives two forms of a role or two roles, each is right."""
    if not isinstance(found.record, Statement) or "speakers" not in found.facts:
        return None
    labelled: list[Voice] = []
    also: dict[Voice, Voice] = {}
    for one in found.facts["speakers"]:
        name, role = found.at(one["name"]), found.at(one["role"])
        labelled.append((name, role))
        also.update({(name, found.at(span)): (name, role) for span in one.get("role_also", ())})
    answers: list[Voice] = [(one.name, one.role) for one in found.record.speakers]
    return items([also.get(answer, answer) for answer in answers], labelled)


FIELDS: dict[str, Callable[[Found], Outcome | None]] = {
    "record": _record,
    "title": _title,
    "stated_day": _day,
    "genre": _whole("genre"),
    "kind": _whole("kind"),
    "authors": _authors,
    "people": _people,
    "authorities": _authorities,
    "money": _money,
    "speakers": _speakers,
}
