"""The tables that a page is read into have the same values as its records, column by column."""

from enum import Enum
from typing import Any

import pytest

import childservices_corpus as csc
from makers import FOREIGN, FORMS, made

OWN = [form for form in FORMS if form not in FOREIGN]


def plain(value: Any) -> Any:
    """A value as a table has it: lists for tuples, and simple values for the types of the models."""
    if isinstance(value, (tuple, list)):
        return [plain(one) for one in value]
    if hasattr(value, "model_dump"):
        return {name: plain(one) for name, one in value.model_dump().items()}
    return value.value if isinstance(value, Enum) else value


@pytest.mark.parametrize("form", OWN)
@pytest.mark.parametrize("kind", ["articles", "statements"])
def test_a_table_has_the_values_of_the_records(form: str, kind: str) -> None:
    for seed in range(4):
        page = made(form, seed).text
        records = getattr(csc.parse(page), kind)
        rows = csc.parse_table(page)[kind].to_pylist()
        assert len(rows) == len(records)
        for row, record in zip(rows, records, strict=True):
            assert row == {name: plain(getattr(record, name)) for name in row}


def test_some_of_the_pages_have_days() -> None:
    dated = [one for form in OWN for one in csc.parse(made(form, 1).text).statements if one.issued_earliest]
    assert dated
