"""What the linking of records compares: words of title and text, years, names, occasions, days."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import NamedTuple

from ...models import Article, Statement, publisher_called
from ...reading.headlines import DOTS
from ...reference import table
from ...reference.lexicon import lowered
from ...text.fold import bare_words
from ..people.names import names_in

Record = Article | Statement
Bounds = tuple[date | None, date | None]

# A longer text is compared by its beginning, so that the time for a pair is bounded.
COMPARED = 8_000
LONGEST_TITLE = 300
OPENING = 400
# Words of the beginning count from this many letters on.
FEWEST_LETTERS = 4
FEWEST_SHARED = 3
FEWEST_TELLING = 2
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# "NCASC20" and "NCASC 21" name their year.
_ACRONYM_YEAR = re.compile(r"\b[A-Z]{4,8} ?(\d\d)\b")


class Told(NamedTuple):
    """The fields of a record from which its features are made, as they are written."""

    kind: str
    publisher: str
    document_id: str
    position: int
    title: str | None
    summary: str | None
    paragraphs: Sequence[str]
    form: str
    truncated: bool
    authors: Sequence[str]
    outlet: str | None


@dataclass(frozen=True, eq=False)
class Features:
    """The features of a record that are compared. Texts are in small letters, without marks, one space between words.

    Features that only a pair past the first tests needs are computed on demand.
    """

    told: Told
    raw: str
    start: str
    title: str
    cut: bool
    subject: tuple[str, ...]
    numbers: frozenset[str]
    days: Bounds

    @property
    def kind(self) -> str:
        """The kind of a statement, or ``article``."""
        return self.told.kind

    @property
    def short(self) -> bool:
        """True if the beginning is the whole text."""
        return len(self.raw) <= OPENING

    @cached_property
    def beginning(self) -> frozenset[str]:
        """The telling words at the beginning of the text."""
        return telling_words(self.start.split())

    @cached_property
    def terms(self) -> frozenset[str]:
        """The telling words of the title and of the beginning."""
        return self.beginning | telling_words(self.title.split())

    @cached_property
    def body(self) -> str:
        """The text below the title, or its beginning."""
        if self.short:
            return self.start
        return " ".join(bare_words(self.raw[:COMPARED]))

    @cached_property
    def opening(self) -> str:
        """The first words of the text: of an article its summary or, without one, its first paragraph."""
        if self.short and "\n" not in self.raw:
            return self.start
        return " ".join(bare_words(self.raw[:COMPARED].partition("\n")[0]))

    @property
    def whole(self) -> str:
        """The text below the title to its end; left as written where it is longer than the part that is compared."""
        return self.body if len(self.raw) <= COMPARED else self.raw

    @cached_property
    def length(self) -> int:
        """Number of words in the body."""
        return len(self.body.split())

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the body, without common words."""
        return frozenset(self.body.split()) - common()

    @cached_property
    def years(self) -> frozenset[str]:
        """The years that the title and the beginning name."""
        opening = self._opening
        return frozenset(_YEAR.findall(opening)) | {f"20{year}" for year in _ACRONYM_YEAR.findall(opening)}

    @cached_property
    def occasions(self) -> frozenset[str]:
        """The occasions that the title and the beginning name."""
        opening = " ".join(bare_words(self._opening))
        return frozenset(
            occasion
            for occasion, words in table("links")["occasions"].items()
            if any(word in opening for word in words)
        )

    @cached_property
    def names(self) -> frozenset[str]:
        """The people that the title and the beginning name."""
        return frozenset(name.text for name in names_in(self._opening))

    @property
    def _opening(self) -> str:
        return f"{(self.told.title or '')[:LONGEST_TITLE]}\n{self.raw[:OPENING]}"


@cache
def common() -> frozenset[str]:
    """Words too common to compare records by."""
    return lowered("title_common")


@cache
def _silent() -> frozenset[str]:
    return common().union(lowered("title_form"))


@cache
def _short_forms() -> tuple[tuple[str, str], ...]:
    return tuple((f" {name} ", f" {short} ") for name, short in table("links")["short_forms"].items())


def features(record: Record, days: Bounds) -> Features:
    """The features of `record`; `days` are its first and last day."""
    told = _told(record)
    words = bare_words((told.title or "")[:LONGEST_TITLE])
    title = " ".join(words)
    raw = raw_of(told)
    return Features(
        told=told,
        raw=raw,
        start=" ".join(bare_words(raw[:OPENING])),
        title=title,
        cut=(told.title or "").rstrip().endswith(DOTS),
        subject=_subject(title),
        numbers=frozenset([word for word in words if not word.isalpha() and any(map(str.isdigit, word))]),
        days=days,
    )


def raw_of(told: Told) -> str:
    """The text below the title as it is written, a paragraph a line."""
    return "\n".join(filter(None, (told.summary, *told.paragraphs)))


def _told(record: Record) -> Told:
    place = record.publisher, record.document_id, record.position
    if isinstance(record, Article):
        told = record.title, record.summary, record.paragraphs
        return Told("article", *place, *told, record.form, record.summary_truncated, record.authors, None)
    return Told(record.kind, *place, record.title, None, record.paragraphs, "", False, (), _outlet(record))


def telling_words(words: Iterable[str]) -> frozenset[str]:
    """Those of `words` that are not short."""
    return frozenset([word for word in words if len(word) >= FEWEST_LETTERS])


def _subject(title: str) -> tuple[str, ...]:
    """The words of a plain title that say its subject, names in their short forms, plurals cut."""
    padded = f" {title} "
    for name, short in _short_forms():
        padded = padded.replace(name, short)
    silent = _silent()
    kept = [_singular(word) for word in padded.split() if word not in silent]
    return tuple(dict.fromkeys(kept))


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word.removesuffix("s") if len(word) > 4 and not word.endswith("ss") else word


def _outlet(record: Statement) -> str | None:
    """The publisher that a reprinted column names as its first outlet; ``None`` if it names none of ours."""
    named = record.first_published.outlet if record.first_published else None
    return publisher_called(named) if named else None


def shared(one: Features, other: Features) -> tuple[str, ...]:
    """The words of the subject of `one` that `other` has too."""
    return tuple(word for word in one.subject if word in other.subject)


def one_subject(one: Features, other: Features) -> float:
    """The share of the words of two titles that is in both, from 0 to 1: how likely they name one subject.

    A title cut by dots counts as whole if the other title begins with it. The result is 0 if too few words are shared,
    or only words that the whole sector uses.
    """
    both = shared(one, other)
    told = sum(word not in lowered("title_sector") for word in both)
    if len(both) < FEWEST_SHARED or told < FEWEST_TELLING:
        return 0.0
    ours, theirs = one.subject, other.subject
    fewer = min(len(ours), len(theirs))
    if (one.cut or other.cut) and ours[:fewer] == theirs[:fewer]:
        return 1.0
    return len(both) / len({*ours, *theirs})
