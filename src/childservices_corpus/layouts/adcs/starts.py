"""Where statements begin, each by the lines at its own place: a title above a lead-in, a lead-in, a blog's head."""

import re
from functools import cache

import numpy as np

from ...reference import table
from ...text.lines import Flags, Ints, Lines, per_lines
from ...text.openings import may_begin
from ...text.parts import per_line
from ...text.points import distinct, within
from ...text.slices import judged
from ..common.foreign_lines import foreign, no_title
from ..common.line_shapes import gaps
from .body import repeats
from .boxes import box_stops
from .cited import go_on, is_inside, is_signature
from .facts import bounds, closes, ends, leads, opens, own_leads, own_notes, title_like, told
from .places import matching, next_of, together

# So many lines above a lead-in are asked for signs that it is in the text of somebody else.
LOOK_ABOVE = 40
LONGEST_ROLE = 120
# The cut tail of a page may be one letter; a title begins with a capital, a figure or a mark.
_SHORTEST_TITLE = 8
_SHORTEST_UPPER = 30
_FAR = 2
_REPRINTED = r" [-\x{2013}] [Tt]he MJ$"
_TITLE_START = r"^[^\p{Ll}]"
_NAME = re.compile(
    r"(?:[A-Z][\w\N{RIGHT SINGLE QUOTATION MARK}'.-]*)(?: [A-Z][\w\N{RIGHT SINGLE QUOTATION MARK}'.-]*){1,4}"
)


@per_lines
def titled(lines: Lines) -> Ints:
    """Places of titles directly above a lead-in that names the association; a title may be given twice."""
    lead = np.flatnonzero(own_leads(lines))
    if not len(lead):
        return lead
    like = title_like(lines)
    title = lead[(lead > 0) & like[np.maximum(lead - 1, 0)]] - 1
    twice = lead[(lead > 1) & like[np.maximum(lead - 2, 0)]] - 2
    filled = lines.filled
    again = [
        place
        for place in twice.tolist()
        if repeats(lines.plain(int(filled[place])), lines.plain(int(filled[place + 1])))
    ]
    once = title[~within(title - 1, again)]
    # Of two headings below a box the first is the title; a short line there is the place of the event.
    headed = (
        like[once - 1] & (lines.length[filled[once - 1]] >= _SHORTEST_UPPER) & within(once - 1, _below_boxes(lines))
    )
    once = once - headed
    return together(len(filled), _set_apart(lines, once), _set_apart(lines, np.array(again, dtype=np.int64)))


def _set_apart(lines: Lines, title: Ints) -> Ints:
    """Of the lines at the places `title` the lines that begin a page: the tail of another page is not a title.

    A title with a blank line below has one above, too, unless it is at the top of a page.
    """
    if not len(title):
        return title
    filled, space = lines.filled, gaps(lines)
    top = (title == 0) | (_parts(lines) | own_notes(lines))[title - 1] | within(title, _below_boxes(lines))
    below, above = space[title + 1], space[title]
    apart = top | np.where(below == 0, above == 0, above >= np.minimum(below, 2))
    apart &= matching(lines, title, _TITLE_START) & (lines.length[filled[title]] >= _SHORTEST_TITLE)
    # Far above words without blank lines is the end of another page.
    apart &= (below < _FAR) | (np.append(space, 1)[title + 2] > 0)
    title = title[apart]
    found: Ints = title[judged(lines, filled[title], is_signature) == 0]
    return found


@per_lines
def reprints(lines: Lines) -> Ints:
    """Places of titles of columns that ADCS took from The MJ: ``Boats for all - The MJ``, above a paragraph."""
    at = np.flatnonzero(lines.lasts[:-1] == ord("J"))
    at = at[matching(lines, at, _REPRINTED)]
    return at[title_like(lines)[at] & told(lines)[at + 1]] if len(at) else at


@per_lines
def _below_boxes(lines: Lines) -> Ints:
    """Places of the lines below boxes."""
    stops = box_stops(lines)
    return distinct(stops[stops > np.arange(len(stops))])


@per_lines
def untitled(lines: Lines) -> Ints:
    """Places of lead-ins that open a statement without a title: above a quotation, and not inside another text."""
    lead = own_leads(lines).copy()
    if not lead.any():
        return np.zeros(0, dtype=np.int64)
    title = titled(lines)
    for below in (1, 2):
        at = title[title + below < len(lead)] + below
        lead[at] = False
    lead[:-1] &= opens(lines)[1:]
    lead[-1:] = False
    # Inside a text with blank lines a second lead-in introduces a second speaker.
    spaced = np.append(gaps(lines)[1:] > 0, False)
    parted = np.append(True, (_parts(lines) | own_notes(lines) | no_title(lines))[:-1])
    lead &= ~spaced | parted
    found = [place for place in np.flatnonzero(lead).tolist() if _opens_page(lines, place)]
    return np.array(found, dtype=np.int64)


