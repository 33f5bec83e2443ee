"""Whether the work of a layout grows no faster than its pages."""

import sys
from collections.abc import Callable, Iterator
from time import process_time
from typing import Any

from ..errors import LayoutError
from ..layouts.asking import anchors_of, labels_of, score_of
from ..layouts.registry import Known
from ..text.lines import Lines, split

SMALL = 8_000
TIMES = 8
# Quadratic work exceeds these limits several times; a busy machine can double a measured time.
SLACK_CALLS, SLACK_TIME = 2, 4
_ROUNDS = 3


def works_in_step(known: Known, pages: list[str]) -> Iterator[str]:
    """A sentence if a page that is eight times as long needs much more than eight times the work."""
    page = min((page for page in pages if page.strip()), key=len, default="a") + "\n\n"
    small = page * (SMALL // len(page) + 1)
    for what, long in (("a page again and again", small), ("its first line again and again", _again(small))):
        try:
            counted = [calls(lambda text=text: _work(known, split(text))) for text in (long, long * TIMES)]  # type: ignore[misc]
            seconds = [_seconds(known, text) for text in (long, long * TIMES)]
        except LayoutError as error:
            yield f"{what}: {error}"
            continue
        if counted[1] > counted[0] * TIMES * SLACK_CALLS or seconds[1] > seconds[0] * TIMES * SLACK_TIME:
            yield (
                f"{what}: {TIMES} times the lines cost {counted[1] / max(counted[0], 1):.0f} times the calls and "
                f"{seconds[1] / max(seconds[0], 1e-9):.0f} times the time; the work must not grow faster than the page"
            )


def _again(page: str) -> str:
    """The first filled line of a page, repeated to the length of the page."""
    line = next((one for one in page.splitlines() if one.strip()), "a")
    return f"{line}\n" * (len(page) // (len(line) + 1) + 1)


def _work(known: Known, lines: Lines) -> None:
    score_of(known, lines)
    anchors_of(known, lines)
    labels_of(known, lines)


def calls(work: Callable[[], object]) -> int:
    """The number of calls that `work` makes, into Python and C; other load on the machine does not affect it."""
    count = 0

    def noted(frame: Any, event: str, argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(noted)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def _seconds(known: Known, text: str) -> float:
    """The shortest processor time of several rounds, in seconds."""
    found = []
    for _ in range(_ROUNDS):
        lines = split(text)
        before = process_time()
        _work(known, lines)
        found.append(process_time() - before)
    return min(found)
