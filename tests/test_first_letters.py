"""Cheap tests before words are compared: they never miss a line that the words fit. Long listings are read as such."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import childservices_corpus as csc
from childservices_corpus.layouts.common.foreign_lines import foreign
from childservices_corpus.text.lines import split
from childservices_corpus.text.openings import early, may_begin, may_end, nearly_last, unlettered
from childservices_corpus.text.points import among, distinct, true_at, within
from childservices_corpus.text.slices import judged

LETTERS = "aKkSsIi\N{COPYRIGHT SIGN}\N{RIGHT SINGLE QUOTATION MARK}\N{GRINNING FACE}:.)9"
# Letters whose other case is of ASCII.
ODD = {"k": "\N{KELVIN SIGN}", "s": "\N{LATIN SMALL LETTER LONG S}", "I": "\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}"}
WORDS = st.text(LETTERS, min_size=1, max_size=6)


@given(WORDS, WORDS, st.booleans(), st.lists(st.sampled_from(sorted(ODD)), max_size=3))
@example(words="\N{COPYRIGHT SIGN}9a", more="kas", bulleted=False, odd=[])
def test_a_line_that_words_fit_is_never_passed_over(words: str, more: str, bulleted: bool, odd: list[str]) -> None:
    # Words of the tables that open or end in a sign beyond ASCII have no letter of that kind beside it.
    other = str.maketrans({letter: ODD[letter] for letter in odd if (words[0] + words[-1]).isascii()})
    for written in (form.translate(other) for form in (words, words.swapcase(), words.lower(), words.upper())):
        if written.casefold().startswith(words.casefold()) or written.lower().startswith(words.lower()):
            assert may_begin(split(f"{'* ' * bulleted}{written}{more}"), [words, "zzz"]).all()
        if written.casefold().endswith(words.casefold()) or written.lower().endswith(words.lower()):
            assert may_end(split(f"{more}{written}"), [words, "zzz"]).all()


@given(st.text(LETTERS, min_size=3, max_size=8))
def test_marks_near_the_ends_of_a_line_are_never_passed_over(words: str) -> None:
    lines = split(words)
    assert nearly_last(lines, ":")[0] or words[-3] != ":" or not words[-2:].isascii()
    assert early(lines, ".)")[0] or not {".", ")"} & set(words[1:3])
    assert unlettered(lines)[0] or words[0] not in ":.)9"


@pytest.mark.parametrize("sign", ["\N{COPYRIGHT SIGN}", "\N{COPYRIGHT SIGN} "])
@pytest.mark.parametrize("behind", ["2023", "Ann", "\N{LEFT DOUBLE QUOTATION MARK}A"])
def test_a_sign_of_copyright_opens_a_line_whatever_is_behind_it(sign: str, behind: str) -> None:
    assert may_begin(split(sign + behind), ["\N{COPYRIGHT SIGN}"])[0]


@pytest.mark.parametrize("page", ["A", "ab", "\N{COPYRIGHT SIGN}", "", "A\n\N{GRINNING FACE}"])
def test_a_page_shorter_than_the_words_holds_none_of_them(page: str) -> None:
    lines = split(page)
    assert not may_begin(lines, ["Image:"]).any()
    assert not may_end(lines, [" image"]).any()
    assert may_end(lines, ["ab"]).tolist() == [one == "ab" for one in page.split()]


def test_other_lines_are_passed_over() -> None:
    lines = split("Care costs rise\n\N{LEFT DOUBLE QUOTATION MARK}We agree\N{RIGHT DOUBLE QUOTATION MARK}")
    assert not may_begin(lines, ["Image:"]).any()
    assert not may_end(lines, [" image"]).any()


@given(st.lists(st.sampled_from(["a", "\N{GRINNING FACE}b", "\ud800", "c d"]), min_size=1, max_size=6))
def test_many_lines_are_judged_as_few_are(words: list[str]) -> None:
    asked: list[str] = []

    def judge(line: str) -> int:
        asked.append(line)
        return 2 * len(line)

    few, many = split("\n".join(words)), split("\n".join(words * 160))
    one = judged(few, few.filled, judge).tolist()
    asked.clear()
    assert judged(many, many.filled, judge).tolist() == one * 160
    assert set(asked) == set(words)
    assert len(words) * 160 < 400 or len(asked) == len(set(words))


@given(st.text(max_size=20), st.text(min_size=1, max_size=5))
def test_letters_are_looked_up(words: str, letters: str) -> None:
    points = np.array([ord(letter) for letter in words], dtype=np.uint32)
    assert among(points, map(ord, letters)).tolist() == [letter in letters for letter in words]


SUMMARY = "Ministers have said services for children in area {} will be funded for another year."
HEADLINE = "Councils have new plans for area {}"


@pytest.mark.parametrize("title", ["News in brief", "A mature fund"])
@pytest.mark.parametrize("size", [6, 9, 30])
def test_a_short_listing_is_read_although_a_short_title_recurs(title: str, size: int) -> None:
    titles = [title if number in (0, 2, 4) else HEADLINE.format(number) for number in range(size)]
    pairs = "\n".join(f"{title}\n{SUMMARY.format(number)}" for number, title in enumerate(titles))
    assert [one.title for one in csc.parse(f"Children\n{pairs}\n").articles] == titles
    assert [one.title for one in csc.parse(pairs).articles] == titles


def test_speakers_who_take_turns_are_no_titles() -> None:
    speakers = ("The Chair", "Councillor Spoon", "The Director", "Councillor Fork")
    pairs = "\n".join(f"{speakers[number % 4]}\n{SUMMARY.format(number)}" for number in range(12))
    assert not {one.title for one in csc.parse(f"Children\n{pairs}\n", publisher="themj").articles} & {*speakers}


SITE_LINES = [
    "\N{RIGHTWARDS ARROW} Care costs",
    "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK} Care costs",
    "Care\tcosts\trise\tnow",
    "ann@example.org",
]


@pytest.mark.parametrize("line", SITE_LINES)
@pytest.mark.parametrize("odd", ["", "\N{ZERO WIDTH SPACE}"])
def test_lines_of_a_site_are_foreign_whatever_else_the_page_holds(line: str, odd: str) -> None:
    assert foreign(split(f"{line}\n{odd}Care costs rise")).tolist() == [True, False]


def test_a_long_listing_is_read_although_short_titles_recur() -> None:
    titles = [HEADLINE.format(number) if number % 3 or number < 600 else "A mature fund" for number in range(900)]
    pairs = "\n".join(f"{title}\n{SUMMARY.format(number)}" for number, title in enumerate(titles))
    assert [one.title for one in csc.parse(f"Children\n{pairs}\n").articles] == titles


PLACES = st.lists(st.integers(-2, 12), max_size=12).map(lambda some: np.array(some, dtype=np.int64))


@given(PLACES, PLACES)
def test_sets_of_places_are_those_of_numpy(some: np.ndarray, others: np.ndarray) -> None:
    assert distinct(some).tolist() == np.unique(some).tolist()
    assert within(some, others).tolist() == within(some, others.tolist()).tolist() == np.isin(some, others).tolist()
    assert true_at(some > 0).tolist() == np.flatnonzero(some > 0).tolist()
