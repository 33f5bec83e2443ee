"""Answers that come before the framework of the commands is imported, which takes longer than they do.

They are the version, the help of a command, and plain forms of ``info`` and ``list``. Anything unusual, and anything
wrong, is left to the commands themselves, so that each error is worded once.
"""

from collections.abc import Sequence
from pathlib import Path

from ..bundled import bundled_release
from ..errors import QueryError
from .filters import CONDITIONS, SINGLE
from .printing import say_list, say_version
from .streams import say
from .summary import say_summary, summary_of

_HELP = ("-h", "--help")
# Options of ``list`` that take a value, and the name of each; those in _SEVERAL may be repeated, and have a column.
_OWN = {"--release": "release", "-r": "release", "--table": "table", "--limit": "limit"}
_ONE = _OWN | {one.option: one.name for one in SINGLE if one.name != "words"}
_SEVERAL = {one.option: one.column for one in CONDITIONS if one.column}
_LIMIT = 50


def quickly(words: Sequence[str]) -> bool:
    """Answer the command `words` if it is a simple one; false if it is not, and then nothing was printed."""
    if list(words) == ["--version"]:
        say_version()
        return True
    if len(words) == 2 and words[1] in _HELP:
        return _help(words[0])
    if words and words[0] == "info":
        return _info(words[1:])
    return bool(words) and words[0] == "list" and _list(words[1:])


def _help(name: str) -> bool:
    """Print the help of a command; reading its options as the framework does would import pydantic."""
    from typer.main import get_command

    from .app import app

    group = get_command(app)
    command = getattr(group, "commands", {}).get(name)
    if command is None:
        return False
    parent = group.context_class(group, info_name="childservices-corpus", **group.context_settings)
    text = command.get_help(command.context_class(command, info_name=name, parent=parent, **command.context_settings))
    if text:
        say(text)
    return True


def _info(words: Sequence[str]) -> bool:
    if len(words) > 1 or any(word.startswith("-") for word in words):
        return False
    folder = Path(words[0]) if words else bundled_release()
    found = summary_of(folder)
    if found is not None:
        say_summary(folder, found)
    return found is not None


def _list(words: Sequence[str]) -> bool:
    from ..corpus.query.periods import bounds
    from ..storage.plain_rows import Wanted, listed

    given = _options(words)
    if given is None:
        return False
    single, several = given
    limit, certainty = single.get("limit", str(_LIMIT)), single.get("certainty", "possible")
    if not (limit.isascii() and limit.isdigit()) or certainty not in ("possible", "certain"):
        return False
    try:
        days = bounds(single.get("first"), single.get("last"))
    except QueryError:
        return False
    folder = Path(single["release"]) if "release" in single else bundled_release()
    found = listed(folder, Wanted(single.get("table", ""), several, *days, certainty == "certain", int(limit)))
    if found is not None:
        say_list(found.rows, found.total)
    return found is not None


def _options(words: Sequence[str]) -> tuple[dict[str, str], dict[str, list[str]]] | None:
    """The options of ``list`` by name; ``None`` for any other form of the command."""
    single: dict[str, str] = {}
    several: dict[str, list[str]] = {}
    if len(words) % 2:
        return None
    for option, value in zip(words[::2], words[1::2], strict=True):
        if value.startswith("-"):
            return None
        if option in _SEVERAL:
            several.setdefault(_SEVERAL[option], []).append(value)
        elif option in _ONE:
            single[_ONE[option]] = value
        else:
            return None
    return single, several
