from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from packages import AddPackage, forget, write_package

settings.register_profile("corpus", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
settings.load_profile("corpus")


@pytest.fixture
def add_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AddPackage]:
    """Adds a package to those that are installed, for one test."""
    added: list[str] = []

    def add(module: str, source: str, entries: Mapping[str, Mapping[str, str]]) -> None:
        write_package(tmp_path, module, source, entries)
        added.append(module)
        forget(added)

    monkeypatch.syspath_prepend(tmp_path)
    yield add
    monkeypatch.undo()
    forget(added)
