"""HTML for notebooks; all text from the data is escaped, and characters that cannot be seen are shown."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from .safe.terminal import visible

SHOWN = 40


def shown(text: str) -> str:
    """`text` as HTML that shows it and does nothing else."""
    return escape(visible(text))


def html_table(columns: Sequence[str], rows: Iterable[Sequence[Any]], caption: str = "") -> str:
    """A table of at most forty of `rows`, with a line that counts the rest."""
    kept = list(rows)
    head = "".join(f"<th>{escape(column)}</th>" for column in columns)
    body = "".join(
        "<tr>" + "".join(f'<td style="text-align:left">{shown(str(value))}</td>' for value in row) + "</tr>"
        for row in kept[:SHOWN]
    )
    more = f"<p>… and {len(kept) - SHOWN} more</p>" if len(kept) > SHOWN else ""
    title = f'<caption style="text-align:left">{escape(caption)}</caption>' if caption else ""
    return f"<table>{title}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"
