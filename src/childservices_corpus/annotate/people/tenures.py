"""Who held which role when, as far as the records show: each person's roles with the days they were seen in them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ...models import DateRange, Speaker, Statement
from .roles import role_form


@dataclass(frozen=True)
class RoleSighting:
    """One record in which a person speaks in a role, and the range of days of its issue."""

    name: str
    role: str | None
    organisation: str | None
    issued: DateRange
    record_id: str


@dataclass(frozen=True)
class PersonRole:
    """A person in a role for an organisation; ``role`` is its normal form, ``None`` if not given or not known.

    The first sighting lies between ``first_earliest`` and ``first_latest``, the last between ``last_earliest`` and
    ``last_latest``. ``None`` means that the records leave that side open. These are days of sightings: the term of
    office may begin earlier and end later. ``wordings`` are the role in the words of pages, ``record_ids`` the records,
    each in order.
    """

    name: str
    role: str | None
    organisation: str | None
    wordings: tuple[str, ...]
    first_earliest: date | None
    first_latest: date | None
    last_earliest: date | None
    last_latest: date | None
    record_ids: tuple[str, ...]


def sightings(statements: Iterable[Statement]) -> Iterator[RoleSighting]:
    """Give the named speakers of annotated `statements`, each with the days of issue of the statement."""
    for statement in statements:
        for speaker in statement.speakers:
            yield from _of_speaker(speaker, statement.issued, statement.id)


def _of_speaker(speaker: Speaker, issued: DateRange, record_id: str) -> Iterator[RoleSighting]:
    if speaker.name is not None:
        yield RoleSighting(speaker.name, speaker.role, speaker.organisation, issued, record_id)


def people_table(seen: Iterable[RoleSighting]) -> tuple[PersonRole, ...]:
    """One row for each person, normal role and organisation among `seen`, in alphabetical order, roles by first day.

    The result does not depend on the order of `seen`.
    """
    groups: dict[tuple[str, str | None, str | None], list[RoleSighting]] = defaultdict(list)
    for sighting in seen:
        groups[sighting.name, role_form(sighting.role), sighting.organisation].append(sighting)
    rows = [_row(key, group) for key, group in groups.items()]
    return tuple(sorted(rows, key=_order))


def _order(row: PersonRole) -> tuple[str, date, str, str]:
    return row.name, row.first_earliest or row.first_latest or date.max, row.role or "", row.organisation or ""


def _row(key: tuple[str, str | None, str | None], group: list[RoleSighting]) -> PersonRole:
    name, role, organisation = key
    earliest = [sighting.issued.earliest for sighting in group]
    latest = [sighting.issued.latest for sighting in group]
    return PersonRole(
        name=name,
        role=role,
        organisation=organisation,
        wordings=tuple(sorted({sighting.role for sighting in group if sighting.role is not None})),
        # One undated sighting may be the first or the last of all: it opens the outer bounds, never the inner ones.
        first_earliest=None if None in earliest else min(day for day in earliest if day),
        first_latest=min((day for day in latest if day), default=None),
        last_earliest=max((day for day in earliest if day), default=None),
        last_latest=None if None in latest else max(day for day in latest if day),
        record_ids=tuple(sorted({sighting.record_id for sighting in group})),
    )
