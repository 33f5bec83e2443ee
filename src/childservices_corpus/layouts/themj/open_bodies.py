"""How far an article goes that nothing closes: down to the first line that speaks for another page.

The article's own manner decides: more blank lines than between its first lines end it, and so do lines that no article
of The MJ holds.
"""

from ...text.date_lines import looks_like_date
from ...text.lines import Flags, Ints, Lines, in_range, per_lines
from ...text.points import true_at
from ..adcs.boxes import boxed
from ..adcs.closing_blocks import marker_codes
from ..adcs.facts import ends as end_markers
from ..adcs.facts import leads
from ..adcs.places import next_of
from ..common.bylines import bylines
from ..common.line_shapes import dated, gaps, opens_file
from ..common.own_lines import site_lines, undated_headings
from ..common.whole_lines import equal_to
from .article_labels import prose, subheadings
from .closing import closing
from .paywalls import paywalls

_LONGEST_NAME_AND_DAY = 100
_LONGEST_SECTION = 40
_MOST_LINES = 2000


@per_lines
def days_behind_names(lines: Lines) -> Flags:
    """For each filled line, whether it is a byline of LocalGov: "Ann Sample 27 June 2016"."""
    filled = lines.filled
    last = lines.lasts
    found: Flags = in_range(last, "0", "9") & (lines.lengths <= _LONGEST_NAME_AND_DAY)
    likely = true_at(found & ~dated(lines))
    found[likely] = [looks_like_date(" ".join(words.rsplit(None, 3)[-3:])) for words in lines.contents(filled[likely])]
    return found


@per_lines
def in_capitals(lines: Lines) -> Flags:
    """For each filled line, whether it is short and in capitals, such as the section above an article."""
    filled = lines.filled
    last = lines.lasts
    found: Flags = in_range(last, "A", "Z") & (lines.lengths <= _LONGEST_SECTION)
    likely = true_at(found)
    found[likely] = [words.isupper() and len(words) > 1 for words in lines.contents(filled[likely])]
    return found


@per_lines
def _against(lines: Lines) -> Flags:
    """For each filled line, whether no article of The MJ goes on there."""
    found = closing(lines) | dated(lines) | boxed(lines) | end_markers(lines) | leads(lines) | in_capitals(lines)
    found |= days_behind_names(lines) | (marker_codes(lines) > 0) | paywalls(lines).inside
    found[equal_to(lines, (*site_lines(), *undated_headings()))] = True
    by = bylines(lines).place
    found[by] = True
    found[by - 1] = True
    found[opens_file(lines)] = True
    return found


@per_lines
def _turns_away(lines: Lines) -> Flags:
    """For each filled line, whether it ends a statement or a press release: the lines above it are not an article's."""
    return end_markers(lines) | leads(lines)


@per_lines
def _shut(lines: Lines) -> Ints:
    """Places of lines at which no article of The MJ goes on."""
    return true_at(_against(lines))


def _wider(lines: Lines, manner: int) -> Ints:
    """Places of lines with more than `manner` blank lines above."""
    return lines.once((_wider, manner), lambda: true_at(gaps(lines) > manner))


def body_stop(lines: Lines, first: int, owned: Ints, *, manner: int) -> int:
    """The place after the text that begins at `first`, with at most `manner` blank lines between its lines.

    `owned` are the places that other layouts have taken.
    """
    apart, told = gaps(lines), prose(lines)
    count = len(lines.filled)
    stop = min(count, first + _MOST_LINES)
    for ends in (_shut(lines), owned, _wider(lines, manner)):
        stop = min(stop, next_of(ends, first, count))
    if stop < count and _turns_away(lines)[stop] and apart[stop] <= manner:
        # The title of the other text, and what is below it, are not this article's.
        others = true_at(~told[first:stop])
        stop = first + int(others[-1]) if len(others) else first
    # A dump may cut the last line of a text; before another page such a line is that page's.
    if stop < count or (stop > first and subheadings(lines)[stop - 1] and _is_title(lines, stop - 1)):
        while stop > first and not told[stop - 1]:
            stop -= 1
    return stop


def _is_title(lines: Lines, place: int) -> bool:
    """Whether a last line is rather the title of something than the beginning of a sentence."""
    return len(lines.content(int(lines.filled[place])).split()) < 3
