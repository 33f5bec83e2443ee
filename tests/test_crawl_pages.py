"""Which pages of a crawl file are taken, what each page is, and what is counted of the others."""

import gzip
import zlib
from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from fastwarc.stream_io import BrotliWriter

import childservices_corpus as csc
from childservices_corpus.crawl.content import content_of
from childservices_corpus.crawl.limits import CrawlLimits
from childservices_corpus.crawl.pages import CrawlPage
from childservices_corpus.crawl.records import Record, records
from childservices_corpus.errors import InputError
from childservices_corpus.text import markup
from crawls import FORMS, address, members, page, plain, record, response, story, written

HTML = (
    b'<!DOCTYPE html><meta charset="utf-8"><title>News</title><h3>Council opens family hubs</h3>'
    b"<p>By Ann Sample | 13 June 2023</p><p>Five family hubs will open this year.</p>"
)


def read(
    path: Path, data: bytes, *, hosts: list[str] | None = None, recognised: bool = True, **limits: int
) -> tuple[list[CrawlPage], dict[str, int]]:
    """The pages of a crawl file with the bytes `data`, and the counts of what is not taken."""
    found = csc.crawl_pages(written(path / "a.warc", data), hosts, CrawlLimits(**limits), recognised=recognised)
    pages = list(found)
    assert found.report.taken == len(pages)
    assert found.report.records == len(pages) + found.report.passed.total()
    return pages, dict(found.report.passed)


@pytest.mark.parametrize("form", FORMS)
def test_a_page_has_content_address_day_and_place(tmp_path: Path, form: str) -> None:
    data = FORMS[form]([page(0), page(1), page(2)])
    pages, passed = read(tmp_path, data)
    assert [one.content for one in pages] == [story(0), story(1), story(2)]
    assert [one.address for one in pages] == [address(0), address(1), address(2)]
    assert {one.saved for one in pages} == {date(2024, 5, 12)}
    assert {(one.file, one.date) for one in pages} == {("a.warc", "2024-05-12T10:00:00Z")}
    assert passed == {}
    offsets = {
        "plain": [(0, 0), (len(page(0)), 0), (len(page(0) + page(1)), 0)],
        "members": [(0, 0), (len(members([page(0)])), 0), (len(members([page(0), page(1)])), 0)],
        "one member": [(0, 0), (0, len(page(0))), (0, len(page(0) + page(1)))],
    }
    assert [(one.offset, one.inner) for one in pages] == offsets[form]
    names = [one.name for one in pages]
    assert names == sorted(names)
    assert len(set(names)) == len(names)
    assert names[0] == "a.warc@000000000000"


def test_each_loop_reads_the_file_anew(tmp_path: Path) -> None:
    pages = csc.crawl_pages(written(tmp_path / "a.wet", page(0) + page(1)))
    assert [one.name for one in pages] == [one.name for one in pages]
    assert pages.report.taken == 2


def test_a_page_feeds_parse(tmp_path: Path) -> None:
    (found,), _ = read(tmp_path, page(0))
    parsed = csc.parse(found.content, name=found.name, address=found.address, saved=found.saved)
    assert [article.publisher for article in parsed.articles] == ["themj"]
    assert parsed.document.name == found.name


PASSED = {
    "kind": record(b"fetch", kind="request"),
    "address": record(story(), None),
    "host": record(story(), "https://www.example.org/page"),
    "cut": record(story(), more="WARC-Truncated: length\r\n"),
    "status": response(story(), "Content-Type: text/plain", status="404 Not Found"),
    "type": response(b"%PDF-1.7", "Content-Type: application/pdf"),
    "empty": record(b" \r\n \r\n"),
    "unrecognised": record(b"Contact us\n\nWrite to the office.\n", "https://www.adcs.org.uk/contact"),
}


