"""The bytes in which records are: a plain file, or one member of a gzip file, unpacked piece by piece.

Both are read by offset. A plain file can be read again from anywhere. A member is unpacked once, from its start to its
end, and holds only the bytes from the last :meth:`Stream.drop` on, so that memory does not grow with the file.
"""

import re
import zlib
from os import SEEK_END
from typing import BinaryIO, NamedTuple, Protocol

from .limits import CrawlLimits

GZIP = b"\x1f\x8b\x08"
_PACKED, _UNPACKED = 1 << 14, 1 << 16
_PIECE, _OVERLAP, _EVERYWHERE = 1 << 16, 32, 1 << 62
# The first line of a record, and the first letter of a field.
MARK = re.compile(rb"WARC/[0-9]\.[0-9]{1,2}\r\n(?=[A-Za-z])")
# Unpacked with the header and trailer of gzip, whose checksum is checked.
_WITH_GZIP = 31
_WRONG_SUM = "the checksum of the gzip member is wrong"
_CUT = "the file ends inside a gzip member"
_CANNOT_BE_UNPACKED = "the gzip member cannot be unpacked to its end"


class Fault(NamedTuple):
    """What ended a stream too early: the reason that the report counts, and a sentence."""

    reason: str
    why: str


class Stream(Protocol):
    """Bytes that are read by offset."""

    fault: Fault | None
    again: bool

    def peek(self, at: int, size: int) -> bytes:
        """The `size` bytes at `at`, or fewer where the stream ends."""
        ...

    def drop(self, at: int) -> None:
        """Let go of the bytes before `at`."""
        ...

    def within(self, at: int) -> int:
        """The offset `at`, or the end of the stream if that is before it."""
        ...

    def stored(self, low: int, high: int) -> int:
        """How many bytes of the file the record from `low` to `high` takes; asked once for each record."""
        ...

    def strays(self) -> bool:
        """Whether reading has gone on into bytes of the next stream; asked where bytes are not a record."""
        ...


class Plain:
    """A file that is not packed."""

    fault: Fault | None = None
    again = True

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def peek(self, at: int, size: int) -> bytes:
        """The `size` bytes at `at`, or fewer where the file ends."""
        self._file.seek(at)
        return self._file.read(size)

    def drop(self, at: int) -> None:
        """Nothing is held."""

    def within(self, at: int) -> int:
        """The offset `at`, or the end of the file if that is before it."""
        return min(at, self._file.seek(0, SEEK_END))

    def stored(self, low: int, high: int) -> int:
        """The size of the record itself."""
        return high - low

    def strays(self) -> bool:
        """A plain file is one stream."""
        return False


