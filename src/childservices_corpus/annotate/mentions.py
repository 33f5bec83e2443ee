"""What a record names: people, organisations, authorities, money, shares and dates, each where it stands."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from pydantic import TypeAdapter

from ..models import Article, DateRange, Mention, Statement
from . import amounts, authorities, date_mentions, organisations, people
from .found import Found, fold, plain, resolve
from .passages import Passage, View
from .phrases import Hit, Phrases

_LINE_BREAK = "\n"
# Records are read together up to so many characters: few calls, and memory that does not grow with the corpus.
_BATCH = 1 << 18


class Asked(NamedTuple):
    """A record to read, the days it may be from, and who is known to speak or write in it."""

    view: View
    when: DateRange | None = None
    known_people: Sequence[str] = ()


def find_mentions(view: View, when: DateRange | None = None, known_people: Sequence[str] = ()) -> list[Mention]:
    """The mentions in title, summary, paragraphs, subheadings and notes of `view`, sorted by start.

    ``text`` is the document's slice ``[start, end)``; of overlapping mentions the longest stays. ``ref`` is the GSS
    code in force `when` for an authority, the normal name of an organisation, the name of a person, else a value.
    Everyone in `known_people` is found wherever the full name stands.
    """
    return next(iter(find_all([Asked(view, when, known_people)])))


def find_all(records: Iterable[Asked]) -> Iterator[list[Mention]]:
    """The mentions of each of `records`, as :func:`find_mentions` gives them, at a fraction of its cost a record."""
    batch: list[tuple[Asked, list[Passage], str]] = []
    size = 0
    for asked in records:
        passages = _apart(asked.view.passages)
        text = _LINE_BREAK.join(fold(passage.text).replace(_LINE_BREAK, " ") for passage in passages)
        batch.append((asked, passages, text))
        size += len(text)
        if size >= _BATCH:
            yield from _read(batch)
            batch, size = [], 0
    yield from _read(batch)


def _apart(passages: Sequence[Passage]) -> list[Passage]:
    """The passages in order, without any that an earlier one already covers."""
    kept: list[Passage] = []
    for passage in sorted(passages, key=lambda passage: (passage.start, -passage.end)):
        if not kept or passage.start >= kept[-1].end:
            kept.append(passage)
    return kept


def _read(batch: Sequence[tuple[Asked, list[Passage], str]]) -> Iterator[list[Mention]]:
    finds = find_spans(_LINE_BREAK.join(text for _, _, text in batch))
    place = offset = 0
    for asked, passages, text in batch:
        own: list[Found] = []
        while place < len(finds) and finds[place].start < offset + len(text):
            find = finds[place]
            own.append(find._replace(start=find.start - offset, end=find.end - offset))
            place += 1
        own = _in_record(text, own, asked.known_people)
        yield _mentions(asked, passages, own)
        offset += len(text) + 1


def find_spans(text: str) -> list[Found]:
    """The finds in `text`, sorted and apart, that need nothing but `text`; none crosses a line break.

    An authority's reference is still its place: :func:`~.authorities.code_of` gives the code for a day.
    """
    folded = fold(text)
    finds = [*people.find_people(folded), *amounts.find_money(folded), *amounts.find_percentages(folded)]
    finds += date_mentions.find_numeric(folded)
    by_words: list[Hit] = []
    known_starts: set[int] = set()
    known_ends: set[int] = set()
    for hit in _phrases().find(folded):
        read = _READERS[hit.phrase.sort]
        if read is None:
            by_words.append(hit)
            continue
        find = read(folded, hit)
        if find is not None:
            finds.append(find)
            if find.kind in ("authority", "organisation"):
                known_starts.add(find.start)
                known_ends.add(find.end)
    for hit in by_words:
        # "Meanwhile Medway Council", "Ministry of Justice White Paper": what is known takes no neighbours in.
        if hit.end not in known_ends and hit.start not in known_starts:
            find = organisations.read_hit(folded, hit)
            if find is not None:
                finds.append(find)
    return resolve(finds)


_SOURCES = (organisations, authorities, people, amounts, date_mentions)
_READERS: dict[str, Callable[[str, Hit], Found | None] | None] = {
    **dict.fromkeys(organisations.SORTS, organisations.read_hit),
    **dict.fromkeys(authorities.SORTS, authorities.read_hit),
    **dict.fromkeys(amounts.SORTS, amounts.read_hit),
    **dict.fromkeys(date_mentions.SORTS, date_mentions.read_hit),
    people.SURNAME: people.read_hit,
    # Read when all known names are: they decide where an unknown one ends.
    organisations.LAST_WORD: None,
    organisations.WORD_BEFORE_OF: None,
}


@cache
def _phrases() -> Phrases:
    return Phrases(phrase for source in _SOURCES for phrase in source.phrases())


def _in_record(text: str, finds: list[Found], known_people: Sequence[str]) -> list[Found]:
    """Add what only the record can tell: its speakers, its abbreviations, and whose surname stands alone."""
    more = [*people.find_known(text, known_people), *organisations.find_defined(text, finds)]
    if more:
        # A definition of the record wins over the table's reading of the same letters.
        taken = {(find.start, find.end) for find in more}
        finds = resolve([*more, *(find for find in finds if (find.start, find.end) not in taken)])
    return people.with_full_names(finds)


@cache
def _adapter() -> TypeAdapter[list[Mention]]:
    return TypeAdapter(list[Mention])


def _mentions(asked: Asked, passages: Sequence[Passage], finds: Sequence[Found]) -> list[Mention]:
    starts: list[int] = []
    at = 0
    for passage in passages:
        starts.append(at)
        at += len(passage.text) + 1
    record = asked.view.record
    rows = []
    for find in finds:
        number = bisect_right(starts, find.start) - 1
        passage, shift = passages[number], starts[number]
        # The outlet of "This column first appeared in …" is a field of its own, not what the statement speaks of.
        if find.kind == "organisation" and _tells_first_publication(record, passage):
            continue
        ref = find.ref
        if find.kind == "authority" and ref is not None:
            ref = authorities.code_of(ref, asked.when)
        words = passage.text[find.start - shift : find.end - shift]
        if find.kind == "person" and fold(words) == ref:
            # A name keeps the apostrophe that the page gives it.
            ref = plain(words)
        rows.append(
            {
                "record_id": record.id,
                "kind": find.kind,
                "text": words,
                "ref": ref,
                "document_id": record.document_id,
                "start": passage.start + find.start - shift,
                "end": passage.start + find.end - shift,
            }
        )
    return _adapter().validate_python(rows)


def _tells_first_publication(record: Article | Statement, passage: Passage) -> bool:
    return (
        isinstance(record, Statement)
        and passage.field == "paragraphs"
        and passage.item is not None
        and record.paragraph_roles[passage.item : passage.item + 1] == ("first_published",)
    )


def named_people(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """The people mentioned, each once, in order of first appearance."""
    return _once(mentions, "person")


def named_organisations(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """The organisations mentioned, as the page words them, each form once, in order of first appearance."""
    named = (plain(mention.text) for mention in mentions if mention.kind == "organisation")
    return tuple(dict.fromkeys(named))


def normal_organisations(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """The organisations mentioned under their normal names: DfE and Department for Education are one."""
    return _once(mentions, "organisation")


def named_authorities(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """The GSS codes of the authorities mentioned, each once, in order of first appearance."""
    return _once(mentions, "authority")


def _once(mentions: Iterable[Mention], kind: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mention.ref for mention in mentions if mention.kind == kind and mention.ref is not None))
