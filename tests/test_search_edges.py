"""Queries at their edges: what stands right behind a phrase, what is only words, and what a wrong query says."""

import pytest

from childservices_corpus.search.query import All, But, Either, Expression, Term, parse_query, plain_words

A, B = Term("a1"), Term("b1")
PHRASE, BEGUN = Term("a1 b1"), Term("a1 b1", prefix=True)
READINGS: list[tuple[str, Expression]] = [
    ('"a1 b1"* a1', All((BEGUN, A))),
    ('"a1 b1"b1', All((PHRASE, B))),
    ('a1"a1 b1"', All((A, PHRASE))),
    ('"a1 b1""a1"', All((PHRASE, A))),
    ("(a1)b1", All((A, B))),
    ("a1 AND(b1)", All((A, B))),
    ("a1 OR(b1)", Either((A, B))),
    ("a1 NOT(b1)", But(A, B)),
    ("a1 and b1", All((A, Term("and"), B))),
    ("title:(a1 b1) a1", All((Term("a1", column="title"), Term("b1", column="title"), A))),
    ("title:a1 NOT b1", But(Term("a1", column="title"), B)),
    ("a1 AND - OR b1", Either((A, B))),
    ("a1 NOT b1 OR a1 NOT b1", Either((But(A, B), But(A, B)))),
    ("\N{DOUBLE LOW-9 QUOTATION MARK}a1 b1\N{LEFT DOUBLE QUOTATION MARK}", PHRASE),
]


@pytest.mark.parametrize(("query", "expression"), READINGS, ids=[query for query, _ in READINGS])
def test_a_query_is_read(query: str, expression: Expression) -> None:
    found = parse_query(query)
    if isinstance(expression, All) and query.startswith("title:("):
        assert found.expression == All((All(expression.parts[:2]), A))
    else:
        assert found.expression == expression
    assert found.notes == ()


def test_a_query_without_words_is_not_plain_words() -> None:
    assert plain_words("OR -", "so").words_only is False
    assert plain_words("a1", "so").words_only is True
    assert parse_query("- -").expression is None
    assert parse_query("- -").notes == ("the query has no words to search for",)


def test_a_column_that_does_not_exist_is_named_as_it_was_written() -> None:
    (note,) = parse_query("Colour:a1").notes
    assert note.startswith("a column called 'Colour' does not exist (there are title, ")
    assert parse_query("12:30").notes == ()
    assert parse_query("a1:b1").expression == Term("a1:b1")


def test_columns_may_be_nested_forty_deep() -> None:
    for number, notes in ((40, ()), (41, ("brackets and columns are nested more than 40 deep",))):
        found = parse_query(" ".join(["title:"] * number + ["a1"]))
        assert tuple(note.partition(", so")[0] for note in found.notes) == notes
