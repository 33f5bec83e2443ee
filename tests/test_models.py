"""Dates as ranges, spans, and the promise that models never change."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

import childservices_corpus as csc
from childservices_corpus.models import Frozen
from childservices_corpus.tables.schemas import TABLES

sides = st.one_of(st.none(), st.dates())


def ranges() -> st.SearchStrategy[csc.DateRange]:
    def ordered(pair: tuple[date | None, date | None]) -> csc.DateRange:
        one, two = pair
        if one is not None and two is not None:
            one, two = min(one, two), max(one, two)
        return csc.DateRange(earliest=one, latest=two)

    return st.tuples(sides, sides).map(ordered)


EDTF = [
    # earliest, latest, EDTF, reason
    ("2024-06-13", "2024-06-13", "2024-06-13", "a known day"),
    ("2022-02-01", "2022-02-28", "2022-02", "a whole month"),
    ("2024-02-01", "2024-02-28", "2024-02-01/2024-02-28", "a leap February that lacks its last day"),
    ("2021-01-01", "2021-12-31", "2021", "a whole year"),
    ("2022-02-02", "2022-02-09", "2022-02-02/2022-02-09", "an interval that holds the day"),
    (None, "2022-02-09", "/2022-02-09", "an unknown start is empty"),
    ("2022-02-09", None, "2022-02-09/", "an unknown end is empty"),
    (None, None, "XXXX-XX-XX", "nothing known"),
    ("0001-01-01", "0001-01-31", "0001-01", "years have four digits"),
]


@pytest.mark.parametrize(("earliest", "latest", "edtf", "reason"), EDTF)
def test_written_form(earliest: str | None, latest: str | None, edtf: str, reason: str) -> None:
    assert str(csc.DateRange(earliest=earliest, latest=latest)) == edtf, reason  # type: ignore[arg-type]


def test_a_range_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValidationError, match="is after latest"):
        csc.DateRange(earliest=date(2022, 1, 2), latest=date(2022, 1, 1))


@given(ranges(), st.dates(), st.dates())
def test_certainty_implies_possibility_and_both_agree_with_days(found: csc.DateRange, one: date, two: date) -> None:
    first, last = sorted((one, two))
    if found.certainly_within(first, last):
        assert found.possibly_within(first, last)
    assert found.contains(one) == found.possibly_within(one, one)
    bounds = [day for day in (found.earliest, found.latest) if day is not None]
    assert found.certainly_within(first, last) == (len(bounds) == 2 and all(first <= day <= last for day in bounds))
    assert csc.DateRange.model_validate_json(found.model_dump_json()) == found


def test_spans() -> None:
    span = csc.Span(document_id="0" * 64, start=2, end=5)
    assert span.of("abcdefg") == "cde"
    assert len(span) == 3
    with pytest.raises(ValidationError):
        csc.Span(document_id="0" * 64, start=5, end=2)


def test_line_numbers_count_all_line_ends() -> None:
    document = csc.parse("a\r\nb\rc\nd").document
    assert [document.line_of(place) for place in (0, 3, 5, 7)] == [1, 2, 3, 4]


@pytest.mark.parametrize("model", TABLES.values(), ids=TABLES)
def test_models_are_frozen_closed_and_described(model: type[Frozen]) -> None:
    assert model.model_config["frozen"]
    assert model.model_config["extra"] == "forbid"
    assert all(info.description for info in model.model_fields.values())
    assert model.__doc__


def test_a_record_cannot_be_changed_and_refuses_unknown_fields() -> None:
    pair = "A title of the council\nA summary of what the council has said about its services.\n"
    article = csc.parse(f"Children\n{pair}{pair}").articles[0]
    with pytest.raises(ValidationError):
        article.title = "Another"
    with pytest.raises(ValidationError, match="titel"):
        csc.Article.model_validate({**article.model_dump(), "titel": "x"})
