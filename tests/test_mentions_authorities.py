"""The table of authorities: complete, consistent, and read for a day."""

from datetime import date, timedelta

import pytest

from childservices_corpus.annotate.bodies.authorities import authorities, code_of
from childservices_corpus.models import DateRange

# A name, a first and last possible day, the code, and why.
CODES = [
    ("Northamptonshire", "2021-03-31", "2021-03-31", "E10000021", "last day of the county council"),
    ("Northamptonshire", "2023-01-01", "2023-01-01", "E10000021", "two successors: the name stays what it was"),
    ("Northamptonshire", None, None, "E10000021", "most recent under the name"),
    ("Cumbria", "2022-05-01", "2022-05-01", "E10000006", "before the end"),
    ("Dorset", "2019-03-31", "2019-03-31", "E10000009", "county council"),
    ("Dorset", "2019-04-01", "2019-04-01", "E06000059", "unitary council from its first day"),
    ("Dorset", None, None, "E06000059", "most recent"),
    ("Dorset|county", None, None, "E10000009", "the words say county council"),
    ("Bournemouth", "2018-01-01", "2018-01-01", "E06000028", "before the merger"),
    ("Bournemouth", "2022-01-01", "2022-01-01", "E06000058", "one successor"),
    ("Buckinghamshire", "2020-03-01", "2020-03-31", "E10000002", "a range before the change"),
    ("Buckinghamshire", "2020-03-20", "2020-05-01", "E06000060", "the middle of the range is after the change"),
    ("Somerset", "2022-05-12", "2022-05-12", "E10000027", "county council"),
    ("Somerset", "2023-04-01", None, "E06000066", "one bound"),
    ("Somerset", None, "2023-03-31", "E10000027", "the other bound"),
    ("North Yorkshire", "2024-01-01", "2024-01-01", "E06000065", "unitary"),
    ("Gateshead", "2013-03-31", "2013-03-31", "E08000020", "code before the boundary change"),
    ("Gateshead", "2013-04-01", "2013-04-01", "E08000037", "code after it"),
    ("Northumberland", "2012-01-01", "2012-01-01", "E06000048", "code before the boundary change"),
    ("Sheffield", "2024-03-06", "2024-03-06", "E08000019", "code before the boundary change of 2025"),
    ("Cumberland", "2015-01-01", "2015-01-01", "E06000063", "before it existed: the only code of the name"),
]


@pytest.mark.parametrize(("name", "first", "last", "code", "why"), CODES)
def test_code_of_a_day(name: str, first: str | None, last: str | None, code: str, why: str) -> None:
    when = None
    if first or last:
        when = DateRange(
            earliest=date.fromisoformat(first) if first else None, latest=date.fromisoformat(last) if last else None
        )
    assert code_of(name, when) == code, why


# Authorities with children's services duties: 151 until March 2009's reforms gave 152, then each reorganisation.
COUNTS = [
    ("2010-06-01", 152),
    ("2019-04-01", 151),
    ("2021-04-01", 152),
    ("2023-04-01", 153),
]


@pytest.mark.parametrize(("day", "count"), COUNTS)
def test_number_of_authorities_in_force(day: str, count: int) -> None:
    in_force = [row for row in authorities() if row.in_force(date.fromisoformat(day))]
    assert len(in_force) == count
    assert len({row.name for row in in_force}) == count


def test_successors_exist_and_begin_the_day_after() -> None:
    by_code = {row.gss: row for row in authorities()}
    assert len(by_code) == len(authorities())
    for row in authorities():
        assert (row.end is None) == (not row.successors)
        for successor in row.successors:
            assert row.end is not None
            assert by_code[successor].start == row.end + timedelta(days=1)


def test_a_name_stands_for_one_place() -> None:
    places: dict[str, str] = {}
    for row in authorities():
        for form in (*row.alone, *row.within_sentence, *row.with_council_word):
            assert places.setdefault(form, row.name) == row.name
