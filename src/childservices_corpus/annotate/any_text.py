"""Quotations, speakers and mentions of any text: a record, a layout or a publisher is not needed."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date as day
from itertools import accumulate

from ..collector import collector_paused
from ..errors import NotFoundError, WrongTypeError
from ..models import AnnotatedText, Speaker, TextMention, TextQuotation
from ..models import publisher as publisher_named
from ..text.fold import straight
from .finds import find_spans
from .language.view import Passage, passage_of
from .mentions import ref_of, with_context
from .people import mentioned as people
from .speech.in_text import spoken_in_text
from .speech.said import SpokenIn

_LINE = re.compile(r"[^\r\n]+")


def annotate_text(text: str, *, date: day | None = None, publisher: str | None = None) -> AnnotatedText:
    """The quotations, speakers and mentions of `text`, each with its place in code points of `text`.

    Each line is a paragraph. `date` decides which code an authority had; without it the newest counts. `publisher` is
    the name of a known publisher, for which a speaker with a post of its own speaks.

    Raises :class:`~childservices_corpus.errors.WrongTypeError` if `text` is not a string, and
    :class:`~childservices_corpus.errors.NotFoundError` for an unknown publisher. The words of a text never raise.
    """
    if not isinstance(text, str):  # pyright: ignore[reportUnnecessaryIsInstance] - callers without types
        raise WrongTypeError(f"annotate_text reads a str, not {type(text).__name__}")
    if publisher is not None and publisher_named(publisher) is None:
        raise NotFoundError(f"the publisher {publisher!r} is not known")
    # Many objects are made, and all of them stay.
    with collector_paused():
        return _annotated(text, date, publisher or "")


def _annotated(text: str, date: day | None, publisher: str) -> AnnotatedText:
    passages = [
        passage
        for line in _LINE.finditer(text)
        if (passage := passage_of("paragraphs", None, line[0], line.start())).text.strip()
    ]
    said = spoken_in_text(passages, publisher)
    found = [_quotation(passages[one.paragraph], one) for one in said]
    quotations = tuple(one for one in found if one.kind == "speech")
    return AnnotatedText(
        quotations=quotations,
        speakers=_speakers(quotations),
        mentions=tuple(_mentions(passages, [one.speaker for one in quotations if one.speaker], date)),
        other_marked=tuple(one for one in found if one.kind != "speech"),
    )


def _quotation(passage: Passage, said: SpokenIn) -> TextQuotation:
    return TextQuotation(
        start=passage.at(said.start),
        end=passage.after(said.end),
        text=passage.words(said.start, said.end),
        speaker=said.speaker,
        role=said.role,
        organisation=said.organisation,
        kind=said.kind,
        basis=said.basis,
    )


def _speakers(quotations: Sequence[TextQuotation]) -> tuple[Speaker, ...]:
    """The credited speakers, each once; of one person's roles the first counts."""
    found: dict[tuple[str | None, ...], Speaker] = {}
    for one in quotations:
        if one.speaker or one.role or one.organisation:
            key = (one.speaker,) if one.speaker else (None, one.role, one.organisation)
            if key not in found or (found[key].role is None and one.role is not None):
                found[key] = Speaker(name=one.speaker, role=one.role, organisation=one.organisation)
    return tuple(found.values())


def _mentions(passages: Sequence[Passage], known: Sequence[str], on: day | None) -> Iterator[TextMention]:
    folded = straight("\n".join([passage.text for passage in passages]))
    starts = [0, *accumulate(len(passage.text) + 1 for passage in passages)]
    finds = with_context(folded, len(folded), find_spans(folded), people.find_known(folded, known))
    for start, end, kind, ref in finds:
        number = bisect_right(starts, start) - 1
        passage, shift = passages[number], starts[number]
        low, high = start - shift, end - shift
        meant = ref_of(kind, passage.text[low:high], ref, on)
        place = {"start": passage.at(low), "end": passage.after(high)}
        yield TextMention.model_validate({"kind": kind, "text": passage.words(low, high), "ref": meant, **place})
