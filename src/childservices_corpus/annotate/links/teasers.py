"""The link from an item of a listing to the full article that it announces."""

from collections.abc import Iterator, Sequence

from .features import Features
from .judged import Judged, Linked
from .rules import FEWEST_TITLE_WORDS, FEWEST_WORDS, near

# The title and the beginning say the same; the beginning alone does; the title alone does.
BOTH, BEGINNING, TITLE = 1.0, 0.95, 0.9


def teaser_of(one: Features, other: Features) -> Judged | None:
    """The link from a teaser to its article; ``None`` without one.

    Both are of one publisher, and no story lasts longer than the time between their days. They have the same title, or
    the teaser's text is the beginning of the article's. Two texts that begin differently are never a teaser and its
    article, because titles such as "News in brief" come again.
    """
    for teaser, full in ((one, other), (other, one)):
        if _is(teaser, "listing") and _is(full, "page") and one.told.publisher == other.told.publisher:
            found = _match(teaser, full) if near(teaser, full) else None
            if found is not None:
                score, told = found
                return Judged(teaser, full, "teaser_of", score, f"{told}{_byline(full)}")
    return None


def _byline(full: Features) -> str:
    authors = full.told.authors
    return f"; the page names its author: {', '.join(authors)}" if authors else ""


def surest(links: Sequence[Linked]) -> Iterator[Linked]:
    """Of the links of one teaser, the surest; none if several are equally sure, for it announces only one article."""
    best = max(link.score for link in links)
    found = [link for link in links if link.score == best]
    if len(found) == 1:
        yield found[0]


def _is(item: Features, form: str) -> bool:
    return item.kind == "article" and item.told.form == form


def _match(teaser: Features, full: Features) -> tuple[float, str] | None:
    titled = len(teaser.title.split()) >= FEWEST_TITLE_WORDS and teaser.title == full.title
    begins = _begins(teaser, full)
    if titled and begins:
        return BOTH, "same title, and the teaser is the beginning of the article"
    if titled and not (teaser.opening and full.opening):
        return TITLE, "same title"
    return (BEGINNING, "the teaser is the beginning of the article") if begins else None


def _begins(teaser: Features, full: Features) -> bool:
    """True if the text of `teaser` is the beginning of the text of `full`; a cut text may end inside a word."""
    if len(teaser.opening.split()) < FEWEST_WORDS or not full.opening.startswith(teaser.opening):
        return False
    if teaser.told.truncated:
        return True
    whole = full.opening[len(teaser.opening) :][:1] in ("", " ")
    return whole and (not teaser.title or teaser.title == full.title)
