"""Tables in Markdown, and words of others in them: a name of a dump must not act as markup."""

import re
from collections.abc import Collection, Iterable, Sequence

from ...safe.terminal import visible

# Characters that Markdown or HTML would take for markup, or that end a cell.
_MARKUP = re.compile(r"[\\`*_\[\]<>|#&!~$]")


def cell(text: str) -> str:
    """`text` as a cell of a table, on one line; characters of markup have a backslash before them."""
    return _MARKUP.sub(lambda found: f"\\{found[0]}", visible(" ".join(text.split()), lines=False))


def table_of(heads: Sequence[str], rows: Iterable[Sequence[str]], *, numbers: Collection[int] = ()) -> str:
    """A table in Markdown; `numbers` are the places of columns with numbers. Cells of `rows` stay as they are."""
    rules = ["---:" if place in numbers else "---" for place in range(len(heads))]
    return "\n".join(f"| {' | '.join(row)} |" for row in (heads, rules, *rows))
