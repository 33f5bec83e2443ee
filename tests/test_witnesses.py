"""Every entry of the tables of knowledge has a witness: a sentence that comes out otherwise once the entry is gone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

from childservices_corpus import reference
from childservices_corpus.annotate.bodies import authorities
from entries import (
    LEVELS,
    Entry,
    Level,
    entries,
    forms_of,
    kinds,
    needed_by,
    plain,
    with_authorities,
    without,
    without_authorities,
    without_forms,
    words_of,
)
from probes import heard
from witnessing import Witness, files_about, spared, witnesses, witnesses_in

TABLES = sorted(
    path.stem for path in Path(str(files(reference.__name__))).iterdir() if path.suffix in (".toml", ".csv")
)
WORD = re.compile(r"\w+")
# Tables whose entries can be taken away in a second or two. Of the others each word stands in some witness, and the
# check of the tests by seeded faults (tools/mutants.py) takes entries away one at a time.
TAKEN_AWAY = ("amounts", "date_phrases", "not_names", "occasions", "organisations", "people", "role_terms", "topics")
WORDED = ("lexicon", "kinds", "responding", "genres")


@pytest.mark.parametrize("name", TABLES)
def test_every_witness_is_right(name: str) -> None:
    assert not [one for file in files_about(name) for one in not_right(file)]


@cache
def not_right(file: str) -> tuple[str, ...]:
    """The witnesses of `file` that are not right, worked out once for all the tables that it is about."""
    found = witnesses_in(file)
    return tuple(str(one) for one, passed in zip(found, heard(found), strict=True) if not passed)


@pytest.mark.parametrize("name", TAKEN_AWAY)
@pytest.mark.parametrize("level", LEVELS)
def test_every_entry_has_a_witness_that_fails_without_it(name: str, level: Level) -> None:
    assert set(unheard(name, level)) <= spared(name)


@pytest.mark.parametrize("name", WORDED)
def test_every_word_stands_in_a_witness(name: str) -> None:
    texts = [plain(one.text) for one in witnesses(name)]
    found = {match for text in texts for match in WORD.findall(text)}
    missing = [
        str(entry)
        for entry in entries(name, "word")
        if not (
            words_of(entry) in found or any(words_of(entry) in text for text in texts if not words_of(entry).isalnum())
        )
    ]
    assert sorted(missing) == sorted(spared(name) & set(missing))


def unheard(name: str, level: Level) -> list[str]:
    """The entries of the table `name` that no witness needs."""
    return [str(entry) for kind in kinds(name, entries(name, level)).values() for entry in _unheard(name, level, kind)]


def _unheard(name: str, level: Level, kind: Sequence[Entry]) -> Iterator[Entry]:
    excused = spared(name)
    found = witnesses(name)
    if level == "word" and not kind[0].value[:1].isdigit():
        found = tuple(_with_any_of([words_of(entry) for entry in kind], found))

    def passes(gone: frozenset[int]) -> list[bool]:
        with without(name, level, {kind[number].path for number in gone}):
            return heard(found)

    needed = needed_by(len(kind), passes, [number for number, entry in enumerate(kind) if str(entry) not in excused])
    return (entry for number, entry in enumerate(kind) if number not in needed)


def _with_any_of(words: Sequence[str], found: Sequence[Witness]) -> Iterator[Witness]:
    for one in found:
        text = plain(one.text)
        if any(word in text for word in words):
            yield one


def test_every_row_of_the_authorities_has_a_witness_that_fails_without_it() -> None:
    found, rows = witnesses("authorities"), authorities.authorities()

    def passes(gone: frozenset[int]) -> list[bool]:
        with without_authorities(gone):
            return heard(found)

    needed = needed_by(len(rows), passes)
    assert [row for number, row in enumerate(rows) if number not in needed] == []


def test_every_name_of_an_authority_has_a_witness_that_fails_without_it() -> None:
    # The two codes of one council bear the same names: a name is lost only where both lose it.
    found, names = (
        witnesses("authorities"),
        sorted({form for row in authorities.authorities() for form in forms_of(row)}),
    )

    def passes(gone: frozenset[int]) -> list[bool]:
        lost = {names[number] for number in gone}
        with with_authorities(lambda row: without_forms(row, lost)):
            return heard(found)

    needed = needed_by(len(names), passes)
    assert [name for number, name in enumerate(names) if number not in needed] == []


@pytest.mark.parametrize("column", ["start", "end"])
def test_every_day_on_which_a_code_changed_has_a_witness_that_fails_a_day_before(column: str) -> None:
    # A day decides where a name has borne another code before it, or has one successor behind it.
    found, rows = witnesses("authorities"), authorities.authorities()
    deciding = {
        "start": [
            row.gss
            for row in rows
            if row.start and any(row.gss in other.successors for other in rows if other.name == row.name)
        ],
        "end": [row.gss for row in rows if row.end and len(row.successors) == 1],
    }[column]

    def passes(moved: frozenset[int]) -> list[bool]:
        chosen = {deciding[number] for number in moved}
        with with_authorities(lambda row: _a_day_before(row, column) if row.gss in chosen else row):
            return heard(found)

    needed = needed_by(len(deciding), passes)
    assert [gss for number, gss in enumerate(deciding) if number not in needed] == []


def _a_day_before(row: authorities.Authority, column: str) -> authorities.Authority:
    start, end = row.start, row.end
    if column == "start" and start is not None:
        return replace(row, start=start - timedelta(days=1))
    return row if end is None else replace(row, end=end - timedelta(days=1))


def test_every_successor_has_a_witness_that_fails_without_it() -> None:
    found, rows = witnesses("authorities"), authorities.authorities()
    followed = [
        row.gss
        for row in rows
        if len(row.successors) == 1 and all(row.name != other.name for other in rows if other.gss in row.successors)
    ]

    def passes(gone: frozenset[int]) -> list[bool]:
        chosen = {followed[number] for number in gone}
        with with_authorities(lambda row: replace(row, successors=()) if row.gss in chosen else row):
            return heard(found)

    needed = needed_by(len(followed), passes)
    assert [gss for number, gss in enumerate(followed) if number not in needed] == []
