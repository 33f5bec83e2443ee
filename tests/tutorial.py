"""Runs the tutorial and writes what its cells show into it: ``python tests/tutorial.py``."""

import ast
import base64
import contextlib
import io
import json
import tempfile
from pathlib import Path
from typing import Any

NOTEBOOK = Path(__file__).parents[1] / "docs" / "tutorial.ipynb"
_PNG, _HTML, _TEXT = "image/png", "text/html", "text/plain"


def beside_data(folder: Path) -> None:
    """Put the data of the checkout into `folder`, as its releases are compared."""
    (folder / "data").symlink_to(NOTEBOOK.parents[1] / "data")


def cells_of(notebook: dict[str, Any]) -> list[dict[str, Any]]:
    """The cells with code."""
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def outputs_of(cell: dict[str, Any], names: dict[str, Any], number: int) -> list[dict[str, Any]]:
    """What the code of `cell` prints and shows; `names` are those of the cells before."""
    *before, last = ast.parse("".join(cell["source"])).body
    printed = io.StringIO()
    shown = None
    with contextlib.redirect_stdout(printed):
        if isinstance(last, ast.Expr):
            exec(compile(ast.Module(before, []), f"cell {number}", "exec"), names)
            shown = eval(compile(ast.Expression(last.value), f"cell {number}", "eval"), names)
        else:
            exec(compile(ast.Module([*before, last], []), f"cell {number}", "exec"), names)
    outputs: list[dict[str, Any]] = []
    if printed.getvalue():
        outputs.append({"output_type": "stream", "name": "stdout", "text": printed.getvalue().splitlines(True)})
    if shown is not None:
        data = _data(shown)
        outputs.append({"output_type": "execute_result", "execution_count": number, "metadata": {}, "data": data})
    return outputs


def _data(shown: Any) -> dict[str, Any]:
    """A value as a notebook keeps it; a chart as a picture, which needs no network to be seen."""
    if hasattr(shown, "to_dict") and type(shown).__module__.startswith("altair"):
        picture = io.BytesIO()
        shown.save(picture, format="png", scale_factor=1)
        return {_PNG: base64.b64encode(picture.getvalue()).decode(), _TEXT: ["a chart"]}
    if type(shown).__module__.startswith("pandas"):
        # What a frame prints depends on the version of pandas.
        return {_HTML: shown.to_html().splitlines(True), _TEXT: [f"{len(shown)} rows, {len(shown.columns)} columns"]}
    html = {_HTML: shown._repr_html_().splitlines(True)} if hasattr(shown, "_repr_html_") else {}
    return {**html, _TEXT: repr(shown).splitlines(True)}


def run(notebook: dict[str, Any]) -> list[list[dict[str, Any]]]:
    """The outputs of all cells with code, run one after the other."""
    names: dict[str, Any] = {"__name__": "tutorial"}
    return [outputs_of(cell, names, number) for number, cell in enumerate(cells_of(notebook), start=1)]


def main() -> None:
    """Run the tutorial and write its outputs."""
    notebook = json.loads(NOTEBOOK.read_text("utf-8"))
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        beside_data(Path(folder))
        found = run(notebook)
    for number, (cell, outputs) in enumerate(zip(cells_of(notebook), found, strict=True), start=1):
        cell["execution_count"], cell["outputs"] = number, outputs
    NOTEBOOK.write_text(json.dumps(notebook, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
