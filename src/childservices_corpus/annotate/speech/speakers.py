"""The speakers of one statement in the order of reading, each once, with one role."""

from collections.abc import Iterable, Sequence

from ...models import Speaker
from ..people.spoken_for import organisation_of
from .one_voice import OneVoice
from .role_beside import Credit
from .said import SpokenIn, Who

_NO_BREAK = "\N{NO-BREAK SPACE}"


class Cast:
    """The speakers found so far, in order. A name found again is the same speaker, even with another role.

    `publisher` is the publisher that a speaker without a body in the role speaks for.
    """

    def __init__(self, publisher: str) -> None:
        self._publisher = publisher
        self._found: dict[tuple[str | None, ...], Speaker] = {}

    @property
    def members(self) -> Sequence[Speaker]:
        """The speakers."""
        return tuple(self._found.values())

    def meet(self, credit: Credit) -> None:
        """Add the credited speaker, who speaks for the body of the role, or else for the publisher."""
        self.add(Who(credit.name, credit.role, organisation_of(credit.role, self._publisher), "unknown"))

    def add(self, who: Who) -> None:
        """Add the speaker `who`, if known; of one person's roles the first counts."""
        if not who.known:
            return
        plain = Speaker(name=_plain(who.name), role=_plain(who.role), organisation=who.organisation)
        key = (plain.name,) if plain.name else (None, plain.role, plain.organisation)
        if key not in self._found or (self._found[key].role is None and plain.role is not None):
            self._found[key] = plain


def _plain(words: str | None) -> str | None:
    return None if words is None else words.replace(_NO_BREAK, " ")


def of_one_statement(said: Iterable[SpokenIn], rule: OneVoice, publisher: str) -> list[SpokenIn]:
    """The words `said`, where each person has one role in the whole statement, and each role of one person its name.

    The people whom the statement introduces without a role speak for `publisher`.
    """
    named = [one._replace(speaker=one.speaker or rule.names.get(one.role)) if one.role else one for one in said]
    roles: dict[str, tuple[str, str | None]] = {}
    for one in named:
        if one.speaker and one.role:
            roles.setdefault(one.speaker, (one.role, one.organisation))
    return [_with_role(one, roles, rule, publisher) for one in named]


def _with_role(one: SpokenIn, roles: dict[str, tuple[str, str | None]], rule: OneVoice, publisher: str) -> SpokenIn:
    if one.speaker is None:
        return one
    if one.speaker in roles:
        role, body = roles[one.speaker]
        return one._replace(role=role, organisation=body)
    if one.speaker in rule.own:
        return one._replace(organisation=organisation_of(None, publisher))
    return one
