"""Marked words of records that are not speech: kept under their own kind and ids, and asked for by kind."""

import pytest

import childservices_corpus as csc
from childservices_corpus.corpus import Corpus
from childservices_corpus.errors import NotFoundError
from support import OLDER
from voices import CLOSE, END, OPEN, WORDS

COMMENT = f"""Comment: early help

Commenting on {OPEN}A Smarter Approach{CLOSE}, Jenny Coles, ADCS President, said:

{OPEN}{WORDS}{CLOSE}

{OPEN}A {OPEN}cliff edge{CLOSE} is near. {WORDS}{CLOSE}

The so-called {OPEN}funding gap{CLOSE} has grown since.

ENDS"""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    folder = tmp_path_factory.mktemp("marked")
    page = folder / "page.txt"
    page.write_text(COMMENT + END, encoding="utf-8")
    csc.build([page], folder / "release")
    return csc.load(folder / "release")


def test_quotations_are_speech_unless_another_kind_is_asked_for(corpus: Corpus) -> None:
    assert [one.kind for one in corpus.quotations] == ["speech", "speech"]
    assert [one.text for one in corpus.quotations.where(kind="title")] == ["A Smarter Approach"]
    assert [one.text for one in corpus.quotations.where(kind="scare")] == ["funding gap"]
    assert len(corpus.quotations.where(kind=("speech", "title", "scare"))) == 4
    assert len(corpus.quotations.where(speaker="Jenny Coles").where(kind="scare")) == 0


def test_words_that_are_not_speech_have_ids_and_places_of_their_own(corpus: Corpus) -> None:
    title, scare = corpus.quotations.where(kind=("title", "scare"))
    assert [one.id.partition("#")[2] for one in (title, scare)] == ["m0", "m1"]
    assert [one.id.partition("#")[2] for one in corpus.quotations] == ["q0", "q1"]
    assert (title.speaker, title.basis) == (None, "unknown")
    with pytest.raises(NotFoundError):
        title.explain("speaker")


def test_the_basis_says_how_a_speaker_was_found(corpus: Corpus) -> None:
    assert [(one.speaker, one.basis) for one in corpus.quotations] == [
        ("Jenny Coles", "before"),
        ("Jenny Coles", "continued"),
    ]
    assert len(corpus.quotations.where(basis="continued")) == 1


def test_search_and_counts_see_speech_alone(corpus: Corpus) -> None:
    assert [hit.record.id for hit in corpus.quotations.hits("gap")] == []
    assert corpus.quotations.count_by("kind").to_dict() == {"speech": 2}
    assert len(corpus.quotations.to_arrow()) == 2


def test_a_quotation_of_an_older_release_is_speech() -> None:
    older = csc.load(OLDER)
    assert {one.kind for one in older.quotations} == {"speech"}
    assert {one.basis for one in older.quotations} == {"unknown"}
