"""Questions to a layout about a page. Any failure becomes one error that names the layout and its package."""

from collections.abc import Callable
from typing import TypeVar

from ..errors import LayoutError
from ..reference.entries import addressless, in_one_line
from ..text.lines import Flags, Ints, Lines
from .checks import checked_anchors, checked_claims, checked_labels, checked_score
from .contract import Claims, LineLabels
from .registry import Known

Answer = TypeVar("Answer")


def score_of(known: Known, lines: Lines) -> float:
    """The score of `lines`, from 0 to 1; raises :class:`LayoutError` if the layout fails or gives another value."""
    return _asked(known, "score", lambda: checked_score(known.layout.score(lines)))


def anchors_of(known: Known, lines: Lines) -> Ints:
    """Lines at which pages of the layout begin; raises :class:`LayoutError` if it fails or gives other numbers."""
    return _asked(known, "anchors", lambda: checked_anchors(known.layout.anchors(lines), lines))


def claims_of(known: Known, lines: Lines, taken: Flags, turn: int) -> Claims:
    """The stretches that the layout recognises; raises :class:`LayoutError` if it fails or its claims break a rule.

    `taken` has one entry a filled line: true if a surer layout has claimed it.
    """
    claims = known.layout.claims  # type: ignore[attr-defined]
    return _asked(known, "claims", lambda: checked_claims(claims(lines, taken, turn), lines))


def labels_of(known: Known, lines: Lines) -> LineLabels:
    """The labels of `lines`; raises :class:`LayoutError` if the layout fails or its labels break a rule."""
    return _asked(known, "label", lambda: checked_labels(known.layout.label(lines), lines))


def _asked(known: Known, question: str, answer: Callable[[], Answer]) -> Answer:
    try:
        return answer()
    except LayoutError as error:
        raise LayoutError(addressless(f"{known}: {error}")) from error
    except KeyboardInterrupt:
        raise
    # A layout that ends the program in the middle of a page has failed like any other.
    except BaseException as error:
        raise LayoutError(f"{known}: its {question} raised {in_one_line(error)}") from error
