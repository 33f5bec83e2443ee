"""Bytes to text: nothing lost, nothing translated."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

import childservices_corpus as csc
from childservices_corpus.text.documents import decode, from_bytes, open_source

WORDS = "Children’s services: £2.4bn – “now”\r\nÉ\x85\u2028\x00𝔘"

CASES = {
    "plain UTF-8": (WORDS.encode(), WORDS, "utf-8"),
    "UTF-8 with a mark": (b"\xef\xbb\xbf" + WORDS.encode(), WORDS, "utf-8-sig"),
    "little-endian UTF-16": (b"\xff\xfe" + WORDS.encode("utf-16-le"), WORDS, "utf-16"),
    "big-endian UTF-16": (b"\xfe\xff" + WORDS.encode("utf-16-be"), WORDS, "utf-16"),
    "a lone surrogate in UTF-16": (b"\xff\xfea\x00\x00\xd8", "a\ud800", "utf-16"),
    "Windows-1252": ("Bristol’s £5".encode("cp1252"), "Bristol’s £5", "windows-1252"),
    "bytes that Windows-1252 leaves undefined": (b"a\x81\x8d", "a\x81\x8d", "windows-1252"),
    "UTF-8 with one stray byte": ("a’b£c".encode() + b"\x92", "a’b£c’", "utf-8+windows-1252"),
    "UTF-8 cut inside a character": ("a’b’c£d".encode()[:-2], "a’b’cÂ", "utf-8+windows-1252"),
    "half a UTF-16 unit": (b"\xff\xfea", "ÿþa", "windows-1252"),
    "nothing": (b"", "", "utf-8"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_decoding(name: str) -> None:
    data, text, encoding = CASES[name]
    assert decode(data) == (text, encoding)
    document = from_bytes(data, name)
    assert document.id == sha256(data).hexdigest()
    assert (document.n_bytes, document.n_chars) == (len(data), len(text))


@given(st.text())
def test_a_text_has_bytes_that_decode_to_it(text: str) -> None:
    document, _ = open_source(text)
    data = text.encode()
    if text.startswith("\ufeff"):
        data = b"\xef\xbb\xbf" + data
    assert document.id == sha256(data).hexdigest()
    assert decode(data)[0] == document.text == text


@given(st.binary())
def test_any_bytes_decode(data: bytes) -> None:
    text, _ = decode(data)
    assert isinstance(text, str)


def test_the_last_resort_is_stated_with_its_place() -> None:
    stray = csc.parse(b"Children\nA \xa35m plan\n", name="page.txt").problems[0]
    assert (stray.code, stray.line, stray.start) == ("decoded-as-windows-1252", 2, 11)
    assert "page.txt:2" in str(stray)


def test_a_record_with_half_a_character_is_left_out_and_said_so() -> None:
    page = (
        "  • One\n\n    13 June 2024\n\n    A summary.\n\n  • Two\ud83d\n\n    12 June 2024\n\n    Another summary.\n"
    )
    parsed = csc.parse(page)
    assert [article.title for article in parsed.articles] == ["One"]
    assert [problem.code for problem in parsed.problems] == ["not-unicode"]
    assert "unrecognised" in {segment.fate for segment in parsed.ledger}


def test_a_missing_file_is_a_clear_error(tmp_path) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(csc.CorpusError, match=r"nothing\.txt: the file cannot be read"):
        csc.parse(tmp_path / "nothing.txt")


def test_what_is_no_page_is_a_type_error() -> None:
    with pytest.raises(TypeError, match="not int"):
        csc.parse(3)  # type: ignore[arg-type]
