"""Authorities that came after the one in a question: added on request, and named in a note otherwise."""

from collections.abc import Mapping
from typing import Any

from ...errors import QueryError
from .conditions import GSS_CODE, UNSET, authority_codes
from .store import Store

KEYWORD = "successors"


def with_successors(corpus: Store, asked: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The conditions `asked` without the keyword ``successors``, and notes on successors that are left out.

    With ``successors=True`` the authorities are joined by all that came after them. Raises :class:`QueryError` if no
    authority is asked for, or if an authority is unknown.
    """
    conditions = dict(asked)
    wanted = conditions.pop(KEYWORD, UNSET)
    named = conditions.get("authority", UNSET)
    if named is UNSET:
        if wanted is not UNSET:
            raise QueryError('successors goes with an authority: where(authority="Northamptonshire", successors=True)')
        return conditions, ()
    if wanted not in (UNSET, True, False):
        raise QueryError(f"successors is True or False, not {wanted!r}")
    values = [named] if named is None or isinstance(named, str) else list(named)
    codes = {value: authority_codes(corpus, value) for value in values}
    known = [code for some in codes.values() for code in some]
    if wanted is True:
        conditions["authority"] = list(dict.fromkeys([*known, *(new for one in known for new in _after(one))]))
        return conditions, ()
    # A code asks for this one council under this one code.
    named_ones = {value: some for value, some in codes.items() if value is not None and not GSS_CODE.fullmatch(value)}
    notes = (_note(value, some, known) for value, some in named_ones.items())
    return conditions, tuple(note for note in notes if note) if wanted is UNSET else ()


def _after(code: str | None) -> tuple[str, ...]:
    from ...annotate.bodies.listed import successors_of

    return () if code is None else successors_of(code)


def _note(value: str, codes: list[str | None], known: list[str | None]) -> str:
    """The note on successors of `value` that are not among `known`; empty if there are none."""
    later = dict.fromkeys(new for code in codes for new in _after(code) if new not in known)
    if not later:
        return ""
    from ...annotate.bodies.authorities import by_code

    rows = by_code()
    ends = [rows[code].end for code in codes if code in rows]
    last = max(day for day in ends if day is not None)
    names = " and ".join(f"{rows[code].name} ({code})" for code in later)
    are, them = ("are", "them") if len(later) > 1 else ("is", "it")
    left_out = f"{are} left out: successors=True, or --successors in a command, takes {them} in"
    return f"{value} ended on {last}; {names} came after it and {left_out}"
