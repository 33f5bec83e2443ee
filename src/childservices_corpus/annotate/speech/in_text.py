"""Who says which words in any text: the quoted stretches of its paragraphs, each with its kind and its speaker."""

from collections.abc import Sequence
from typing import NamedTuple

from ...models import QuotationKind, SpeakerBasis
from ..language.view import Passage
from ..people.names import names_in
from ..people.roles import organisation_of
from .agents import main_subject
from .attributed import closing, credit, inverted, led_by_colon
from .credits import lead_in_verb
from .marked_words import kind_of
from .people_in_text import People
from .phrases import Phrase
from .quotation_marks import MARKS, Stretch, quoted
from .role_beside import credit_of
from .sentences import MASK, MASKS, masked, sentences
from .single_marks import single_stretches
from .speech_or_title import is_prose
from .verbs_of_saying import Seen, Sentence, says

_BACK = 6
_EDGE = 4


class SpokenIn(NamedTuple):
    """The words ``[start, end)`` of paragraph ``paragraph``, what they are, and who says them."""

    paragraph: int
    start: int
    end: int
    kind: QuotationKind = "speech"
    speaker: str | None = None
    role: str | None = None
    organisation: str | None = None
    basis: SpeakerBasis = "unknown"


class _Who(NamedTuple):
    """A speaker, and how it was found."""

    name: str | None
    role: str | None
    organisation: str | None
    basis: SpeakerBasis


_NOBODY = _Who(None, None, None, "unknown")


def spoken_in_text(passages: Sequence[Passage], publisher: str) -> list[SpokenIn]:
    """The marked words of `passages`, the paragraphs of a text, in order."""
    texts = [passage.text for passage in passages]
    return _Reader(texts, publisher).read()


