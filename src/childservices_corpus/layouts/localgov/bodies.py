"""Where a text on a page of LocalGov ends: at the first line that begins something else."""

from collections.abc import Iterable

import numpy as np

from ...reference import table
from ...text.lines import Flags, Lines, per_lines
from ...text.parts import per_line
from ...text.points import among
from ...text.slices import judged
from ..common.bylines import bylines
from ..common.line_shapes import HEADING_LENGTH, below_related, dated, ends_sentence, known_sections
from ..common.pairs import LONGEST_TITLE
from ..common.told_lines import is_told
from ..common.whole_lines import equal_to
from ..contract import CODE, LineLabels
from .furniture import furniture
from .heads import heads, title_like
from .site_lines import foreign_marks, headings, lead_ins, own_pictures, places_led_by

_QUOTED = [ord(mark) for mark in ("\N{LEFT DOUBLE QUOTATION MARK}", "\N{LEFT SINGLE QUOTATION MARK}", '"', "'")]
# Items of a bulleted list in a text are longer than those of a menu.
_MENU_ITEM = 24
_LONGEST_SENTENCE = 200
_THE_MJ = "The MJ"


@per_line
def short(lines: Lines) -> Flags:
    """For each filled line, whether it may be a subheading or a line of a menu: short, without a stop or quotation."""
    length = lines.lengths
    bulleted = lines.bullets
    found: Flags = title_like(lines) & (length <= np.where(bulleted, _MENU_ITEM, HEADING_LENGTH))
    return found & ~among(lines.firsts, _QUOTED) & ~lead_ins(lines)


@per_line
def prose(lines: Lines) -> Flags:
    """For each filled line, whether it may be a paragraph."""
    length = lines.lengths
    quoted = among(lines.firsts, _QUOTED)
    return (ends_sentence(lines) | lead_ins(lines) | quoted | (length > LONGEST_TITLE)) & ~dated(lines)


@per_lines
def beginnings(lines: Lines) -> Flags:
    """For each filled line, whether something begins there that is not part of a text above it.

    Such lines are heads of articles, headings, furniture, lines of other forms, titles above a day or a byline, titles
    above a lead-in to a quotation, and two short lines in a row, as in a menu.
    """
    found = foreign_marks(lines) | furniture(lines) | dated(lines)
    found[headings(lines)] = True
    found[heads(lines).place] = True
    title, asked = title_like(lines), lines.lasts == ord("?")
    dates = np.flatnonzero(dated(lines))
    found[(dates - 1)[(dates > 0) & title[dates - 1]]] = True
    found[bylines(lines).place - 1] = True
    # A short question above another article ends a text, and so does any line above furniture.
    ends = furniture(lines).copy()
    ends[heads(lines).place] |= asked[np.maximum(heads(lines).place - 1, 0)]
    found[:-1] |= short(lines)[:-1] & short(lines)[1:] & ~ends[1:]
    found[_of_paywalls(lines)] = True
    found[:-2] |= title[:-2] & lead_ins(lines)[1:-1] & among(lines.firsts, _QUOTED)[2:]
    found[_sections(lines)] = True
    found[own_pictures(lines) - 1] = True
    # Pairs of a related title and its topic, "In Care", end pages of ADCS.
    found |= below_related(lines) & short(lines)
    return found


def _of_paywalls(lines: Lines) -> list[int]:
    """Places of sentences of The MJ's paywalls."""
    sites = [site for site in table("forms")["themj"]["paywall"].values() if isinstance(site, dict)]
    starts = [words.capitalize().replace(_THE_MJ.casefold(), _THE_MJ) for site in sites for words in site["sentences"]]
    return places_led_by(lines, starts, longest=_LONGEST_SENTENCE)


def _sections(lines: Lines) -> list[int]:
    """Places of names of sections in capitals."""
    known = equal_to(lines, tuple(known_sections()))
    return [at for at in known[short(lines)[known]].tolist() if lines.content(int(lines.filled[at])).isupper()]


def label_bodies(lines: Lines, labels: LineLabels, bounds: Iterable[tuple[int, int]]) -> None:
    """Label the places of each of `bounds` as paragraphs and subheadings; the record has the number of its bounds."""
    ranges = np.array(list(bounds), dtype=np.int64).reshape(-1, 2)
    size = np.maximum(ranges[:, 1] - ranges[:, 0], 0)
    ends = np.cumsum(size)
    places = np.arange(int(size.sum())) - np.repeat(ends - size - ranges[:, 0], size)
    at = lines.filled[places]
    following = np.minimum(places + 1, len(lines.filled) - 1)
    heading = short(lines)[places] & ~lines.bulleted[at] & prose(lines)[following]
    heading[ends[size > 0] - 1] = False
    heading[heading] = judged(lines, at[heading], is_told) == 0
    labels.fate[at] = np.where(heading, CODE["subheadings"], CODE["paragraphs"])
    labels.record[at] = np.repeat(np.arange(len(ranges)), size)
    labels.value_start[at] = lines.value_start[at]
