"""Lines of an article of The MJ's new site: labels above its title, its standfirst again, the author's name."""

import re
from functools import cache

import numpy as np

from ...reference import table
from ...reference.lexicon import lowered
from ...text.fold import small
from ...text.lines import Flags, Ints, Lines, in_range, per_lines
from ...text.openings import begin_alike
from ...text.points import among
from ..common.line_shapes import ends_sentence
from ..common.own_lines import beginning
from ..common.whole_lines import equal_to
from ..contract import NOBODY
from ..stretches import covered
from .paywalls import paywalls

# So many lines above a paywall can hold these lines.
_REACH = 12
_SHORTEST_AGAIN = 25
_LONGEST_LABEL = 60
_LONGEST_NAME = 60
_WORD = r"[^\W\d_][\w.'\N{RIGHT SINGLE QUOTATION MARK}-]*"
_NAME = re.compile(rf"{_WORD}(?: {_WORD}){{1,5}}")
_CAPITAL = r"[^\W\d_a-z][\w.'\N{RIGHT SINGLE QUOTATION MARK}-]*"
_SAYS = re.compile(
    rf"\b{_CAPITAL} {_CAPITAL} (?:reports|says|writes|looks|explains|argues|asks|examines|considers|reflects|"
    rf"discusses|describes|outlines|explores|reveals|finds|speaks|talks|meets|shares|sets out|hears)\b"
)
_MARKS = [ord(mark) for mark in "'\"\N{LEFT SINGLE QUOTATION MARK}\N{LEFT DOUBLE QUOTATION MARK}"]
_MARKS += [ord("\N{RIGHT SINGLE QUOTATION MARK}"), ord("\N{RIGHT DOUBLE QUOTATION MARK}")]
_QUOTES = str.maketrans({"\N{LEFT DOUBLE QUOTATION MARK}": '"', "\N{RIGHT DOUBLE QUOTATION MARK}": '"'})


@per_lines
def _near(lines: Lines) -> Flags:
    """For each filled line, whether a paywall is a few lines below."""
    walls = paywalls(lines)
    return covered(len(lines.filled), np.maximum(walls.first - _REACH, 0), walls.first)


@per_lines
def stray(lines: Lines) -> Flags:
    """For each filled line, whether it is the stray line above some titles."""
    found = np.zeros(len(lines.filled), dtype=np.bool_)
    found[equal_to(lines, (small(table("forms")["themj"]["stray"]),))] = True
    return found


@per_lines
def labelled(lines: Lines) -> Flags:
    """For each filled line, whether it is a label above a title: the stray line, or a section in capitals."""
    found = stray(lines).copy()
    filled = lines.filled
    last = lines.lasts
    capital = in_range(last, "A", "Z")
    likely = np.flatnonzero(_near(lines) & capital & (lines.lengths <= _LONGEST_LABEL))
    found[likely] = [words.isupper() and len(words) > 1 for words in lines.contents(filled[likely])]
    return found


@per_lines
def again(lines: Lines) -> Flags:
    """For each filled line, whether the next line gives it again: with straight apostrophes, or with more words."""
    filled = lines.filled
    length = lines.lengths
    found = np.zeros(len(filled), dtype=np.bool_)
    first = np.where(among(lines.firsts, _MARKS), _MARKS[0], lines.firsts)
    likely = _near(lines)[:-1] & (length[:-1] >= _SHORTEST_AGAIN) & (length[1:] >= length[:-1] - 1)
    likely &= (first[1:] == first[:-1]) & begin_alike(lines)
    for place in np.flatnonzero(likely).tolist():
        above, below = (lines.start[filled[place + by]] for by in (0, 1))
        text = lines.written.plain
        # Most pairs of lines differ in their first words.
        if _bare(text[above : above + _SHORTEST_AGAIN]) == _bare(text[below : below + _SHORTEST_AGAIN]):
            found[place] = given_again(lines, place)
    return found


def given_again(lines: Lines, place: int) -> bool:
    """Whether the line below `place` gives its words again, with straight apostrophes or with more words."""
    told, more = (_bare(lines.plain(int(lines.filled[place + by]))) for by in (0, 1))
    return more.startswith(told.rstrip("."))


def _bare(words: str) -> str:
    return small(words).translate(_QUOTES)


@per_lines
def popular(lines: Lines) -> Flags:
    """For each filled line, whether it names the author: "Popular articles by NAME"."""
    found = np.zeros(len(lines.filled), dtype=np.bool_)
    if len(paywalls(lines)):
        found[beginning(lines, small(table("forms")["themj"]["author"]), None)] = True
    return found


def says(words: str) -> bool:
    """Whether a standfirst names its author: "Ann Sample reports.", "Ann Sample looks back on a year"."""
    return _SAYS.search(words) is not None


def named(lines: Lines, places: Ints, by_name: Ints) -> Flags:
    """For each of `places`, whether it is a person's name alone, the same as in the line `by_name` if there is one."""
    at = lines.filled[places]
    found: Flags = (lines.length[at] <= _LONGEST_NAME) & ~ends_sentence(lines)[places]
    likely = np.flatnonzero(found)
    for number, words in zip(likely.tolist(), lines.contents(at[likely]), strict=True):
        other = int(by_name[number])
        same = other == NOBODY or lines.plain(int(lines.filled[other])).endswith(words)
        found[number] = same and is_name(words)
    return found


def is_name(words: str) -> bool:
    """Whether `words` are a person's name and nothing more."""
    if words.isupper() or _NAME.fullmatch(words) is None:
        return False
    return all(word[0].isupper() or word in _particles() for word in words.split())


@cache
def _particles() -> frozenset[str]:
    return frozenset({*lowered("particle"), "of"})
