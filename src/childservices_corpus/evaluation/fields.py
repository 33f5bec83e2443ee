"""Each field of a labelled record against its label: one small function for each field.

A function returns :class:`Items` for a field with several items, :class:`Score` for a field that is right or wrong as a
whole, and ``None`` if the label does not cover the field.
"""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Any

from ..annotate.bodies.authorities import authorities, code_of
from ..models import Article, DateRange, Statement
from ..text.fold import straight
from .cases import Case
from .metrics import overlap


@dataclass(frozen=True)
class Items:
    """Items of one field of one record: found and right, found and wrong, labelled and found, labelled and missed.

    An item from only some readers may count as right if it is found, and never counts as missed. So ``right`` and
    ``met`` can differ. ``told`` lists the wrong items.
    """

    right: int
    extra: int
    met: int
    missed: int
    told: str = ""


@dataclass(frozen=True)
class Score:
    """How right one field of one record is, from 0 to 1; ``told`` says what is wrong."""

    value: float
    told: str = ""


Outcome = Items | Score
Compare = Callable[[Case], Outcome | None]


def items(found: Iterable[Hashable], labelled: Iterable[Hashable], either: Iterable[Hashable] = ()) -> Items:
    """Compare two bags of items; items in `either` are neither right nor wrong."""
    mine, theirs = Counter(found), Counter(labelled)
    for item in set(either) - set(theirs):
        del mine[item]
    met = (mine & theirs).total()
    extra, missed = mine - theirs, theirs - mine
    return Items(met, extra.total(), met, missed.total(), _told(extra, missed))


def same(found: object, labelled: object) -> Score:
    """A score of 1 if the two are equal, else 0."""
    return Score(1.0) if found == labelled else Score(0.0, f"found {found}, labelled {labelled}")


def _told(extra: Counter[Any], missed: Counter[Any]) -> str:
    return "; ".join(
        f"{word} {', '.join(sorted(map(str, group)))}"
        for word, group in (("extra", extra), ("missed", missed))
        if group
    )


def _attribute(name: str) -> Compare:
    """The comparison for the field `name`, which is right or wrong as a whole."""

    def compare(case: Case) -> Score | None:
        return same(getattr(case.record, name, None), case.label[name]) if name in case.label else None

    return compare


def _speakers(case: Case) -> Items | None:
    return _voices(case, organisation=False)


def _speakers_for_organisations(case: Case) -> Items | None:
    return _voices(case, organisation=True)


def _voices(case: Case, *, organisation: bool) -> Items | None:
    if not isinstance(case.record, Statement) or "speakers" not in case.label:
        return None
    found = [(one.name, one.role, one.organisation if organisation else None) for one in case.record.speakers]
    labelled = [(one["name"], one["role"], one["org"] if organisation else None) for one in case.label["speakers"]]
    return items(found, labelled)


def _authors(case: Case) -> Items | None:
    if not isinstance(case.record, Article) or "authors" not in case.label:
        return None
    return items(case.record.authors, case.label["authors"])


def _people(case: Case) -> Items | None:
    return items(_folded(case.record.people), _folded(case.label["people"])) if "people" in case.label else None


def _authorities(case: Case) -> Items | None:
    if "authorities" not in case.label:
        return None
    return items(case.record.authorities, (code_of_label(name, case.days) for name in case.label["authorities"]))


def code_of_label(name: str, when: DateRange) -> str:
    """The GSS code on the days `when` of the authority with the exact label `name`; `name` itself if it is unknown."""
    for authority in authorities():
        if name in authority.names:
            return code_of(authority.name, when)
    return name


def _organisations(case: Case) -> Items | None:
    if "organisations" not in case.label:
        return None
    either = _folded(case.label.get("organisations_also", ()))
    return items(_folded(case.record.organisations), _folded(case.label["organisations"]), either)


def _money(case: Case) -> Items | None:
    if "money" not in case.label:
        return None
    return items(_worded(case, "money"), {straight(words.lower()) for words in case.label["money"]})


def _percentages(case: Case) -> Items | None:
    if "percent" not in case.label:
        return None
    # Readers labelled shares in words ("eight in 10"), but few with a sign, so one with a sign and no label is not
    # wrong.
    found = _worded(case, "percentage")
    signed = {words for words in found if "%" in words}
    return items(found, {straight(words.lower()) for words in case.label["percent"]}, signed)


def _worded(case: Case, kind: str) -> set[str]:
    return {straight(mention.text.lower()) for mention in case.mentions if mention.kind == kind}


def _folded(names: Iterable[str]) -> set[str]:
    return {straight(name) for name in names}


def _paragraphs(case: Case) -> Score | None:
    if not isinstance(case.record, Statement) or "paragraphs" not in case.label:
        return None
    return same(len(case.record.paragraphs), case.label["paragraphs"])


def _quotation_paragraphs(case: Case) -> Score | None:
    if "quote_paragraphs" not in case.label:
        return None
    spans = [(quotation.start, quotation.end) for quotation in case.quotations]
    quoted = [
        passage
        for passage in case.view.of("paragraphs")
        if any(start < passage.end and end > passage.start for start, end in spans)
    ]
    return same(len(quoted), case.label["quote_paragraphs"])


def _topics(case: Case) -> Items | None:
    """Precision counts topics of either reader as right; recall counts topics of both readers."""
    if "topics" not in case.label:
        return None
    found, both = set(case.record.topics), set(case.label["topics"])
    extra, missed = found - both - set(case.label.get("topics_also", ())), both - found
    told = _told(Counter(extra), Counter(missed))
    return Items(len(found - extra), len(extra), len(both & found), len(missed), told)


def _main_topic(case: Case) -> Score | None:
    """Compared only if both readers gave a topic."""
    return same(case.record.topics[:1], tuple(case.label["topics"][:1])) if case.label.get("topics") else None


def _responding_to(case: Case) -> Score | None:
    if not isinstance(case.record, Statement) or "responding_to" not in case.label:
        return None
    found, labelled = case.record.responding_to, case.label["responding_to"]
    value = overlap(map(_tokens, found), map(_tokens, labelled))
    return Score(value, "" if value == 1 else f"found {list(found)}, labelled {labelled}")


def _tokens(words: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", words.lower()))


FIELDS: dict[str, Compare] = {
    "kind": _attribute("kind"),
    "genre": _attribute("genre"),
    "stub": _attribute("stub"),
    "paragraphs": _paragraphs,
    "quotation_paragraphs": _quotation_paragraphs,
    "speakers": _speakers,
    "speakers_for_organisations": _speakers_for_organisations,
    "authors": _authors,
    "people": _people,
    "authorities": _authorities,
    "organisations": _organisations,
    "money": _money,
    "percentages": _percentages,
    "topics": _topics,
    "main_topic": _main_topic,
    "responding_to": _responding_to,
}
