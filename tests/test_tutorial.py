"""The tutorial runs, and shows what its cells give now; ``python tests/tutorial.py`` writes them anew."""

import json
from pathlib import Path
from typing import Any

import pytest

from tutorial import NOTEBOOK, beside_data, cells_of, run


def told(outputs: list[dict[str, Any]]) -> list[tuple[str, ...]]:
    """The texts of the outputs; of a picture only that it is there, since its bytes depend on what draws it."""
    return [
        ("".join(output.get("text", "")), "".join(output.get("data", {}).get("text/plain", ""))) for output in outputs
    ]


def test_the_tutorial_shows_what_its_cells_give(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for extra in ("pandas", "altair"):
        pytest.importorskip(extra)
    monkeypatch.chdir(tmp_path)
    beside_data(tmp_path)
    notebook = json.loads(NOTEBOOK.read_text("utf-8"))
    cells, found = cells_of(notebook), run(notebook)
    assert [told(outputs) for outputs in found] == [told(cell["outputs"]) for cell in cells]
    pictures = [output for outputs in found for output in outputs if "image/png" in output.get("data", {})]
    assert len(pictures) >= 2