@pytest.mark.parametrize("reason", PASSED)
def test_what_is_passed_over_is_counted_by_reason(tmp_path: Path, reason: str) -> None:
    pages, passed = read(tmp_path, page(0) + PASSED[reason] + page(1))
    assert [one.content for one in pages] == [story(0), story(1)]
    assert passed == {reason: 1}


@pytest.mark.parametrize(
    "uri", ["", "dns:www.themj.co.uk", "ftp://www.themj.co.uk/a", "https://me@www.themj.co.uk/", "https://[", "news"]
)
def test_a_record_without_a_web_address_is_counted(tmp_path: Path, uri: str) -> None:
    assert read(tmp_path, record(story(), uri)) == ([], {"address": 1})


def test_an_address_in_angle_brackets_is_one(tmp_path: Path) -> None:
    (found,), _ = read(tmp_path, record(story(), f"<{address()}>"))
    assert found.address == address()


@pytest.mark.parametrize(
    "day", [None, "", "2024", "2024-05", "12 May 2024", "2024-13-01T00:00:00Z", "1024-05-12T00:00:00Z"]
)
def test_a_record_without_a_day_is_taken_and_its_day_is_unknown(tmp_path: Path, day: str | None) -> None:
    (found,), _ = read(tmp_path, page(date=day))
    assert found.saved is None


def test_hosts_that_are_given_take_the_place_of_those_of_publishers(tmp_path: Path) -> None:
    data = b"".join(
        record(story(), f"https://{host}/")
        for host in ("example.org", "news.example.org", "notexample.org", "themj.co.uk")
    )
    pages, passed = read(tmp_path, data, hosts=["Example.org"])
    assert [one.address for one in pages] == ["https://example.org/", "https://news.example.org/"]
    assert passed == {"host": 2}


@pytest.mark.parametrize("host", ["", "https://themj.co.uk", "themj.co.uk/news", "*.co.uk", "a b"])
def test_a_host_that_cannot_be_one_is_refused(tmp_path: Path, host: str) -> None:
    with pytest.raises(InputError, match=r"write it as themj\.co\.uk"):
        read(tmp_path, page(), hosts=[host])


def test_all_pages_of_the_hosts_can_be_taken(tmp_path: Path) -> None:
    pages, _ = read(tmp_path, PASSED["unrecognised"], recognised=False)
    assert [one.content for one in pages] == [b"Contact us\n\nWrite to the office.\n"]


def test_a_record_far_below_a_menu_is_recognised(tmp_path: Path) -> None:
    pages, _ = read(tmp_path, record(b"Go to the menu\n\n" * 4000 + story()))
    assert len(pages) == 1


def brotli(data: bytes) -> bytes:
    out = BytesIO()
    with BrotliWriter(out) as writer:
        writer.write(data)
        writer.finish()
    return out.getvalue()


CHUNKS = b"5\r\n" + HTML[:5] + b"\r\n%x\r\n" % len(HTML[5:]) + HTML[5:] + b"\r\n0\r\n\r\n"
CODED = {
    "plain": response(HTML, "Content-Type: text/html; charset=utf-8"),
    "without a type": response(HTML),
    "gzip": response(gzip.compress(HTML), "Content-Encoding: gzip"),
    "x-gzip in capitals": response(gzip.compress(HTML), "content-encoding: X-GZIP"),
    "deflate": response(zlib.compress(HTML), "Content-Encoding: deflate"),
    "bare deflate": response(zlib.compress(HTML)[2:-4], "Content-Encoding: deflate"),
    "brotli": response(brotli(HTML), "Content-Encoding: br"),
    "chunked": response(CHUNKS, "Transfer-Encoding: chunked"),
    "unpacked, and the header kept": response(HTML, "Content-Encoding: gzip", "Transfer-Encoding: chunked"),
    "a file": record(HTML, kind="resource", media="text/html"),
}


@pytest.mark.parametrize("coding", CODED)
def test_a_page_is_unpacked(tmp_path: Path, coding: str) -> None:
    (found,), passed = read(tmp_path, CODED[coding])
    assert (found.content, passed) == (HTML, {})