def _opens_page(lines: Lines, place: int) -> bool:
    """Whether a lead-in above a quotation is the first line of its text, and not a line in somebody else's text."""
    stop = next_of(quotation_ends(lines), place + 1, len(lines.filled) - 1) + 1
    if go_on(lines, stop):
        return False
    if place == 0 or bool(_parts(lines)[place - 1] or own_notes(lines)[place - 1]):
        return True
    return not (is_inside(lines, place, stop) or _is_cited(lines, place, stop))


@per_lines
def _parts(lines: Lines) -> Flags:
    """Lines that part one text from the next."""
    parting: Flags = bounds(lines) | ends(lines) | foreign(lines)
    return parting


def _is_cited(lines: Lines, place: int, stop: int) -> bool:
    """Whether the text around the lead-in at `place`, to words that end above `stop`, is somebody else's."""
    below = stop + 1 if stop < len(lines.filled) and ends(lines)[stop] else stop
    if (
        below > stop
        and below < len(lines.filled)
        and (is_notes_heading(lines, below) or foreign(lines)[below])
        and not own_notes(lines)[below]
    ):
        return True
    for above in range(place - 1, max(place - LOOK_ABOVE, -1), -1):
        if _parts(lines)[above]:
            return False
        if leads(lines)[above] and not own_leads(lines)[above]:
            return True
    return False


@per_lines
def quotation_ends(lines: Lines) -> Ints:
    """Places of the last lines of quotations: they close, and the next line does not open again."""
    last = closes(lines).copy()
    last[:-1] &= ~opens(lines)[1:]
    return np.flatnonzero(last)


def quoted_bodies(lines: Lines, body: Ints) -> Flags:
    """Which of the bodies that begin at `body` are quoted: a quotation, perhaps below a lead-in."""
    opened, lead = np.append(opens(lines), (False, False)), np.append(leads(lines), (False, False))
    quoted: Flags = opened[body] | (lead[body] & opened[body + 1])
    return quoted


def is_notes_heading(lines: Lines, place: int) -> bool:
    """Whether the line at `place` is a heading above notes."""
    headings = [words.lower() for words in table("forms")["adcs"]["notes_headings"]]
    return lines.plain(int(lines.filled[place])).rstrip(":").lower() in headings


@per_lines
def blogs(lines: Lines) -> tuple[Ints, Ints]:
    """Blogs since 2024: the place of the first line of each head, and the place of the first paragraph."""
    filled = lines.filled
    role = np.flatnonzero(_roles(lines))
    role = role[(role > 0) & (role + 3 < len(filled))]
    signed = [place - 1 for place in role.tolist() if _is_signed(lines, place)]
    headed = np.flatnonzero(_blog_headings(lines))
    headed = headed[(headed + 1 < len(filled))]
    if not signed and not len(headed):
        return headed, headed
    headed = headed[told(lines)[headed + 1]]
    first = np.append(np.array(signed, dtype=np.int64), headed)
    body = np.append(np.array(signed, dtype=np.int64) + 4, headed + 1)
    order = np.argsort(first)
    return first[order], body[order]


@per_line
def _roles(lines: Lines) -> Flags:
    """Lines that are a role in the association."""
    found = (lines.lengths <= LONGEST_ROLE) & may_begin(lines, (*table("forms")["adcs"]["blog_roles"], "ADCS"))
    found[found] = matching(lines, np.flatnonzero(found), _role())
    return found


@per_line
def _blog_headings(lines: Lines) -> Flags:
    words = table("forms")["adcs"]["blog_heading"].lower()
    found: Flags = lines.lengths == len(words)
    found[found] = judged(lines, lines.filled[found], lambda line: line.lower() == words) > 0
    return found


@cache
def _role() -> str:
    roles = "|".join(map(re.escape, table("forms")["adcs"]["blog_roles"]))
    return (
        rf"^(?:ADCS )?(?:{roles})(?: [^.:;!?]*(?:Committee|ADCS|President))?(?: \d{{4}}(?:[/\x{{2013}}-]\d{{2,4}})?)?$"
    )


def _is_signed(lines: Lines, role: int) -> bool:
    """Whether a name, a role, a post and a council are in four lines, above a paragraph."""
    forms = table("forms")["adcs"]
    name, post, council = (lines.plain(int(lines.filled[role + step])) for step in (-1, 1, 2))
    return (
        len(name) <= LONGEST_ROLE
        and _NAME.fullmatch(name) is not None
        and len(post) <= LONGEST_ROLE
        and any(word in post for word in forms["blog_posts"])
        and len(council) <= LONGEST_ROLE
        and any(word in council for word in forms["blog_councils"])
        and bool(told(lines)[role + 3])
    )
