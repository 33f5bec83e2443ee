"""The package as others import it: light, typed, extensible."""

import subprocess
import sys

import pytest

import childservices_corpus as csc
from childservices_corpus.bundled import VERSION
from support import ROOT


def modules_after(statement: str) -> set[str]:
    code = f"import sys; sys.path.insert(0, {str(ROOT / 'src')!r}); {statement}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in done.stdout.split()}


HEAVY = {"pydantic", "pyarrow", "numpy", "pandas", "typer", "rich", "sqlite3"}


def test_importing_the_package_imports_nothing_heavy() -> None:
    assert not modules_after("import childservices_corpus") & HEAVY


def test_loading_never_imports_pandas_or_datasets() -> None:
    code = "import childservices_corpus as csc; csc.load().articles[0]; assert 'pyarrow.dataset' not in sys.modules"
    assert not modules_after(code) & {"pandas", "polars", "duckdb"}


def test_every_public_name_is_there_and_documented() -> None:
    for name in csc.__all__:
        value = getattr(csc, name)
        assert name == "__version__" or value.__doc__, name
    assert set(csc.__all__) <= set(dir(csc))
    with pytest.raises(AttributeError, match="no attribute 'prase'"):
        _ = csc.prase


def test_the_version_of_the_package_is_that_of_its_release() -> None:
    assert csc.__version__ == VERSION


def test_an_unknown_layout_is_refused_with_the_known_ones() -> None:
    with pytest.raises(csc.CorpusError, match="a layout called 'themj' does not exist; the layouts are adcs-feed"):
        csc.parse("x", layout="themj")
