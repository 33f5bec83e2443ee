"""Text at its edges: date lines of exactly the greatest length, pairs of years, names of files, and odd bytes."""

import codecs
from datetime import date

import pytest

from childservices_corpus.errors import WrongTypeError
from childservices_corpus.text.date_lines import begins_date, looks_like_date, read_date
from childservices_corpus.text.dates import Written, date_at, second_year
from childservices_corpus.text.decoding import decode
from childservices_corpus.text.documents import open_source
from childservices_corpus.text.fold import bare_words, loose, lowered, small, spaced, straight
from childservices_corpus.text.names import label, named, visible

DAYS = [
    ("13 June 2024", date(2024, 6, 13)),
    ("13 June 24", date(2024, 6, 13)),
    ("June 13, 2024", date(2024, 6, 13)),
    ("03/04/2024", date(2024, 4, 3)),
    ("2024-04-03", date(2024, 4, 3)),
    ("Published on: Thursday, 13th June 2024 at 10:30 am", date(2024, 6, 13)),
    ("Posted on Thursday 13th June 2024 at 10:30 am", date(2024, 6, 13)),
    ("Updated 13 June 2024, 10.30", date(2024, 6, 13)),
    ("1 January 1995", date(1995, 1, 1)),
    ("31 December 1994", None),
    ("31 December 2049", date(2049, 12, 31)),
    ("1 January 2050", None),
    ("29 February 2023", None),
    ("3 to 5 May 2024", None),
    ("June 2024", None),
    ("13 June", None),
    ("13 June 2024 or so", None),
]


@pytest.mark.parametrize(("line", "day"), DAYS)
def test_a_date_line_names_one_day(line: str, day: date | None) -> None:
    assert read_date(line) == day


def test_a_date_line_has_at_most_sixty_characters() -> None:
    line = "13 June" + " " * 49 + "2024"
    assert len(line) == 60
    assert looks_like_date(line)
    assert read_date(line) == date(2024, 6, 13)
    assert not looks_like_date(line.replace(" ", "  ", 1))
    assert begins_date("13" + " " * 54 + "June")
    assert not begins_date("13" + " " * 55 + "June")


LOOKS = [("13 June 2024", True), ("13 June 24", False), ("13 June", False), ("3 to 5 May 2024", False), ("2024", False)]


@pytest.mark.parametrize(("line", "looks"), LOOKS)
def test_a_line_that_looks_like_a_date_has_day_month_and_whole_year(line: str, looks: bool) -> None:
    assert looks_like_date(line) is looks


BEGINNINGS = [("13", True), ("13th", True), ("13 Ju", True), ("13 June 20", True), ("13 Xu", False), ("131", False)]


@pytest.mark.parametrize(("line", "begins"), BEGINNINGS)
def test_a_date_line_that_is_cut_short(line: str, begins: bool) -> None:
    assert begins_date(line) is begins


YEARS = [
    (2020, "21", 2021),
    (2020, "22", None),
    (2020, "20", None),
    (2020, None, None),
    (1999, "00", 2000),
    (1999, "2000", 2000),
    (1999, "1900", None),
    (2020, "2021", 2021),
    (2020, "1921", None),
]


@pytest.mark.parametrize(("first", "digits", "later"), YEARS)
def test_the_second_year_of_a_pair_is_the_next_one(first: int, digits: str | None, later: int | None) -> None:
    assert second_year(first, digits) == later


PARTS = [
    ("x Monday 3 May 2021", 9, Written(2, 19, day=3, month=5, year=2021, weekday=1)),
    ("x Sunday, the 3rd of May", 14, Written(2, 24, day=3, month=5, weekday=7)),
    ("x 3 May", 2, Written(2, 7, day=3, month=5)),
    ("3-5 May 2021", 0, Written(0, 12, day=3, last=5, month=5, year=2021)),
    ("3 and 5 May", 0, Written(0, 11, day=3, last=5, month=5)),
    ("May 2021", 0, Written(0, 8, month=5, year=2021)),
    ("2020/21", 0, Written(0, 7, year=2020, second_year=2021)),
    ("2020", 0, Written(0, 4, year=2020)),
    ("2020-05-03", 0, Written(0, 10, day=3, month=5, year=2020)),
    ("3.5.2020", 0, Written(0, 8, day=3, month=5, year=2020)),
    ("May 3", 0, Written(0, 3, month=5)),
    ("1820", 0, None),
]


@pytest.mark.parametrize(("text", "at", "found"), PARTS)
def test_the_parts_of_a_date(text: str, at: int, found: Written | None) -> None:
    assert date_at(text, at) == found


