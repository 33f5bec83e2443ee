"""Words of a statement without a credit beside them: its speaker goes on, unless a sign says otherwise."""

import re
from functools import cache

from ...reference.lexicon import words_of
from ...text.fold import small
from ..language.whole_words import branches
from ..people.names import names_in
from ..people.spoken_for import organisation_of
from .marks import MARKS, Stretch
from .paragraphs import Paragraphs
from .phrases import Phrase
from .pronouns import side_of_pronoun
from .role_beside import TRIM
from .said import UNKNOWN, Who
from .speech_or_title import fills, is_title
from .tokens import REACH
from .unquoted import presidential
from .verbs_of_saying import says

# A statement that is not in the third person names its speaker in so many first paragraphs.
_HEAD = 2
_STOP = re.compile(r"[.!?]['\N{RIGHT SINGLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\"]?\s+(?=[A-Z]|$)")
# "He went on to say", "Going on to say": the same speaker as before.
_SAME = re.compile(r"\b(?:he|she|they|who|going)(?: [a-z]{1,12}){0,3} $", re.IGNORECASE)


class OneVoice:
    """The speaker of a statement of `publisher`. A credit that cannot be read leaves the statement without one.

    `third_person` is true for a text in the third person, such as a press release. ``own`` are the people whom the
    statement introduces as its speakers. ``names`` has the names of speakers who are first called by a role alone.
    """

    def __init__(self, paragraphs: Paragraphs, publisher: str, *, third_person: bool) -> None:
        self._paragraphs = paragraphs
        self._publisher = publisher
        self._third_person = third_person
        self._current = UNKNOWN
        self.own: set[str] = set()
        self.names: dict[str | None, str] = {}

    def enter(self, number: int) -> None:
        """Paragraph `number` begins, which may present the speaker."""
        text, found = self._paragraphs.texts[number], self._paragraphs.found[number]
        verb = self._paragraphs.leads[number]
        if (self._third_person or (number < _HEAD and verb is None and not found)) and not self._current.known:
            self._present(text)
        elif self._current.known and self._current.name is None:
            self._name(text)

    def leave(self, number: int, lead: Who | None) -> None:
        """Paragraph `number` ends; `lead` is the speaker whom its end introduces."""
        text, found = self._paragraphs.texts[number], self._paragraphs.found[number]
        verb = self._paragraphs.leads[number]
        spoken = any(stretch.end > (verb or 0) for stretch in found)
        if spoken or not (verb is not None or self._leads_by_colon(number)):
            return
        if lead is not None and lead.known:
            self._current = lead._replace(basis="continued")
            self.own.add(lead.name or "")
        elif self._speaks_of_others(text, verb):
            self._current = UNKNOWN

    def _speaks_of_others(self, text: str, verb: int | None) -> bool:
        """True if the lead-in `text`, whose speaker cannot be read, may be somebody else's."""
        if verb is not None:
            return _has_subject(text[:verb])
        return is_of_others(last_sentence(text, 0, len(text)), self._current.name)

    def _leads_by_colon(self, number: int) -> bool:
        """True if paragraph `number` ends with a colon, and the next one begins with a quotation mark."""
        texts = self._paragraphs.texts
        following = texts[number + 1].lstrip()[:1] if number + 1 < len(texts) else ""
        return texts[number].rstrip().endswith(":") and following in MARKS

    def _present(self, text: str) -> None:
        credit = presidential(text)
        if credit is not None:
            body = organisation_of(credit.role, self._publisher)
            self._current = Who(credit.name, credit.role, body, "continued")
            self.own.add(credit.name or "")

    def _name(self, text: str) -> None:
        """Give a speaker known by a role alone a name: "the President said", and then "NAME used her speech"."""
        credit = presidential(text)
        if credit is not None and credit.name is not None and credit.role is None:
            self.names[self._current.role] = credit.name
            self._current = self._current._replace(name=credit.name)

    def heard(self, who: Who) -> Who:
        """`who` is credited with words; the words of the publisher are those of the person who speaks for it."""
        body = who.organisation if who.name is None and who.role is None else None
        if body is not None and self._current.name is not None and self._current.organisation == body:
            return self._current
        self._current = who._replace(basis="continued") if who.known else UNKNOWN
        return who

    def means(self, pronoun: Phrase) -> Who | None:
        """The speaker, if `pronoun`, which cannot mean any person near, may mean the speaker."""
        name = self._current.name
        fits = name is not None and self._paragraphs.people.side(name) in (side_of_pronoun(pronoun), None)
        return self._current if fits else None

    def again(self, number: int, low: int, stretch: Stretch) -> Who | None:
        """Who says `stretch`, which follows the words up to `low`; ``None`` if the words are not known to be speech."""
        text = self._paragraphs.texts[number]
        verb = self._paragraphs.leads[number]
        if verb is not None and stretch.end <= verb:
            return None
        if fills(text, stretch):
            titled = stretch.closed and is_title(text, stretch) and stretch.end < len(text.rstrip()) - 2
            return None if titled else self._current
        if is_title(text, stretch) or not self._current.known:
            return None
        before = last_sentence(text, low, stretch.start - stretch.opened)
        return UNKNOWN if is_of_others(before, self._current.name) else self._current


def _has_subject(words: str) -> bool:
    """True if `words`, before a verb of saying, hold something that may be its subject."""
    return bool(words.strip(TRIM)) and not words.rstrip().endswith(",") and not _SAME.search(words)


def last_sentence(text: str, low: int, high: int) -> str:
    """The last sentence of ``text[low:high]``, or its end if it is long."""
    words = text[max(low, high - REACH) : high]
    stops = [match.end() for match in _STOP.finditer(words)]
    return words[stops[-1] if stops else 0 :]


def is_of_others(sentence: str, current: str | None) -> bool:
    """True if `sentence` names a person other than `current`, or says what a body or a text says."""
    surname = current.split()[-1] if current else None
    if any(name.text.split()[-1] != surname for name in names_in(sentence)):
        return True
    verbs = [match.start() for match in says().finditer(sentence)]
    return bool(verbs) and _source_at_end().search(small(sentence[: verbs[-1]])) is not None


@cache
def _source_at_end() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{branches(map(small, words_of('saying_thing')))})(?: (?:has|have|had|also|today|yesterday))* $"
    )
