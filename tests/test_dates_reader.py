"""One reader of day, month and year: whoever reads a date reads it alike."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import childservices_corpus as csc
from childservices_corpus.annotate.dates.words import named_dates
from childservices_corpus.annotate.finds import find_spans
from childservices_corpus.text.date_lines import half_a_date, looks_like_date, read_date

# A form of words, the day that it names as a date line, the day that a text is found to name, and the mention's EDTF.
ONE_READER = [
    ("day, month, year", "7 July 2022", date(2022, 7, 7), "2022-07-07"),
    ("weekday", "Thursday, 7 July 2022", date(2022, 7, 7), "2022-07-07"),
    ("short weekday", "Thurs 7 July 2022", date(2022, 7, 7), "2022-07-07"),
    ("short month", "7 Sept 2022", date(2022, 9, 7), "2022-09-07"),
    ("every short month", "7 Apr 2022", date(2022, 4, 7), "2022-04-07"),
    ("ordinal and of", "7th of July 2022", date(2022, 7, 7), "2022-07-07"),
    ("month first", "July 7, 2022", date(2022, 7, 7), "2022-07-07"),
    ("figures, day first", "07/08/2022", date(2022, 8, 7), "2022-08-07"),
    ("figures, year first", "2022-08-07", date(2022, 8, 7), "2022-08-07"),
    ("narrow spaces", "7\u202fJuly\u202f2022", date(2022, 7, 7), "2022-07-07"),
    ("month first, ordinal", "July 7th, 2022", date(2022, 7, 7), "2022-07-07"),
    ("ordinal, of, comma", "7th of July, 2022", date(2022, 7, 7), "2022-07-07"),
]

# Lines that name a day, as pages write them; the day of each is 8 June 2021, a Tuesday.
DATE_LINES = [
    ("short weekday", "Tues 8 June 2021"),
    ("weekday with a stop", "Tue. 8 June 2021"),
    ("month by hyphens", "8-Jun-2021"),
    ("two digits, stops", "8.6.21"),
    ("two digits, bars", "08/06/21"),
    ("two digits, month in words", "8-Jun-21"),
    ("ISO with time", "2021-06-08T10:30:00Z"),
    ("ISO with zone", "2021-06-08T10:30:00.000+01:00"),
    ("ISO and a time", "2021-06-08 10:30"),
    ("year first, stops", "2021.06.08"),
    ("weekday behind", "8 June 2021, Tuesday"),
    ("weekday in brackets", "8 June 2021 (Tues)"),
    ("time before", "10:30, 8 June 2021"),
    ("time and weekday before", "10.30am on Tuesday 8 June 2021"),
    ("time behind", "8 June 2021 at 10am"),
    ("label", "Last updated: Tuesday, 8th June 2021, 10:30 BST"),
    ("article", "the 8th of June, 2021"),
    ("a time behind a bar", "8 June 2021 | 10:15"),
    ("a time and a zone behind", "Tue, 08 Jun 2021 09:30:00 GMT"),
    ("a time and a zone in figures", "Tue, 8 Jun 2021 09:30:00 +0100"),
    ("the time to read", "8 June 2021 - 3 min read"),
    ("the time to read, after a bar", "8 June 2021 | 12 minutes read"),
    ("a year behind an apostrophe", "8 June \u201921"),
    ("a year behind a straight apostrophe", "8 Jun '21"),
    ("mark of direction", "\u200e8 June\u200b 2021"),
    ("no-break hyphens", "8\u20116\u20112021"),
    ("June the 8th", "June the 8th, 2021"),
]
# Lines with the form of a day that no page of the web can have.
NO_DAY = ["10 May 0022", "10 May 1022", "10 May 2922", "31 February 2021", "8 June 1994", "29/02/2021", "30 Feb. 2020"]
# Lines that may be cut, and lines of numbers.
NO_DATE_LINE = ["08/06/20", "8 June 21", "3.2.1", "June 2021", "8 June", "10:30", "8 June 2021 people", "Tuesday"]


@pytest.mark.parametrize(("words", "day", "edtf"), [pytest.param(*case[1:], id=case[0]) for case in ONE_READER])
def test_every_reader_of_dates_reads_alike(words: str, day: date, edtf: str) -> None:
    assert looks_like_date(words)
    assert read_date(words) == day
    (named,) = named_dates(f"on {words} it was")
    assert named.first_day == day
    assert [find.ref for find in find_spans(f"on {words} it was") if find.kind == "date"] == [edtf]


@pytest.mark.parametrize("words", [pytest.param(line, id=name) for name, line in DATE_LINES])
def test_a_date_line_in_any_common_spelling(words: str) -> None:
    assert looks_like_date(words)
    assert read_date(words) == date(2021, 6, 8)


@pytest.mark.parametrize("words", NO_DAY)
def test_a_day_that_no_page_can_have_is_a_problem_and_unknown(words: str) -> None:
    assert looks_like_date(words)
    assert read_date(words) is None
    page = (
        f"Children\n\n  • One hub\n\n    12 May 2022\n\n    A hub opens.\n\n  • Two\n\n    {words}\n\n    Two open.\n"
    )
    parsed = csc.parse(page)
    assert [article.published_earliest for article in parsed.articles] == [date(2022, 5, 12), None]
    assert [problem.code for problem in parsed.problems] == ["bad-date"]


@pytest.mark.parametrize("words", NO_DATE_LINE)
def test_a_line_that_may_be_cut_or_has_other_words_is_no_date_line(words: str) -> None:
    assert not looks_like_date(words)


def test_two_days_and_pairs_of_years() -> None:
    (named,) = named_dates("from 3 to 5 May 2020 it was")
    assert (named.first_day, named.start) == (date(2020, 5, 3), 5)
    assert [find.ref for find in find_spans("from 3 to 5 May 2020 it was")] == ["2020-05-03/2020-05-05"]
    assert [one.second_year for one in named_dates("in 2020/21 and 2019/2020 and 2020/25")] == [2021, 2020, None]


@pytest.mark.parametrize(
    "line", ["31 June 2022", "8 June 0022", "8 June 1822", "3 and 4 June 2022", "June 2022", "2022"]
)
def test_a_line_without_a_day_of_the_calendar_names_none(line: str) -> None:
    assert read_date(line) is None


@given(
    st.dates(date(1995, 1, 1), date(2049, 12, 31)),
    st.sampled_from(["{0.day} %B %Y", "%d/%m/%Y", "%Y-%m-%d", "%A, {0.day} %b %Y"]),
)
def test_every_day_is_read_as_it_is_written(day: date, form: str) -> None:
    assert read_date(day.strftime(form.format(day))) == day


HALVES = ["8 June", "Tuesday 8 June", "8th of June", "8 June 21", "Tue 8 Jun 21"]


@pytest.mark.parametrize("line", HALVES)
def test_a_day_without_a_sure_year_is_not_a_date_and_the_problem_says_so(line: str) -> None:
    page = "".join(
        f"\u2022 Fees rise {number}\n\n{day}\n\nTwo councils say that the fees of agencies are up by {number}.\n\n"
        for number, day in enumerate(("9 June 2021", line, "7 June 2021"))
    )
    parsed = csc.parse(page)
    assert [str(one.published) for one in parsed.articles] == ["2021-06-09", "XXXX-XX-XX", "2021-06-07"]
    (problem,) = [one for one in parsed.problems if one.code == "unexpected-text"]
    assert problem.message == f"This looks like a day, but its year is not sure, so it is not read as one: {line}"
    assert problem.severity == "error"


@pytest.mark.parametrize("line", ["8", "June 2021", "8 June 2021", "Fees rise in June", "8 to 10 councils"])
def test_other_lines_are_not_half_a_date(line: str) -> None:
    assert not half_a_date(line)
