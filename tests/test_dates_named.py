"""Dates named in a text, at the edges of each form: days of a month, short years, months alone, years, figures."""

import pytest

from mentioned import found

DATES = [
    ("on 7-9 July 2022", [("7-9 July 2022", "2022-07-07/2022-07-09")]),
    ("on 7 to 9 July", [("7 to 9 July", "XXXX-07-07/XXXX-07-09")]),
    ("on 7 and 9 July 2022", [("7 and 9 July 2022", "2022-07-07/2022-07-09")]),
    ("on 9-7 July 2022", [("July 2022", "2022-07")]),
    ("on 30-31 June 2022", [("June 2022", "2022-06")]),
    ("on 31 June 2022", [("June 2022", "2022-06")]),
    ("on 31 June", []),
    ("on 32 July 2022", [("July 2022", "2022-07")]),
    ("on 0 July 2022", [("July 2022", "2022-07")]),
    ("on July 7", [("July 7", "XXXX-07-07")]),
    ("on July 32", []),
    ("on 7 Jul 2022", [("7 Jul 2022", "2022-07-07")]),
    ("on 7 July 22 at noon", [("7 July 22", "2022-07-07")]),
    ("on 7 July 22.5 were", [("7 July", "XXXX-07-07")]),
    ("on 7 July 222", [("7 July", "XXXX-07-07")]),
    ("on Monday, 7 July 2022", [("Monday, 7 July 2022", "2022-07-07")]),
    ("7th July 2022", [("7th July 2022", "2022-07-07")]),
    ("in July", [("July", "XXXX-07")]),
    ("since July,", [("July", "XXXX-07")]),
    ("July is", []),
    ("by May", [("May", "XXXX-05")]),
    ("May said", []),
    ("in May 2022", [("May 2022", "2022-05")]),
    ("Spring 2022", [("Spring 2022", "2022-21")]),
    ("in spring", []),
    ("autumn 2021/22", [("2021/22", "2021/2022")]),
    ("2021-22", [("2021-22", "2021/2022")]),
    ("2021-2022", [("2021-2022", "2021/2022")]),
    ("2021/2023", [("2021/2023", "2021/2023")]),
    ("2021-20", []),
    ("1939 and 1940", [("1940", "1940")]),
    ("2039 and 2040", [("2039", "2039")]),
    ("2022s x2022 \N{POUND SIGN}2022 2022%", []),
    ("2022 children", []),
    ("2022 childhood", [("2022", "2022")]),
    ("23/03/2022", [("23/03/2022", "2022-03-23")]),
    ("3.4.2022", [("3.4.2022", "2022-04-03")]),
    ("2022-03-23", [("2022-03-23", "2022-03-23")]),
    ("32/01/2022 13/13/2022", []),
]


@pytest.mark.parametrize(("text", "dates"), DATES, ids=[text for text, _ in DATES])
def test_dates_of_a_text(text: str, dates: list[tuple[str, str]]) -> None:
    assert found("date", text) == dates
