"""All forms by name, and which of them the five dumps and version 0.2.1 knew."""

from collections.abc import Callable

from .adcs import ADCS
from .adcs_new import ADCS_NEW
from .foreign import FOREIGN_PAGES
from .localgov import LOCALGOV
from .themj_articles import ARTICLES
from .themj_listings import LISTINGS
from .truth import Page
from .words import Words

Maker = Callable[[Words], Page]
FORMS: dict[str, Maker] = {**LISTINGS, **ARTICLES, **LOCALGOV, **ADCS, **ADCS_NEW, **FOREIGN_PAGES}
FOREIGN = tuple(FOREIGN_PAGES)
KNOWN = (
    *("themj-bulleted", "themj-tag-page", "themj-author-page", "themj-old-article", "themj-plain"),
    *("localgov-listing", "localgov-dated", "localgov-bar"),
    *("adcs-box", "adcs-no-box", "adcs-feed"),
)
NEW = tuple(name for name in FORMS if name not in KNOWN and name not in FOREIGN)


def made(form: str, seed: int) -> Page:
    """A page of the form called `form`; the same arguments give the same page."""
    return FORMS[form](Words(f"{form} {seed}"))
