"""Pages, corpora and sets survive a pickle, as process pools and caches need, and a page survives JSON."""

import pickle
import shutil
from pathlib import Path
from typing import Any

import pytest

import childservices_corpus as csc
from childservices_corpus.bundled import bundled_release
from childservices_corpus.corpus import Corpus
from childservices_corpus.errors import ReleaseError
from childservices_corpus.parsing.lazy import Rows
from corpora import DUMPS, real_tables


def again(one: Any) -> Any:
    return pickle.loads(pickle.dumps(one))


def as_rows(sequence: Any) -> Rows[Any]:
    assert isinstance(sequence, Rows)
    return sequence


@pytest.mark.parametrize("dump", DUMPS, ids=lambda path: path.name)
def test_a_page_survives(dump: Path) -> None:
    parsed = csc.parse(dump)
    other = again(parsed)
    assert other == parsed == csc.parse(dump)
    assert [record.explain() for record in (*other.articles, *other.statements)] == [
        record.explain() for record in (*parsed.articles, *parsed.statements)
    ]
    assert list(as_rows(other.ledger).values("start")) == list(as_rows(parsed.ledger).values("start"))
    told = csc.Parsed.model_validate_json(parsed.model_dump_json())
    assert (told.articles, told.statements, told.problems) == (parsed.articles, parsed.statements, parsed.problems)
    assert told.ledger == parsed.ledger
    assert parsed.provenance == told.provenance


def test_other_pages_are_not_equal() -> None:
    one, two = (csc.parse(dump) for dump in DUMPS[:2])
    assert one != two
    assert one.ledger != two.ledger
    assert as_rows(one.ledger).__eq__("ledger") is NotImplemented
    assert len({one.ledger, csc.parse(DUMPS[0]).ledger}) == 1


@pytest.mark.parametrize("text", ["", "\n", "Minutes of a meeting."])
def test_a_page_without_records_survives(text: str) -> None:
    parsed = csc.parse(text)
    assert again(parsed) == parsed
    assert list(as_rows(again(parsed).provenance).values("start")) == []


def test_a_loaded_corpus_is_pickled_as_its_folder() -> None:
    corpus = csc.load()
    corpus.search("care")
    chosen = corpus.articles.where(genre="opinion")
    assert list(again(chosen)) == list(chosen)
    assert again(chosen)[0].explain("title") == chosen[0].explain("title")
    assert len(pickle.dumps(chosen)) < 5_000
    columns = chosen.select("id", "topics")
    assert again(columns).to_arrow().equals(columns.to_arrow())


def test_a_corpus_in_memory_is_pickled_with_its_tables() -> None:
    corpus = Corpus.from_tables(real_tables())
    assert list(again(corpus).statements) == list(corpus.statements)


def test_rows_of_another_release_are_not_taken_for_the_pickled_ones(tmp_path: Path) -> None:
    folder = tmp_path / "release"
    shutil.copytree(bundled_release(), folder)
    pickled = pickle.dumps(csc.load(folder).articles[:3])
    assert len(pickle.loads(pickled)) == 3
    csc.build(DUMPS[:1], folder, annotate=False)
    with pytest.raises(ReleaseError, match="not the release"):
        pickle.loads(pickled)
