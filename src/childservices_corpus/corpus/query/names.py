"""The same body under its other names, and roles by their normal form, for questions."""

from collections.abc import Collection, Iterable
from functools import cache
from typing import Any

import pyarrow as pa

from ...arrow import in_one
from ...reference import table
from ...reference.lexicon import lowered
from ...text.fold import loose

_BODIES = frozenset({"organisation", "organisations", "speakers.organisation"})
_ROLES = frozenset({"role", "speakers.role"})
# The name of the normal form of a role, as a column to count by.
ROLE_FORM = "role_form"
# The keywords that ask for a person.
PERSONS = frozenset({"person", "speaker", "author", "name"})


def others_called(path: str, name: str, present: Iterable[str]) -> list[str]:
    """The values in `present`, of the column `path`, that mean what `name` means, however they are written.

    For a body, every name of it: "DfE" finds "Department for Education". For a role, the normal forms of
    ``reference/roles.toml`` find all their roles: "president" finds "ADCS President". Otherwise none.
    """
    if path in _BODIES:
        wanted = body_called(name)
        return [] if wanted is None else [one for one in present if body_called(one) == wanted]
    if path in _ROLES and loose(name) in _role_forms():
        from ...annotate.people.roles import role_form

        return [one for one in present if loose(role_form(one) or "") == loose(name)]
    return []


def is_known(path: str, name: str) -> bool:
    """True if the tables know `name` as a body or as the normal form of a role, even if no record has it."""
    return (path in _BODIES and body_called(name) is not None) or (path in _ROLES and loose(name) in _role_forms())


def known_names(path: str) -> Collection[str]:
    """The normal forms of roles, for the column of roles."""
    return tuple(_role_forms().values()) if path in _ROLES else ()


def forms_of(roles: Any) -> pa.Array:
    """The normal form of each of `roles`, an Arrow column of words."""
    from ...annotate.people.roles import role_forms

    return role_forms(in_one(roles))


def bare_person(name: str) -> str:
    """`name` without honorifics before it and letters behind it: "Cllr Ann Sample OBE" is "Ann Sample"."""
    words = name.replace(",", " ").split()
    before, behind = lowered("honorific"), lowered("letters")
    while len(words) > 1 and words[0].rstrip(".").lower() in before:
        words = words[1:]
    while len(words) > 1 and words[-1].rstrip(".").lower() in behind:
        words = words[:-1]
    return " ".join(words)


@cache
def body_called(words: str) -> str | None:
    """The reference of the body in the tables that is called `words`; ``None`` for a body in no table."""
    from ...annotate.finds import body_named

    return body_named(words)


@cache
def _role_forms() -> dict[str, str]:
    return {loose(row["name"]): row["name"] for row in table("roles")["form"]}
