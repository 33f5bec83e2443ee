"""The site of the documentation, built once for all tests and workers."""

from pathlib import Path

import pytest
from filelock import FileLock

from website.build import build


@pytest.fixture(scope="session")
def website(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site; the first worker that asks builds it, and fails with the faults of the build."""
    base = tmp_path_factory.getbasetemp()
    # With several workers, the folder above is the one that they share.
    shared = base.parent if base.name.startswith("popen-") else base
    out = shared / "website"
    with FileLock(shared / "website.lock"):
        if not (out / "faults").exists():
            out.mkdir(exist_ok=True)
            (out / "faults").write_text("\n".join(build(out)), "utf-8")
    faults = (out / "faults").read_text("utf-8")
    assert not faults, faults
    return out / "site"
