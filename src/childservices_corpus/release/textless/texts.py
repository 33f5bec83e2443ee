"""The texts of dumps in which the offsets of :mod:`.offsets` are counted."""

from html import unescape

from ...text.decoding import decode


def text_of_bytes(content: bytes) -> str:
    """The text of a dump with the bytes `content`, with each character reference of HTML as its character."""
    return unescape(decode(content)[0])
