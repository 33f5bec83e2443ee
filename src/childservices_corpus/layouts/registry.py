"""Finds layouts: ours and those that other packages register under ``childservices_corpus.layouts``."""

from functools import cache
from importlib.metadata import entry_points

from ..errors import LayoutError
from ..lines import Lines
from . import adcs_feed, localgov, localgov_author, themj_bulleted, themj_bylines, themj_plain
from .base import Layout

GROUP = "childservices_corpus.layouts"
# Below this score a page is of no known form.
THRESHOLD = 0.4


@cache
def layouts() -> dict[str, Layout]:
    """All layouts by name, ours first; a name may not be taken twice."""
    modules = (adcs_feed, themj_bylines, themj_bulleted, localgov, themj_plain, localgov_author)
    found: dict[str, Layout] = {module.LAYOUT.name: module.LAYOUT for module in modules}
    for entry in sorted(entry_points(group=GROUP), key=lambda entry: entry.name):
        layout: Layout = entry.load()
        if layout.name in found:
            raise LayoutError(f"entry point {entry.value!r} registers the layout {layout.name!r} a second time")
        found[layout.name] = layout
    return found


def named(name: str) -> Layout:
    """The layout called `name`; raises :class:`LayoutError` with the known names."""
    try:
        return layouts()[name]
    except KeyError:
        raise LayoutError(f"no layout is called {name!r}; there are {', '.join(layouts())}") from None


def recognise(lines: Lines) -> Layout | None:
    """The layout with the best score for `lines`, or ``None`` when none reaches the threshold."""
    best: Layout | None = None
    highest = THRESHOLD
    for layout in layouts().values():
        score = layout.score(lines)
        if score >= 1.0:
            return layout
        if score > highest:
            best, highest = layout, score
    return best
