"""Gives a change that follows from another record the kind of cause that this record has."""

from collections.abc import Mapping
from dataclasses import replace

from .parts import Cause, CauseKind, Causes, RecordChange


def resolved(records: tuple[RecordChange, ...]) -> tuple[RecordChange, ...]:
    """`records`, in which each cause that follows from another record has the kinds of the causes there.

    The days of a record in a listing bound those of its neighbours, whose days bound those of theirs, and so on.
    """
    own: dict[str, list[Cause]] = {}
    for one in records:
        causes = [*one.causes, *(cause for field in one.fields if _is_day(field.field) for cause in field.causes)]
        own[one.id] = causes
        if one.old_id is not None:
            own[one.old_id] = causes
    roots = {key: _roots(key, own) for key in own}
    return tuple(
        replace(
            one,
            causes=_with_kinds(one.causes, roots),
            fields=tuple(replace(field, causes=_with_kinds(field.causes, roots)) for field in one.fields),
        )
        for one in records
    )


def _is_day(field: str) -> bool:
    return field.endswith(("_earliest", "_latest"))


def _roots(start: str, own: Mapping[str, list[Cause]]) -> frozenset[CauseKind]:
    """The kinds of the causes at the ends of the chain that begins at `start`."""
    seen, left, found = {start}, [start], set()
    while left:
        for cause in own.get(left.pop(), ()):
            if cause.follows is None:
                found.add(cause.kind)
            elif cause.follows not in seen:
                seen.add(cause.follows)
                left.append(cause.follows)
    return frozenset(found)


def _with_kinds(causes: Causes, roots: Mapping[str, frozenset[CauseKind]]) -> Causes:
    found = []
    for cause in causes:
        kinds = roots.get(cause.follows, frozenset()) if cause.follows is not None else frozenset()
        found += [replace(cause, kind=kind) for kind in sorted(kinds)] or [cause]
    return tuple(dict.fromkeys(found))
