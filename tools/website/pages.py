"""Which file becomes which page, and its links as the site needs them."""

import os.path
import re
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[2]
# Files that have another name on the site. Any other page of docs/ keeps its name.
RENAMED = {
    "README.md": "index.md",
    "docs/index.md": "guide.md",
    "docs/tutorial.ipynb": "tutorial.md",
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
}
_LINK = re.compile(r"(?<=\]\()(?!https?:|#)([^)\s#]+)")
_FENCE = re.compile(r"^( *)```(\w*)(?: +(\S.*))?$")
_NUMBERED = re.compile(r"^\d+\. ")


def sources() -> dict[str, Path]:
    """Each file that is a page, by its name on the site."""
    files = [ROOT / name for name in RENAMED]
    files += [path for path in sorted((ROOT / "docs").glob("*.md")) if f"docs/{path.name}" not in RENAMED]
    return {RENAMED.get(path.relative_to(ROOT).as_posix(), path.name): path for path in files}


def page_text(text: str, source: Path) -> str:
    """The Markdown `text` of the file `source` as a page of the site."""
    return _LINK.sub(lambda found: _on_site(found[1], source), _for_the_site(text))


def _on_site(link: str, source: Path) -> str:
    """What `link` of the file `source` is on the site; a file that is not a page is named from the root of the code."""
    folder = PurePosixPath(source.parent.relative_to(ROOT).as_posix())
    target = os.path.normpath(folder / link).replace(os.sep, "/")
    if target in RENAMED:
        return RENAMED[target]
    return target.removeprefix("docs/")


def _for_the_site(text: str) -> str:
    """`text` in the Markdown that the site reads: items of numbered lists are indented by four, and fences have titles.

    Forges take three spaces below ``1. `` as part of the item, and words behind the language of a fence as a remark.
    """
    lines: list[str] = []
    fence = item = False
    for line in text.splitlines():
        found = _FENCE.match(line)
        if not fence and line and not line.startswith(" "):
            item = _NUMBERED.match(line) is not None
        opens = found is not None and not fence
        if found and (opens or not found[2]):
            fence = opens
        titled = f'{found[1]}```{found[2]} title="{found[3]}"' if found and opens and found[3] else line
        lines.append(f" {titled}" if item and titled.startswith("   ") else titled)
    return "\n".join([*lines, ""])
