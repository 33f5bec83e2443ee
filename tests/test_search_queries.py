"""What counts as a query, which two ask the same, and what a hostile one costs."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from childservices_corpus.search.query import MOST_TERMS, parse_query
from searching import CORPUS, ENGINES, found, needs


@ENGINES
@settings(max_examples=150, deadline=None)
@given(
    query=st.text(max_size=40)
    | st.lists(st.sampled_from([*'"()*:', "AND", "OR", "NOT", "care", "title:"])).map(" ".join)
    | st.lists(st.sampled_from([*'"()*:-|&+~^?= ', "NOT", "or", "NEAR(", "care", "2", "text:", "author="])).map("".join)
)
def test_any_text_is_a_query(engine: str, query: str) -> None:
    needs(engine)
    hits = CORPUS.search(query, limit=2, engine=engine)
    assert isinstance(repr(hits) + hits._repr_html_(), str)
    assert len(hits) <= hits.total
    assert list(CORPUS.articles.search(query, engine=engine)) is not None


HOSTILE = [
    ("an SQL statement", "'; DROP TABLE texts; --"),
    ("an operator of FTS5 that is not ours", "NEAR(care council, 2)"),
    ("a column of FTS5 that is not ours", "rowid:1"),
    ("an initial mark of FTS5", "^care + council"),
    ("many brackets", "(" * 20_000 + "care"),
    ("many balanced brackets", "(" * 5_000 + "care" + ")" * 5_000),
    ("many words", "care " * 5_000),
    ("many negations", "care" + " NOT council" * 150),
    ("many different prefixes", " OR ".join(f"{letter}*" for letter in "abcdefghijklmnopqrstuvwxyz")),
    ("a null character", "care\0council"),
    ("a lone surrogate", "care \ud800"),
    ("columns in columns", "title:" * 3_000 + "care"),
    ("many minus signs", "care " + "-" * 20_000 + " -care" * 150),
    ("many unwanted words in a wrong query", "care -(" * 10_000 + " NOT " * 10_000),
    ("many signs", "|&+~^?=" * 10_000),
    ("nothing", ""),
    ("no words", '"..." & — *'),
]


@ENGINES
@pytest.mark.parametrize(("label", "query"), HOSTILE, ids=[case[0] for case in HOSTILE])
def test_hostile_queries(engine: str, label: str, query: str) -> None:
    needs(engine)
    hits = CORPUS.search(query, engine=engine)
    assert hits.total <= 260
    assert len(CORPUS.articles.search("care", engine=engine)) > 10


FALLS_BACK = [
    ("an operator at the end", "care AND", "words are missing before the end"),
    ("an operator at the start", "OR care", "words are missing before OR"),
    ("an open quotation mark", '"care', "is not closed"),
    ("an open bracket", "(care", "is not closed"),
    ("a closing bracket", "care)", "no opening one"),
    ("an unknown column", "speach:care", "a column called 'speach' does not exist"),
    ("too many words", "care " * (MOST_TERMS + 1), f"more than {MOST_TERMS} words"),
]


@pytest.mark.parametrize(("label", "query", "note"), FALLS_BACK, ids=[case[0] for case in FALLS_BACK])
def test_what_is_no_query_is_taken_as_words_and_says_so(label: str, query: str, note: str) -> None:
    read = parse_query(query)
    assert note in read.notes[0]
    assert "taken as plain words" in read.notes[0]
    records = CORPUS.articles.search(query)
    assert records.notes == read.notes
    assert note in repr(records)
    if "speach" not in query:
        assert records == CORPUS.articles.search("care")


SAME = [
    (
        "curly quotes around a phrase",
        "\N{LEFT DOUBLE QUOTATION MARK}social workers\N{RIGHT DOUBLE QUOTATION MARK}",
        '"social workers"',
    ),
    ("a curly apostrophe", "children\N{RIGHT SINGLE QUOTATION MARK}s", "children's"),
    ("diacritics", "M\N{LATIN SMALL LETTER E WITH ACUTE}dway", "Medway"),
    ("case", "FOSTERING", "fostering"),
    ("other forms of a word", "councils", "council"),
    ("AND said and unsaid", "care AND council", "care council"),
    ("NOT binds closer than OR", "fostering OR care NOT council", "fostering OR (care NOT council)"),
    ("a column over a group", "title:(care council)", "title:care title:council"),
    ("column names in any case", "Title:care", "title:care"),
    ("marks that are no words", "care & council", "care council"),
    ("a minus and NOT", "care -council", "care NOT council"),
    ("a long minus", "care \N{MINUS SIGN}council", "care NOT council"),
    ("a minus first", "-council care", "care NOT council"),
    ("a minus before a phrase", 'care -"social workers"', 'care NOT "social workers"'),
    ("a minus before a group", "care -(council OR school)", "care NOT council NOT school"),
    ("a minus before a column", "care -title:council", "care NOT title:council"),
    ("a minus behind a column", "care title:-council", "care NOT title:council"),
    ("a minus and a star", "care -counc*", "care NOT counc*"),
    ("a minus in a column", "title:(care -council)", "title:(care NOT council)"),
    ("AND NOT", "care AND NOT council", "care NOT council"),
    ("a hyphen inside a word", "child-centred", '"child centred"'),
    ("a number with a minus", "care -2019", "care NOT 2019"),
    ("a dash between words", "care - council", "care council"),
    ("a name of a column that people try", "headline:care", "title:care"),
    ("names of columns in the plural", "Titles:care", "title:care"),
    ("a name for two columns", "text:care", "body:care OR quotation:care"),
    ("a weight", "care^2 council", "care council"),
    ("a distance behind a phrase", '"social workers"~5 care', '"social workers" care'),
]


@ENGINES
@pytest.mark.parametrize(("label", "one", "other"), SAME, ids=[case[0] for case in SAME])
def test_two_ways_to_ask_the_same(engine: str, label: str, one: str, other: str) -> None:
    needs(engine)
    for records in (CORPUS.articles, CORPUS.statements):
        assert found(records, one, engine) == found(records, other, engine)
    assert found(CORPUS.articles, one, engine) | found(CORPUS.statements, one, engine)
