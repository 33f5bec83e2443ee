"""Witnesses of the tables: short sentences, and what must come of the words marked in them.

The files in ``tests/witnesses`` were written from knowledge of the subject and not from the tables, so that a word that
is lost, or was never right, is missed by somebody.
"""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "witnesses"
NOTHING = ""


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
    return tuple(one for name in files_about(table) for one in witnesses_in(name))


def files_about(table: str) -> list[str]:
    """The files with witnesses of the table `table`."""
    return [name for name, content in files().items() if table in content["tables"]]


def witnesses_in(name: str) -> tuple[Witness, ...]:
    """The witnesses of the file `name`, which may be about several tables."""
    return tuple(_of_file(files()[name]))


def spared(table: str) -> set[str]:
    """The entries of the table that need no witness here; the file of witnesses says why."""
    about = [files()[name] for name in files_about(table)]
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