class _Reader:
    """Reads the paragraphs in order; it keeps the sentences, and the speakers found in them."""

    def __init__(self, texts: Sequence[str], publisher: str) -> None:
        self._texts = texts
        self._publisher = publisher
        self._people = People(texts)
        verbs = [lead_in_verb(text) for text in texts]
        led = [False, *(verb is not None for verb in verbs[:-1])]
        none = [False] * len(texts)
        found = quoted(texts, led, none, lambda index: verbs[index] is None and is_prose(texts[index]))
        # A text without double marks may quote with single ones.
        double = any(MARKS.intersection(text) for text in texts)
        self._found = [one if one or double else single_stretches(text) for one, text in zip(found, texts, strict=True)]
        self._roles: dict[str, str] = {}
        self._looked: set[tuple[str, int]] = set()
        self._masked: dict[int, tuple[str, list[tuple[int, int]]]] = {}
        self._subjects: dict[tuple[int, int], str] = {}

    def read(self) -> list[SpokenIn]:
        said: list[SpokenIn] = []
        for number, found in enumerate(self._found):
            if found:
                said += self._paragraph(number, found, said[-1] if said else None)
        return said

    def _sentences(self, number: int) -> tuple[str, list[tuple[int, int]]]:
        if number not in self._masked:
            words = masked(self._texts[number], self._found[number])
            self._masked[number] = words, sentences(words, says())
        return self._masked[number]

    def _paragraph(self, number: int, found: Sequence[Stretch], last: SpokenIn | None) -> list[SpokenIn]:
        """The marked words `found` in paragraph `number`; `last` are the words before it."""
        _, spans = self._sentences(number)
        said: list[SpokenIn] = []
        previous: tuple[int, _Who] | None = None
        at = 0
        for order, stretch in enumerate(found):
            while at < len(spans) - 1 and spans[at][1] <= stretch.start - stretch.opened:
                at += 1
            seen = self._seen(number, spans[at], found, order)
            if seen is not None:
                who = self._who(seen, number, at)
            else:
                who = self._continued(number, at, order, stretch, previous, last)
            kind = kind_of(self._texts[number], stretch, seen, known=who is not None)
            if kind == "speech":
                previous = (at, who or _NOBODY)
                if who is not None and who.name:
                    self._subjects[number, at] = who.name
            said.append(
                SpokenIn(number, stretch.start, stretch.end, kind, *(who or _NOBODY if kind == "speech" else _NOBODY))
            )
        return said

    def _seen(self, number: int, span: tuple[int, int], found: Sequence[Stretch], order: int) -> Seen | None:
        """The credit of the stretch `order` of `found` in the sentence `span` of its paragraph."""
        first, last = span
        sentence = Sentence(self._sentences(number)[0][first:last], number)
        stretch, size = found[order], last - first
        low = stretch.start - stretch.opened
        begin, stop = max(0, low - first), max(1, min(last, stretch.end + stretch.closed) - first)
        while stop < size and sentence.words[stop] in MASKS and stop < begin + (stretch.end - low) + 2:
            stop += 1
        before = max(0, found[order - 1].end + 1 - first) if order else 0
        high = min(size, found[order + 1].start - 1 - first) if order + 1 < len(found) else size
        seen = credit(sentence, before, begin, stop, high, self._people)
        return seen if seen is not None else led_by_colon(sentence, begin, self._people)

    def _continued(
        self,
        number: int,
        at: int,
        order: int,
        stretch: Stretch,
        previous: tuple[int, _Who] | None,
        last: SpokenIn | None,
    ) -> _Who | None:
        """The speaker of words without a credit of their own, by a sign that they continue."""
        text = self._texts[number]
        if previous is not None:
            where, who = previous
            words, spans = self._sentences(number)
            begins = stretch.start - spans[at][0] <= _EDGE and not words[spans[at][0] : stretch.start - 1].strip(" ")
            if where == at or (where >= at - 1 and begins):
                return who._replace(basis="continued") if who.name or who.role or who.organisation else None
            return None
        if order or stretch.start > _EDGE or text[: stretch.start - stretch.opened].strip():
            return None
        if last is not None and last.paragraph == number - 1:
            before = self._found[number - 1][-1]
            if not before.closed and before.end >= len(self._texts[number - 1].rstrip()) - 1:
                return _Who(last.speaker, last.role, last.organisation, "continued")
        for back in (1, 2):
            # A heading may be between the lead-in and the words.
            if number >= back and self._texts[number - back].rstrip().endswith(":"):
                return self._led(number - back)
            if number < back or self._found[number - back] or is_prose(self._texts[number - back]):
                break
        return None

    def _led(self, number: int) -> _Who | None:
        """The speaker whom paragraph `number`, which ends with a colon, introduces."""
        words, spans = self._sentences(number)
        if not spans:
            return None
        first, end = spans[-1]
        sentence = Sentence(words[first:end] + MASK, number)
        size = len(sentence.words)
        seen = credit(sentence, 0, size - 1, size, size, self._people) or led_by_colon(sentence, size - 1, self._people)
        return None if seen is None else self._who(seen, number, len(spans) - 1)

    def _who(self, seen: Seen, number: int, at: int) -> _Who | None:
        phrase = seen.phrase
        if phrase is None or phrase.sort in ("other", "object", "thing"):
            return None
        if phrase.sort == "person":
            return self._person(phrase.name or "", number, seen.basis)
        if phrase.sort in ("he", "she"):
            name = self._meant_by(phrase, number, at)
            return None if name is None else self._person(name, number, "pronoun")
        if phrase.sort == "body":
            return _Who(None, None, phrase.words.removeprefix("the ").removeprefix("The "), seen.basis)
        role = _without_article(phrase.words)
        return _Who(None, role, organisation_of(role, ""), seen.basis) if role else None

    def _person(self, name: str, number: int, basis: SpeakerBasis) -> _Who:
        text = self._texts[number]
        if name not in self._roles and (name, number) not in self._looked:
            self._looked.add((name, number))
            for one in names_in(text):
                if one.text == name:
                    role = credit_of(text, one, last=True).role
                    if role is not None:
                        self._roles[name] = role
                        break
        role = self._roles.get(name)
        return _Who(name, role, None if role is None else organisation_of(role, self._publisher), basis)

    def _meant_by(self, phrase: Phrase, number: int, at: int) -> str | None:
        """Who is meant by "he" or "she" in sentence `at` of paragraph `number`: the subject of it or of one before."""
        side = "of_men" if phrase.sort == "he" else "of_women"
        for back in range(_BACK):
            words, spans = self._sentences(number)
            if at < 0:
                number -= 1
                if number < 0:
                    return None
                at = len(self._sentences(number)[1]) - 1
                words, spans = self._sentences(number)
                if at < 0:
                    continue
            first, end = spans[at]
            name = self._subjects.get((number, at)) if back else None
            if name is None:
                found = self._subject(Sentence(words[first:end], number), phrase.start if not back else None)
                if found is not None and found.sort == "other":
                    return None
                name = None if found is None else found.name
            if name is not None and self._people.side(name) in (side, None):
                spoke = (number, at) in self._subjects or self._says(Sentence(words[first:end], number))
                return name if spoke or not self._others(words[first:end], name, side) else None
            at -= 1
        return None

    def _says(self, sentence: Sentence) -> bool:
        """True if `sentence` has a verb of saying."""
        return says().search(sentence.words) is not None

    def _others(self, words: str, name: str, side: str) -> bool:
        """True if `words` name another person whom the pronoun may mean."""
        last = name.rsplit(maxsplit=1)[-1]
        return any(
            other.text.split()[-1] != last and self._people.side(other.text) in (side, None)
            for other in names_in(words)
        )

    def _subject(self, sentence: Sentence, high: int | None) -> Phrase | None:
        """Who says or does something in `sentence`: the one credited at its end, or its subject before `high`."""
        if high is None:
            seen = closing(sentence, 0, self._people) or inverted(sentence, self._people)
            if seen is not None and seen.phrase is not None and seen.phrase.sort in ("person", "other"):
                return seen.phrase
        return main_subject(
            sentence.words, 0, len(sentence.words) if high is None else high, self._people, sentence.number
        )


def _without_article(words: str) -> str:
    first, _, rest = words.partition(" ")
    return rest if first.lower() in ("a", "an", "the") else words
