"""Similar names for a misspelt one, and the error that suggests them."""

import difflib
from collections.abc import Collection, Iterable

from ...errors import QueryError
from ...text.fold import loose

SHOWN = 12
MOST = 3


def near(name: str, known: Iterable[str]) -> list[str]:
    """The names in `known` most similar to `name`, the nearest first, at most three."""
    folded: dict[str, str] = {}
    for one in known:
        folded.setdefault(loose(one), one)
    wanted = loose(name)
    close = difflib.get_close_matches(wanted, folded, n=MOST, cutoff=0.6)
    within = sorted(one for one in folded if len(wanted) > 2 and wanted in one and one not in close)
    return [folded[one] for one in [*close, *within][:MOST]]


def unknown(what: str, name: object, known: Collection[str], *, meant: str | None = None) -> QueryError:
    """The error for an unknown `name` of a `what`; it suggests names similar to it or to `meant`, or some others."""
    close = near(meant or str(name), known)
    if close:
        hint = f"did you mean {' or '.join(map(repr, close))}?"
    elif not known:
        hint = "there are none"
    else:
        first = sorted(known)[:SHOWN]
        more = len(known) - len(first)
        hint = f"there are {', '.join(first)}" + (f" and {more} more" if more else "")
        if more and what == "topic":
            hint += "; count_by('topic') lists all that records have"
    return QueryError(f"no {what} is called {name!r}; {hint}")
