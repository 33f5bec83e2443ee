"""HTML for notebooks; all text from the data is escaped, and characters that cannot be seen are shown."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from .safe.terminal import visible

SHOWN = 40
# Letters of a long text on a card.
CARD = 600
# A notebook sets "$10m to $20m" as a formula of mathematics, unless the element has a class of MathJax 2 and 3.
_AS_WRITTEN = 'class="tex2jax_ignore mathjax_ignore"'


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
    return f"<table {_AS_WRITTEN}>{title}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def html_card(title: str, facts: Iterable[tuple[str, str]], body: str = "", foot: str = "") -> str:
    """A card: a title, a line for each of the `facts` with a value, a text, a line in small print; all shortened."""
    lines = "".join(
        f'<tr><th style="text-align:left">{escape(label)}</th><td style="text-align:left">{_begin(value)}</td></tr>'
        for label, value in facts
        if value
    )
    return (
        f'<div {_AS_WRITTEN} style="max-width:48em;border-left:3px solid #0072B2;padding-left:1em;margin:0.5em 0">'
        f'<div style="font-weight:bold;white-space:pre-line">{_begin(title)}</div>'
        + (f"<table>{lines}</table>" if lines else "")
        + (f'<div style="white-space:pre-line">{_begin(body)}</div>' if body else "")
        + (f'<div style="font-size:small;overflow-wrap:anywhere">{_begin(foot)}</div>' if foot else "")
        + "</div>"
    )


def _begin(text: str) -> str:
    return shown(text if len(text) <= CARD else f"{text[:CARD].rstrip()}\N{HORIZONTAL ELLIPSIS}")
