"""Who says which words in any text: the quoted stretches of its paragraphs, each with its kind and its speaker."""

from collections.abc import Sequence
from typing import NamedTuple

from ...models import QuotationKind, SpeakerBasis
from ..language.view import Passage
from .speakers import Cast
from .statements import speech_in


class SpokenIn(NamedTuple):
    """The words ``[start, end)`` of paragraph ``index``, what they are, and who says them."""

    index: int
    start: int
    end: int
    kind: QuotationKind = "speech"
    speaker: str | None = None
    role: str | None = None
    organisation: str | None = None
    basis: SpeakerBasis = "unknown"


def spoken_in_text(passages: Sequence[Passage], publisher: str) -> list[SpokenIn]:
    cast = Cast(publisher)
    found = []
    for said in speech_in(passages, [False] * len(passages), cast, own_words=False, told=True):
        who = None if said.speaker is None else cast.members[said.speaker]
        found.append(
            SpokenIn(
                said.index,
                said.start,
                said.end,
                "speech",
                *((None, None, None) if who is None else (who.name, who.role, who.organisation)),
            )
        )
    return found
