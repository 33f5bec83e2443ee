"""Who says which words in any text: the marked words of its paragraphs, each with its kind and its speaker."""

from collections.abc import Sequence

from ...models import SpeakerBasis
from ..language.view import Passage
from ..people.spoken_for import body_called, organisation_of
from .attributed import credit, signature
from .colons import led_by_colon
from .marked_words import kind_of
from .marks import Stretch
from .paragraphs import Paragraphs
from .people_in_text import words_in
from .phrases import Phrase
from .posts import is_object, is_one_of_two, is_role, joined_before, whole_role, without_article
from .pronouns import meant_by
from .role_beside import credit_of
from .rule import Rule
from .said import UNKNOWN, SpokenIn, Who
from .sentences import MASK, MASKS
from .speech_or_title import is_prose
from .tokens import DASHES
from .verbs_of_saying import Seen, Sentence

_EDGE = 4
# A signature is below so many paragraphs at most.
_MOST_SIGNED = 12


def spoken_in_text(passages: Sequence[Passage], publisher: str) -> list[SpokenIn]:
    """The marked words of `passages`, the paragraphs of a text, in order."""
    return Reader(Paragraphs([passage.text for passage in passages]), publisher).read()


class Reader:
    """Reads paragraphs in order. It keeps the speakers found so far, and their roles.

    ``joined`` has the second of two people who speak together, by the name of the first.
    A speaker with a post speaks for `publisher` if the post names no body. `rule` may know more of words without a
    credit.
    """

    def __init__(self, paragraphs: Paragraphs, publisher: str, rule: Rule | None = None) -> None:
        self._paragraphs = paragraphs
        self._publisher = publisher
        self._rule = rule
        self._roles: dict[str, str] = {}
        self._looked: set[tuple[str, int]] = set()
        self._speakers: dict[tuple[int, int], str] = {}
        self._introduced: dict[int, Who | None] = {}
        self.joined: dict[str, Who] = {}

    def read(self) -> list[SpokenIn]:
        """The marked words of all paragraphs."""
        said: list[SpokenIn] = []
        for number, found in enumerate(self._paragraphs.found):
            if self._rule is not None:
                self._rule.enter(number)
            if found:
                said += self._paragraph(number, found, said[-1] if said else None)
            if self._rule is not None and self._is_lead_in(number):
                self._rule.leave(number, self._led(number))
        return said

    def _is_lead_in(self, number: int) -> bool:
        return self._paragraphs.leads[number] is not None or self._paragraphs.texts[number].rstrip().endswith(":")

    def _paragraph(self, number: int, found: Sequence[Stretch], last: SpokenIn | None) -> list[SpokenIn]:
        """The marked words `found` in paragraph `number`; `last` are the words before it."""
        _, spans = self._paragraphs.masked(number)
        said: list[SpokenIn] = []
        previous: tuple[int, Who] | None = None
        at = 0
        for order, stretch in enumerate(found):
            while at < len(spans) - 1 and spans[at][1] <= stretch.start - stretch.opened:
                at += 1
            seen = self._seen(number, at, found, order)
            if seen is not None:
                who = self._who(seen, number, at)
            else:
                who = self._continued(number, at, order, stretch, previous, last)
                if who is None and self._rule is not None:
                    who = self._rule.again(number, found[order - 1].end if order else 0, stretch)
            kind = kind_of(self._paragraphs.texts[number], stretch, seen, known=who is not None)
            if kind == "speech":
                if self._rule is not None and seen is not None:
                    who = self._rule.heard(who or UNKNOWN)
                previous = (at, who or UNKNOWN)
                if who is not None and (who.name or who.role):
                    self._speakers[number, at] = who.name or ""
            said.append(
                SpokenIn(number, stretch.start, stretch.end, kind, *(who or UNKNOWN if kind == "speech" else UNKNOWN))
            )
        return said

    def _seen(self, number: int, at: int, found: Sequence[Stretch], order: int) -> Seen | None:
        """The credit of the stretch `order` of `found` in sentence `at` of its paragraph."""
        words, spans = self._paragraphs.masked(number)
        first, last = spans[at]
        lead = self._paragraphs.leads[number]
        if lead is not None and first < lead < last and words.rstrip().endswith(":"):
            # The verb before a colon belongs to the next paragraph.
            last = max(lead, min(last, found[order].end + 1))
        sentence = Sentence(words[first:last], number)
        stretch, size = found[order], last - first
        low = stretch.start - stretch.opened
        begin, stop = max(0, low - first), max(1, min(last, stretch.end + stretch.closed) - first)
        while stop < size and sentence.words[stop] in MASKS and stop < begin + (stretch.end - low) + 2:
            stop += 1
        before = max(0, found[order - 1].end + 1 - first) if order else 0
        high = min(size, found[order + 1].start - 1 - first) if order + 1 < len(found) else size
        people = self._paragraphs.people
        return credit(sentence, before, begin, stop, high, people) or led_by_colon(sentence, begin, people)

    def _continued(
        self,
        number: int,
        at: int,
        order: int,
        stretch: Stretch,
        previous: tuple[int, Who] | None,
        last: SpokenIn | None,
    ) -> Who | None:
        """The speaker of words without a credit of their own, by a sign that they continue."""
        texts, found = self._paragraphs.texts, self._paragraphs.found
        if previous is not None:
            where, who = previous
            words, spans = self._paragraphs.masked(number)
            begins = stretch.start - spans[at][0] <= _EDGE and not words[spans[at][0] : stretch.start - 1].strip(" ")
            if where == at or (where >= at - 1 and begins):
                return who._replace(basis="continued") if who.known else None
            return None
        if order or stretch.start > _EDGE or texts[number][: stretch.start - stretch.opened].strip():
            return None
        if last is not None and last.paragraph == number - 1:
            before = found[number - 1][-1]
            if not before.closed and before.end >= len(texts[number - 1].rstrip()) - 1:
                return last.who._replace(basis="continued") if last.who.known else UNKNOWN
        return self._signed_below(number) or self._led_above(number)

    def _led_above(self, number: int) -> Who | None:
        """The speaker whom the paragraph before `number` introduces; a heading may be between."""
        texts = self._paragraphs.texts
        for above in range(number - 1, max(-1, number - 3), -1):
            if texts[above].rstrip().endswith(":"):
                led = self._led(above)
                return led if led is not None and led.known else None
            if self._paragraphs.found[above] or is_prose(texts[above]):
                break
        return None

    def _signed_below(self, number: int) -> Who | None:
        """The person whose name is behind a dash below the quoted words that begin in paragraph `number`."""
        texts, found = self._paragraphs.texts, self._paragraphs.found
        below = number + 1
        last = min(len(texts), number + _MOST_SIGNED)
        while below < last and found[below] and not found[below - 1][-1].closed:
            below += 1
        after = found[below - 1][-1]
        if below == len(texts) or found[below] or texts[below - 1][after.end + after.closed :].strip():
            return None
        # Several lines behind dashes are a list.
        alone = below + 1 == len(texts) or not texts[below + 1].lstrip().startswith(tuple(DASHES))
        name = signature(texts[below], below, self._paragraphs.people) if alone else None
        return None if name is None else self._person(name, below, "signature")

    def _led(self, number: int) -> Who | None:
        """The speaker whom paragraph `number`, which ends with a colon, introduces."""
        known = self._introduced.get(number)
        # A later paragraph may show the role of a person.
        if number not in self._introduced or (known is not None and known.without_role):
            known = self._introduced[number] = self._led_by(number)
        return known

    def _led_by(self, number: int) -> Who | None:
        words, spans = self._paragraphs.masked(number)
        if not spans:
            return None
        first, end = spans[-1]
        sentence = Sentence(words[first:end] + MASK, number)
        size = len(sentence.words)
        people = self._paragraphs.people
        seen = credit(sentence, 0, size - 1, size, size, people) or led_by_colon(sentence, size - 1, people)
        return None if seen is None else self._who(seen, number, len(spans) - 1) or UNKNOWN

    def _who(self, seen: Seen, number: int, at: int) -> Who | None:
        phrase = seen.phrase
        if phrase is None or phrase.sort in ("object", "thing"):
            return None
        if phrase.sort == "person":
            return self._credited(phrase, seen, number, at)
        if phrase.sort in ("he", "she"):
            return self._pronoun(phrase, number, at, answers=seen.verb in words_in("answers"))
        words = without_article(phrase.words)
        if phrase.sort == "body" and is_one_of_two(self._paragraphs.sentence(number, at).words, phrase):
            return None
        if is_role(words) or (phrase.sort == "noun" and words):
            role = whole_role(self._paragraphs.sentence(number, at).words, phrase)
            return Who(None, role, organisation_of(role, ""), seen.basis)
        return Who(None, None, body_called(words) or words, seen.basis) if phrase.sort == "body" else None

    def _pronoun(self, phrase: Phrase, number: int, at: int, *, answers: bool) -> Who | None:
        meant = meant_by(phrase, number, at, self._paragraphs, self._speakers, answers=answers)
        if meant.name is not None:
            return self._person(meant.name, number, "pronoun")
        return self._rule.means(phrase) if self._rule is not None and meant.alone else None

    def _credited(self, phrase: Phrase, seen: Seen, number: int, at: int) -> Who | None:
        """The person of `phrase`; of two who speak together the first, with the other in ``joined``."""
        words, name = self._paragraphs.sentence(number, at).words, phrase.name or ""
        if seen.basis in ("before", "colon") and not seen.agent and not phrase.relative:
            if is_object(words, phrase):
                return None
            other = joined_before(words, phrase)
            first = None if other is None else self._paragraphs.people.meant((other.name or "").split(), number)
            if other is not None and first is not None and first != name:
                self.joined[first] = self._person(name, number, seen.basis)
                if other.role is not None:
                    self._roles.setdefault(first, other.role)
                name = first
        return self._person(name, number, seen.basis)

    def _person(self, name: str, number: int, basis: SpeakerBasis) -> Who:
        text = self._paragraphs.texts[number]
        if name not in self._roles and (name, number) not in self._looked:
            self._looked.add((name, number))
            credits = (credit_of(text, one, last=True) for one in self._paragraphs.people.places(name, number))
            role = next((credit.role for credit in credits if credit.role is not None), None)
            if role is not None:
                self._roles[name] = role
        role = self._roles.get(name)
        return Who(name, role, None if role is None else organisation_of(role, self._publisher), basis)
