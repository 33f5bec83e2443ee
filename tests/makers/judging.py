"""What was read against what is true. Values are compared after white space is folded, and as they stand otherwise."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from .truth import Made, Page

FIRST_WORDS = 40
_TYPED = str.maketrans("‘’“”", "''\"\"")
_BULLETS = ("• ", "- ", "* ", "◦ ", "‣ ", "– ", "· ")


@dataclass(frozen=True)
class Difference:
    """A record that was found, but not as it is: the `fields` that differ."""

    record: Made
    read: Any
    fields: tuple[str, ...]


@dataclass
class Verdict:
    """How the records of a page were read.

    ``kept`` are numbers of records that were read as they are. ``lost`` are the others, with the numbers of those
    ``differing`` among them. ``nobodys`` were read but are no records. ``wrong`` have another publisher than a mark
    on their page says, ``doubtful`` another publisher where nothing says whose they are; both are lost too.
    ``beside`` are kept records whose authors or marks of truncation differ.
    """

    kept: list[int] = field(default_factory=list)
    lost: list[int] = field(default_factory=list)
    differing: dict[int, Difference] = field(default_factory=dict)
    nobodys: list[Any] = field(default_factory=list)
    wrong: list[Difference] = field(default_factory=list)
    doubtful: list[Difference] = field(default_factory=list)
    beside: list[Difference] = field(default_factory=list)

    @property
    def right(self) -> bool:
        return not (self.lost or self.nobodys)


def fold(words: str | None) -> str:
    return " ".join(words.split()) if words else ""


def judge(page: Page, read: Iterable[Any]) -> Verdict:
    """Compare the records `read` from `page` with its truth. Any object with the attributes of a record will do."""
    verdict = Verdict()
    waiting: dict[str, list[int]] = {}
    for number, record in enumerate(page.records):
        for label in _labels_of(record):
            waiting.setdefault(label, []).append(number)
    taken: set[int] = set()
    for one in read:
        found = [number for label in _labels_read(one) for number in waiting.get(label, ()) if number not in taken]
        if not found:
            if not any(_is_part(record, one) for record in page.perhaps):
                verdict.nobodys.append(one)
            continue
        differ, number = min(((_differing(page.records[number], one), number) for number in found), key=_worst_last)
        taken.add(number)
        _count(verdict, page.records[number], number, one, differ)
    verdict.lost.extend([number for number in range(len(page.records)) if number not in taken])
    verdict.lost.sort()
    return verdict


def _worst_last(found: tuple[tuple[str, ...], int]) -> tuple[int, int]:
    return len(found[0]), found[1]


def _count(verdict: Verdict, record: Made, number: int, read: Any, differ: tuple[str, ...]) -> None:
    difference = Difference(record, read, differ)
    if not differ:
        verdict.kept.append(number)
        beside = _beside(record, read)
        if beside:
            verdict.beside.append(Difference(record, read, beside))
        return
    verdict.lost.append(number)
    verdict.differing[number] = difference
    if "publisher" in differ:
        (verdict.wrong if record.sure else verdict.doubtful).append(difference)


def _labels_of(record: Made) -> set[str]:
    """What a record is found by: its title, or the first words of what it may begin with."""
    if record.title is not None:
        return {f"title {fold(record.title)}"}
    begins = (record.summary, *record.paragraphs[:1], *record.may_hold)
    return {f"words {fold(words)[:FIRST_WORDS]}" for words in begins if words}


def _labels_read(read: Any) -> list[str]:
    title = getattr(read, "title", None)
    if title is not None:
        return [f"title {fold(title)}"]
    begins = (getattr(read, "summary", None), *getattr(read, "paragraphs", ())[:1])
    return [f"words {fold(words)[:FIRST_WORDS]}" for words in begins if words]


def _differing(record: Made, read: Any) -> tuple[str, ...]:
    """The fields that differ, of those that count."""
    differ = []
    if read.publisher != record.publisher:
        differ.append("publisher")
    if type(read).__name__.lower() != record.kind:
        differ.append("kind")
    if record.day is not None and _days(read) != (record.day, record.day):
        differ.append("day")
    if record.form == "listing":
        if fold(getattr(read, "summary", None)) != fold(record.summary):
            differ.append("summary")
    elif _content(record, read) != _content(record, record):
        differ.append("paragraphs")
    return tuple(differ)


def _days(read: Any) -> tuple[Any, Any]:
    for name in ("published", "issued"):
        if hasattr(read, f"{name}_earliest"):
            return getattr(read, f"{name}_earliest"), getattr(read, f"{name}_latest")
    return None, None


def _content(record: Made, read: Any) -> list[str]:
    """Standfirst and paragraphs in order, without what may count as a paragraph or not, and without bullets.

    A standfirst that begins the first paragraph, or is given again as one, counts once.
    """
    optional = {_typed(words) for words in record.may_hold}
    told = [getattr(read, "summary", None), *getattr(read, "paragraphs", ())]
    content = [words for words in map(_typed, filter(None, told)) if words not in optional]
    return [content[0], *(words for words in content[1:] if words != content[0])] if content else content


def _typed(words: str) -> str:
    folded = fold(words).translate(_TYPED)
    return folded[2:] if folded.startswith(_BULLETS) else folded


def _beside(record: Made, read: Any) -> tuple[str, ...]:
    """Fields that do not count, but should be right: authors, and the marks of truncation where the reader has them."""
    differ = [name for name in ("authors",) if record.authors and tuple(getattr(read, name, ())) != record.authors]
    for name in ("title_truncated", "summary_truncated", "subheadings", "form", "complete"):
        true = getattr(record, name)
        if true not in (None, ()) and getattr(read, name, true) != true:
            differ.append(name)
    return tuple(differ)


def _is_part(record: Made, read: Any) -> bool:
    """Whether `read` may be a part of the record `record`, which a cut has left."""
    if read.publisher != record.publisher and record.sure:
        return False
    title = getattr(read, "title", None)
    if record.title is None or title is None:
        told = " ".join(_content(record, record))
        mine = " ".join(_content(record, read))
        return title is None and record.title is None and (told.startswith(mine) or mine.startswith(told))
    return fold(record.title).startswith(fold(title).removesuffix("..."))
