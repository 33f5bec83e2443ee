"""What a record names: people, organisations, authorities, money, shares and dates, each with its place."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from pydantic import TypeAdapter

from ..models import Article, DateRange, Mention, Statement
from ..text.fold import plain_spaces, straight
from .amounts import money
from .bodies import authorities, organisations
from .finds import find_spans
from .language.spans import Found, resolve
from .language.view import Passage, View
from .language.visible import seen
from .people import mentioned as people

_LINE_BREAK = "\n"
# Records are read together up to this many characters: few calls, and memory that does not grow with the corpus.
_BATCH = 1 << 18
_CAPITAL = r"[A-Z][\w.'\N{RIGHT SINGLE QUOTATION MARK}&-]{0,39}+"
_MORE_NAMES = re.compile(rf"(?:[ -]{_CAPITAL}){{1,8}}")
_MORE_WORDS = re.compile(rf"(?:,? (?:of|for|and|the|on|in|&|{_CAPITAL})){{1,12}}")
_GSS = re.compile(r"[EKNSW][0-9]{8}")
# What may lie between half a name and the place where the page cut it.
_GOES_ON = {"person": _MORE_NAMES, "authority": _MORE_NAMES, "organisation": _MORE_WORDS}


class MentionRow(NamedTuple):
    """A row of the table of mentions: the fields of :class:`~childservices_corpus.models.Mention`, not validated."""

    record_id: str
    kind: str
    text: str
    ref: str | None
    document_id: str
    start: int
    end: int


class Asked(NamedTuple):
    """A record to read, the days of its range, and the people known to speak or write in it.

    With ``open_refs`` the reference of an authority stays its place, for which a day will decide on the code.
    """

    view: View
    when: DateRange | None = None
    known_people: Sequence[str] = ()
    open_refs: bool = False


def find_mentions(view: View, when: DateRange | None = None, known_people: Sequence[str] = ()) -> list[Mention]:
    """The mentions in title, summary, paragraphs, subheadings and notes of `view`, sorted by start.

    ``text`` is the document's slice ``[start, end)``. Of overlapping mentions the longest stays. ``ref`` is the GSS
    code in force on `when` for an authority, the normal name for an organisation, the name for a person, and a value
    otherwise. Each of `known_people` is found wherever the full name appears.
    """
    return next(iter(find_all([Asked(view, when, known_people)])))


def find_all(records: Iterable[Asked]) -> Iterator[list[Mention]]:
    """The mentions of each of `records`, as :func:`find_mentions` gives them, at a fraction of the cost for one."""
    for rows in find_rows(records):
        yield _adapter().validate_python([row._asdict() for row in rows]) if rows else []


def find_rows(records: Iterable[Asked]) -> Iterator[list[MentionRow]]:
    """The mentions of each of `records` as rows of the table of mentions, for corpora too large for objects."""
    batch: list[tuple[Asked, list[Passage], int]] = []
    texts: list[str] = []
    size = 0
    for asked in records:
        passages = _apart(asked.view.passages)
        # A passage is one line, whatever breaks it holds on the page: a find never crosses a line.
        text = _LINE_BREAK.join([passage.text for passage in passages])
        batch.append((asked, passages, len(text)))
        texts.append(text)
        size += len(text)
        if size >= _BATCH:
            yield from _read(batch, straight(_LINE_BREAK.join(texts)))
            batch, texts, size = [], [], 0
    yield from _read(batch, straight(_LINE_BREAK.join(texts)))


def _apart(passages: Sequence[Passage]) -> list[Passage]:
    """The passages in order, without a passage that an earlier one already covers."""
    if all(one.end <= other.start for one, other in pairwise(passages)):
        return list(passages)
    kept: list[Passage] = []
    for passage in sorted(passages, key=lambda passage: (passage.start, -passage.end)):
        if not kept or passage.start >= kept[-1].end:
            kept.append(passage)
    return kept


def _read(batch: Sequence[tuple[Asked, list[Passage], int]], folded: str) -> Iterator[list[MentionRow]]:
    """The rows of each record of a batch; `folded` is their text, joined by line breaks."""
    finds = find_spans(folded)
    known = people.find_known(folded, [name for asked, _, _ in batch for name in asked.known_people])
    starts, known_starts = [find.start for find in finds], [find.start for find in known]
    offset = reached = known_reached = 0
    for asked, passages, size in batch:
        end = offset + size
        first, reached = reached, bisect_left(starts, end, reached)
        first_known, known_reached = known_reached, bisect_left(known_starts, end, known_reached)
        if first == reached and first_known == known_reached:
            yield []
        else:
            own = _in_record(folded, end, asked, finds[first:reached], known[first_known:known_reached])
            yield _rows(asked, passages, own, offset)
        offset = end + 1


def _in_record(text: str, end: int, asked: Asked, finds: list[Found], known_anywhere: Sequence[Found]) -> list[Found]:
    """Add the finds that need the record: its speakers, its abbreviations, and surnames of people named in full.

    The record's text ends at `end` of `text`. `known_anywhere` are people found in it who are known in any record.
    """
    known = {straight(name).strip() for name in asked.known_people} if known_anywhere else set[str]()
    return with_context(text, end, finds, [find for find in known_anywhere if find.ref in known])


def with_context(text: str, end: int, finds: list[Found], known: Iterable[Found]) -> list[Found]:
    """`finds` with those that need the whole text, which ends at `end`: `known` people, abbreviations, surnames."""
    more = list(known)
    if finds and text.find(" (", finds[0].start, end) >= 0:
        more += organisations.find_defined(text, finds, end)
    if more:
        # A definition in the record wins over the table's reading of the same letters.
        taken = {(find.start, find.end) for find in more}
        finds = resolve([*more, *(find for find in finds if (find.start, find.end) not in taken)])
    return people.with_full_names(finds)


@cache
def _adapter() -> TypeAdapter[list[Mention]]:
    return TypeAdapter(list[Mention])


def _rows(asked: Asked, passages: Sequence[Passage], finds: Sequence[Found], offset: int) -> list[MentionRow]:
    """`finds` as rows with their offsets in the document; the record's text begins at `offset` of the text read."""
    record = asked.view.record
    record_id, document_id = record.id, record.document_id
    day = authorities.day_in(asked.when)
    rows: list[MentionRow] = []
    number, shift = 0, offset
    for start, end, kind, ref in finds:
        while start >= shift + len(passages[number].text) + 1:
            shift += len(passages[number].text) + 1
            number += 1
        passage = passages[number]
        # The outlet of "This column first appeared in …" has its own field; the statement is not about the outlet.
        if kind == "organisation" and _tells_first_publication(record, passage):
            continue
        low, high, words = passage.span(start - shift, end - shift)
        seen_words = passage.text[start - shift : end - shift]
        cuts = [cut for cut in asked.view.cuts if high <= cut <= passage.end]
        if (
            cuts
            and not _is_whole_council(kind, seen_words, ref)
            and any(_may_go_on(kind, passage, low, high, cut) for cut in cuts)
        ):
            continue
        meant = ref if asked.open_refs and kind == "authority" else ref_of(kind, seen_words, ref, day)
        rows.append(MentionRow(record_id, kind, words, meant, document_id, low, high))
    return rows


