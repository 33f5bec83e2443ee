"""Every field of every record opens at its words, or gives the true reason why it has none."""

import pytest

import childservices_corpus as csc
from childservices_corpus.explain.shown import OPEN
from childservices_corpus.models import Explainable

CORPUS = csc.load()
RECORDS = {
    f"{name} {number}": record
    for name in ("articles", "statements", "quotations")
    for number, record in enumerate(CORPUS.table(name))
}


def refusal(record: Explainable, field: str) -> str:
    """Why `field` has no words in the page, or nothing where it opens."""
    try:
        assert OPEN in record.explain(field)
    except csc.CorpusError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("label", RECORDS)
def test_every_field_opens_or_says_why_not(label: str) -> None:
    record = RECORDS[label]
    for field in type(record).model_fields:
        value, why = getattr(record, field), refusal(record, field)
        assert not why or "was not read from" in why, field
        if value is False or value == 0:
            assert "empty" not in why, f"{field} is {value}, which is a value"
        if why and (value is None or value == ()):
            assert "it is empty" in why, field


@pytest.mark.parametrize(
    ("field", "reason"),
    [
        ("id", "made from the title"),
        ("position", "counts the records"),
        ("publisher", "layout of the page"),
        ("stub", "worked out by rules"),
        ("byline", "it is empty"),
    ],
)
def test_the_reason_is_that_of_the_field(field: str, reason: str) -> None:
    statement = next(one for one in CORPUS.statements if not one.stub and one.byline is None)
    assert reason in refusal(statement, field)


@pytest.mark.parametrize(("part", "other"), [("earliest", "latest"), ("latest", "earliest")])
def test_a_bound_of_a_date_shows_its_own_evidence(part: str, other: str) -> None:
    """The box of a coming event bounds from above: it is not shown for the first day."""
    shown = 0
    for statement in CORPUS.statements:
        value = getattr(statement, f"issued_{part}")
        own = {(one.start, one.end) for one in statement.issued_evidence if getattr(one, part) == value}
        foreign = {(one.start, one.end) for one in statement.issued_evidence if one.start is not None} - own
        told = refusal(statement, f"issued_{part}") or statement.explain(f"issued_{part}")
        assert not any(f"offsets {start} to {end}:" in told for start, end in foreign), (statement.id, other)
        shown += OPEN in told
    assert shown
