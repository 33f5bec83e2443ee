r"""Text of a page on a terminal: a character that would act on the terminal, or be invisible, is shown as an escape.

For example, the code ``\x1b[31m``, which turns text red, is shown as these eight characters. Three groups are escaped:

- controls (C0, DEL and C1), which begin the escape sequences of terminals;
- marks that change the direction of writing, which can make a line look like another;
- all other invisible characters: zero-width spaces and joiners, soft hyphens, tags, halves of surrogate pairs, private
  and unassigned characters, separators of lines.

A joiner is harmless in an emoji, but in a name it makes searches fail, so it is escaped too. Letters, accents, spaces
of every width and punctuation stay. Line ends and tabs stay if lines are wanted. The categories are defined in the
Unicode Standard, section 4.5.

This form is only for display. Values and ``--json`` keep every character.
"""

import json
from collections.abc import Sequence
from unicodedata import category

WIDTH = 100
# Control, format, surrogate, private use, unassigned; line separator and paragraph separator.
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


class _Shown(dict[int, str]):
    """The shown form of each character, by its code point; worked out once for each."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        self[code] = self.of(letter) if category(letter) in UNSEEN else letter
        return self[code]

    @staticmethod
    def of(letter: str) -> str:
        """The escape for an invisible character."""
        return repr(letter)[1:-1]


class _ShownInJson(_Shown):
    @staticmethod
    def of(letter: str) -> str:
        """The JSON escape for an invisible character."""
        return f"\\u{ord(letter):04x}" if letter.isascii() else json.dumps(letter)[1:-1]


_IN_LINES = _Shown({ord("\n"): "\n", ord("\t"): "\t"})
_IN_A_LINE = _Shown()
_IN_JSON = _ShownInJson({ord("\n"): "\n"})


def visible(text: str, *, lines: bool = True) -> str:
    """`text` with escapes for all characters that a terminal would obey or hide.

    With `lines`, line ends and tabs stay; without it they are escaped too, so that the text stays on one line.
    """
    if not lines:
        return text if _all_seen(text) else text.translate(_IN_A_LINE)
    text = text.replace("\r\n", "\n").removesuffix("\r")
    return text if _all_seen(text.replace("\n", " ").replace("\t", " ")) else text.translate(_IN_LINES)


def visible_json(text: str) -> str:
    """The JSON `text` with the same characters as JSON escapes, so that its meaning stays the same."""
    return text if _all_seen(text) else text.translate(_IN_JSON)


def one_line(text: object, width: int = WIDTH) -> str:
    """`text` on one line of at most `width` characters; an invisible character is shown as its number."""
    shown = visible(" ".join(str(text).split()), lines=False)
    return shown if len(shown) <= width else f"{shown[: width - 1].rstrip()}…"


def _all_seen(text: str) -> bool:
    # In most texts, every character is visible or a no-break space; this test avoids a look at each letter.
    return text.replace("\N{NO-BREAK SPACE}", " ").isprintable()


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows of cells as lines, with aligned columns."""
    short = [
        [one_line(cell, 60) if place < len(row) - 1 else one_line(cell) for place, cell in enumerate(row)]
        for row in rows
    ]
    widths = [max(map(len, column)) for column in zip(*short, strict=True)]
    return [
        "  " + "  \N{MIDDLE DOT} ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in short
    ]