BROKEN = {
    "gzip cut": response(gzip.compress(HTML)[:-20], "Content-Encoding: gzip"),
    "gzip with another letter": response(gzip.compress(HTML)[:-8] + b"abcdefgh", "Content-Encoding: gzip"),
    "brotli cut": response(brotli(HTML)[:-5], "Content-Encoding: br"),
    "chunk cut": response(b"fff\r\n" + HTML, "Transfer-Encoding: chunked"),
    "wrong digest": record(story(), more="WARC-Block-Digest: sha1:" + "A" * 32 + "\r\n"),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_page_that_cannot_be_unpacked_is_damaged(tmp_path: Path, fault: str) -> None:
    assert read(tmp_path, BROKEN[fault]) == ([], {"damaged": 1})


def test_a_digest_that_fits_is_no_obstacle(tmp_path: Path) -> None:
    digest = sha256(story()).hexdigest()
    pages, _ = read(tmp_path, record(story(), more=f"WARC-Block-Digest: sha256:{digest}\r\n"))
    assert len(pages) == 1


def test_an_answer_without_a_status_is_passed_over(tmp_path: Path) -> None:
    data = record(story(), kind="response", media="application/http; msgtype=response")
    assert read(tmp_path, data) == ([], {"status": 1})


CHARSETS = {
    "utf-8": ("Caf\N{LATIN SMALL LETTER E WITH ACUTE}", "utf-8"),
    "windows-1252": ("A \N{EURO SIGN} and caf\N{LATIN SMALL LETTER E WITH ACUTE}", "cp1252"),
    "ISO-8859-1": ("A \N{LEFT DOUBLE QUOTATION MARK}word\N{RIGHT DOUBLE QUOTATION MARK}", "cp1252"),
    "iso-8859-15": ("A \N{EURO SIGN} and caf\N{LATIN SMALL LETTER E WITH ACUTE}", "iso8859-15"),
    "'koi8-r'": ("\N{CYRILLIC SMALL LETTER A}" * 9, "koi8-r"),
}


@pytest.mark.parametrize("charset", CHARSETS)
def test_a_page_in_a_declared_encoding_is_given_in_utf8(tmp_path: Path, charset: str) -> None:
    words, codec = CHARSETS[charset]
    body = words.encode(codec) + b"\n\n" + story()
    (found,), _ = read(tmp_path, response(body, f"Content-Type: text/plain; charset={charset}"))
    assert csc.parse(found.content).document.text == body.decode(codec)


@pytest.mark.parametrize("charset", ["iso-8859-15", "nonsense", "zip", "undefined", "unicode_escape", "utf-16"])
def test_unicode_stays_as_it_is_whatever_is_declared(tmp_path: Path, charset: str) -> None:
    body = "Caf\N{LATIN SMALL LETTER E WITH ACUTE}\n\n".encode() + story()
    (found,), _ = read(tmp_path, response(body, f"Content-Type: text/plain; charset={charset}"))
    assert found.content == body


def test_html_without_the_extra_is_counted_with_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(markup, "LIBRARY", "notinstalled")
    path = written(tmp_path / "a.warc", CODED["plain"])
    pages = csc.crawl_pages(path)
    assert list(pages) == []
    assert [one.why for one in pages.report.not_taken] == ["the extra html is not installed"]


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="the file cannot be read"):
        csc.crawl_pages(tmp_path / "a.warc")
    with pytest.raises(InputError, match="the file cannot be read"):
        csc.crawl_pages(tmp_path)


def test_a_record_is_read_where_it_is(tmp_path: Path) -> None:
    path = written(tmp_path / "a.warc", plain([page(0), page(1)]))
    with path.open("rb") as file:
        found = [one for one in records(file, CrawlLimits()) if isinstance(one, Record)]
        assert [content_of(one, CrawlLimits()) for one in found][-1:] == [story(1)]
