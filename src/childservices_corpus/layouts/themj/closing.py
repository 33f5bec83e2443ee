"""Lines that close a page of The MJ, and lines of any site at which an article of The MJ ends."""

import numpy as np

from ...reference import table
from ...text.lines import Flags, Lines, per_lines
from ...text.openings import may_end
from ..common.own_lines import stops
from ..common.whole_lines import told


@per_lines
def jobs(lines: Lines) -> Flags:
    """For each filled line, whether it is one of The MJ's jobs: it ends with "Apply for this job"."""
    words = table("forms")["themj"]["job"]
    filled = lines.filled
    found = np.zeros(len(filled), dtype=np.bool_)
    likely = np.flatnonzero(may_end(lines, [words]))
    likely = likely[lines.lengths[likely] > len(words)]
    size = len(words)
    text = lines.written.plain
    found[likely] = [text[stop - size : stop].lower() == words.lower() for stop in lines.stop[filled[likely]].tolist()]
    return found


@per_lines
def company_lines(lines: Lines) -> Flags:
    """For each filled line, whether it is the line of copyright of the company that publishes The MJ."""
    words = table("forms")["themj"]["company"].lower()
    filled = lines.filled
    found = np.zeros(len(filled), dtype=np.bool_)
    likely = np.flatnonzero(lines.firsts == ord("\N{COPYRIGHT SIGN}"))
    found[likely] = [words in told(lines, place) for place in likely.tolist()]
    return found


@per_lines
def closing(lines: Lines) -> Flags:
    """For each filled line, whether no article goes on there: a job, a line of copyright, a foot, a menu."""
    return stops(lines) | jobs(lines) | company_lines(lines)
