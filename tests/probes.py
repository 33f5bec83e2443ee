"""How each sort of witness is heard: what the package says of the words that are asked about."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

import printed
from childservices_corpus.annotate.dates.clues import Options
from childservices_corpus.annotate.dates.offices import role_evidence
from childservices_corpus.annotate.dates.phrases import text_clues
from childservices_corpus.annotate.language.view import Passage, View, views
from childservices_corpus.annotate.mentions import Asked, find_rows
from childservices_corpus.annotate.people.roles import role_form
from childservices_corpus.annotate.people.spoken_for import organisation_of
from childservices_corpus.annotate.speech.genre import annotate_article
from childservices_corpus.annotate.speech.marks import Stretch
from childservices_corpus.annotate.speech.speech_or_title import is_title
from childservices_corpus.annotate.speech.statements import annotate_statement
from childservices_corpus.annotate.topics.score import find_topics
from childservices_corpus.corpus.query.vocabulary import authority_codes
from childservices_corpus.models import Article, DateRange, Statement
from childservices_corpus.parsing.objects import parse
from childservices_corpus.reading.problems import problem
from voices import END, PAGE
from witnessing import NOTHING, Witness

Probe = Callable[[Sequence[Witness]], list[bool]]
BYLINED = "Early help is late\nBy {names} | 13 June 2024\nCouncils act too late, a report has found.\n"


def heard(found: Sequence[Witness]) -> list[bool]:
    """Which of the witnesses `found` pass."""
    passed = [False] * len(found)
    for name, probe in PROBES.items():
        mine = [number for number, one in enumerate(found) if one.probe == name]
        for number, is_right in zip(mine, _heard(probe, [found[number] for number in mine]), strict=True):
            passed[number] = is_right
    return passed


def _heard(probe: Probe, found: Sequence[Witness]) -> list[bool]:
    try:
        return probe(found)
    except (LookupError, ValueError, AssertionError):
        # Without an entry that others name the package may stop: then each witness is heard alone.
        return [_alone(probe, one) for one in found]


def _alone(probe: Probe, one: Witness) -> bool:
    try:
        return probe([one])[0]
    except (LookupError, ValueError, AssertionError):
        return False


def article_view(text: str, field: str = "paragraphs") -> View:
    """An article that is `text` alone."""
    record = Article(id="themj/a-title-0123abcd", publisher="themj", title=text, document_id="0" * 64, position=0)
    return View(record, (Passage(field, None if field == "title" else 0, text, 0),))


def statement_view(text: str) -> View:
    """A statement with `text` for its only paragraph."""
    record = Statement(
        id="adcs/a-title-0123abcd",
        publisher="adcs",
        title="A title",
        paragraphs=(text,),
        paragraph_roles=("body",),
        kind="comment",
        text=text,
        document_id="0" * 64,
        position=0,
    )
    return View(record, (Passage("paragraphs", 0, text, 0),))


def _mentions(found: Sequence[Witness]) -> list[bool]:
    """The words are a mention of that kind with that reference; or nothing of the kind that the file is about."""
    asked = [
        Asked(article_view(one.text), None if one.day is None else DateRange(earliest=one.day, latest=one.day))
        for one in found
    ]
    passed = []
    for one, rows in zip(found, find_rows(asked), strict=True):
        if one.want == NOTHING:
            passed.append(not any(row.kind == one.kind and row.start < one.end and row.end > one.start for row in rows))
        else:
            got = {(row.start, row.end): f"{row.kind} {row.ref}" for row in rows}
            passed.append(got.get((one.start, one.end)) == one.want)
    return passed


def _topics(found: Sequence[Witness]) -> list[bool]:
    """In a title that says the words three times, each is a cue of that topic and adds what it should."""
    passed = []
    for one in found:
        slug, _, weight = one.want.removeprefix("not ").partition(" ")
        title = " | ".join([one.text] * 3)
        given = {topic.slug: topic for topic in find_topics(article_view(title, "title"))}
        if one.want == NOTHING:
            passed.append(not given)
        elif one.want.startswith("not "):
            passed.append(slug not in given)
        elif slug in given:
            places = {(cue.start, cue.end): cue.added for cue in given[slug].cues}
            passed.append(places.get((one.start, one.end)) == float(weight) * 3)
        else:
            passed.append(False)
    return passed


def _dates(found: Sequence[Witness]) -> list[bool]:
    """What the one text clue of a statement says, as ``means first-day/last-day``, and the words it rests on."""
    passed = []
    for one in found:
        got = [
            (clue.start, clue.words, f"{clue.means} {_ranges(clue.options)}")
            for clue in text_clues(statement_view(one.text))
        ]
        passed.append(got == ([(one.start, one.text[one.start : one.end], one.want)] if one.want else []))
    return passed


def _ranges(options: Options) -> str:
    """The range, or the first and the last of several, and how many there are."""
    first, last = (f"{_day(options[at][0])}/{_day(options[at][1])}" for at in (0, -1))
    return first if len(options) == 1 else f"{first} … {last} ({len(options)})"


def _day(day: date | None) -> str:
    return day.isoformat() if day else ".."


def _offices(found: Sequence[Witness]) -> list[bool]:
    """The term, ``first-day/last-day``, into which somebody beside an office dates a text."""
    passed = []
    for one in found:
        got = list(role_evidence(Passage("paragraphs", 0, one.text, 0), "0" * 64))
        days = [f"{_day(item.earliest)}/{_day(item.latest)}" for item in got]
        right = days == [one.want] and (got[0].start, got[0].end) == (one.start, one.end)
        passed.append(right if one.want else not got)
    return passed


def _statements(found: Sequence[Witness]) -> Iterator[tuple[Witness, View]]:
    """Each witness as a statement of ADCS, its lines apart by bars: the title first."""
    for one in found:
        title, *paragraphs = [line.strip() for line in one.text.split("|")]
        parsed = parse("\n\n".join([title, *paragraphs]) + END, layout="adcs-feed")
        yield one, next(iter(views(parsed)))


def _speakers(found: Sequence[Witness]) -> list[bool]:
    """Who says the quoted words of a statement, each once, in order."""
    pairs = ((one, annotate_statement(view)) for one, view in _statements(found))
    return [one.want == "; ".join(dict.fromkeys(str(item.speaker) for item in said.quotations)) for one, said in pairs]


def _roles(found: Sequence[Witness]) -> list[bool]:
    """The role of the first speaker of a statement."""
    pairs = ((one, annotate_statement(view)) for one, view in _statements(found))
    return [one.want == (str(said.speakers[0].role) if said.speakers else NOTHING) for one, said in pairs]


def _answers(found: Sequence[Witness]) -> list[bool]:
    """What a statement responds to."""
    return [one.want == "; ".join(annotate_statement(view).responding_to) for one, view in _statements(found)]


def _kinds(found: Sequence[Witness]) -> list[bool]:
    """The kind of a statement."""
    return [one.want == getattr(view.record, "kind", None) for one, view in _statements(found)]


def _forms(found: Sequence[Witness]) -> list[bool]:
    """The normal form of a role."""
    return [one.want == (role_form(one.text) or NOTHING) for one in found]


def _articles(found: Sequence[Witness]) -> Iterator[tuple[Witness, View]]:
    """Each witness as an article of The MJ: its title, a bar, its summary."""
    for one in found:
        title, _, summary = (part.strip() for part in one.text.rpartition("|"))
        (view,) = views(parse(PAGE.format(title=title or "Early help", summary=summary), layout="themj-bulleted"))
        yield one, view


def _genres(found: Sequence[Witness]) -> list[bool]:
    """The genre of an article, and its authors."""
    pairs = ((one, annotate_article(view)) for one, view in _articles(found))
    return [one.want == " ".join([told.genre, "; ".join(told.authors)]).strip() for one, told in pairs]


def _credited(found: Sequence[Witness]) -> list[bool]:
    """Who says the words quoted in the summary of an article."""
    pairs = ((one, annotate_article(view)) for one, view in _articles(found))
    return [one.want == "; ".join(dict.fromkeys(str(item.speaker) for item in told.quotations)) for one, told in pairs]


def _titles(found: Sequence[Witness]) -> list[bool]:
    """What stands between two marks is a title or speech."""
    said = (is_title(one.text, Stretch(one.start, one.end, opened=True, closed=True)) for one in found)
    return [one.want == ("title" if title else "speech") for one, title in zip(found, said, strict=True)]


def _bylines(found: Sequence[Witness]) -> list[bool]:
    """The authors of an article with a byline."""
    pages = (parse(BYLINED.format(names=one.text), layout="themj-bylines") for one in found)
    return [one.want == "; ".join(page.articles[0].authors) for one, page in zip(found, pages, strict=True)]


def _councils(found: Sequence[Witness]) -> list[bool]:
    """The codes that an authority has borne, by a name that somebody asks for."""
    return [one.want == "; ".join(sorted(authority_codes(one.text))) for one in found]


def _bodies_of_roles(found: Sequence[Witness]) -> list[bool]:
    """For which body somebody speaks in a statement of ADCS, by the role."""
    return [one.want == (organisation_of(one.text, "adcs") or NOTHING) for one in found]


def _problems(found: Sequence[Witness]) -> list[bool]:
    """How grave a problem is; it says what is wrong and what to do."""
    document = parse("Words.").document
    told = [problem(document, one.text, 1, 0, 1) for one in found]
    return [
        one.want == item.severity and bool(item.message and item.hint) for one, item in zip(found, told, strict=True)
    ]


PROBES: dict[str, Probe] = {
    "mention": _mentions,
    "topic": _topics,
    "date": _dates,
    "office": _offices,
    "speaker": _speakers,
    "role": _roles,
    "answer": _answers,
    "kind": _kinds,
    "form": _forms,
    "genre": _genres,
    "credited": _credited,
    "byline": _bylines,
    "title": _titles,
    "council": _councils,
    "body": _bodies_of_roles,
    "problem": _problems,
    "measure": printed.measures,
    "terms": printed.terms,
}