def _is_whole_council(kind: str, words: str, ref: str | None) -> bool:
    """True for "Birmingham City Council", which ends with the last word of its name even where the page is cut."""
    is_council = kind == "authority" or (kind == "organisation" and _GSS.fullmatch(ref or "") is not None)
    return is_council and words.endswith((" Council", " council"))


def _may_go_on(kind: str, passage: Passage, start: int, end: int, cut: int) -> bool:
    """True if the find from `start` to `end` in `passage` may continue to where the page cut the words at `cut`."""
    words, rest = (
        seen(passage.raw[low - passage.start : high - passage.start]) for low, high in ((start, end), (end, cut))
    )
    if kind == "money":
        return not rest or money.is_cut(rest)
    return not rest or (kind in _GOES_ON and _GOES_ON[kind].fullmatch(rest) is not None and _is_half(kind, words, rest))


def _is_half(kind: str, words: str, rest: str) -> bool:
    """True unless `words` are a known body, and no longer name in the table begins with `words` and `rest`."""
    known = straight(words)
    return (
        kind != "organisation" or not organisations.is_form(known) or organisations.begins_form(known + straight(rest))
    )


def ref_of(kind: str, words: str, ref: str | None, day: date | None) -> str | None:
    """The reference of a find with the seen `words`; an authority has the code that counts on `day`."""
    if kind == "authority" and ref is not None:
        return authorities.code_on(ref, day)
    if kind == "person" and straight(words) == ref:
        # A name keeps the apostrophe that the page writes.
        return plain_spaces(words)
    return ref


def _tells_first_publication(record: Article | Statement, passage: Passage) -> bool:
    return (
        isinstance(record, Statement)
        and passage.field == "paragraphs"
        and passage.item is not None
        and record.paragraph_roles[passage.item : passage.item + 1] == ("first_published",)
    )


def named_people(mentions: Iterable[Mention | MentionRow]) -> tuple[str, ...]:
    """The people mentioned, each once, in order of first appearance."""
    return _once(mentions, "person")


def named_organisations(mentions: Iterable[Mention | MentionRow]) -> tuple[str, ...]:
    """The organisations mentioned, as the page words them, each form once, in order of first appearance."""
    named = (plain_spaces(seen(mention.text)) for mention in mentions if mention.kind == "organisation")
    return tuple(dict.fromkeys(named))


def normal_organisations(mentions: Iterable[Mention | MentionRow]) -> tuple[str, ...]:
    """The organisations mentioned, by normal name: DfE and Department for Education are one."""
    return _once(mentions, "organisation")


def named_authorities(mentions: Iterable[Mention | MentionRow]) -> tuple[str, ...]:
    """The GSS codes of the authorities mentioned, each once, in order of first appearance."""
    return _once(mentions, "authority")


def _once(mentions: Iterable[Mention | MentionRow], kind: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mention.ref for mention in mentions if mention.kind == kind and mention.ref is not None))
