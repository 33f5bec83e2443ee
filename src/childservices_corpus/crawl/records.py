"""From the bytes of a crawl file to its records, and to the stretches that are none.

A record is taken only if its own length leads to the end of the stream or to the next record. If a length is wrong, the
record is lost, and reading goes on at the next first line of a record: a page never takes words from the next.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from io import SEEK_END, BytesIO
from typing import Any, BinaryIO, NamedTuple

from ..imports.extras import need
from .limits import CrawlLimits
from .streams import GZIP, MARK, Fault, Member, Plain, Stream, find_mark, is_member, is_sound, next_member

EXTRA, LIBRARY = "crawl", "fastwarc.warc"
_BLANK_LINE = b"\r\n\r\n"
_FIRST_LOOK, LONGEST_HEAD = 1 << 12, 1 << 16
_MOST_DIGITS, _OVERLAP = 18, 32
# A file with damaged gzip members may be read so many times over, so that the time is linear. What a damaged member
# makes read of the next ones does not count if it is short.
_MOST_WASTED, _HARMLESS = 16, 1 << 16


class Place(NamedTuple):
    """Where a record begins: the offset in the file and, if it is not the first of its gzip member, that inside it."""

    offset: int
    inner: int = 0

    def __str__(self) -> str:
        return f"{self.offset:012d}" + (f"+{self.inner:012d}" if self.inner else "")


START = Place(0)


@dataclass(frozen=True)
class Record:
    """A record: its fields, its first lines with them, and its block, to be read before the next record is asked for.

    ``read`` is ``None`` for a block that is longer than the limit. ``stored`` is the size of the record in the file.
    ``sure`` is false for a record among others in a gzip member that is damaged somewhere: only a digest of its own can
    show that its bytes are right.
    """

    place: Place
    fields: Any
    head: bytes
    length: int
    stored: int
    read: Callable[[], bytes] | None
    sure: bool = True

    def field(self, name: str) -> str:
        """The value of a field; empty without one, or if there are several."""
        return field_of(self.fields, name)


def field_of(fields: Any, name: str) -> str:
    """The value of the field `name` among `fields`; empty without one, or if there are several."""
    values = {value.strip() for value in fields.get_multiple(name)}
    return values.pop() if len(values) == 1 else ""


@dataclass(frozen=True)
class Lost:
    """A stretch of `size` bytes from `place` on in which a record cannot be read, and why."""

    place: Place
    size: int
    fault: Fault


def records(
    file: BinaryIO, limits: CrawlLimits, start: Place = START, *, checked: bool = True
) -> Iterator[Record | Lost]:
    """All that is in the crawl file `file`, in its order, from `start` on.

    A gzip member with several records is read twice, unless `checked` is false: its checksum is at its end.

    Raises :class:`~childservices_corpus.errors.ExtraMissingError` if FastWARC is not installed.
    """
    fields = need(LIBRARY, EXTRA).HeaderMap
    offset, inner = start
    if not _is_packed(file, offset):
        yield from _in_stream(Plain(file), None, offset, limits, fields)
        return
    size, wasted = file.seek(0, SEEK_END), 0
    while offset < size:
        if wasted > _MOST_WASTED * size:
            yield Lost(Place(offset), size - offset, Fault("damaged", "too much of the file is damaged to go on"))
            return
        file.seek(offset)
        beginning = file.read(len(GZIP))
        if beginning != GZIP:
            follows = next_member(file, offset)
            yield Lost(Place(offset), follows - offset, Fault("damaged", "a gzip member does not begin here"))
        else:
            member = Member(file, offset, limits)
            sound = partial(is_sound, file, offset, limits) if checked else None
            yield from _in_stream(member, offset, inner, limits, fields, sound)
            follows = member.end if member.end is not None else next_member(file, offset + 1)
            # Each of many damaged members may seem to go on to the end of the file.
            wasted += 0 if member.end is not None else max(0, member.used - _HARMLESS)
        offset, inner = follows, 0


def _is_packed(file: BinaryIO, offset: int) -> bool:
    """Whether a file is gzip: a member or, behind bytes that are neither, a member and not a record, is at `offset`."""
    if is_member(file, offset):
        return True
    plain = Plain(file)
    if MARK.match(plain.peek(offset, _FIRST_LOOK)):
        return False
    return next_member(file, offset) < find_mark(plain, offset)


def _in_stream(
    stream: Stream,
    offset: int | None,
    at: int,
    limits: CrawlLimits,
    fields: Any,
    sound: Callable[..., bool] | None = None,
) -> Iterator[Record | Lost]:
    """The records of `stream` from `at` on.

    `offset` is that of its gzip member, and `sound` says if this is whole; a member with one record says so itself.
    """
    found: Record | Lost | None = None
    sure = None if sound is not None else True
    while True:
        stream.drop(at)
        at = _after_line_ends(stream, at)
        place = Place(at) if offset is None else Place(offset, at)
        if not stream.peek(at, 1):
            if stream.fault is not None and not isinstance(found, Lost):
                yield Lost(place, 0, stream.fault)
            return
        found, follows = _next(stream, place, at, limits, fields)
        if isinstance(found, Record):
            behind = stream.peek(follows + len(_BLANK_LINE), _OVERLAP) if sure is None else b""
            if behind and sound is not None:
                sure = sound(doubted=MARK.match(behind) is None)
            found = replace(found, sure=False) if sure is False else found
        yield found
        at = follows


def _after_line_ends(stream: Stream, at: int) -> int:
    while piece := stream.peek(at, _FIRST_LOOK):
        rest = piece.lstrip(b"\r\n")
        at += len(piece) - len(rest)
        if rest:
            break
        stream.drop(at)
    return at


def _next(stream: Stream, place: Place, at: int, limits: CrawlLimits, fields: Any) -> tuple[Record | Lost, int]:
    """The record at `at`, or what is there instead, and the offset at which to go on."""
    head = _head(stream, at)
    named = _fields(head, fields)
    if named is None:
        return _lost(stream, place, at, at + 1, "a record does not begin here, or its first lines are damaged")
    words, block = field_of(named, "Content-Length"), at + len(head)
    if not (words.isascii() and words.isdigit()) or len(words) > _MOST_DIGITS:
        return _lost(stream, place, at, block, "the record does not say its length")
    end = block + int(words)
    readable = int(words) <= limits.largest_page + LONGEST_HEAD
    if not readable:
        stream.drop(end - 1)
    why = _why_not_whole(stream, end)
    if why is not None:
        return _lost(stream, place, at, block if readable or stream.again else end, why)
    read = partial(stream.peek, block, int(words)) if readable else None
    return Record(place, named, head, int(words), stream.stored(at, end), read), end


def _head(stream: Stream, at: int) -> bytes:
    """The first lines of a record with the blank line behind them; empty if there is none."""
    for most in (_FIRST_LOOK, LONGEST_HEAD):
        piece = stream.peek(at, most)
        end = piece.find(_BLANK_LINE)
        if end >= 0:
            marks = [found.start() for found in MARK.finditer(piece, 0, end)]
            return piece[: end + len(_BLANK_LINE)] if marks == [0] else b""
        if len(piece) < most:
            break
    return b""


def _fields(head: bytes, fields: Any) -> Any:
    """The fields in the first lines of a record; ``None`` if they cannot be read."""
    named = fields()
    try:
        return named if head and named.parse(BytesIO(head)) else None
    except (OSError, ValueError):
        return None


def _why_not_whole(stream: Stream, end: int) -> str | None:
    """Why a record that should end at `end` does not; ``None`` if it does."""
    last = stream.peek(max(0, end - 1), 1)
    behind = stream.peek(end, len(_BLANK_LINE) + 1)
    if stream.fault is not None and len(behind) <= len(_BLANK_LINE):
        return stream.fault.why
    if not last:
        return "the file or gzip member ends before the record does"
    # A plain file may have been cut inside the last line ends.
    whole = behind.startswith(_BLANK_LINE) or (stream.again and _BLANK_LINE.startswith(behind))
    return None if whole else "the record does not end where it says"


def _lost(stream: Stream, place: Place, at: int, search: int, why: str) -> tuple[Lost, int]:
    """The stretch from `at` to the next first line of a record behind `search`."""
    follows = find_mark(stream, search)
    ended = stream.fault if not stream.peek(follows, 1) else None
    return Lost(place, follows - at, ended or Fault("damaged", why)), follows
