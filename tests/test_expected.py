"""What the five dumps give is in ``data/expected``; a change is shown row by row, with the command to take it over."""

from pathlib import Path

import pytest

import childservices_corpus as csc
from expected import Rows, build_in, differences, report


def test_the_dumps_give_what_is_expected(tmp_path: Path) -> None:
    try:
        told = report(build_in(tmp_path))
    except csc.CorpusError as error:
        # A maintainer's row that is refused: the sentence says which, and a traceback would hide it.
        told = str(error)
    if told:
        pytest.fail(told, pytrace=False)


def test_a_change_is_told_by_record_and_field() -> None:
    before: Rows = {
        "a": {"title": "Old", "topics": ["send", "reform"], "genre": None},
        "b": {"title": "Gone", "topics": []},
        "d": {"title": "Same", "topics": ["send", "reform"]},
    }
    after: Rows = {
        "a": {"title": "Old", "topics": ["send", "finance"], "genre": "news"},
        "c": {"title": "New", "topics": []},
        "d": {"title": "Same", "topics": ["reform", "send"]},
    }
    assert list(differences("articles", before, after)) == [
        'articles a: "Old"\n  topics: - "reform"\n  topics: + "finance"\n  genre: null -> "news"',
        'articles b: row is gone: {"title": "Gone"}',
        'articles c: new row: {"title": "New"}',
        'articles d: "Same"\n  topics: ["send", "reform"] -> ["reform", "send"]',
    ]


def test_what_did_not_change_is_not_told() -> None:
    assert list(differences("articles", {"a": {"title": "Old"}}, {"a": {"title": "Old"}})) == []
