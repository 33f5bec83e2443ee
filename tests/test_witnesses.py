"""Every entry of the tables of knowledge has a witness: a sentence that comes out otherwise once the entry is gone."""

import pytest

from entries import LEVELS, Level, entries, needed_by, without
from witnessing import FOLDER, heard, read_once, witnesses

TABLES = sorted(path.stem for path in FOLDER.glob("*.toml"))
PLAIN = [name for name in TABLES if name != "authorities"]


@pytest.mark.parametrize("name", TABLES)
def test_every_witness_is_right(name: str) -> None:
    found = witnesses(name)
    assert not [str(one) for one, passed in zip(found, heard(name, found), strict=True) if not passed]


@pytest.mark.parametrize("name", PLAIN)
@pytest.mark.parametrize("level", LEVELS)
def test_every_entry_has_a_witness_that_fails_without_it(name: str, level: Level) -> None:
    found, all_of = witnesses(name), entries(name, level)
    spared = {entry for group in read_once(name).get("spared", ()) for entry in group["entries"]}

    def passes(gone: frozenset[int]) -> list[bool]:
        with without(name, level, {all_of[number].path for number in gone}):
            return heard(name, found)

    needed = needed_by(len(all_of), passes) if all_of else {}
    unheard = {str(entry) for number, entry in enumerate(all_of) if number not in needed}
    assert unheard == spared & {str(entry) for entry in all_of}
