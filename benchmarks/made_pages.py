"""Pages of any size, made by varying the dumps: some words of each line are other words of the same dump.

Every form is kept line by line (bullets, gaps, dates, closing blocks), so a made page costs what a real one would;
titles and texts differ, so that ids, records and strings do not repeat as they would in a page copied over and over.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from makers import made

RAW = Path(__file__).resolve().parent.parent / "data" / "raw"
MEGABYTE = 1_000_000
SEED = 20221102
WORDS_FOR_EACH_CHANGE = 8
# A word of letters alone carries no mark that a layout could look for.
_PLAIN_WORD = re.compile(r"[a-z]{4,}")
# Lines of another use are kept as they are: closing blocks, dates, provenance lines, labels, lead-ins.
_KEPT = re.compile(
    r"Tags assigned|There are no tags|Related Articles|\s*\d{1,2} \w+ \d{4}$"
    r"|This (?:column|article)|Words: |.*\bsaid:?$"
)


@dataclass(frozen=True)
class Form:
    """A dump to vary: how its file's name begins, lines to skip at its top, where to stop, what goes on top instead.

    ``margin`` is put before each repetition, since the first bullet of a listing is not indented and later ones are.
    """

    name: str
    dump: str
    skip: int = 0
    until: str = ""
    head: str = ""
    margin: str = ""
    ending: str = "\n\n"


FORMS = {
    form.name: form
    for form in (
        Form("themj-bulleted", "000", margin="  "),
        Form("themj-plain", "002", skip=1, head="Children\n", ending="\n"),
        Form(
            "localgov-listing",
            "003",
            skip=2,
            until="For your free daily news bulletin",
            head="Children's social care | LocalGov\n\n",
        ),
        Form("adcs-feed", "004", skip=4),
    )
}
# Forms that no dump has: pages of the tests' makers, one after the other.
MADE = (
    *("themj-tag-page", "themj-dated", "themj-summaries-only", "themj-home", "themj-old-article"),
    *("themj-new-article", "themj-body-only"),
    *("localgov-dated", "localgov-bar", "localgov-article", "localgov-author-bullets", "localgov-body-only"),
    *("adcs-single-lines", "adcs-no-box", "adcs-box", "adcs-menu", "adcs-new-statement", "adcs-new-blog"),
    *("adcs-blog-list", "adcs-old-blog"),
)
NAMES = (*FORMS, *MADE)


@dataclass(frozen=True)
class _Line:
    """A line as words, and the places of those that another word may stand for."""

    words: list[str]
    places: list[int]


def made_page(name: str, size: int, seed: int = SEED) -> bytes:
    """A page of the form called `name`, at least `size` bytes of UTF-8; the same arguments give the same page."""
    form = FORMS.get(name)
    chunks = [form.head.encode() if form is not None else b""]
    total = len(chunks[0])
    for chunk in _copies(form, Random(f"{name} {seed}")) if form is not None else _pages(name, seed):
        chunks.append(chunk)
        total += len(chunk)
        if total >= size:
            break
    return b"".join(chunks)


def _pages(name: str, seed: int) -> Iterator[bytes]:
    """Pages of the maker called `name` on which a mark says whose they are."""
    while True:
        page = made(name, seed)
        seed += 1
        if page.sure or name == "themj-dated":
            yield f"{page.text}\n\n".encode()


def _copies(form: Form, rng: Random) -> Iterator[bytes]:
    """The dump again and again, each time with other words."""
    text = next(RAW.glob(f"{form.dump}_*.txt")).read_bytes().decode()
    if form.until:
        text = text[: text.index(form.until)]
    lines = [_line(line) for line in text.rstrip().split("\n")[form.skip :]]
    vocabulary = sorted({line.words[place] for line in lines for place in line.places})
    margin = ""
    while True:
        yield (margin + "\n".join(_varied(line, vocabulary, rng) for line in lines) + form.ending).encode()
        margin = form.margin


def _line(text: str) -> _Line:
    words = text.split(" ")
    if _KEPT.match(text):
        return _Line(words, [])
    return _Line(words, [place for place, word in enumerate(words) if _PLAIN_WORD.fullmatch(word)])


def _varied(line: _Line, vocabulary: list[str], rng: Random) -> str:
    if not line.places:
        return " ".join(line.words)
    words = line.words.copy()
    for _ in range(1 + len(line.places) // WORDS_FOR_EACH_CHANGE):
        words[line.places[int(rng.random() * len(line.places))]] = vocabulary[int(rng.random() * len(vocabulary))]
    return " ".join(words)
