"""Witnesses of the tables: short sentences, and what must come of the words marked in them.

The files in ``tests/witnesses`` were written from knowledge of the subject and not from the tables, so that a word that
is lost, or was never right, is missed by somebody.
"""

import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from childservices_corpus.annotate.dates.clues import Options
from childservices_corpus.annotate.dates.offices import role_evidence
from childservices_corpus.annotate.dates.phrases import text_clues
from childservices_corpus.annotate.language.view import Passage, View, views
from childservices_corpus.annotate.mentions import Asked, find_rows
from childservices_corpus.annotate.people.roles import organisation_of, role_form
from childservices_corpus.annotate.speech.genre import annotate_article
from childservices_corpus.annotate.speech.statements import annotate_statement
from childservices_corpus.annotate.topics.score import find_topics
from childservices_corpus.corpus.query.vocabulary import authority_codes
from childservices_corpus.models import Article, DateRange, Statement
from childservices_corpus.parsing.objects import parse
from childservices_corpus.reading.problems import problem

Probe = Callable[[Sequence["Witness"]], list[bool]]
FOLDER = Path(__file__).parent / "witnesses"
NOTHING = ""
END = "\n\n\nTags assigned to this article:\nThere are no tags assigned to this article!\n\nRelated Articles\n"
ARTICLE = "  \N{BULLET} {title}\n\n    13 June 2024\n\n    {summary}\n"
BYLINED = "Early help is late\nBy {names} | 13 June 2024\nCouncils act too late, a report has found.\n"


@dataclass(frozen=True)
class Witness:
    """A sentence, the offsets of the words that are asked about, and what must come of them."""

    text: str
    start: int
    end: int
    want: str
    probe: str
    kind: str = ""
    day: date | None = None

    def __str__(self) -> str:
        marked = f"{self.text[: self.start]}[{self.text[self.start : self.end]}]{self.text[self.end :]}"
        return f"{marked} -> {self.want or 'nothing'}"


@cache
def files() -> dict[str, dict[str, Any]]:
    """The files of witnesses by name; each tells whose tables it witnesses, by default that of its own name."""
    found = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.toml"))}
    return {name: {"tables": [name], **content} for name, content in found.items()}


@cache
def witnesses(table: str) -> tuple[Witness, ...]:
    """All witnesses of the table `table`, from all files about it."""
    return tuple(one for content in files().values() if table in content["tables"] for one in _of_file(content))


def spared(table: str) -> set[str]:
    """The entries of the table that need no witness here; the file of witnesses says why."""
    about = [content for content in files().values() if table in content["tables"]]
    return {entry for content in about for group in content.get("spared", ()) for entry in group["entries"]}


def _framed(group: dict[str, Any], words: str, want: str, *, frame: str = "", day: str = "") -> Witness:
    """The frame with `words` in the place of its braces; where either has brackets, what is inside is asked about."""
    frame = frame or group.get("frame", "{}")
    text = frame.replace("{}", words if "[" in frame + words else f"[{words}]")
    start, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    return Witness(
        plain, start, end, want, group["probe"], group.get("kind", ""), date.fromisoformat(day) if day else None
    )


def _of_file(content: dict[str, Any]) -> Iterator[Witness]:
    for sort, reader in _READERS.items():
        for group in content.get(sort, ()):
            yield from reader({key: content[key] for key in ("probe", "kind") if key in content} | group)


def _bodies(group: dict[str, Any]) -> Iterator[Witness]:
    for line in _lines(group):
        body, _, others = line.partition(" = ")
        mark, body = body[:1] if body[:1] in "-+" else "", body.lstrip("-+")
        for form in (*([] if mark == "-" else [body]), *filter(None, others.split("; "))):
            yield _framed(group, form, f"{group['kind']} {body}")
            if "not_in" in group:
                yield _framed(group, form, NOTHING, frame=group["not_in"])
        if mark == "+":
            yield _framed(group, body, f"{group['kind']} {body}", frame=group["headline"])


def _places(group: dict[str, Any]) -> Iterator[Witness]:
    for line in _lines(group):
        place, _, code = line.partition(" = ")
        form, _, day = place.partition(" @ ")
        for frame in group["frames"]:
            yield _framed(group, form, f"{group['kind']} {code}" if code else NOTHING, frame=frame, day=day)


def _groups(group: dict[str, Any]) -> Iterator[Witness]:
    for words in _words(group["words"]):
        yield _framed(group, words, group["want"])


def _cues(group: dict[str, Any]) -> Iterator[Witness]:
    for sort, weight in (("strong", "3"), ("fair", "2"), ("faint", "1"), ("not_meant", None)):
        for words in _words(group.get(sort, "")):
            yield _framed(group, words, f"not {group['slug']}" if weight is None else f"{group['slug']} {weight}")


def _pairs(group: dict[str, Any]) -> Iterator[Witness]:
    for line in _lines(group):
        words, _, want = line.partition(" =")
        yield _framed(group, words, want.strip())


def _terms(group: dict[str, Any]) -> Iterator[Witness]:
    titles, lines = _words(group["words"]), [line.split(" = ") for line in _lines(group)]
    for person, want in lines:
        yield _framed(group, f"[{person}, {titles[0]}], spoke.", want)
    for title in titles:
        yield _framed(group, f"Later [{title} {lines[0][0]}] spoke.", lines[0][1])


_READERS: dict[str, Callable[[dict[str, Any]], Iterator[Witness]]] = {
    "bodies": _bodies,
    "places": _places,
    "groups": _groups,
    "cues": _cues,
    "pairs": _pairs,
    "offices": _terms,
}


def _lines(group: dict[str, Any]) -> list[str]:
    lines: str = group["lines"]
    return lines.strip("\n").splitlines()


def _words(words: str) -> list[str]:
    return [word.strip() for word in words.replace("\n", " ").split(";") if word.strip()]


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
        (view,) = views(parse(ARTICLE.format(title=title or "Early help", summary=summary), layout="themj-bulleted"))
        yield one, view


def _genres(found: Sequence[Witness]) -> list[bool]:
    """The genre of an article, and its authors."""
    pairs = ((one, annotate_article(view)) for one, view in _articles(found))
    return [one.want == " ".join([told.genre, "; ".join(told.authors)]).strip() for one, told in pairs]


def _credited(found: Sequence[Witness]) -> list[bool]:
    """Who says the words quoted in the summary of an article."""
    pairs = ((one, annotate_article(view)) for one, view in _articles(found))
    return [one.want == "; ".join(dict.fromkeys(str(item.speaker) for item in told.quotations)) for one, told in pairs]


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
    "council": _councils,
    "body": _bodies_of_roles,
    "problem": _problems,
}