def test_a_day_after_its_month_needs_no_year_if_bare() -> None:
    assert date_at("May 3", 0, bare=True) == Written(0, 5, day=3, month=5)


NAMES = [
    ("café.txt", "café.txt"),
    ("a\\b", "a\\\\b"),
    ("a\nb", "a\\u000ab"),
    ("a\u202eb", "a\\u202eb"),
    ("a\udce9b", "a\\xe9b"),
    ("\udc80\udcff", "\\x80\\xff"),
    ("\U000e0001", "\\U000e0001"),
    ("\ud800", "\\ud800"),
    ("\uffff", "\uffff"),
]


@pytest.mark.parametrize(("name", "shown"), NAMES, ids=[shown for _, shown in NAMES[:-1]] + ["last"])
def test_a_name_is_visible_and_comes_back(name: str, shown: str) -> None:
    assert visible(name) == shown
    assert named(shown) == name


def test_a_label_is_changed_only_where_it_has_invisible_characters() -> None:
    assert label("a\\b") == "a\\b"
    assert label("a\\\nb") == "a\\\\\\u000ab"


FOLDED = [
    (
        "small",
        small("Ann\N{RIGHT SINGLE QUOTATION MARK}S\N{NO-BREAK SPACE}\N{LEFT SINGLE QUOTATION MARK}É"),
        "ann's 'é",
    ),
    ("small ascii", small("ANN's"), "ann's"),
    ("lowered", lowered("\u0130STANBUL É"), "\u0130stanbul é"),
    (
        "straight",
        straight("A\N{RIGHT SINGLE QUOTATION MARK}s\N{NO-BREAK SPACE}b\tc\rd\N{LEFT SINGLE QUOTATION MARK}"),
        "A's b c\nd‘",
    ),
    ("spaced", spaced("A-B’s\N{NO-BREAK SPACE}‘c"), "A B's 'c"),
    ("loose", loose("  The “A’s”\n B "), 'the "a\'s" b'),
]


@pytest.mark.parametrize(("reason", "found", "wanted"), FOLDED, ids=[row[0] for row in FOLDED])
def test_folding(reason: str, found: str, wanted: str) -> None:
    assert found == wanted


def test_words_are_bare_of_marks_and_of_possession() -> None:
    assert bare_words("Ann's “plan” – it’s the councils' £5 e-mail") == [
        "ann",
        "plan",
        "it",
        "the",
        "councils",
        "5",
        "e",
        "mail",
    ]
    assert bare_words("Éa_b") == ["éa", "b"]


BYTES = [
    (b"abc", ("abc", "utf-8")),
    ("é".encode(), ("é", "utf-8")),
    (codecs.BOM_UTF8 + b"abc", ("abc", "utf-8-sig")),
    (codecs.BOM_UTF16_LE + "é".encode("utf-16-le"), ("é", "utf-16")),
    (codecs.BOM_UTF16_BE + "é".encode("utf-16-be"), ("é", "utf-16")),
    (codecs.BOM_UTF16_LE + b"a", ("\ufffd", "utf-16+cut")),
    (b"\x93a\x94 \x81", ("“a” \x81", "windows-1252")),
    ("é é".encode() + b"\x93", ("é é“", "utf-8+windows-1252")),
    ("é".encode() + b"\x93", ("Ã©“", "windows-1252")),
    (codecs.BOM_UTF8 + b"\x93", ("“", "utf-8+windows-1252")),
    (b"", ("", "utf-8")),
]


@pytest.mark.parametrize(("data", "found"), BYTES, ids=[repr(data) for data, _ in BYTES])
def test_bytes_are_decoded_and_the_encoding_named(data: bytes, found: tuple[str, str]) -> None:
    assert decode(data) == found


def test_a_text_knows_its_bytes() -> None:
    document, utf8 = open_source("é")
    assert (document.name, document.encoding, document.n_bytes, document.n_chars, utf8) == (
        "text",
        "utf-8",
        2,
        1,
        b"\xc3\xa9",
    )
    document, _ = open_source("\N{ZERO WIDTH NO-BREAK SPACE}a")
    assert (document.encoding, document.n_bytes, document.n_chars) == ("utf-8-sig", 7, 2)
    document, _ = open_source("\ud800")
    assert (document.encoding, document.n_bytes) == ("utf-8-surrogatepass", 3)
    assert open_source(b"abc")[0].name == "bytes"
    assert open_source(b"abc", "mine")[0].name == "mine"
    assert open_source(b"abc")[1] == b"abc"
    assert open_source(b"\x93")[1] is None
    with pytest.raises(WrongTypeError, match="not int"):
        open_source(3)  # type: ignore[arg-type]
