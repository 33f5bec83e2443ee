"""A question may use any name of a body, and the normal form of a role."""

import pytest

import childservices_corpus as csc
from childservices_corpus import errors
from childservices_corpus.annotate.finds import body_named
from childservices_corpus.annotate.people.roles import role_form
from childservices_corpus.corpus.corpus import Corpus

NAMES = ["Department for Education", "DfE", "dfe", "DFE", "Education Department", "department  for education"]


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return csc.load()


@pytest.mark.parametrize("name", NAMES)
def test_any_name_of_a_body_finds_every_record_that_names_it(corpus: Corpus, name: str) -> None:
    naming = {one.record_id for one in corpus.mentions if one.kind == "organisation" and one.ref == NAMES[0]}
    asked = {one.id for one in (*corpus.statements.where(organisation=name), *corpus.articles.where(organisation=name))}
    assert naming
    assert asked == naming
    assert {one.record_id for one in corpus.mentions.where(ref=name)} == naming


def test_the_normal_form_of_a_role_finds_all_its_roles(corpus: Corpus) -> None:
    asked = {one.id for one in corpus.statements.where(role="president")}
    roles = {one.id: [speaker.role for speaker in one.speakers] for one in corpus.statements}
    assert asked == {name for name, held in roles.items() if "president" in map(role_form, held)}
    assert asked > {one.id for one in corpus.statements.where(role="ADCS President")}
    said = {one.role for one in corpus.quotations.where(role="president")}
    assert {role_form(role) for role in said} == {"president"}


def test_a_council_may_be_asked_for_by_a_short_name(corpus: Corpus) -> None:
    codes = {one.ref for one in corpus.mentions.where(ref="Somerset CC")}
    assert codes <= {"E10000027", "E06000066"}
    assert len(corpus.articles.where(authority="N Yorks")) == len(corpus.articles.where(authority="North Yorkshire"))


def test_a_known_body_without_records_is_not_a_mistake(corpus: Corpus) -> None:
    assert len(corpus.articles.where(organisation="Surrey Heath Borough Council")) == 0


def test_an_unknown_name_is_a_mistake(corpus: Corpus) -> None:
    with pytest.raises(errors.QueryError, match="no organisation is called"):
        corpus.articles.where(organisation="Departmnt for Education")
    with pytest.raises(errors.QueryError, match="no role is called"):
        corpus.statements.where(role="presidnt")
    with pytest.raises(errors.QueryError, match="no ref is called"):
        corpus.mentions.where(ref="Departmnt for Education")


@pytest.mark.parametrize(
    ("words", "ref"),
    [
        ("Barnardos", "Barnardo's"),
        ("Surrey Heath", "E07000214"),
        ("Surrey Heath BC", "E07000214"),
        ("GMCA", "E47000001"),
        ("Sample Law Centre", None),
        ("a report by Ofsted", None),
    ],
)
def test_the_body_that_words_name(words: str, ref: str | None) -> None:
    assert body_named(words) == ref
