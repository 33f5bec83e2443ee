"""What people type from habit: NOT with nothing before it, and signs that are operators elsewhere."""

import pytest

from childservices_corpus.search.query import All, But, Either, Term, parse_query
from searching import CORPUS

A, B, C = Term("a1"), Term("b1"), Term("c1")


def test_a_minus_takes_away_what_follows() -> None:
    """The foster carers that were not wanted came back as all that was found."""
    foster = {one.id for one in CORPUS.records.search("foster")}
    carers = {one.id for one in CORPUS.records.search("carers")}
    assert foster & carers
    assert {one.id for one in CORPUS.records.search("foster -carers")} == foster - carers
    assert {one.id for one in CORPUS.records.search("-carers foster")} == foster - carers


@pytest.mark.parametrize(
    ("query", "expression"),
    [
        ("a1 -b1", But(A, B)),
        ("-b1 a1", But(A, B)),
        ("-b1 a1 -c1", But(But(A, C), B)),
        ("a1 AND -b1 c1", But(All((A, C)), B)),
        ("a1 OR c1 -b1", Either((A, But(C, B)))),
        ("a1 (-b1 c1)", All((A, But(C, B)))),
        ("a1-b1", Term("a1-b1")),
        ("a1 -- b1", All((A, B))),
        ("a1 --b1", All((A, Term("--b1")))),
        ('"a1"-b1', All((A, Term("-b1")))),
        ("a1 -", A),
        ("text:a1", Either((Term("a1", column="body"), Term("a1", column="quotation")))),
    ],
)
def test_a_query_with_a_minus_is_read(query: str, expression: object) -> None:
    assert parse_query(query).expression == expression


NOTHING_BEFORE = [
    "NOT a1",
    "-a1",
    "- NOT a1",
    '-"a1 b1"',
    "NOT (a1 b1)",
    "(NOT a1)",
    "-title:a1",
    "a1 OR -b1",
    "NOT a1 b1",
]


@pytest.mark.parametrize("query", NOTHING_BEFORE)
def test_not_without_words_before_it_says_what_is_missing(query: str) -> None:
    read = parse_query(query)
    assert read.notes[0].startswith(
        "words are missing before NOT, which takes words away, as in care NOT adoption, so "
    )
    assert any(note.endswith("nothing was searched for") for note in read.notes) is (read.expression is None)


@pytest.mark.parametrize(
    "query",
    [
        "NOT care",
        "-care",
        'council OR -care "',
        "council AND NOT care AND",
        "council NOT NOT care",
        "council NOT OR care",
    ],
)
def test_what_was_not_wanted_is_never_searched_for(query: str) -> None:
    council = {one.id for one in CORPUS.articles.search("council")}
    assert {one.id for one in CORPUS.articles.search(query)} == (council if "council" in query else set())


# The query and the beginning of its note.
SIGNS = [
    ("adoption | kinship", "| is not an operator; to find either of two words, write OR"),
    ("adoption || kinship", "| is not an operator"),
    ("adoption|kinship", "| is not an operator"),
    ("care & council", "& is not an operator"),
    ("care && council", "& is not an operator"),
    ("+care council", "+ is not an operator"),
    ("care --council", "-- is not an operator; one minus"),
    ("care~2", "~ is not an operator and was left out"),
    ('"social workers"~5', "~ is not an operator and was left out"),
    ("care^2 council", "^ is not an operator and was left out"),
    ("^care", "^ is not an operator; title: before a word"),
    ("wom?n", "? is not a sign for any letter"),
    ("*care", "a star counts at the end of a word only"),
    ("wom*n", "a star counts at the end of a word only"),
    ("NEAR(care council, 2)", "NEAR is not an operator and counts as a word"),
    ("care NEAR/3 council", "NEAR is not an operator and counts as a word"),
    ("adoption or kinship", "or counts as a word here; the operator is written OR"),
    ("foster not carers", "not counts as a word here; the operator is written NOT"),
    ("title:care and council", "and counts as a word here; the operator is written AND"),
    ("care AND council or school", "or counts as a word here"),
    ("author=Sample", "author= does not name a column; write author: before a word"),
    ("headline = care", "headline= does not name a column; write headline:"),
    ("publisher=themj", "publisher= is not part of the search; where(publisher=…) chooses records by it"),
    ("publisher:themj", "'publisher' is not a column of the search (where(publisher=…) chooses records by it)"),
    ("year:2022", "'year' is not a column of the search (between(…) chooses records by it)"),
    ("since:2022", "'since' is not a column of the search (between(…) chooses records by it)"),
    ("care !council", "! is not an operator; a minus right before a word"),
    ("fost%", "% is not a sign for letters"),
    ("'social workers'", "only double marks make a phrase"),
    ("\N{LEFT SINGLE QUOTATION MARK}social workers\N{RIGHT SINGLE QUOTATION MARK}", "only double marks make a phrase"),
    ("2022-03-01", "days and years count as words; between(…)"),
    ("2021..2022", "days and years count as words; between(…)"),
    ("title :care", "write title: without a blank before the colon"),
    ("care W/5 council", "W is not an operator and counts as a word"),
    ("care ADJ3 council", "ADJ is not an operator and counts as a word"),
    ("care EXCEPT council", "EXCEPT is not an operator and counts as a word"),
    ("speach:care", "a column called 'speach' does not exist"),
]


@pytest.mark.parametrize(("query", "note"), SIGNS, ids=[query for query, _ in SIGNS])
def test_a_sign_that_is_no_operator_has_a_note(query: str, note: str) -> None:
    assert any(one.startswith(note) for one in parse_query(query).notes), parse_query(query).notes
    assert any(one.startswith(note) for one in CORPUS.articles.search(query).notes)
    assert note in repr(CORPUS.search(query))


PLAIN = [
    "what is kinship care?",
    "care and support",
    "whether or not to adopt",
    "R&D at B&Q",
    "child-centred practice",
    "care - council",
    "£5m +",
    "~ £2m",
    "12:30",
    "a 5% rise",
    "Care! Now!",
    "W is a letter",
    "'Care' and 'council'",
    "a1/b1 = ?",
    "two or more children not in care",
    '"care | council & +school ~2 wom?n or not"',
    "children\N{RIGHT SINGLE QUOTATION MARK}s services 2019-20",
]


@pytest.mark.parametrize("query", PLAIN)
def test_plain_words_have_no_note(query: str) -> None:
    assert parse_query(query).notes == ()


def test_all_hits_without_a_limit() -> None:
    every = CORPUS.records.search("care")
    assert len(CORPUS.search("care", limit=None)) == len(every) > 10
    assert [hit.record for hit in CORPUS.search("care", limit=None)] == list(every)
    articles = CORPUS.articles.where(publisher="themj")
    assert len(articles.hits("care", limit=None)) == len(articles.search("care"))
