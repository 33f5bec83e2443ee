"""Drawings that need neither a network nor a program in the page: diagrams of the docs as files."""

import re
from pathlib import Path

import mmdr

_DIAGRAM = re.compile(r"^```mermaid\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def draw_diagrams(text: str, name: str, folder: Path) -> str:
    """`text` with each Mermaid diagram as a picture, which becomes a file in `folder`."""
    for number, found in enumerate(list(_DIAGRAM.finditer(text))):
        file = f"{name}_{number}.svg"
        (folder / file).write_text(mmdr.render(found[1], backend="merman").svg(), "utf-8")
        text = text.replace(found[0], f"![A drawing of what this page says]({file}){{ .diagram }}")
    return text
