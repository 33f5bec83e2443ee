"""Lines of any site at which an article of The MJ ends."""

from ...text.lines import Flags, Lines, per_lines
from ..common.own_lines import company_lines, jobs, stops


@per_lines
def closing(lines: Lines) -> Flags:
    """For each filled line, whether no article goes on there: a job, a line of copyright, a foot, a menu."""
    return stops(lines) | jobs(lines) | company_lines(lines)
