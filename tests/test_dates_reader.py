"""One reader of day, month and year: whoever reads a date reads it alike."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from childservices_corpus.annotate.dates.words import named_dates
from childservices_corpus.annotate.finds import find_spans
from childservices_corpus.text.date_lines import looks_like_date, read_date

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
]


@pytest.mark.parametrize(("words", "day", "edtf"), [pytest.param(*case[1:], id=case[0]) for case in ONE_READER])
def test_every_reader_of_dates_reads_alike(words: str, day: date, edtf: str) -> None:
    assert looks_like_date(words)
    assert read_date(words) == day
    (named,) = named_dates(f"on {words} it was")
    assert named.first_day == day
    assert [find.ref for find in find_spans(f"on {words} it was") if find.kind == "date"] == [edtf]


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
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["{0.day} %B %Y", "%d/%m/%Y", "%Y-%m-%d", "%A, {0.day} %b %Y"]),
)
def test_every_day_is_read_as_it_is_written(day: date, form: str) -> None:
    assert read_date(day.strftime(form.format(day))) == day
