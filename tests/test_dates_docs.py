import doctest
from pathlib import Path

DOCS = Path(__file__).parents[1] / "docs" / "dates_inference.md"


def test_the_examples_run() -> None:
    found = doctest.testfile(str(DOCS), module_relative=False, encoding="utf-8")
    assert found.attempted > 5
    assert found.failed == 0
