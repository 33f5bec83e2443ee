from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

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
