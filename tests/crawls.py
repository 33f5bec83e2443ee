"""Crawl files that the tests make by hand, record by record."""

import gzip
from collections.abc import Callable, Sequence
from pathlib import Path

DAY = "2024-05-12"
HOST = "www.themj.co.uk"
STORY = "Council {} opens family hubs\n\nBy Ann Sample | 13 June 2023\n\nFive family hubs will open in {} this year.\n"
TOWNS = ("Anyton", "Beetown", "Ceeford", "Deeham", "Eeley", "Effing")


def story(number: int = 0, *, long: int = 0) -> bytes:
    """A page that a layout recognises; `long` more lines make it longer."""
    town = TOWNS[number % len(TOWNS)]
    return (STORY.format(town, town) + "More hubs will follow, the council said.\n" * long).encode()


def address(number: int = 0, host: str = HOST) -> str:
    return f"https://{host}/page-{number}"


def record(
    block: bytes,
    uri: str | None = "https://www.themj.co.uk/page",
    *,
    kind: str = "conversion",
    date: str | None = f"{DAY}T10:00:00Z",
    media: str = "text/plain",
    length: object = None,
    more: str = "",
) -> bytes:
    """One record, with its two line ends behind it; `length` is written in place of its own length."""
    fields = {
        "WARC-Type": kind,
        "WARC-Target-URI": uri,
        "WARC-Date": date,
        "WARC-Record-ID": "<urn:uuid:00000000-0000-0000-0000-000000000000>",
        "Content-Type": media,
        "Content-Length": len(block) if length is None else length,
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value is not None)
    return f"WARC/1.0\r\n{lines}{more}\r\n".encode() + block + b"\r\n\r\n"


def page(number: int = 0, **fields: object) -> bytes:
    """A record with a page that is taken."""
    return record(story(number), address(number), **fields)  # type: ignore[arg-type]


def response(body: bytes, *lines: str, status: str = "200 OK", uri: str = "https://www.themj.co.uk/page") -> bytes:
    """The record of an answer of a server with `body`; `lines` are its HTTP headers."""
    head = "".join(f"{line}\r\n" for line in (f"HTTP/1.1 {status}", *lines))
    return record(head.encode() + b"\r\n" + body, uri, kind="response", media="application/http; msgtype=response")


def plain(records: Sequence[bytes]) -> bytes:
    return b"".join(records)


def members(records: Sequence[bytes]) -> bytes:
    """A member of gzip for each record, as crawlers write them."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)


def one_member(records: Sequence[bytes]) -> bytes:
    """All records in one member of gzip, as ``gzip file.warc`` makes it."""
    return gzip.compress(b"".join(records), mtime=0)


FORMS: dict[str, Callable[[Sequence[bytes]], bytes]] = {"plain": plain, "members": members, "one member": one_member}


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path
