"""The package as others import it: light, typed, extensible."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from importlib import metadata
from pathlib import Path

import pytest

import childservices_corpus as csc
from childservices_corpus.layouts import registry, themj_bulleted
from childservices_corpus.layouts.base import Labels
from childservices_corpus.lines import Lines
from support import DUMPS, ROOT

PACKAGE = ROOT / "src" / "childservices_corpus"


def modules_after(statement: str) -> set[str]:
    code = f"import sys; sys.path.insert(0, {str(ROOT / 'src')!r}); {statement}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in done.stdout.split()}


HEAVY = {"pydantic", "pyarrow", "numpy", "pandas", "dateutil", "typer", "rich", "sqlite3"}


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


def test_the_version_is_one_number() -> None:
    assert f'version = "{csc.__version__}"' in (ROOT / "pyproject.toml").read_text("utf-8")
    assert f"## {csc.__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert f"version: {csc.__version__}" in (ROOT / "CITATION.cff").read_text("utf-8")


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


# Each part may import those before it and none behind it, not even inside a function or for types alone.
ORDER = (
    *("errors", "corrections", "models", "extras", "html", "lines", "layouts", "scan", "reading", "tables", "storage"),
    *("search", "plot", "export", "corpus", "opening", "cli"),
)


def imported(path: Path) -> set[str]:
    """The parts of the package that the module at `path` imports anywhere in it."""
    here = path.relative_to(PACKAGE).parent.parts
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = [*here[: len(here) - node.level + 1], *(node.module or "").split(".")]
            found |= {one.name for one in node.names} if base == [""] else {base[0]}
    return found


@pytest.mark.parametrize("part", ORDER)
def test_data_goes_one_way(part: str) -> None:
    modules = [PACKAGE / f"{part}.py"] if (PACKAGE / f"{part}.py").exists() else list((PACKAGE / part).rglob("*.py"))
    assert modules
    above = ORDER[ORDER.index(part) + 1 :]
    assert {path.name: imported(path).intersection(above) for path in modules} == {path.name: set() for path in modules}


def test_no_module_is_longer_than_its_idea() -> None:
    long = {path.name for path in (ROOT / "src").rglob("*.py") if len(path.read_text("utf-8").splitlines()) > 300}
    assert not long
