"""Tables in a notebook: every cell, at most forty rows, and nothing that a page could do there."""

import pytest

from childservices_corpus.html import html_table, shown

ROW = '<tr><td style="text-align:left">{}</td><td style="text-align:left">{}</td></tr>'


def test_a_table_is_its_heads_and_cells_escaped() -> None:
    page = html_table(("a", "<b>"), [(1, "<i>x</i>"), (None, "a\u202eb")], "A & B")
    assert page == (
        '<table class="tex2jax_ignore mathjax_ignore"><caption style="text-align:left">A &amp; B</caption>'
        "<thead><tr><th>a</th><th>&lt;b&gt;</th></tr></thead><tbody>"
        + ROW.format("1", "&lt;i&gt;x&lt;/i&gt;")
        + ROW.format("None", "a\\u202eb")
        + "</tbody></table>"
    )
    assert "caption" not in html_table(("a",), [(1,)])


@pytest.mark.parametrize(("rows", "kept", "more"), [(0, 0, ""), (40, 40, ""), (41, 40, "1"), (1041, 40, "1001")])
def test_forty_rows_are_shown_and_the_rest_is_counted(rows: int, kept: int, more: str) -> None:
    page = html_table(("n",), ((number,) for number in range(rows)))
    assert page.count("<td") == kept
    assert page.endswith(f"</table><p>… and {more} more</p>" if more else "</tbody></table>")
    assert kept == 0 or f">{kept - 1}</td>" in page


def test_text_in_html_shows_quotation_marks_and_lines_as_they_are() -> None:
    assert shown('"a" & <b>\n\x1b') == "&quot;a&quot; &amp; &lt;b&gt;\n\\x1b"
