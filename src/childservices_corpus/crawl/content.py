"""From a record to the content of a page: without HTTP headers, unpacked, as text that the package's reader decodes."""

import codecs
import re
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from ..imports.extras import need
from ..text.decoding import LAST_RESORT, decode
from .limits import CrawlLimits
from .records import EXTRA, LIBRARY, Record

RESPONSE = "response"
_STREAMS = "fastwarc.stream_io"
TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
_OK = 200
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_CHUNK = re.compile(rb"[0-9A-Fa-f]{1,8}[ \t]*(?:;[^\r\n]{0,200})?\r\n")
_GZIP, _WITH_GZIP, _WITH_ZLIB, _BARE = b"\x1f\x8b", 31, 15, -15
# Encodings that bytes alone do not show, by the beginnings of their names in Python.
_UNMARKED = ("iso8859-", "cp125", "cp874", "cp932", "koi8-", "mac-", "shift_jis", "gb", "big5", "euc_")
# Browsers read all of these as Windows-1252.
_LATIN = frozenset({"iso8859-1", "cp1252", "ascii"})
# So many letters of another library's error are quoted.
_WORDS = 80
_DIGESTS = ("sha1:", "sha256:", "sha512:", "md5:")


@dataclass(frozen=True)
class Passed:
    """Why a record is passed over: the reason that is counted and, where it may be a loss, a sentence."""

    reason: str
    why: str = ""


def content_of(record: Record, limits: CrawlLimits) -> bytes | Passed:
    """The bytes of the page in `record`, or why it is passed over.

    A page in Unicode stays as it is. Another page is given in UTF-8 if its server declares its encoding, since the
    bytes alone do not show which it is.
    """
    if record.read is None or record.stored > limits.largest_stored:
        return Passed("large", f"the record has {record.length:,} bytes")
    block = record.read()
    try:
        warc = need(LIBRARY, EXTRA).WarcRecord.from_bytes(record.head + block + b"\r\n\r\n")
        if record.field("WARC-Block-Digest").lower().startswith(_DIGESTS):
            if not warc.verify_block_digest():
                return Passed("damaged", "the digest of the record is not that of its bytes")
        elif not record.sure:
            return Passed("damaged", "its gzip member is damaged, and it has no digest to show that it is whole")
        if record.field("WARC-Type").lower() != RESPONSE:
            return _page(block, record.field("Content-Type"), limits)
        return _of_response(warc, len(block), limits)
    except (OSError, ValueError, zlib.error) as error:
        return Passed("damaged", f"its content cannot be unpacked ({str(error)[:_WORDS]})")


def _of_response(warc: Any, size: int, limits: CrawlLimits) -> bytes | Passed:
    """The page in a response of HTTP, whose block has `size` bytes."""
    warc.parse_http()
    headers = warc.http_headers
    if headers is None or headers.status_code != _OK:
        return Passed("status")
    body = warc.reader.read()
    if "chunked" in (headers.get("Transfer-Encoding") or "").lower() and _CHUNK.match(body):
        body = need(_STREAMS, EXTRA).ChunkedReader(BytesIO(body)).read(limits.largest_page + 1)
    for coding in reversed((headers.get("Content-Encoding") or "").lower().replace(",", " ").split()):
        unpacked = _unpacked(body, coding, limits)
        if isinstance(unpacked, Passed):
            return unpacked
        if limits.is_trap(len(unpacked), size):
            return Passed("ratio", f"its content unpacks to more than {limits.largest_ratio} times its size")
        body = unpacked
    return _page(body, headers.get("Content-Type") or "", limits)


def _unpacked(body: bytes, coding: str, limits: CrawlLimits) -> bytes | Passed:
    """`body` without its content coding, of at most one byte more than the limit.

    Some crawlers unpack a page and keep the header that says it is packed, so a body that is not packed stays.
    """
    most = limits.largest_page + 1
    if coding in ("gzip", "x-gzip"):
        return _inflated(body, _WITH_GZIP, most) if body.startswith(_GZIP) else body
    if coding == "deflate":
        return _inflated(body, _WITH_ZLIB if body[:1] == b"\x78" else _BARE, most)
    if coding == "br":
        found: bytes = need(_STREAMS, EXTRA).BrotliReader(BytesIO(body)).read(most)
        return found
    return body if coding == "identity" else Passed("type")


def _inflated(body: bytes, form: int, most: int) -> bytes | Passed:
    """`body` unpacked, up to `most` bytes."""
    inflate = zlib.decompressobj(form)
    found = inflate.decompress(body, most)
    if not inflate.eof and len(found) < most:
        return Passed("damaged", "its content ends too early")
    return found


def _page(body: bytes, header: str, limits: CrawlLimits) -> bytes | Passed:
    """The page `body` of the media type in `header`."""
    if header and header.partition(";")[0].strip().lower() not in TYPES:
        return Passed("type")
    if len(body) > limits.largest_page:
        return Passed("large", f"the page has more than {limits.largest_page:,} bytes")
    if not body.strip(b" \t\r\n\0"):
        return Passed("empty")
    declared = _CHARSET.search(header)
    return body if declared is None else _in_utf8(body, declared.group(1))


def _in_utf8(body: bytes, charset: str) -> bytes:
    """`body` in UTF-8 if it is not Unicode and is in `charset`; else unchanged."""
    text: str | None
    text, encoding = decode(body)
    if encoding != LAST_RESORT:
        return body
    try:
        name = codecs.lookup(charset).name
        if name not in _LATIN:
            text = body.decode(name) if name.startswith(_UNMARKED) else None
    except (LookupError, UnicodeError):
        return body
    return body if text is None else text.encode()
