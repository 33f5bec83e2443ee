"""Structs in Thrift's compact protocol, as in the footer of a Parquet file, read and written without a schema.

A struct is read as its fields by number. A field that this package does not know is kept and written again unchanged.
The protocol: https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..errors import ReleaseError

TRUE, FALSE, BYTE, I16, I32, I64, DOUBLE, BINARY, LIST, SET, _, STRUCT = range(1, 13)
_NUMBERS = frozenset({I16, I32, I64})
_LONG_LIST, _MOST_STEP = 15, 15
_WIDTH = {BYTE: 1, DOUBLE: 8}


@dataclass(slots=True)
class Field:
    """The type of a value, and the value: bytes, a number, a boolean, a list or a struct."""

    kind: int
    value: Any


@dataclass(slots=True)
class Items:
    """A list or a set: the type of its items, and the items."""

    kind: int
    values: list[Any]


Struct = dict[int, Field]
# A struct to write may be the bytes of one, which need less memory.
Written = Struct | bytes


class Reader:
    """Reads structs from `data`; raises :class:`ReleaseError` for anything else."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def struct(self) -> Struct:
        """The struct at the current place."""
        try:
            return self._struct()
        except (IndexError, RecursionError) as error:
            raise ReleaseError("the footer of a Parquet file is damaged") from error

    def _struct(self) -> Struct:
        found: Struct = {}
        number = 0
        while head := self._byte():
            step, kind = head >> 4, head & 0x0F
            number = number + step if step else self._number()
            found[number] = Field(kind, kind == TRUE if kind <= FALSE else self._value(kind))
        return found

    def _value(self, kind: int) -> Any:
        if kind in _NUMBERS:
            return self._number()
        if kind == BINARY:
            return self._taken(self._varint())
        if kind == STRUCT:
            return self._struct()
        if kind in (LIST, SET):
            return self._items()
        if kind in (TRUE, FALSE):
            return self._byte() == TRUE
        if kind in _WIDTH:
            return self._taken(_WIDTH[kind])
        raise ReleaseError(f"the footer of a Parquet file has a value of the unknown type {kind}")

    def _items(self) -> Items:
        head = self._byte()
        count, kind = head >> 4, head & 0x0F
        if count == _LONG_LIST:
            count = self._varint()
        return Items(kind, [self._value(kind) for _ in range(count)])

    def _taken(self, size: int) -> bytes:
        start, self._at = self._at, self._at + size
        if self._at > len(self._data):
            raise ReleaseError("the footer of a Parquet file is cut")
        return self._data[start : self._at]

    def _byte(self) -> int:
        at = self._at
        self._at = at + 1
        return self._data[at]

    def _varint(self) -> int:
        data, at = self._data, self._at
        part = data[at]
        found, shift = part & 0x7F, 7
        while part & 0x80:
            at += 1
            part = data[at]
            found |= (part & 0x7F) << shift
            shift += 7
        self._at = at + 1
        return found

    def _number(self) -> int:
        zigzag = self._varint()
        return zigzag >> 1 ^ -(zigzag & 1)


def written(struct: Struct) -> bytes:
    """The bytes of `struct`."""
    out = bytearray()
    _struct(struct, out)
    return bytes(out)


def _struct(struct: Written, out: bytearray) -> None:
    if isinstance(struct, bytes):
        out += struct
        return
    before = 0
    for number in sorted(struct):
        field = struct[number]
        kind = field.kind
        if kind in (TRUE, FALSE):
            kind = TRUE if field.value else FALSE
        step = number - before
        before = number
        if 0 < step <= _MOST_STEP:
            out.append(step << 4 | kind)
        else:
            out.append(kind)
            _number(number, out)
        if kind not in (TRUE, FALSE):
            _WRITERS[kind](field.value, out)
    out.append(0)


def _items(items: Items, out: bytearray) -> None:
    count = len(items.values)
    if count < _LONG_LIST:
        out.append(count << 4 | items.kind)
    else:
        out.append(_LONG_LIST << 4 | items.kind)
        _varint(count, out)
    write = _WRITERS[items.kind]
    for value in items.values:
        write(value, out)


def _binary(value: bytes, out: bytearray) -> None:
    _varint(len(value), out)
    out += value


def _fixed(value: bytes, out: bytearray) -> None:
    out += value


def _flag(value: bool, out: bytearray) -> None:
    out.append(TRUE if value else FALSE)


def _varint(value: int, out: bytearray) -> None:
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)


def _number(value: int, out: bytearray) -> None:
    _varint(value << 1 if value >= 0 else ~value << 1 | 1, out)


_WRITERS: dict[int, Callable[[Any, bytearray], None]] = {
    **dict.fromkeys(_NUMBERS, _number),
    **dict.fromkeys(_WIDTH, _fixed),
    **dict.fromkeys((TRUE, FALSE), _flag),
    **dict.fromkeys((LIST, SET), _items),
    BINARY: _binary,
    STRUCT: _struct,
}
