r"""Text of a page on a terminal: what would act, or would not be seen, is shown by its number.

``\x1b[31m`` in a page is shown as the eight characters ``\x1b[31m`` and turns nothing red. So are shown: controls (C0,
DEL and C1, which begin the escape sequences of terminals), marks that turn the direction of writing (which make a line
read otherwise than it is), and everything else without a shape of its own: zero-width spaces and joiners, soft hyphens,
tags, halves of surrogate pairs, private and unassigned characters, separators of lines. A joiner is harmless in an
emoji and not in a name that is looked for in vain, so that it is shown too. Letters and their accents, spaces of every
width, and marks stay as they are; so do line ends and tabs where lines are asked for. Categories are those of the
Unicode Standard, section 4.5.

What is shown is for reading. The values themselves, and ``--json``, have every character.
"""

import json
from unicodedata import category

# Control, format, surrogate, private use, unassigned; line and paragraph separator.
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


class _Shown(dict[int, str]):
    """What stands for a character, by its number; worked out once for each."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        self[code] = self.of(letter) if category(letter) in UNSEEN else letter
        return self[code]

    @staticmethod
    def of(letter: str) -> str:
        """The escape for a character that is not seen."""
        return repr(letter)[1:-1]


class _ShownInJson(_Shown):
    @staticmethod
    def of(letter: str) -> str:
        """The escape that JSON has for it."""
        return f"\\u{ord(letter):04x}" if letter.isascii() else json.dumps(letter)[1:-1]


_IN_LINES = _Shown({ord("\n"): "\n", ord("\t"): "\t"})
_IN_A_LINE = _Shown()
_IN_JSON = _ShownInJson({ord("\n"): "\n"})


def visible(text: str, *, lines: bool = True) -> str:
    """`text` with everything that a terminal would obey or hide shown as an escape.

    With `lines`, line ends and tabs stay; without it they are shown too, so that a text stays on its line.
    """
    if not lines:
        return text if _all_seen(text) else text.translate(_IN_A_LINE)
    text = text.replace("\r\n", "\n").removesuffix("\r")
    return text if _all_seen(text.replace("\n", " ").replace("\t", " ")) else text.translate(_IN_LINES)


def visible_json(text: str) -> str:
    """The JSON `text` with the same characters as JSON's own escapes: it says the same, and shows nothing raw."""
    return text if _all_seen(text) else text.translate(_IN_JSON)


def _all_seen(text: str) -> bool:
    # Most texts are, or have no-break spaces only, and need not be gone through letter by letter.
    return text.replace("\N{NO-BREAK SPACE}", " ").isprintable()
