"""Signs that words of ADCS are quoted in the press release of others: its notes, its press office, its own speakers."""

import re
from functools import cache

import numpy as np

from ...reference import table
from ...reference.lexicon import given_names, lowered
from ...text.lines import Flags, Ints, Lines, per_lines
from ...text.openings import may_begin
from ..common.line_shapes import gaps
from .facts import are_notes_headings, closes, ends, leads, opens, own_leads, own_name, told
from .places import following, matching, next_of

_OURS = "adcs"
# So many lines below a heading of notes may name the association, and so many are between quoted words and a lead-in.
_NOTES, _NEAR = 4, 3
_MOST_NAMES = 3
_ANSWERS = r"(?i)^(?:commenting on|responding to|in response to|reacting to|following)\b"
_JOINT = r"(?i)\bjoint\b"


def _near_own_name(lines: Lines, places: Ints) -> Flags:
    """For each of `places`, whether the line or one of a few lines below names the association."""
    near = np.minimum(np.add.outer(places, np.arange(_NOTES + 1)), len(lines.filled) - 1)
    named, read = np.zeros(len(lines.filled), dtype=np.bool_), np.unique(near)
    named[read] = matching(lines, read, own_name())
    found: Flags = np.any(named[near], axis=1)
    return found


@per_lines
def _others_feet(lines: Lines) -> Ints:
    """Places of notes, and of lines of a press office, that do not name the association; of others, if lines follow."""
    notes = np.zeros(len(lines.filled), dtype=np.bool_)
    notes[are_notes_headings(lines, np.arange(len(notes)))] = True
    notes[-1:] = False
    likely = np.flatnonzero(may_begin(lines, table("forms")["foreign"]["press"]))
    notes[likely] |= matching(lines, likely, _offices())
    found = np.flatnonzero(notes)
    return found[~_near_own_name(lines, found)]


@per_lines
def _others_leads(lines: Lines) -> Ints:
    """Places of lead-ins to words of others, with a post: ``Jo Other, Chief Executive of Spoonaid, said:``."""
    other = np.flatnonzero(leads(lines) & ~own_leads(lines))
    return other[matching(lines, other, _posts())]


def of_others(lines: Lines, first: Ints, stop: Ints) -> Flags:
    """Which statements from `first` up to `stop`, without a mark but a lead-in, are in a press release of others.

    Others speak in it, or notes or the press office of others are directly below. A title that says "joint", or names
    the association, is ADCS's own.
    """
    if lines.publisher == _OURS or not len(first):
        return np.zeros(len(first), dtype=np.bool_)
    own = matching(lines, first, own_name()) | matching(lines, first, _JOINT)
    spoken = following(_others_leads(lines), first + 1, np.full(len(first), len(lines.filled))) < stop
    return (spoken | _above_feet(lines, stop)) & ~own


def _above_feet(lines: Lines, stop: Ints) -> Flags:
    """For each of `stop`, whether notes or the press office of others are there, or below an end marker there."""
    feet = _others_feet(lines)
    below: Flags = np.isin(stop, feet) | (np.append(ends(lines), False)[stop] & np.isin(stop + 1, feet))
    return below


def go_on(lines: Lines, stop: int) -> bool:
    """Whether a press release of others goes on at `stop`, below quoted words: they speak, or their feet are there."""
    if lines.publisher == _OURS:
        return False
    lead = next_of(_others_leads(lines), stop, len(lines.filled))
    near = lead < min(stop + _NEAR, len(lines.filled)) and told(lines)[stop:lead].all()
    spoken = near and not (gaps(lines)[stop : lead + 1] > 1).any()
    return bool(spoken or _above_feet(lines, np.array([stop]))[0])


def is_inside(lines: Lines, place: int, stop: int) -> bool:
    """Whether the lead-in at `place`, to words that end above `stop`, is inside a text without blank lines.

    The text goes on above it; and below it too, if the lead-in says what it answers.
    """
    space, above = gaps(lines), place - 1
    if lines.publisher == _OURS or space[place] or not told(lines)[above] or (closes(lines) | opens(lines))[above]:
        return False
    below = stop < len(space) and space[stop] == 0 and told(lines)[stop] and not ends(lines)[stop]
    return bool(below) or not matching(lines, np.array([place]), _ANSWERS)[0]


def is_signature(words: str) -> bool:
    """Whether `words` are below a letter of others: a person's name, or a post such as ``Head teacher``."""
    told = words.split()
    if told[0] in given_names() and 1 < len(told) <= _MOST_NAMES:
        return all(word[0].isupper() for word in told)
    return all(word.lower() in lowered("post") | lowered("person_noun") | lowered("role_modifier") for word in told)


@cache
def _offices() -> str:
    return rf"(?i)^(?:{'|'.join(map(re.escape, table('forms')['foreign']['press']))})"


@cache
def _posts() -> str:
    posts = {*lowered("post"), *lowered("honorific"), "ceo"} - {"president", "vice", "honorary"}
    return rf"(?i)\b(?:{'|'.join(map(re.escape, sorted(posts)))})\b"
