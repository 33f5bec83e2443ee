"""Bytes to text: nothing lost, nothing translated."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

import childservices_corpus as csc
from childservices_corpus.text.decoding import decode
from childservices_corpus.text.documents import from_bytes, open_source

WORDS = "Children’s services: £2.4bn – “now”\r\nÉ\x85\u2028\x00𝔘"
LONG = "Children’s services, and a page of them.\n" * 3

CASES = {
    "plain UTF-8": (WORDS.encode(), WORDS, "utf-8"),
    "UTF-8 with a mark": (b"\xef\xbb\xbf" + WORDS.encode(), WORDS, "utf-8-sig"),
    "little-endian UTF-16": (b"\xff\xfe" + WORDS.encode("utf-16-le"), WORDS, "utf-16"),
    "big-endian UTF-16": (b"\xfe\xff" + WORDS.encode("utf-16-be"), WORDS, "utf-16"),
    "a lone surrogate in UTF-16": (b"\xff\xfea\x00\x00\xd8", "a\ud800", "utf-16"),
    "Windows-1252": ("Bristol’s £5".encode("cp1252"), "Bristol’s £5", "windows-1252"),
    "bytes that Windows-1252 leaves undefined": (b"a\x81\x8d", "a\x81\x8d", "windows-1252"),
    "UTF-8 with one stray byte": ("a’b£c".encode() + b"\x92", "a’b£c’", "utf-8+windows-1252"),
    "UTF-8 cut inside a character": ("a’b’c£d".encode()[:-2], "a’b’c\ufffd", "utf-8+cut"),
    "ASCII with one byte of Windows-1252 at its end": (b"caf\xe9", "café", "windows-1252"),
    "half a UTF-16 unit": (b"\xff\xfea", "\ufffd", "utf-16+cut"),
    "UTF-16 cut in a line end": (b"\xff\xfe" + "a\n".encode("utf-16-le")[:-1], "a\n", "utf-16+cut"),
    "big-endian UTF-16 cut in a line end": (b"\xfe\xff" + "a\n".encode("utf-16-be")[:-1], "a ", "utf-16+cut"),
    "UTF-16 cut in a pair": (b"\xff\xfe" + "a𝔘".encode("utf-16-le")[:-2], "a\ud835", "utf-16"),
    "little-endian UTF-16 without a mark": (LONG.encode("utf-16-le"), LONG, "utf-16"),
    "big-endian UTF-16 without a mark": (LONG.encode("utf-16-be"), LONG, "utf-16"),
    "UTF-16 without a mark, cut": (LONG.encode("utf-16-le")[:-1], LONG[:-1] + "\n", "utf-16+cut"),
    "UTF-16 with zeros behind": (LONG.encode("utf-16-le") + bytes(40), LONG + "\0" * 20, "utf-16"),
    "UTF-8 with zeros behind": (LONG.encode() + bytes(400), LONG + "\0" * 400, "utf-8"),
    "little-endian UTF-32": (b"\xff\xfe\0\0" + WORDS.encode("utf-32-le"), WORDS, "utf-32"),
    "big-endian UTF-32": (b"\0\0\xfe\xff" + WORDS.encode("utf-32-be"), WORDS, "utf-32"),
    "UTF-32 without a mark": (LONG.encode("utf-32-le"), LONG, "utf-32"),
    "big-endian UTF-32 without a mark": (LONG.encode("utf-32-be"), LONG, "utf-32"),
    "UTF-32 cut": (b"\xff\xfe\0\0" + "ab".encode("utf-32-le")[:-3], "a\ufffd", "utf-32+cut"),
    "two pages of UTF-16": (b"\xff\xfea\0\xff\xfeb\0", "a\ufeffb", "utf-16"),
    "UTF-8 and then UTF-16": ("a’\n".encode() + b"\xff\xfeb\0", "a’\n\ufeffb", "utf-8+utf-16"),
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


MOST = (
    "Comment: a report\n\nAnn Sample, ADCS President, said:\n\n“It matters.”\n\nENDS\n\n\n"
    "Tags assigned to this article:\nThere are no tags assigned to this article!\n\nRelated Articles\n"
)
TOLD = [
    ("read as Windows-1252", MOST.encode().decode("cp1252", "replace"), "decoded-twice", "Windows-1252"),
    ("one apostrophe", MOST.replace("matters", "isnâ€™t right"), "decoded-twice", "â€™"),
    ("read as Mac Roman", MOST.replace("matters", "isn‚Äôt right"), "decoded-twice", "Mac Roman"),
    ("read as Latin-1", MOST.replace("matters", "isnâ\x80\x99t right"), "decoded-twice", "Latin-1"),
    ("read twice", MOST.replace("matters", "isnÃ¢â‚¬â„¢t right"), "decoded-twice", "Windows-1252"),
    ("zeros inside", MOST.replace("matters", "mat\0\0ters"), "zeros", "2 in all"),
    ("zeros at the end", MOST + "\0" * 5, "zeros", "5 in all"),
    ("characters lost", MOST.replace("matters", "isn\ufffdt"), "lost-characters", "1 of them"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "code", "words"), [pytest.param(*case[1:], id=case[0]) for case in TOLD])
def test_a_mistake_made_before_the_dump_was_saved_is_one_problem(text: str, code: str, words: str) -> None:
    parsed = csc.parse(text)
    assert [statement.title for statement in parsed.statements] == ["Comment: a report"]
    (found,) = [problem for problem in parsed.problems if problem.code == code]
    assert words in found.message


@pytest.mark.parametrize("text", ["São Paulo’s “É” – Zoë, Łukasz… £5", "CÔTÉ’S", "½ “à la carte”", "Noël"])
def test_letters_of_other_languages_are_no_mistake(text: str) -> None:
    assert not {"decoded-twice", "zeros", "lost-characters"} & {one.code for one in csc.parse(text).problems}


def test_a_page_cut_inside_a_character_says_so() -> None:
    parsed = csc.parse(b"\xff\xfe" + MOST.encode("utf-16-le")[:-1])
    assert [(one.title, one.paragraphs[-1]) for one in parsed.statements] == [("Comment: a report", "“It matters.”")]
    assert [problem.code for problem in parsed.problems] == ["cut-character"]


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
