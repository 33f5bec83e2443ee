"""A mistake in a question is answered with what could have been asked."""

from typing import Any

import pytest

from childservices_corpus.errors import NotFoundError, QueryError
from corpora import real_corpus

MISTAKES = [
    ("a misspelt keyword", lambda c: c.articles.where(pubisher="themj"), "did you mean publisher"),
    ("a misspelt value", lambda c: c.articles.where(publisher="themjj"), "did you mean 'themj'"),
    ("one misspelt value of several", lambda c: c.statements.where(kind=["comment", "speach"]), "'speech'"),
    ("a misspelt section", lambda c: c.articles.where(section="Childen"), "'Children'"),
    ("a misspelt document", lambda c: c.articles.where(document="000"), "000_98a68963349ae072.txt"),
    ("a misspelt column to sort by", lambda c: c.articles.sort_by("titel"), "did you mean 'title'"),
    ("a misspelt column to count by", lambda c: c.articles.count_by("monht"), "did you mean 'month'"),
    ("a misspelt column to select", lambda c: c.articles.select("titel"), "did you mean 'title'"),
    ("a column of lists to sort by", lambda c: c.articles.sort_by("topics"), "has several values"),
    ("no column", lambda c: c.articles.sort_by(), "needs the name of a column"),
    ("no date", lambda c: c.articles.between("spring 2022", None), "is not a date"),
    ("no day of the calendar", lambda c: c.articles.between("2022-02-30", None), "not a date of the calendar"),
    ("bounds the wrong way round", lambda c: c.articles.between("2023", "2022"), "2022 is before 2023"),
    ("a certainty there is not", lambda c: c.articles.between("2023", None, "probable"), '"possible" or "certain"'),
    ("dates of what has none", lambda c: c.quotations.between("2022", None), "have no dates"),
    ("a topic of a corpus without any", lambda c: c.articles.where(topic="send"), "there are none"),
    ("no callable", lambda c: c.articles.where("themj"), "takes keywords"),
]


@pytest.mark.parametrize(("label", "ask", "answer"), MISTAKES, ids=[case[0] for case in MISTAKES])
def test_a_mistake_is_answered(label: str, ask: Any, answer: str) -> None:
    with pytest.raises(QueryError, match=answer.replace("(", r"\(")):
        ask(real_corpus())


def test_an_id_that_is_not_there() -> None:
    with pytest.raises(NotFoundError, match="is not among these 160 articles"):
        real_corpus().articles["themj/nothing-00000000"]
    assert real_corpus().articles.get("themj/nothing-00000000") is None


def test_an_id_of_another_table_says_where_it_is() -> None:
    corpus = real_corpus()
    article = corpus.articles[0]
    with pytest.raises(NotFoundError, match=r"; it is one of the articles: corpus\.articles\[id\]"):
        corpus.statements[article.id]
    with pytest.raises(NotFoundError, match=r"0 articles$"):
        corpus.articles[:0][article.id]
