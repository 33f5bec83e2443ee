"""What LocalGov's pages hold beside the articles: jobs, adverts and partners' items, each block by its own lines.

A block never reaches over other text: what is neither a line of the table nor part of such a block is not furniture.
"""

from collections.abc import Iterator

import numpy as np

from ...text.lines import Flags, Lines, per_lines
from ..common.line_shapes import dated, day_led, ends_sentence, gaps, known_sections
from ..common.pairs import LONGEST_TITLE
from ..stretches import ranges_of
from .heads import heads
from .site_lines import (
    advertised,
    compared,
    foreign_marks,
    has_title,
    headings,
    images,
    lead_ins,
    places_led_by,
    words_of_the_site,
)

# The most lines of a job, and of the rest between two lines of furniture.
_JOB_LINES = 6
_MOST_PARTNERS = 10
_LONGEST_LINE = 240
_LONGEST_TEASER_TITLE = 180


@per_lines
def furniture(lines: Lines) -> Flags:
    """For each filled line, whether it is furniture."""
    found = np.zeros(len(lines.filled), dtype=np.bool_)
    single = advertised(lines).tolist()
    jobs = places_led_by(lines, words_of_the_site()["employer"], longest=_LONGEST_LINE)
    pictures = images(lines)
    if not (single or jobs or len(pictures)):
        return found
    found[single] = True
    _mark_boards(lines, found, single)
    for place in jobs:
        found[_job_start(lines, found, place) : place + 1] = True
    partners = words_of_the_site()["partners"].casefold()
    for place in single:
        if compared(lines, place) == partners:
            found[place : _partners_end(lines, found, min(place + 1, len(found)))] = True
    for low, high in _image_items(lines):
        found[low:high] = True
    _close(lines, found, set(jobs))
    return found


def _mark_boards(lines: Lines, found: Flags, single: list[int]) -> None:
    """Mark names of jobs boards directly below other furniture."""
    board = words_of_the_site()["jobs_board"].casefold()
    for place in single:
        if place + 1 < len(found) and compared(lines, place + 1).endswith(board):
            found[place + 1] = True


def _job_start(lines: Lines, found: Flags, last: int) -> int:
    """The place of the title of the job whose last line, which names the employer, is at `last`."""
    employer = compared(lines, last).partition(":")[2].strip()
    lowest = max(last - _JOB_LINES, 0)
    near = lines.length[lines.filled[lowest:last]] == len(employer)
    for place in range(last - 1, lowest - 1, -1):
        if found[place]:
            return place + 1 if place + 1 < last else last
        if employer and near[place - lowest] and compared(lines, place) == employer:
            return place - 1 if place > 0 and not found[place - 1] else place
    return last


def _partners_end(lines: Lines, found: Flags, first: int) -> int:
    """The place after the partners' items from `first` on; all of them have the blank lines of the first one."""
    apart, stop, sentence = gaps(lines), len(found), ends_sentence(lines)
    place = first
    for _ in range(_MOST_PARTNERS):
        if place >= stop or found[place] or not _is_teaser_title(lines, place):
            break
        if place + 1 >= stop:
            return stop
        # An article of an author's page, not a teaser.
        if day_led(lines)[place + 1]:
            break
        told = sentence[place + 1] or lines.length[lines.filled[place + 1]] > LONGEST_TITLE
        if not told or found[place + 1] or _is_other(lines, place + 1) or apart[place + 1] != apart[first + 1]:
            break
        place += 2
    return place


def _is_teaser_title(lines: Lines, place: int) -> bool:
    """Whether the line at `place` may be the title of a partner's item."""
    length = lines.length[lines.filled[place : place + 2]]
    if ends_sentence(lines)[place] and (len(length) < 2 or length[1] < length[0]):
        return False
    if length[0] > _LONGEST_TEASER_TITLE or _is_other(lines, place) or dated(lines)[place]:
        return False
    return not _begins_page(lines)[place] and compared(lines, place) not in known_sections()


def _is_other(lines: Lines, place: int) -> bool:
    return bool(foreign_marks(lines)[place] or lead_ins(lines)[place])


def _image_items(lines: Lines) -> Iterator[tuple[int, int]]:
    """Places of partners' items below a picture: ``X image``, X, and a teaser."""
    for place in images(lines).tolist():
        if has_title(lines, place, 1):
            told = place + 2 < len(lines.filled) and ends_sentence(lines)[place + 2]
            yield place, place + (3 if told and not _is_other(lines, place + 2) else 2)


def _close(lines: Lines, found: Flags, jobs: set[int]) -> None:
    """Mark the few lines between two stretches of furniture, and a job that the end of the page cuts."""
    edges = ranges_of(found)
    others = np.cumsum(np.append(0, foreign_marks(lines) | dated(lines) | _begins_page(lines)))
    told = np.cumsum(np.append(0, (gaps(lines) > 1) & ends_sentence(lines)))
    for high, low in zip(edges[:, 1].tolist(), [*edges[1:, 0].tolist(), len(found)], strict=False):
        cut = low == len(found)
        if not 0 < low - high < _JOB_LINES or (cut and not _is_cut_job(lines, high, jobs)):
            continue
        # A title with two blank lines and a summary below it is an article.
        if others[low] == others[high] and told[max(low, high + 1)] == told[high + 1]:
            found[high:low] = True


def _is_cut_job(lines: Lines, first: int, jobs: set[int]) -> bool:
    """Whether a job begins at `first`, below a board or a job: its title and its employer are not sentences."""
    head = slice(first, first + 2)
    told = ends_sentence(lines)[head] | lead_ins(lines)[head] | (lines.length[lines.filled[head]] > LONGEST_TITLE)
    return (first - 1 in jobs or _is_board(lines, first - 1)) and not told.any()


def _is_board(lines: Lines, place: int) -> bool:
    return compared(lines, place).endswith(words_of_the_site()["jobs_board"].casefold())


@per_lines
def _begins_page(lines: Lines) -> Flags:
    """For each filled line, whether a page of the site begins there."""
    found = np.zeros(len(lines.filled), dtype=np.bool_)
    found[headings(lines)] = True
    found[heads(lines).place] = True
    return found
