r"""Names of dumps as text for every table, terminal and file, and back again.

``café.txt`` stays the same. A byte that is not UTF-8 becomes an escape such as ``\xe9``. A control or an invisible
character, such as a line end or a mark that changes the direction of writing, becomes an escape such as ``\u202e``. A
backslash is doubled.
"""

import re
import unicodedata

# Controls, marks without a width, halves of surrogate pairs, separators of lines and paragraphs.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_BACKSLASH = "\\"
# Python writes the byte 0xNN of a name that is not UTF-8 as U+DCNN.
_FIRST_BYTE, _LAST_BYTE, _BYTES_FROM = 0xDC80, 0xDCFF, 0xDC00
_WRITTEN = re.compile(r"\\(?:\\|x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8}))")


def visible(name: str) -> str:
    """The name of a file as visible text; :func:`named` gives the name back."""
    return "".join(map(_visible, name))


def named(words: str) -> str:
    """The name that :func:`visible` wrote as `words`."""
    return _WRITTEN.sub(_character, words)


def label(words: str) -> str:
    """A name given to a page: unchanged, or in the form of :func:`visible` if it contains invisible characters."""
    return visible(words) if any(unicodedata.category(letter) in _UNSEEN for letter in words) else words


def _visible(letter: str) -> str:
    code = ord(letter)
    if letter == _BACKSLASH:
        return _BACKSLASH * 2
    if _FIRST_BYTE <= code <= _LAST_BYTE:
        return f"\\x{code - _BYTES_FROM:02x}"
    if unicodedata.category(letter) in _UNSEEN:
        return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
    return letter


def _character(written: re.Match[str]) -> str:
    byte, short, long = written.groups()
    if byte is not None:
        return chr(_BYTES_FROM + int(byte, 16))
    return _BACKSLASH if short is None and long is None else chr(int(short or long, 16))
