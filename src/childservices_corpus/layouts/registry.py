"""Finds layouts: ours, and layouts that other packages register under ``childservices_corpus.layouts``.

If the layout of a package cannot be used, only pages of that layout are affected; other pages are read as if the
package were not installed. The order in which layouts are found has no effect.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property

from ..errors import LayoutError
from ..models import ListingOrder, publisher, publisher_fault, publisher_names
from ..reference.entries import Entry, addressless, entries, in_one_line
from .adcs.feed import LAYOUT as ADCS_FEED
from .adcs.listed import LAYOUT as ADCS_LIST
from .adcs.menus import LAYOUT as ADCS_MENU
from .adcs.untitled import LAYOUT as ADCS_UNTITLED
from .contract import Layout, wrong_name
from .localgov.article import LAYOUT as LOCALGOV_ARTICLE
from .localgov.author import LAYOUT as LOCALGOV_AUTHOR
from .localgov.author_bullets import LAYOUT as LOCALGOV_AUTHOR_BULLETS
from .localgov.body import LAYOUT as LOCALGOV_BODY
from .localgov.listing import LAYOUT as LOCALGOV_LISTING
from .themj.body import LAYOUT as THEMJ_BODY
from .themj.bulleted import LAYOUT as THEMJ_BULLETED
from .themj.bylines import LAYOUT as THEMJ_BYLINES
from .themj.dated import LAYOUT as THEMJ_DATED
from .themj.home import LAYOUT as THEMJ_HOME
from .themj.new_article import LAYOUT as THEMJ_NEW_ARTICLE
from .themj.old_article import LAYOUT as THEMJ_OLD_ARTICLE
from .themj.plain import LAYOUT as THEMJ_PLAIN
from .themj.summaries import LAYOUT as THEMJ_SUMMARIES

GROUP = "childservices_corpus.layouts"
OUR_PACKAGE = "childservices-corpus"
WHERE_TO_ADD = (
    "add it to reference/publishers.toml, or register a Publisher of that name in your package under the entry point "
    "group childservices_corpus.publishers (docs/layouts.md)"
)
OURS: tuple[Layout, ...] = (
    ADCS_FEED, ADCS_LIST, ADCS_MENU, ADCS_UNTITLED,
    LOCALGOV_ARTICLE, LOCALGOV_AUTHOR, LOCALGOV_AUTHOR_BULLETS, LOCALGOV_BODY, LOCALGOV_LISTING,
    THEMJ_BODY, THEMJ_BULLETED, THEMJ_BYLINES, THEMJ_DATED,
    THEMJ_HOME, THEMJ_NEW_ARTICLE, THEMJ_OLD_ARTICLE, THEMJ_PLAIN, THEMJ_SUMMARIES,
)  # fmt: skip


@dataclass(frozen=True)
class Known:
    """A layout that can be used, and its package; its name and publisher are read once."""

    layout: Layout
    package: str
    name: str = field(init=False)
    publisher: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", self.layout.name)
        object.__setattr__(self, "publisher", self.layout.publisher)

    def __str__(self) -> str:
        return f"the layout {self.name!r} of {self.package}"


@dataclass(frozen=True)
class Refused:
    """A layout that cannot be used: its name, the package that registers it, and the reason."""

    name: str
    package: str
    why: str

    def __str__(self) -> str:
        return f"the layout {self.name!r} of {self.package}: {self.why}"


@dataclass(frozen=True)
class Registry:
    """All layouts that can be used, by name, and all that cannot."""

    known: Mapping[str, Known]
    refused: tuple[Refused, ...]

    @cached_property
    def only_ours(self) -> bool:
        """Whether all layouts are of this package; those of other packages may claim any line."""
        return not self.refused and all(one.package == OUR_PACKAGE for one in self.known.values())


@cache
def registry() -> Registry:
    """The layouts of this package and of the others that are installed."""
    ours = {layout.name: Known(layout, OUR_PACKAGE) for layout in OURS}
    found = [_loaded(entry) for entry in entries(GROUP).values()]
    added = [one for one in found if isinstance(one, Known)]
    names = [*ours, *(one.name for one in added)]
    unique = {one.name: one for one in added if names.count(one.name) == 1}
    twice = [
        Refused(one.name, one.package, "another layout has the same name, so this one is not used")
        for one in added
        if one.name not in unique
    ]
    refused = [*(one for one in found if isinstance(one, Refused)), *twice]
    known = ours | unique
    return Registry(
        {name: known[name] for name in sorted(known)}, tuple(sorted(refused, key=lambda one: (one.name, one.package)))
    )


def _loaded(entry: Entry) -> Known | Refused:
    try:
        layout = entry.load()
        why = amiss(layout)
        name = getattr(layout, "name", entry.name)
        return Known(layout, entry.package) if why is None else Refused(str(name), entry.package, why)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        return Refused(entry.name, entry.package, f"it cannot be imported: {in_one_line(error)}")


def amiss(layout: object) -> str | None:
    """Why `layout` cannot be used; ``None`` if it can."""
    missing = [part for part in ("name", "publisher", "score", "label", "anchors") if not hasattr(layout, part)]
    if missing:
        return f"it is a {type(layout).__name__} without {', '.join(missing)}; a layout needs them"
    name, whose, order = (getattr(layout, part, None) for part in ("name", "publisher", "order"))
    if (wrong := wrong_name(name)) is not None:
        return wrong
    if order is not None and not isinstance(order, ListingOrder):
        return f"its order is a {type(order).__name__}, not a ListingOrder"
    return None if type(whose) is str and publisher(whose) is not None else no_such_publisher(whose)


def no_such_publisher(given: object) -> str:
    """The sentence about an unknown publisher: the name given, the names known, and where to add a publisher."""
    fault = publisher_fault(given) if isinstance(given, str) else None
    if fault is not None:
        return f"its publisher {given!r} cannot be used: {fault.package} registers it, and {fault.why}"
    known = ", ".join(publisher_names())
    return f"its publisher {addressless(repr(given))} is unknown; the known publishers are {known}; {WHERE_TO_ADD}"


def layouts() -> dict[str, Layout]:
    """All layouts that can be used, by name."""
    return {name: known.layout for name, known in registry().known.items()}


def named(name: str) -> Known:
    """The layout called `name`.

    Raises :class:`LayoutError` with the known names, or with the reason why the layout of that name cannot be used.
    """
    # Our layouts never depend on other packages, which are imported only when one of their layouts is needed.
    ours = next((layout for layout in OURS if layout.name == name), None)
    if ours is not None:
        return Known(ours, OUR_PACKAGE)
    found = registry()
    if name in found.known:
        return found.known[name]
    for refused in found.refused:
        if refused.name == name:
            raise LayoutError(str(refused))
    raise LayoutError(f"a layout called {name!r} does not exist; the layouts are {', '.join(found.known)}")


def given(layout: Layout) -> Known:
    """`layout`, which need not be registered; raises :class:`LayoutError` if it cannot be used."""
    try:
        why, name = amiss(layout), getattr(layout, "name", layout)
    except Exception as error:
        raise LayoutError(f"the layout {layout!r}: its attributes cannot be read: {in_one_line(error)}") from error
    if why is not None:
        raise LayoutError(f"the layout {name!r}: {why}")
    return Known(layout, "the caller")


def of_publisher(known: Known, publisher: str | None) -> str:
    """The publisher of a layout; raises :class:`LayoutError` if it is not `publisher`, which ``None`` leaves open."""
    if publisher not in (None, known.publisher):
        raise LayoutError(f"{known} is for pages of {known.publisher}, not of the publisher {publisher!r}")
    return known.publisher
