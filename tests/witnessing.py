"""Witnesses of the tables: short sentences, and what must come of the words marked in them.

The files in ``tests/witnesses`` were written from knowledge of the subject and not from the tables, so that a word that
is lost, or was never right, is missed by somebody.
"""

import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from childservices_corpus.annotate.dates.phrases import text_clues
from childservices_corpus.annotate.language.view import Passage, View
from childservices_corpus.annotate.mentions import Asked, find_rows
from childservices_corpus.annotate.topics.score import find_topics
from childservices_corpus.models import Article, DateRange, Statement

Probe = Callable[[Sequence["Witness"], dict[str, Any]], list[bool]]
FOLDER = Path(__file__).parent / "witnesses"
NOTHING = ""


@dataclass(frozen=True)
class Witness:
    """A sentence, the offsets of the words that are asked about, and what must come of them."""

    text: str
    start: int
    end: int
    want: str
    day: date | None = None

    def __str__(self) -> str:
        marked = f"{self.text[: self.start]}[{self.text[self.start : self.end]}]{self.text[self.end :]}"
        return f"{marked} -> {self.want or 'nothing'}"


def read(name: str) -> dict[str, Any]:
    """The file of witnesses ``tests/witnesses/<name>.toml``."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


def framed(frame: str, words: str, want: str, day: date | None = None) -> Witness:
    """`frame` with `words` in the place of its braces; where either has brackets, what is inside them is asked about."""
    text = frame.replace("{}", words if "[" in frame + words else f"[{words}]")
    start, end = text.index("["), text.index("]") - 1
    return Witness(text.replace("[", "").replace("]", ""), start, end, want, day)


def witnesses(name: str) -> list[Witness]:
    """All witnesses of the table `name`."""
    return list(_of_file(read(name)))


def _of_file(content: dict[str, Any]) -> Iterator[Witness]:
    for group in content.get("bodies", ()):
        for line in group["lines"].strip().splitlines():
            body, _, others = line.partition(" = ")
            mark, body = body[:1] if body[:1] in "-+" else "", body.lstrip("-+")
            for form in (*([] if mark == "-" else [body]), *filter(None, others.split("; "))):
                yield framed(group["frame"], form, f"{content['kind']} {body}")
                if "not_in" in group:
                    yield framed(group["not_in"], form, NOTHING)
            if mark == "+":
                yield framed(group["headline"], body, f"{content['kind']} {body}")
    for group in content.get("places", ()):
        for line in group["lines"].strip().splitlines():
            place, _, code = line.partition(" = ")
            form, _, day = place.partition(" @ ")
            for frame in group["frames"]:
                want = f"{content['kind']} {code}" if code else NOTHING
                yield framed(frame, form, want, date.fromisoformat(day) if day else None)
    for group in content.get("groups", ()):
        frames = [group["frame"]] if "frame" in group else group["frames"]
        for words in _words(group["words"]):
            for frame in frames:
                yield framed(frame, words, group["want"])
    for group in content.get("cues", ()):
        for sort, weight in (("strong", "3"), ("fair", "2"), ("faint", "1"), ("not_meant", None)):
            for words in _words(group.get(sort, "")):
                yield framed("{}", words, f"not {group['slug']}" if weight is None else f"{group['slug']} {weight}")
    for group in content.get("pairs", ()):
        for line in group["lines"].strip().splitlines():
            words, _, want = line.partition(" = ")
            yield framed(group.get("frame", "{}"), words, want)


def _words(words: str | list[str]) -> list[str]:
    return words if isinstance(words, list) else [word.strip() for word in words.replace("\n", " ").split(";") if word.strip()]


def heard(name: str, found: Sequence[Witness]) -> list[bool]:
    """Which of the witnesses `found` of the table `name` pass."""
    content = read_once(name)
    probe = PROBES[content["probe"]]
    try:
        return probe(found, content)
    except (LookupError, ValueError, AssertionError):
        # Without an entry that others name the package may stop: then each witness is heard alone.
        return [_alone(probe, one, content) for one in found]


def _alone(probe: Probe, one: Witness, content: dict[str, Any]) -> bool:
    try:
        return probe([one], content)[0]
    except (LookupError, ValueError, AssertionError):
        return False


_READ: dict[str, dict[str, Any]] = {}


def read_once(name: str) -> dict[str, Any]:
    if name not in _READ:
        _READ[name] = read(name)
    return _READ[name]


def article_view(text: str, field: str = "paragraphs") -> View:
    """An article that is `text` alone."""
    record = Article(id="themj/a-title-0123abcd", publisher="themj", title=text, document_id="0" * 64, position=0)
    return View(record, (Passage(field, None if field == "title" else 0, text, 0),))


def statement_view(text: str) -> View:
    """A statement with `text` for its only paragraph."""
    record = Statement(
        id="adcs/a-title-0123abcd", publisher="adcs", title="A title", paragraphs=(text,), kind="comment",
        text=text, document_id="0" * 64, position=0,
    )  # fmt: skip
    return View(record, (Passage("paragraphs", 0, text, 0),))


def _mentions(found: Sequence[Witness], content: dict[str, Any]) -> list[bool]:
    """The words are a mention of that kind with that reference; or nothing of the kind that the file is about."""
    asked = [
        Asked(article_view(one.text), None if one.day is None else DateRange(earliest=one.day, latest=one.day))
        for one in found
    ]
    passed = []
    for one, rows in zip(found, find_rows(asked), strict=True):
        if one.want == NOTHING:
            kind = content["kind"]
            passed.append(not any(row.kind == kind and row.start < one.end and row.end > one.start for row in rows))
        else:
            got = {(row.start, row.end): f"{row.kind} {row.ref}" for row in rows}
            passed.append(got.get((one.start, one.end)) == one.want)
    return passed


def _topics(found: Sequence[Witness], content: dict[str, Any]) -> list[bool]:
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


def _dates(found: Sequence[Witness], content: dict[str, Any]) -> list[bool]:
    """What the text clues of a statement say, as ``means first-day/last-day`` of the first range."""
    passed = []
    for one in found:
        got = [f"{clue.means} {_range(clue.options[0])}" for clue in text_clues(statement_view(one.text))]
        passed.append(got == ([one.want] if one.want else []))
    return passed


def _range(days: tuple[date | None, date | None]) -> str:
    first, last = (day.isoformat() if day else ".." for day in days)
    return f"{first}/{last}"


PROBES: dict[str, Probe] = {
    "mention": _mentions,
    "topic": _topics,
    "date": _dates,
}
