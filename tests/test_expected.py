"""What the five dumps give is in ``data/expected``; a change is shown row by row, with the command to take it over."""

import json
from pathlib import Path

import pytest

from expected import COMMAND, EXPECTED, HASHES, KEYS, build_in, differences, hashes_of, kept_rows, rows_of


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_in(tmp_path_factory.mktemp("expected"))


@pytest.mark.parametrize("table", KEYS)
def test_the_dumps_give_what_is_expected(built: Path, table: str) -> None:
    changed = sorted(differences(table, kept_rows(table), rows_of(built, table)))
    if changed:
        told = "\n".join(changed)
        pytest.fail(f"{len(changed)} changes in {table}:\n{told}\nIf they are right: {COMMAND}", pytrace=False)


def test_the_places_are_what_is_expected(built: Path) -> None:
    kept = json.loads((EXPECTED / HASHES).read_text("utf-8"))
    changed = [name for name, digest in hashes_of(built).items() if kept.get(name) != digest]
    if changed:
        told = ", ".join(changed)
        pytest.fail(f"rows of {told} changed. If that is right: {COMMAND}", pytrace=False)


def test_a_change_is_told_by_record_and_field() -> None:
    before = {"a": {"title": "Old", "topics": ["send"]}, "b": {"title": "Gone", "topics": []}}
    after = {"a": {"title": "Old", "topics": ["send", "finance"]}, "c": {"title": "New", "topics": []}}
    assert sorted(differences("articles", before, after)) == [
        'articles a: topics: ["send"] -> ["send", "finance"]',
        "articles b: the row is gone",
        'articles c: the row is new: {"title": "New", "topics": []}',
    ]
