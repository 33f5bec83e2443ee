"""Quoted speech of a record against the stretches that a reader noted: are they found, and in whose mouth.

A stretch is compared by its letters, so that a comma or a line end at its edge, and one paragraph in several pieces, do
not count. Words that a reader may take for speech or not count neither way.
"""

from collections.abc import Iterable, Iterator, Sequence

from ..text.fold import straight
from .fields import Items, Outcome, Score
from .unseen_fields import Found

# The share of the letters of a stretch that must be in the other one.
_WHOLE = 0.95
_HALF = 0.5


def speech(found: Found) -> Iterator[tuple[str, Outcome]]:
    """The fields about quoted speech; none if the reader noted none of the record."""
    if "quotations" not in found.facts:
        return
    labelled = [one["span"] for one in found.facts["quotations"]]
    yield "quotations", _found(found, labelled)
    if labelled:
        yield from _mouths(found)


def _found(found: Found, labelled: Sequence[Sequence[int]]) -> Items:
    either = _places(found.text, found.facts.get("marked_also", ()))
    speaking = _places(found.text, labelled)
    spans = [(one.start, one.end) for one in found.quotations]
    kept = [span for span in spans if not _share(found.text, span, either) >= _HALF]
    heard = _places(found.text, spans)
    wrong = [span for span in kept if _share(found.text, span, speaking) < _WHOLE]
    missed = [span for span in labelled if _share(found.text, span, heard) < _WHOLE]
    told = [f"is not speech: {_shown(found, span)}" for span in wrong] + [
        f"was not found whole: {_shown(found, span)}" for span in missed
    ]
    met = len(labelled) - len(missed)
    return Items(len(kept) - len(wrong), len(wrong), met, len(missed), "; ".join(told))


def _mouths(found: Found) -> Iterator[tuple[str, Outcome]]:
    """Speakers of the labelled stretches: right ones, words in a wrong mouth, and names that are missing."""
    right, wrong, lost = 0, 0, 0
    for one in found.facts["quotations"]:
        label = None if one["speaker"] is None else straight(found.at(one["speaker"]))
        names = _names(found, one["span"])
        others, place = names - {label}, _shown(found, one["span"])
        right, wrong = right + (label is not None and names == {label}), wrong + bool(others)
        if names:
            told = f"{', '.join(sorted(others))} for {label or 'a speaker without a name'}: {place}" if others else ""
            yield "words_in_a_wrong_mouth", Score(float(bool(others)), told)
        if label is not None:
            lost += names != {label}
            yield "names_missing", Score(float(not names), "" if names else f"{label}: {place}")
    yield "quotation_speakers", Items(right, wrong, right, lost)


def _names(found: Found, span: Sequence[int]) -> set[str]:
    """The speakers of the quotations that lie, by most of their letters, in the stretch `span`."""
    inside = set(range(*span))
    return {
        straight(one.speaker)
        for one in found.quotations
        if one.speaker is not None and _share(found.text, (one.start, one.end), inside) >= _HALF
    }


def _places(text: str, spans: Iterable[Sequence[int]]) -> set[int]:
    return {place for start, end in spans for place in range(start, end) if text[place].isalnum()}


def _share(text: str, span: Sequence[int], places: set[int]) -> float:
    """The share of the letters of `span` that are in `places`."""
    letters = [place for place in range(*span) if text[place].isalnum()]
    return sum(place in places for place in letters) / len(letters) if letters else 0.0


def _shown(found: Found, span: Sequence[int]) -> str:
    return f"{found.at(span)[:40]!r}"
