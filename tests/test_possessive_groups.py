"""Patterns mean the same on each Python: a group does not have a possessive quantifier.

With such a quantifier Python 3.11.2 may keep what a failed repetition took (gh-106052; 3.11.7 does not): it read
"£500. Million" as 500 million pounds. An atomic group says the same, and is right on both.
"""

import re

import pytest

from support import ROOT

# A closing bracket, a quantifier (its braces are doubled in an f-string), and the plus that makes it possessive.
POSSESSIVE = re.compile(r"(?<!\\)\)(?:[*?+]|\{\{?[0-9]+,?[0-9]*\}\}?)\+")


def test_groups_are_atomic_and_not_possessive() -> None:
    sources = {path: path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py")}
    assert [path for path, text in sources.items() if POSSESSIVE.search(text)] == []


@pytest.mark.parametrize("written", ["(?:[.][0-9])?+", "(?:[ -][A-Z]+){0,3}+", "(?:, {_WORD}){{0,2}}+,", "(?>a|b)*+"])
def test_a_possessive_group_is_found(written: str) -> None:
    assert POSSESSIVE.search(written)


def test_an_atomic_group_gives_back_what_a_failed_repetition_took() -> None:
    found = re.match(r"[0-9]+(?>(?:\.[0-9]{1,6}+)?)", "500. Million")
    assert found is not None
    assert found[0] == "500"
