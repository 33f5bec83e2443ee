"""The speakers of one statement in the order of reading, each once."""

from ...models import Speaker
from ..people.roles import organisation_of
from .people_in_text import may_have_title
from .role_beside import Credit

_NO_BREAK = "\N{NO-BREAK SPACE}"


class Cast:
    """The speakers found so far, in order; a name found again is the same speaker, even with another role.

    `publisher` is the publisher that a speaker without a body in the role speaks for; empty for none. With `pronouns`,
    "she said" means the current speaker; otherwise the speaker is unknown.
    """

    def __init__(self, publisher: str, *, pronouns: bool = True) -> None:
        self.publisher = publisher
        self.pronouns = pronouns
        self.members: list[Speaker] = []
        self.current: int | None = None
        self._numbers: dict[tuple[str | None, ...], int] = {}
        self._surnames: dict[str, list[int]] = {}

    @property
    def name(self) -> str | None:
        """The name of the current speaker."""
        return None if self.current is None else self.members[self.current].name

    def meet(self, credit: Credit, *, in_passing: bool = False) -> int | None:
        """The number of the credited speaker, who becomes the current speaker.

        A person named `in_passing`, inside a paragraph and without a role, does not count as speaking for the
        publisher.
        """
        publisher = "" if in_passing and credit.role is None else self.publisher
        if credit.pronoun:
            return self.current if self.pronouns else None
        key = (credit.name,) if credit.name is not None else (None, credit.role, credit.body)
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self.members)
            self.members.append(_speaker(credit, publisher))
            if credit.name is not None:
                self._surnames.setdefault(credit.name.split()[-1], []).append(number)
        elif self.members[number].role is None and credit.role is not None:
            self.members[number] = _speaker(credit, publisher)
        self.current = number
        return number

    def by_surname(self, surname: str, title: str = "") -> int | None:
        """The number of the speaker with this surname, who becomes the current speaker; ``None`` without one.

        Of several the `title` before the surname decides. If it does not, the speaker is unknown, and so is the current
        one.
        """
        numbers = self._surnames.get(surname, [])
        if len(numbers) > 1:
            numbers = [number for number in numbers if may_have_title(self.members[number].name or "", title)]
        if len(numbers) == 1:
            self.current = numbers[0]
            return numbers[0]
        if surname in self._surnames:
            self.current = None
        return None

    def knows(self, surname: str) -> bool:
        """True if a speaker has this surname."""
        return surname in self._surnames

    def name_current(self, name: str) -> None:
        """Give the current speaker, who is known by a role alone, the `name`."""
        if self.current is not None and (name,) not in self._numbers:
            self.members[self.current] = self.members[self.current].model_copy(update={"name": name})
            self._numbers[(name,)] = self.current
            self._surnames.setdefault(name.rsplit(maxsplit=1)[-1], []).append(self.current)


def _speaker(credit: Credit, publisher: str) -> Speaker:
    role = None if credit.role is None else credit.role.replace(_NO_BREAK, " ")
    name = None if credit.name is None else credit.name.replace(_NO_BREAK, " ")
    return Speaker(name=name, role=role, organisation=credit.body or organisation_of(role, publisher))
