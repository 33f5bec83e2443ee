"""The quoted words of paragraphs, by their quotation marks.

The rule is the British one: a quotation of several paragraphs opens each paragraph and closes only the last. If the
page left out a mark or turned it the wrong way, the marks around it decide. The text is never repaired.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from .marks import MARKS, Mark, Stretch, marks_in
from .single_marks import CLOSE, SINGLE, STRAIGHT, is_single, single_marks_in


def stretches(text: str, marks: Sequence[Mark], *, carried: bool, expected: bool) -> tuple[list[Stretch], bool]:
    """The quoted stretches of a paragraph with these `marks`, and whether the last one is still open at its end.

    `carried`: a quotation is open when the paragraph begins. `expected`: a lead-in comes right before the paragraph, so
    that a closing mark without an opening one ends a quotation that began with the paragraph.
    """
    if not marks and not carried:
        return [], False
    closing = sum(not mark.opens for mark in marks)
    found: list[Stretch] = []
    first = len(text) - len(text.lstrip())
    start: int | None = first if carried else None
    opened = False
    depth = 1 if carried else 0
    opening = len(marks) - closing
    for mark in marks:
        if mark.opens:
            opening -= 1
            if start is None or (mark.at == first and depth == 1):
                start, opened, depth = mark.at + 1, True, 1
            elif start > first + 1 and closing < opening + 2:
                # The mark before was never closed, and this mark cannot be inside its quotation.
                found.append(Stretch(start, mark.at, opened, closed=False))
                start, opened, depth = mark.at + 1, True, 1
            else:
                depth = 2
            continue
        closing -= 1
        if start is None:
            if expected and not found:
                found.append(Stretch(first, mark.at, opened=False, closed=True))
            continue
        depth -= 1
        if depth == 0:
            found.append(Stretch(start, mark.at, opened, closed=True))
            start, opened = None, False
    if start is not None:
        found.append(Stretch(start, len(text), opened, closed=False))
    return [
        _trimmed(text, stretch) for stretch in found if text[stretch.start : stretch.end].strip()
    ], start is not None


def _trimmed(text: str, stretch: Stretch) -> Stretch:
    words = text[stretch.start : stretch.end]
    start = stretch.start + len(words) - len(words.lstrip())
    return Stretch(start, start + len(words.strip()), stretch.opened, stretch.closed)


def quoted(
    paragraphs: Sequence[str],
    after_lead_in: Sequence[bool],
    breaks: Sequence[bool],
    plain: Callable[[int], bool],
) -> list[list[Stretch]]:
    """The quoted stretches of each paragraph; a quotation may carry on from one paragraph to the next.

    `after_lead_in` says which paragraphs follow a lead-in. `breaks` says which paragraphs follow a heading. `plain`
    says which paragraphs may continue a quotation that is never closed without marks of their own.
    """
    frame = _Frame(paragraphs, after_lead_in, breaks, plain)
    if is_single(paragraphs):
        opens = [text.lstrip().startswith(SINGLE) for text in paragraphs]
        marks = [
            single_marks_in(text, goes_on=after) for text, after in zip(paragraphs, [*opens[1:], False], strict=True)
        ]
        spoken = _by_marks(frame, marks, frozenset(SINGLE))
        # Double marks outside of the speech are marked words.
        return [
            said or stretches(text, marks_in(text), carried=False, expected=False)[0]
            for said, text in zip(spoken, paragraphs, strict=True)
        ]
    marks = [marks_in(text) for text in paragraphs]
    singles = _single_quoted(paragraphs, after_lead_in)
    if not any(marks):
        return singles
    # A paragraph in single marks has its double marks inside.
    marks = [[] if inside else found for inside, found in zip(singles, marks, strict=True)]
    spoken = _by_marks(frame, marks, MARKS)
    return [inside or said for inside, said in zip(singles, spoken, strict=True)]


class _Frame(NamedTuple):
    """The paragraphs, with what is known of each from the text around the marks."""

    paragraphs: Sequence[str]
    after_lead_in: Sequence[bool]
    breaks: Sequence[bool]
    plain: Callable[[int], bool]


def _by_marks(frame: _Frame, marks: Sequence[Sequence[Mark]], openers: frozenset[str]) -> list[list[Stretch]]:
    """The stretches by the `marks` of each paragraph; one that goes on may begin with one of `openers`."""
    paragraphs, after_lead_in, breaks, plain = frame
    # With more closing marks than opening ones, one of them closes a quotation of an earlier paragraph.
    closing = [sum(1 if mark.opens else -1 for mark in some) < 0 if some else None for some in marks]
    begins = [text.lstrip()[:1] in openers if some else None for text, some in zip(paragraphs, marks, strict=True)]
    closes, goes_on = _from_next(closing, breaks), _from_next(begins, breaks)
    found: list[list[Stretch]] = []
    is_open = introduced = lists = False
    for index, text in enumerate(paragraphs):
        introduced = after_lead_in[index] or (introduced and not breaks[index])
        if not (marks[index] or is_open or after_lead_in[index]):
            found.append([])
            continue
        starts_open = text.lstrip()[:1] in openers
        listed = lists and goes_on[index] and not breaks[index]
        carried = is_open and not starts_open and (closes[index] or listed or (introduced and plain(index)))
        stretch, is_open = stretches(text, marks[index], carried=carried, expected=after_lead_in[index])
        if not stretch and _opening_forgotten(frame, marks, index):
            first = len(text) - len(text.lstrip())
            stretch = [_trimmed(text, Stretch(first, len(text), opened=False, closed=False))]
        found.append(stretch)
        # "We need:" opens a list whose points have no marks.
        lists = is_open and (text.rstrip().endswith(":") or (listed and carried))
    return found


def _opening_forgotten(frame: _Frame, marks: Sequence[Sequence[Mark]], index: int) -> bool:
    """True for a paragraph without marks right after a lead-in, if the next paragraph begins with an opening mark."""
    paragraphs, after_lead_in, breaks, plain = frame
    after = index + 1
    if not after_lead_in[index] or marks[index] or after == len(marks) or not marks[after]:
        return False
    goes_on = marks[after][0].opens and marks[after][0].at == 0
    return goes_on and not breaks[index] and not breaks[after] and plain(index) and bool(paragraphs[index].strip())


def _single_quoted(paragraphs: Sequence[str], after_lead_in: Sequence[bool]) -> list[list[Stretch]]:
    """Stretches on a page with single marks only: paragraphs that open with one, the first after a lead-in.

    Inside a paragraph a single mark may be an apostrophe, so only the ends of a paragraph are looked at.
    """
    found: list[list[Stretch]] = []
    speaks = False
    for text, led in zip(paragraphs, after_lead_in, strict=True):
        words = text.strip()
        opens = words.startswith(SINGLE) and len(words) > 2
        speaks = opens and (speaks or led)
        if not speaks:
            found.append([])
            continue
        first = text.index(words) + 1
        closed = words.endswith((CLOSE, STRAIGHT))
        last = text.index(words) + len(words) - (1 if closed else 0)
        found.append([_trimmed(text, Stretch(first, last, opened=True, closed=closed))])
    return found


def _from_next(known: Sequence[bool | None], breaks: Sequence[bool]) -> list[bool]:
    """For each paragraph what is `known` of it, or else of the next known one before any heading; else false."""
    found: list[bool] = []
    answer = False
    for index in range(len(known) - 1, -1, -1):
        here = known[index]
        answer = answer if here is None else here
        found.append(answer)
        if breaks[index]:
            answer = False
    return found[::-1]
