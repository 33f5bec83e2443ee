"""The examples of the page on mentions do what they say."""

import doctest
from pathlib import Path


def test_examples() -> None:
    page = Path(__file__).parents[1] / "docs" / "mentions.md"
    failed, tried = doctest.testfile(str(page), module_relative=False)
    assert tried > 8
    assert failed == 0
