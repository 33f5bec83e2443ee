r"""A value as one cell of a spreadsheet, and the way back: items of a list, formulas, texts that are too long.

For example, the topics ``send`` and ``a|b`` become the cell ``send | a\|b``, and :func:`split_cell` gives both back.
"""

import json
import re
from collections.abc import Iterable
from datetime import date
from typing import Any
from unicodedata import lookup

from ..errors import QueryError, WrongTypeError

SEPARATOR = " | "
# What spreadsheets take for the start of a formula (OWASP, "CSV Injection"), also as the wide forms of East Asia.
_WIDE = ("EQUALS SIGN", "PLUS SIGN", "HYPHEN-MINUS", "COMMERCIAL AT")
FORMULA_STARTS = (*"=+-@\t\r\n", *(lookup(f"FULLWIDTH {name}") for name in _WIDE))
DEFUSER = "'"
# The most that a cell of Excel holds, in code units of UTF-16 ("Excel specifications and limits").
LONGEST = 32_767
_MARK_SIZE = 80
_ESCAPE = "\\"
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
# An item that is unknown, and one without a letter, such as the role of a speaker without a role.
_UNKNOWN, _EMPTY = f"{_ESCAPE}N", f"{_ESCAPE}E"


def json_default(value: Any) -> str:
    """Write days as ISO 8601; raises ``WrongTypeError`` for any other type."""
    if isinstance(value, date):
        return value.isoformat()
    raise WrongTypeError(f"{type(value).__name__} cannot be written as JSON")


def to_json(value: Any) -> str:
    """`value` as compact JSON; letters outside ASCII are not escaped."""
    return json.dumps(value, ensure_ascii=False, default=json_default, separators=(",", ":"))


def defused(text: str) -> str:
    """`text` with an apostrophe before it if a spreadsheet would run it as a formula.

    The same is done for apostrophes with such a text behind them, so that :func:`undefused` gives every text back.
    """
    return DEFUSER + text if _runs(text) else text


def undefused(text: str) -> str:
    """The text that :func:`defused` was given."""
    return text[1:] if text.startswith(DEFUSER) and _runs(text) else text


def _runs(text: str) -> bool:
    return text.lstrip(DEFUSER).startswith(FORMULA_STARTS)


def joined(items: Iterable[Any], separator: str = SEPARATOR) -> str:
    r"""The `items` of a list as one text that :func:`split_cell` divides again.

    A backslash is put before each backslash of an item, and before each character that begins the separator. An unknown
    item is ``\N`` and an empty one ``\E``. Structs are JSON. Raises :class:`~childservices_corpus.errors.QueryError`
    for a separator that cannot be undone: one that is empty or begins with a letter, a digit or a backslash.
    """
    first = _core(separator)[0]
    return separator.join(_item(item, first) for item in items)


def split_cell(cell: str, separator: str = SEPARATOR) -> tuple[str | None, ...]:
    """The items of a list from a cell that :func:`joined` made; ``None`` for an unknown one.

    An empty cell gives an empty tuple: a list without items and an unknown list look the same. First take the
    apostrophe before a formula away with :func:`undefused`.
    """
    core = _core(separator)
    before, _, behind = separator.partition(core)
    parts, start, at = [], 0, 0
    while at < len(cell):
        if cell[at] == _ESCAPE:
            at += 2
        elif cell.startswith(core, at):
            parts.append(cell[start:at].removesuffix(before))
            at += len(core)
            at += len(behind) if cell.startswith(behind, at) else 0
            start = at
        else:
            at += 1
    return tuple(map(_read, [*parts, cell[start:]])) if cell else ()


def _core(separator: str) -> str:
    """The separator without the white space around it; white space alone is kept."""
    core = separator.strip() or separator
    if not core or core[0].isalnum() or core[0] == _ESCAPE:
        raise QueryError(
            f"items joined by {separator!r} could not be separated again; take a sign such as {SEPARATOR!r}"
        )
    return core


def _item(item: Any, first: str) -> str:
    if item is None:
        return _UNKNOWN
    text = to_json(item) if isinstance(item, dict) else str(item)
    return text.replace(_ESCAPE, _ESCAPE * 2).replace(first, _ESCAPE + first) or _EMPTY


def _read(item: str) -> str | None:
    if item == _UNKNOWN:
        return None
    return "" if item == _EMPTY else _ESCAPED.sub(r"\1", item)


def fitted(text: str) -> str:
    """`text`, cut if a cell of Excel cannot hold it; a mark at the end then counts the characters shown."""
    if _units(text) <= LONGEST:
        return text
    kept = text[: LONGEST - _MARK_SIZE]
    while (over := _units(kept) - (LONGEST - _MARK_SIZE)) > 0:
        kept = kept[: -max(1, over // 2)]
    return f"{kept} [cut: the first {len(kept):,} of {len(text):,} characters]"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
