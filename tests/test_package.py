"""The package as others import it: light, typed, extensible."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from importlib import metadata
from pathlib import Path

import pytest

import childservices_corpus as csc
from childservices_corpus.bundled import VERSION
from childservices_corpus.layouts import registry
from childservices_corpus.layouts.contract import Labels
from childservices_corpus.layouts.themj import bulleted as themj_bulleted
from childservices_corpus.text.lines import Lines
from support import DUMPS, ROOT


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


class Entry(metadata.EntryPoint):
    def load(self) -> object:
        return GAZETTE


GAZETTE = replace(
    themj_bulleted.LAYOUT, name="gazette-listing", score=lambda lines: 1.0, anchors=lambda lines: lines.filled[:0]
)


@pytest.fixture
def gazette(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    entry = Entry("gazette", "gazette:LAYOUT", registry.GROUP)
    monkeypatch.setattr(registry, "entry_points", lambda group: [entry])
    registry.layouts.cache_clear()
    yield
    registry.layouts.cache_clear()


def test_another_package_can_add_a_layout(gazette: None) -> None:
    assert csc.parse("Nothing known", layout="gazette-listing").document.layout == "gazette-listing"
    assert "gazette-listing" in registry.layouts()


def broken(lines: Lines) -> Labels:
    labels = themj_bulleted.label(lines)
    return replace(labels, fate=labels.fate[:1])


def test_a_layout_that_breaks_its_contract_is_named(gazette: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(registry.layouts(), "gazette-listing", replace(GAZETTE, label=broken))
    with pytest.raises(csc.CorpusError, match="gazette-listing"):
        csc.parse(Path(DUMPS[0]), layout="gazette-listing")


def test_an_unknown_layout_is_refused_with_the_known_ones() -> None:
    with pytest.raises(csc.CorpusError, match="no layout is called 'themj'; there are adcs-feed"):
        csc.parse("x", layout="themj")
