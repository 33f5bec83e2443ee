"""The quoted words in the paragraphs of an article, read as the paragraphs of statements are."""

from collections import defaultdict

from ..language.view import Passage, View
from .speakers import Cast
from .statements import speech_in

# Speaker, role and organisation.
Source = tuple[str | None, str | None, str | None]


def spoken_in(view: View) -> dict[int, list[tuple[int, int, Source]]]:
    """The quoted words in each paragraph of the article in `view` that has some: first, last, and who said them.

    The keys are the offsets at which the paragraphs begin. Only words with a credit beside them count: an article
    quotes many people, so a paragraph without a credit may be anybody's. For the same reason "she said" leaves the
    speaker unknown.
    """
    passages, breaks = _paragraphs(view)
    cast = Cast("", pronouns=False)
    found: dict[int, list[tuple[int, int, Source]]] = defaultdict(list)
    for said in speech_in(passages, breaks, cast, own_words=True, told=True):
        speaker = None if said.speaker is None else cast.members[said.speaker]
        source = (None, None, None) if speaker is None else (speaker.name, speaker.role, speaker.organisation)
        found[passages[said.index].start].append((said.start, said.end, source))
    return dict(found)


def _paragraphs(view: View) -> tuple[list[Passage], list[bool]]:
    """The paragraphs, and of each whether it follows a heading."""
    passages: list[Passage] = []
    breaks: list[bool] = []
    heading = False
    for passage in view.passages:
        if passage.field == "paragraphs":
            passages.append(passage)
            breaks.append(heading)
        heading = passage.field == "subheadings"
    return passages, breaks
