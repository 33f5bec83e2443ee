import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from packages import AddPackage

# Many tests start processes: each reads the modules that another has compiled.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

settings.register_profile("corpus", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
settings.load_profile("corpus")

LISTED = (Path(__file__).parent / "slow.txt").read_text("utf-8").splitlines()
SLOW = frozenset(line for line in LISTED if line and not line.startswith("#"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what ``tests/slow.txt`` names as slow, by file or by test."""
    for item in items:
        test = item.nodeid.partition("[")[0]
        if test in SLOW or test.partition("::")[0] in SLOW:
            item.add_marker(pytest.mark.slow)


@pytest.fixture
def add_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Iterator[AddPackage]":
    """Adds a package to those that are installed, for one test."""
    from packages import forget, write_package

    added: list[str] = []

    def add(module: str, source: str, entries: Mapping[str, Mapping[str, str]]) -> None:
        write_package(tmp_path, module, source, entries)
        added.append(module)
        forget(added)

    monkeypatch.syspath_prepend(tmp_path)
    yield add
    monkeypatch.undo()
    forget(added)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A dump of one article, which stands in it twice."""
    from targets import PAGE

    path = tmp_path / "dumps" / "page.txt"
    path.parent.mkdir()
    path.write_text(PAGE, "utf-8")
    return path


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder of the user's in which releases stand."""
    (tmp_path / "place").mkdir()
    return tmp_path / "place"