class Member:
    """The gzip member at `offset` of a file; `end` is the offset behind it, once it is read to its end."""

    again = False

    def __init__(self, file: BinaryIO, offset: int, limits: CrawlLimits) -> None:
        self.fault: Fault | None = None
        self.end: int | None = None
        self._file, self._offset, self._limits = file, offset, limits
        self._inflate = zlib.decompressobj(_WITH_GZIP)
        self._packed, self._read, self._counted, self._made = b"", 0, 0, 0
        self._held, self._low, self._searched = bytearray(), 0, offset + 1

    @property
    def used(self) -> int:
        """How many packed bytes have been used."""
        return self._read - len(self._packed)

    def peek(self, at: int, size: int) -> bytes:
        """The `size` bytes at `at`, or fewer where the member ends."""
        while self._low + len(self._held) < at + size and self._more():
            pass
        low = at - self._low
        return bytes(self._held[low : low + size])

    def drop(self, at: int) -> None:
        """Let go of the bytes before `at`, and pass over those that are not yet unpacked."""
        while at > self._low + len(self._held):
            self._low += len(self._held)
            self._held.clear()
            if not self._more():
                return
        if at > self._low:
            del self._held[: at - self._low]
            self._low = at

    def within(self, at: int) -> int:
        """The offset `at`, or the end of what has been unpacked if that is before it."""
        return min(at, self._low + len(self._held))

    def stored(self, low: int, high: int) -> int:
        """How many packed bytes have been used since this was asked for the record before."""
        before, self._counted = self._counted, self.used
        return self.used - before

    def strays(self) -> bool:
        """Whether another member begins in the bytes used so far: a damaged one may seem to go on to the file's end."""
        if self.end is not None or self.fault is not None:
            return False
        stop = self._offset + self.used
        found = next_member(self._file, self._searched, stop)
        self._searched = max(self._searched, stop)
        if found < stop:
            self.fault = Fault("damaged", _CANNOT_BE_UNPACKED)
        return found < stop

    def _more(self) -> bool:
        """Unpack one piece more; false at the end, or at a fault."""
        if self.end is not None or self.fault is not None:
            return False
        if not self._packed:
            self._file.seek(self._offset + self._read)
            self._packed = self._file.read(_PACKED)
            self._read += len(self._packed)
        try:
            made = self._inflate.decompress(self._packed, _UNPACKED)
        except zlib.error as error:
            self.fault = Fault("damaged", _WRONG_SUM if "incorrect" in str(error) else _CANNOT_BE_UNPACKED)
            return False
        if not made and not self._packed and not self._inflate.eof:
            self.fault = Fault("damaged", _CUT)
            return False
        self._packed = self._inflate.unconsumed_tail
        self._held += made
        self._made += len(made)
        if self._inflate.eof:
            self._packed = self._inflate.unused_data
            self.end = self._offset + self.used
        elif self._limits.is_trap(self._made, self.used):
            self.fault = Fault("ratio", f"it unpacks to more than {self._limits.largest_ratio} times its size")
            return False
        return True


def is_sound(file: BinaryIO, offset: int, limits: CrawlLimits, *, doubted: bool) -> bool:
    """Whether the bytes of a gzip member are those that were packed, as far as they go; the member is read for it.

    A member that is `doubted`, since not all in it are records, must not seem to go on into the next.
    """
    member, at = Member(file, offset, limits), _PIECE
    member.drop(at)
    while member.within(at) == at and not (doubted and member.strays()):
        at += _PIECE
        member.drop(at)
    if member.fault is None or member.fault.reason == "ratio":
        return True
    stop = offset + member.used
    return member.fault.why == _CUT and not (doubted and next_member(file, offset + 1, stop) < stop)


def find_mark(stream: Stream, at: int) -> int:
    """The offset of the next first line of a record, from `at` on; without one, the end of the stream."""
    while True:
        if stream.strays():
            return stream.within(at)
        piece = stream.peek(at, _PIECE)
        found = MARK.search(piece)
        if found is not None:
            return at + found.start()
        if len(piece) < _PIECE:
            return stream.within(at + len(piece))
        at += len(piece) - _OVERLAP
        stream.drop(at)


def is_member(file: BinaryIO, offset: int) -> bool:
    """True if a gzip member begins at `offset`."""
    file.seek(offset)
    return file.read(len(GZIP)) == GZIP


def next_member(file: BinaryIO, at: int, stop: int = _EVERYWHERE) -> int:
    """The offset of the next gzip member, from `at` on, that begins with a record; without one, the end of the file.

    Members from `stop` on are not looked for.
    """
    while True:
        file.seek(at)
        piece = file.read(min(_PIECE, max(stop - at, 0) + len(GZIP) - 1))
        place = piece.find(GZIP)
        while place >= 0:
            if _begins_with_record(file, at + place):
                return at + place
            place = piece.find(GZIP, place + 1)
        if len(piece) < _PIECE:
            return at + len(piece)
        at += len(piece) - len(GZIP) + 1


def _begins_with_record(file: BinaryIO, offset: int) -> bool:
    file.seek(offset)
    try:
        beginning = zlib.decompressobj(_WITH_GZIP).decompress(file.read(_OVERLAP**2), _OVERLAP)
    except zlib.error:
        return False
    return MARK.match(beginning) is not None
