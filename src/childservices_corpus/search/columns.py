"""The columns that a query can name, under their own names and under those that people also write."""

from collections.abc import Sequence

COLUMNS = ("title", "summary", "body", "quotation", "speaker", "author")
# A name may mean several columns: the text of a statement is in two, and a name is that of a speaker or an author.
ALIASES: dict[str, Sequence[str]] = {
    "headline": ("title",),
    "intitle": ("title",),
    "text": ("body", "quotation"),
    "quote": ("quotation",),
    "name": ("speaker", "author"),
    "by": ("author",),
}
# Facts of a record that are chosen in other ways than by a search.
_CHOSEN = {
    **dict.fromkeys(("publisher", "section", "genre", "kind", "topic", "person", "role"), "where"),
    **dict.fromkeys(("organisation", "authority", "type", "document"), "where"),
    **dict.fromkeys(("date", "year", "month", "published", "issued", "since", "after", "before", "from"), "between"),
}


def columns_named(name: str) -> Sequence[str]:
    """The columns that `name` means, in any case and also in the plural; empty for another name."""
    small = name.casefold()
    for known in (small, small.removesuffix("s")):
        if known in COLUMNS:
            return (known,)
        if known in ALIASES:
            return ALIASES[known]
    return ()


def chosen_by(name: str) -> str | None:
    """How records are chosen by the fact `name`, such as ``where(publisher=…)``; ``None`` for another name."""
    small = name.casefold()
    verb = _CHOSEN.get(small)
    if verb is None:
        return None
    return "between(…)" if verb == "between" else f"where({small}=…)"
