"""Finds layouts: ours and those that other packages register under ``childservices_corpus.layouts``."""

from functools import cache
from importlib.metadata import entry_points

from ..errors import LayoutError
from ..text.lines import Lines
from .adcs.feed import LAYOUT as ADCS_FEED
from .contract import Layout
from .localgov.author import LAYOUT as LOCALGOV_AUTHOR
from .localgov.listing import LAYOUT as LOCALGOV_LISTING
from .themj.bulleted import LAYOUT as THEMJ_BULLETED
from .themj.bylines import LAYOUT as THEMJ_BYLINES
from .themj.plain import LAYOUT as THEMJ_PLAIN

GROUP = "childservices_corpus.layouts"
# Below this score a page is of no known form.
THRESHOLD = 0.4
OURS: tuple[Layout, ...] = (
    ADCS_FEED,
    THEMJ_BYLINES,
    THEMJ_BULLETED,
    LOCALGOV_LISTING,
    THEMJ_PLAIN,
    LOCALGOV_AUTHOR,
)


@cache
def layouts() -> dict[str, Layout]:
    """All layouts by name, ours first; a name may not be taken twice."""
    found: dict[str, Layout] = {layout.name: layout for layout in OURS}
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
