"""``LICENSE-DATA.md`` of a release: whose what is, source by source and column by column."""

from collections.abc import Iterator

from ...models.publishers import Rights
from ...models.wording import counted, wrapped
from ...reference import table
from .facts import Pages, ReleaseFacts, known_publisher, publisher_in_words
from .markdown import cell, table_of

LICENCE_FILE = "LICENSE-DATA.md"
_UNSEEN = "not seen"


def licence_text(facts: ReleaseFacts) -> str:
    """The text of the file."""
    terms, newline = table("licence"), "\n"
    return f"""# Licence of the data

{wrapped(terms["words"])}

{rights_table()}

## Sources

{sources_table(facts)}

{_notes(facts)}
"Not seen" means that no page was read that says it, not that there is none. The columns `address`, `saved` and `terms`
of the table `documents` have what is known of each page.

## Columns with words of the pages

These columns have words of the pages. All others are facts and annotations, or names and codes of public bodies. An id
is made of words of a title.

{newline.join(_columns(facts))}

## Privacy

{wrapped(terms["privacy"])}
"""


def rights_table() -> str:
    """The parts of a release with owner and licence, as a table in Markdown."""
    rows = [
        (one["what"], one["whose"], f"[{one['licence']}]({one['address']})" if "licence" in one else "their terms")
        for one in table("rights").values()
    ]
    return table_of(("part", "whose it is", "licence"), rows)


def sources_table(facts: ReleaseFacts) -> str:
    """The publishers with their number of pages, the owner of the words and the terms, as a table in Markdown."""
    return table_of(
        ("publisher", "pages", "owner of the words", "terms of use"), map(_source, facts.by_publisher), numbers=[1]
    )


def _source(one: Pages) -> tuple[str, ...]:
    known = known_publisher(one.publisher)
    rights = Rights() if known is None else known.rights
    terms = _UNSEEN if rights.terms is None else f"<{rights.terms}>"
    return cell(publisher_in_words(one.publisher)), f"{one.count:,}", cell(rights.owner or _UNSEEN), terms


def _notes(facts: ReleaseFacts) -> str:
    """What the terms say, and where the owner was seen; then what is known of the pages themselves."""
    lines = []
    for one in facts.by_publisher:
        known = known_publisher(one.publisher)
        if known is not None and known.rights.owner is not None:
            said = f" {known.rights.terms_say}" if known.rights.terms_say else ""
            lines.append(f"- {known.full_name}: the owner is named by {known.rights.source}.{said}")
    have = sum(one.terms for one in facts.by_publisher)
    lines.append(f"- Terms of its own are known of {have:,} of the {counted(facts.n_pages, 'pages')}.")
    return "\n".join(lines) + "\n"


def _columns(facts: ReleaseFacts) -> Iterator[str]:
    for one in facts.tables:
        words = table("tables")[one.name]["words"]
        if words:
            yield f"- `{one.name}`: {', '.join(f'`{word}`' for word in words)}"
