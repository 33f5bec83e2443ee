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
ROWS = [line.split() for line in LISTED if line and not line.startswith("#")]
SLOW = frozenset(name for name, *_ in ROWS)
UNMEASURED = frozenset(name for name, *how in ROWS if how == ["unmeasured"])
LONG = frozenset(name for name, *how in ROWS if how == ["long"])
# One process that takes as long as hundreds of tests: it begins first, so that no worker waits for it at the end.
LONGEST = "tests/test_types.py::test_pyright_finds_nothing_in_the_package"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what ``tests/slow.txt`` names, by file or by test, as slow, and as unmeasured or long where it says so."""
    # If somebody asks which test runs which line, each test is measured.
    unmeasured = frozenset() if config.getoption("cov_context", None) else UNMEASURED
    for item in items:
        test = item.nodeid.partition("[")[0]
        names = {test, test.partition("::")[0]}
        if names & SLOW:
            item.add_marker(pytest.mark.slow)
        if names & LONG:
            item.add_marker(pytest.mark.long)
        if names & unmeasured:
            item.add_marker(pytest.mark.no_cover)
    items.sort(key=lambda item: item.nodeid != LONGEST)


@pytest.fixture(scope="session")
def built_dumps(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The release that a build of the five dumps makes, built once for all workers: to change a file, copy it first."""
    from filelock import FileLock

    import childservices_corpus as csc
    from support import DUMPS

    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with FileLock(shared / "built_dumps.lock"):
        if not (shared / "built_dumps").is_dir():
            csc.build(DUMPS, shared / "built_dumps")
    return shared / "built_dumps"


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


@pytest.fixture(scope="session")
def described(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The release of a listing and of the beginning of a feed, cut inside a statement, so that each table has rows."""
    import childservices_corpus as csc
    from support import DUMPS

    folder = tmp_path_factory.mktemp("described")
    (folder / "feed.txt").write_text(DUMPS[-1].read_text("utf-8")[:60_000], "utf-8")
    return csc.build([DUMPS[0], folder / "feed.txt"], folder / "release", data_version="1.2.3").folder


@pytest.fixture
def full() -> Path:
    """A private release of pages of all kinds, with curated tables of its own."""
    from textless import private

    return private()


@pytest.fixture
def bare() -> Path:
    """The same release without text."""
    from textless import without

    return without()


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
