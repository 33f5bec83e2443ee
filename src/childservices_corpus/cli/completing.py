"""What a shell offers for a value: the words of the tables of the package. A release is never opened for it.

A shell waits for the answer at each press of its key, so that each function imports only what its own values need.
"""

import os
import re
from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from typing import get_args

from ..reference import csv_rows, table
from .filters import UNKNOWN
from .question import TABLES, WORDS_TABLES

# The shell and the words so far, as the script of the framework hands them over.
_SHELL, _WORDS, _NUMBER = "_CHILDSERVICES_CORPUS_COMPLETE", "COMP_WORDS", "COMP_CWORD"
_BASH = "complete_bash"
_NEEDS_MARK = re.compile(r"[^\w./,-]")


class _Typed(str):
    """A value in the writing of a shell.

    The framework drops a value that does not begin with the typed letters, and compares without the marks of the shell.
    Here the letters were compared before.
    """

    __slots__ = ()

    def startswith(self, *_: object) -> bool:
        return True


def completing(kind: str) -> Callable[[str], list[str]]:
    """A function that gives the values of `kind` that begin with the letters typed so far, in small letters or not."""
    values = VALUES[kind]

    def complete(incomplete: str) -> list[str]:
        begun = incomplete.lower()
        return [_Typed(_written(value)) for value in values() if value.lower().startswith(begun)]

    return complete


def _written(value: str) -> str:
    """`value` as the shell needs it: Bash takes a space as the end of a value unless it is marked or in quotes."""
    if os.environ.get(_SHELL) != _BASH or _in_quotes():
        return value
    return _NEEDS_MARK.sub(lambda sign: "\\" + sign[0], value)


def _in_quotes() -> bool:
    """True if the word that Bash completes begins with a quote."""
    words, number = os.environ.get(_WORDS, "").split("\n"), os.environ.get(_NUMBER, "")
    return number.isdigit() and int(number) < len(words) and words[int(number)][:1] in ("'", '"')


def _publishers() -> Iterable[str]:
    from ..models import publisher_names

    return publisher_names()


def _types() -> Iterable[str]:
    from ..models.records import TYPES

    return TYPES.values()


def _genres() -> Iterable[str]:
    from ..models import Genre

    return (*get_args(Genre), UNKNOWN)


def _kinds() -> Iterable[str]:
    from ..models import Kind

    return get_args(Kind)


def _roles() -> Iterable[str]:
    return (*(form["name"] for form in table("roles")["form"]), UNKNOWN)


def _organisations() -> Iterable[str]:
    return (name.strip("{}") for name in chain.from_iterable(table("organisations").values()))


def _authorities() -> Iterable[str]:
    return dict.fromkeys(row["name"] for row in csv_rows("authorities"))


def _layouts() -> Iterable[str]:
    from ..layouts.registry import layouts

    return layouts()


def _columns() -> Iterable[str]:
    from ..corpus.query.both import RECORDS
    from ..corpus.query.fields import PERIODS, paths

    return (*paths(RECORDS), *PERIODS)


def _tables() -> Iterable[str]:
    from ..tables.schemas import TABLES as ALL_TABLES

    return ALL_TABLES


def _engines() -> Iterable[str]:
    from ..search.engines import ENGINES

    return ENGINES


def _fields() -> Iterable[str]:
    from ..curation.vocabulary import correctable

    return (*correctable(), "date")


def _evidence() -> Iterable[str]:
    from ..curation.date_evidence import KINDS

    return KINDS


def _citations() -> Iterable[str]:
    from ..export.citation_styles import RELEASE_STYLES

    return RELEASE_STYLES


# The values of each kind. A filter has the name of its keyword.
VALUES: Mapping[str, Callable[[], Iterable[str]]] = {
    "publisher": _publishers,
    "type": _types,
    "topic": lambda: (*table("topics")["topics"], UNKNOWN),
    "kind": _kinds,
    "genre": _genres,
    "role": _roles,
    "organisation": _organisations,
    "authority": _authorities,
    "layout": _layouts,
    "column": _columns,
    "records table": lambda: TABLES,
    "words table": lambda: WORDS_TABLES,
    "table": _tables,
    "engine": _engines,
    "field": _fields,
    "evidence": _evidence,
    "citation": _citations,
}
