"""A notebook as a page: its words, its code, and what each cell gave."""

import base64
import json
from pathlib import Path
from typing import Any


def notebook_page(path: Path, folder: Path) -> str:
    """The notebook at `path` in Markdown; its pictures become files in `folder`."""
    parts: list[str] = []
    for number, cell in enumerate(json.loads(path.read_text("utf-8"))["cells"]):
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            parts.append(source)
            continue
        parts.append(f"```python\n{source}\n```")
        parts += [_output(one, folder, f"{path.stem}_{number}.png") for one in cell["outputs"]]
    return "\n\n".join([*parts, ""])


def _output(output: dict[str, Any], folder: Path, name: str) -> str:
    """What a cell gave: a picture, else a table, else the text that was printed."""
    data = output.get("data", {})
    if "image/png" in data:
        (folder / name).write_bytes(base64.b64decode("".join(data["image/png"])))
        return f"![The picture that the lines above draw]({name})"
    if "text/html" in data:
        # A blank line would end the HTML, for Markdown.
        lines = "".join(data["text/html"]).splitlines()
        return "\n".join(['<div class="output">', *(line.strip() for line in lines if line.strip()), "</div>"])
    text = "".join(data.get("text/plain", output.get("text", "")))
    return f"```text\n{text.rstrip()}\n```"
