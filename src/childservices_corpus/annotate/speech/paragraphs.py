"""The paragraphs of a text as speech is read: their marked stretches, their sentences and the people in them."""

from collections.abc import Sequence

from .lead_ins import lead_in_verb
from .marks import MARKS, Stretch, has_marks
from .people_in_text import People
from .phrases import Phrase
from .quotation_marks import quoted
from .sentences import masked, sentences
from .single_marks import may_quote, single_stretches
from .speech_or_title import is_boilerplate, is_prose
from .verbs_of_saying import Sentence, says

# A verb of saying so near to the start of a paragraph, and before its first mark, begins another quotation.
_REOPENS_WITHIN = 200


class Paragraphs:
    """The paragraphs `texts`; `after_heading` says of each whether it follows a heading, if headings are known.

    The first `titles` paragraphs are titles. A title may have single marks where the text has double ones.
    ``found`` are the marked stretches of each paragraph. Lead-ins are looked for when they are asked for.
    """

    def __init__(self, texts: Sequence[str], after_heading: Sequence[bool] | None = None, *, titles: int = 0) -> None:
        self.texts = texts
        self.people = People(texts)
        self._leads: Sequence[int | None] | None = None
        self._headed = after_heading is not None
        marked = any(map(may_quote, texts))
        none: list[Sequence[Stretch]] = [[]] * len(texts)
        self.found = self._stretches(after_heading, titles) if marked else none
        # What :mod:`.pronouns` found of a sentence: many pronouns may ask for the same one.
        self.subjects: dict[tuple[int, int], Phrase | None] = {}
        self._masked: dict[int, tuple[str, list[tuple[int, int]]]] = {}

    @property
    def leads(self) -> Sequence[int | None]:
        """The offset of the verb of each lead-in."""
        if self._leads is None:
            self._leads = [lead_in_verb(text) for text in self.texts]
        return self._leads

    def _stretches(self, after_heading: Sequence[bool] | None, titles: int) -> list[Sequence[Stretch]]:
        texts = self.texts
        led = [False, *[verb is not None for verb in self.leads]][: len(texts)]
        found = quoted(texts, led, after_heading or [False] * len(texts), self._may_continue)
        # A text without double marks may quote with single ones.
        double = any(map(has_marks, texts[titles:]))
        return [
            one if one or (double and number >= titles) else single_stretches(text)
            for number, (one, text) in enumerate(zip(found, texts, strict=True))
        ]

    def _may_continue(self, number: int) -> bool:
        text = self.texts[number]
        if self.leads[number] is not None or is_boilerplate(text):
            return False
        # Without known headings, a line that is not prose may be one.
        return not _reopens(text) if self._headed else is_prose(text)

    def masked(self, number: int) -> tuple[str, list[tuple[int, int]]]:
        """The words of paragraph `number` with its stretches masked, and the spans of its sentences."""
        if number not in self._masked:
            words = masked(self.texts[number], self.found[number])
            self._masked[number] = words, sentences(words, says())
        return self._masked[number]

    def sentence(self, number: int, at: int) -> Sentence:
        """The sentence `at` of paragraph `number`."""
        words, spans = self.masked(number)
        first, end = spans[at]
        return Sentence(words[first:end], number)


def _reopens(text: str) -> bool:
    """True if a verb of saying comes before the first mark of `text`: another quotation begins there."""
    first = next((at for at, letter in enumerate(text[:_REOPENS_WITHIN]) if letter in MARKS), None)
    return first is not None and first > 0 and says().search(text, 0, first) is not None
