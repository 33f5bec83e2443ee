"""What is opened becomes one document: by its type, with its name, its bytes and the encoding that was met."""

from array import array
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

import childservices_corpus as csc
from childservices_corpus.errors import InputError, WrongTypeError
from childservices_corpus.text.documents import (
    from_bytes,
    has_surrogate,
    open_source,
    read_bytes,
    stored,
    why_unreadable,
)

WORDS = "Children\u2019s services"
UTF8 = WORDS.encode()


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview])
def test_bytes_of_each_sort_are_decoded(kind: Any) -> None:
    document, utf8 = open_source(kind(UTF8))
    assert (document.name, document.text, document.encoding) == ("bytes", WORDS, "utf-8")
    assert (document.n_bytes, document.n_chars, document.made_by) == (len(UTF8), len(WORDS), None)
    assert utf8 == UTF8
    assert open_source(kind(UTF8), "a.txt")[0].name == "a.txt"


def test_a_text_is_its_own_bytes() -> None:
    document, utf8 = open_source(WORDS)
    assert (document.name, document.encoding, document.id) == ("text", "utf-8", sha256(UTF8).hexdigest())
    assert (document.n_bytes, utf8) == (len(UTF8), UTF8)
    assert open_source(WORDS, "a.txt")[0].name == "a.txt"


def test_a_text_with_a_mark_at_its_beginning_gets_another_in_its_bytes() -> None:
    document, utf8 = open_source("\ufeff" + WORDS)
    assert (document.text, document.encoding) == ("\ufeff" + WORDS, "utf-8-sig")
    assert document.n_bytes == len(UTF8) + 6
    assert utf8 == b"\xef\xbb\xbf" + UTF8


def test_half_of_a_pair_is_kept_and_said() -> None:
    document, _ = open_source("a\ud800")
    assert (document.text, document.encoding, document.n_bytes) == ("a\ud800", "utf-8-surrogatepass", 4)
    assert has_surrogate("a\ud800")
    assert not has_surrogate("a\N{GRINNING FACE}")
    assert not has_surrogate("")


def test_a_file_is_named_by_its_own_name(tmp_path: Path) -> None:
    path = tmp_path / "a \u202e.txt"
    path.write_bytes(UTF8)
    document, utf8 = open_source(path)
    assert (document.name, document.text, utf8) == ("a \\u202e.txt", WORDS, UTF8)
    assert open_source(path, "given.txt")[0].name == "given.txt"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [(b"\xef\xbb\xbfa", "utf-8-sig"), (b"caf\xe9", "windows-1252"), (b"\xff\xfea\0", "utf-16"), (b"a", "utf-8")],
)
def test_only_bytes_that_are_utf8_are_handed_on(data: bytes, encoding: str) -> None:
    document, utf8 = open_source(data)
    assert document.encoding == encoding
    assert utf8 == (data if encoding == "utf-8" else None)


PAGE = b"<!DOCTYPE html><html><head>%s</head><body><p>It costs \xa35m</p></body></html>"


def test_a_page_that_names_its_encoding_is_told_from_one_that_does_not() -> None:
    named = from_bytes(PAGE % b'<meta charset="windows-1252">')
    assert (named.name, named.encoding) == ("bytes", "windows-1252+declared")
    assert from_bytes(PAGE % b"<title>x</title>").encoding == "windows-1252"
    assert from_bytes(b'It says <meta charset="windows-1252"> and \xa35m').encoding == "windows-1252"


def test_a_kept_text_counts_only_with_its_maker() -> None:
    data = PAGE.replace(b"\xa3", b"GBP ") % b""
    page = data.decode()
    assert stored(data, "a", "Made", "maker 1").text == "Made"
    assert stored(data, "a", "Made", "maker 1").made_by == "maker 1"
    for text, made_by in (("Made", None), (None, "maker 1"), (None, None)):
        kept = stored(data, "a", text, made_by)
        assert (kept.text, kept.made_by, kept.n_chars) == (page, None, len(page))


def test_what_is_no_page_is_named_by_its_type() -> None:
    wrong: Any = array("i")
    with pytest.raises(WrongTypeError) as told:
        open_source(wrong)
    assert str(told.value) == "a page is str (text), bytes or pathlib.Path (a file), not array"


def test_why_a_file_cannot_be_read_is_said_without_its_path(tmp_path: Path) -> None:
    for path, why in (
        (tmp_path / "gone", "(No such file or directory)"),
        (Path("a\0b"), "null byte"),
    ):
        with pytest.raises(InputError) as told:
            read_bytes(path)
        assert str(told.value).endswith("; give the path of a text dump")
        assert why in why_unreadable(told.value)
        assert str(tmp_path) not in why_unreadable(told.value)
    assert why_unreadable(InputError("a.txt: it is too large")) == "it is too large"
    assert csc.parse(UTF8).document.name == "bytes"
